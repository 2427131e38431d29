import * as l10n from '@vscode/l10n';
import { css } from 'lit';
import * as v from 'valibot';
import type { FromPanel } from '../../src/protocol/panel';
import { Host } from '../shared/host';
import { readMessage } from '../../src/protocol/message';
import { toPanel } from '../../src/protocol/panel';
import './progressPanel';
import type { ProgressPanel } from './progressPanel';

const page = css`
  body {
    padding: 0 12px;
  }
`;

const memory = v.object({ tableOpen: v.boolean(), scroll: v.number() });
type Memory = v.InferOutput<typeof memory>;

/** Ties the panel to the extension: messages in, requests out, and what outlives a hidden view. */
function start(host: Host<FromPanel, Memory>, panel: ProgressPanel) {
  let scrollTo = host.memory.scroll;
  panel.tableOpen = host.memory.tableOpen;

  window.addEventListener('message', (event) => {
    const message = readMessage(toPanel, event.data);
    if (message?.type === 'texts') {
      l10n.config({ contents: { ...message.bundle } });
      panel.textsKnown = true;
    } else if (message?.type === 'ledgers') {
      panel.ledgers = message;
    } else if (message) {
      panel.textsKnown = true;
      panel.report = message;
      if (scrollTo > 0) {
        const top = scrollTo;
        scrollTo = 0;
        requestAnimationFrame(() => window.scrollTo({ top, behavior: 'instant' }));
      }
    }
  });
  window.addEventListener('scroll', () => host.remember({ scroll: window.scrollY }), {
    passive: true,
  });
  panel.addEventListener('rj-request', (event) => host.send(event.detail));
  panel.addEventListener('rj-table', (event) => {
    panel.tableOpen = event.detail;
    host.remember({ tableOpen: event.detail });
  });

  host.send({ type: 'ready' });
}

if (page.styleSheet) {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, page.styleSheet];
}
const panel = document.querySelector('rj-progress');
if (panel) {
  start(new Host(acquireVsCodeApi(), memory, { tableOpen: false, scroll: 0 }), panel);
}
