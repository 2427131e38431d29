import { css } from 'lit';

export const weeksStyles = css`
  :host {
    --rj-ink: var(--vscode-progressBar-background);
    --rj-edge: color-mix(in srgb, var(--vscode-foreground) 25%, transparent);
    --rj-none: transparent;
    --rj-one: color-mix(in srgb, var(--rj-ink) 35%, transparent);
    --rj-two: color-mix(in srgb, var(--rj-ink) 55%, transparent);
    --rj-few: color-mix(in srgb, var(--rj-ink) 75%, transparent);
    --rj-many: var(--rj-ink);
  }

  .map {
    position: relative;
    margin-top: 4px;
  }

  .heat-map,
  .key i {
    forced-color-adjust: none;
  }

  .heat-map {
    display: block;
    overflow: visible;
    color: var(--vscode-descriptionForeground);
    font-family: inherit;
    font-size: 10px;
  }

  .heat-map rect {
    stroke: var(--vscode-contrastBorder, var(--rj-edge));
    cursor: pointer;
  }

  .heat-map rect:hover {
    stroke: var(--vscode-foreground);
  }

  .heat-map rect:focus-visible {
    outline: none;
    stroke: var(--vscode-focusBorder);
    stroke-width: 2px;
  }

  .tip {
    position: absolute;
    bottom: 100%;
    z-index: 1;
    box-sizing: border-box;
    width: max-content;
    max-width: 100%;
    padding: 3px 8px;
    border: 1px solid var(--vscode-editorHoverWidget-border);
    border-radius: 3px;
    background: var(--vscode-editorHoverWidget-background);
    color: var(--vscode-editorHoverWidget-foreground);
  }

  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 3px;
    margin-top: 4px;
    font-size: 0.9em;
  }

  .key i {
    box-sizing: border-box;
    width: 11px;
    height: 11px;
    border: 1px solid var(--vscode-contrastBorder, var(--rj-edge));
    border-radius: 2px;
  }

  .key .none {
    background: var(--rj-none);
  }

  .key .one {
    background: var(--rj-one);
  }

  .key .two {
    background: var(--rj-two);
  }

  .key .few {
    background: var(--rj-few);
  }

  .key .many {
    background: var(--rj-many);
  }
`;
