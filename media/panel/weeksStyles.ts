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

  rj-grid-plot {
    --rj-plot-font: 10px;
    margin-top: 4px;
  }

  .key i {
    forced-color-adjust: none;
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
