import * as l10n from '@vscode/l10n';
import { css } from 'lit';
import * as v from 'valibot';
import type { ListOf } from '../../src/core/ledger/ledgerList';
import type { FromLedger } from '../../src/protocol/ledger';
import { Host } from '../shared/host';
import { readMessage } from '../../src/protocol/message';
import { toLedger, type ToLedger } from '../../src/protocol/ledger';
import './ledgerView';
import type { LedgerView } from './ledgerView';

const page = css`
  body {
    padding: 0;
  }
`;

const memory = v.object({ scroll: v.number() });
type Memory = v.InferOutput<typeof memory>;

const isSame = (a: ListOf | undefined, b: ListOf | undefined) =>
  JSON.stringify(a) === JSON.stringify(b);

/** Ties the page to the extension: messages in, requests out, and what outlives a hidden page. */
function start(host: Host<FromLedger, Memory>, view: LedgerView) {
  let scrollTo = host.memory.scroll;

  const ask = (of: ListOf, offset: number) => host.send({ type: 'listEntries', of, offset });

  function tell(message: ToLedger) {
    switch (message.type) {
      case 'texts':
        l10n.config({ contents: { ...message.bundle } });
        view.textsKnown = true;
        return;
      case 'entries':
        if (isSame(message.list.of, view.opened)) view.list = message.list;
        return;
      case 'ledger':
        view.textsKnown = true;
        show(message);
    }
  }

  function show(message: NonNullable<LedgerView['told']>) {
    const isOther =
      message.journal !== view.told?.journal ||
      message.framework !== view.told.framework ||
      message.page?.cycle.from !== view.told.page?.cycle.from;
    view.told = message;
    if (isOther) view.opened = view.list = undefined;
    // What is listed may have changed with it.
    else if (view.opened) ask(view.opened, view.list?.offset ?? 0);
    if (scrollTo > 0) {
      const top = scrollTo;
      scrollTo = 0;
      requestAnimationFrame(() => window.scrollTo({ top, behavior: 'instant' }));
    }
  }

  window.addEventListener('message', (event) => {
    const message = readMessage(toLedger, event.data);
    if (message) tell(message);
  });
  window.addEventListener('scroll', () => host.remember({ scroll: window.scrollY }), {
    passive: true,
  });
  view.addEventListener('rj-ledger-request', (event) => host.send(event.detail));
  view.addEventListener('rj-list', ({ detail: of }) => {
    const before = view.opened;
    if (!isSame(of, before)) view.list = undefined;
    view.opened = of;
    if (of) ask(of, 0);
    else if (before) view.focusBehind(before);
  });

  host.send({ type: 'ready', matrix: { page: 0, size: view.columns } });
}

if (page.styleSheet) {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, page.styleSheet];
}
const view = document.querySelector('rj-ledger');
if (view) start(new Host(acquireVsCodeApi(), memory, { scroll: 0 }), view);
