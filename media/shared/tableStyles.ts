import { css } from 'lit';

/** A table behind a plot. */
export const tableStyles = css`
  table {
    width: 100%;
    margin-top: 4px;
    border-collapse: collapse;
  }

  caption,
  th,
  td {
    padding: 2px 6px 2px 0;
    text-align: start;
    vertical-align: top;
  }

  caption {
    color: var(--vscode-descriptionForeground);
  }

  th {
    font-weight: 600;
  }

  tr {
    overflow-wrap: normal;
  }

  tbody th {
    white-space: nowrap;
    font-weight: inherit;
  }

  details {
    margin-top: 4px;
  }

  summary {
    width: fit-content;
    color: var(--vscode-descriptionForeground);
    cursor: pointer;
  }

  summary:hover {
    color: var(--vscode-foreground);
  }
`;
