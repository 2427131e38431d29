import { css } from 'lit';

/** What pages with plots share besides what every page of ours does. */
export const plotStyles = css`
  :host {
    --rj-ink: var(--vscode-progressBar-background);
    --rj-soft: color-mix(in srgb, var(--rj-ink) 35%, transparent);
    --rj-edge: var(
      --vscode-contrastBorder,
      color-mix(in srgb, var(--vscode-foreground) 25%, transparent)
    );
    --rj-over: var(--vscode-list-warningForeground);
  }

  h2 {
    margin-bottom: 8px;
    font-size: 1.2em;
  }

  .mark {
    display: inline-block;
    padding: 0 5px;
    border: 1px solid var(--rj-edge);
    border-radius: 3px;
    color: var(--vscode-descriptionForeground);
    font-size: 0.9em;
    font-weight: normal;
  }

  button.row {
    display: block;
  }

  .row .head {
    display: flex;
    gap: 4px;
  }

  .row .head .icon {
    margin-top: 1px;
  }

  .row .words {
    display: block;
  }

  .row rj-bar {
    margin: 4px 0;
  }

  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin-top: 4px;
    font-size: 0.9em;
  }

  .key span {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }

  .key i {
    box-sizing: border-box;
    width: 11px;
    height: 11px;
    border: 1px solid var(--rj-ink);
    border-radius: 2px;
    forced-color-adjust: none;
  }

  .key .full {
    background: var(--rj-ink);
  }

  .key .soft {
    background: var(--rj-soft);
  }

  .key .bound {
    width: 2px;
    border: 0;
    border-radius: 0;
    background: var(--vscode-foreground);
  }

  tbody th,
  td.long {
    min-width: 7em;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  /* Words stay whole: a table that is too wide scrolls by itself. */
  details {
    overflow-x: auto;
  }

  .pages {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    margin-top: 6px;
  }
`;
