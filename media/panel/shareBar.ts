import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { css, html, nothing } from 'lit';

export const barStyles = css`
  .share {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 3px 0;
  }

  vscode-progress-bar {
    flex: 1;
    forced-color-adjust: none;
    height: 4px;
    border-radius: 2px;
    overflow: hidden;
  }

  vscode-progress-bar::part(track) {
    box-sizing: border-box;
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 2px;
    background: color-mix(in srgb, var(--vscode-foreground) 18%, transparent);
  }

  vscode-progress-bar::part(indicator) {
    transition: none;
  }
`;

/** How much of what is asked for is done; nothing where nothing is asked for. */
export const shareBar = (name: string, done: number, required: number) =>
  required === 0
    ? nothing
    : html`<vscode-progress-bar
        .ariaLabel=${name}
        .value=${done}
        .max=${required}
      ></vscode-progress-bar>`;
