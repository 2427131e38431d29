import { css } from 'lit';

/** What all parts of the panel share: the editor's own font, colours and focus ring. */
export const shared = css`
  :host {
    display: block;
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
    font-weight: var(--vscode-font-weight);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }

  h2,
  h3 {
    font-size: inherit;
    font-weight: inherit;
  }

  h2 {
    font-weight: 600;
  }

  ul {
    list-style: none;
  }

  .quiet {
    color: var(--vscode-descriptionForeground);
  }

  .icon {
    display: inline-flex;
    flex: none;
    color: var(--vscode-icon-foreground);
  }

  button {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  button.link {
    color: var(--vscode-textLink-foreground);
  }

  button.link:hover {
    color: var(--vscode-textLink-activeForeground);
    text-decoration: underline;
  }

  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
`;
