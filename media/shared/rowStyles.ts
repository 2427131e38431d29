import { css } from 'lit';

/** A row that is pressed as a whole, as rows of the editor's own lists look. */
export const rowStyles = css`
  button.row {
    box-sizing: border-box;
    width: calc(100% + 12px);
    margin: 0 -6px;
    padding: 3px 6px;
    border-radius: 3px;
  }

  button.row:hover {
    background: var(--vscode-list-hoverBackground);
    color: var(--vscode-list-hoverForeground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  button.row:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
`;
