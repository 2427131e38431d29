import * as l10n from '@vscode/l10n';
import { css } from 'lit';
import * as v from 'valibot';
import { teamColumns, usualOrder } from '../../src/core/team/teamOrder';
import type { FromTeam } from '../../src/protocol/team';
import { Host } from '../shared/host';
import { readMessage } from '../../src/protocol/message';
import { toTeam, type ToTeam } from '../../src/protocol/team';
import './teamView';
import type { TeamView } from './teamView';

const page = css`
  body {
    padding: 0;
  }
`;

const memory = v.object({
  order: v.object({ by: v.picklist(teamColumns), isDescending: v.boolean() }),
  text: v.string(),
  isWaiting: v.boolean(),
  learner: v.string(),
  scroll: v.number(),
});
type Memory = v.InferOutput<typeof memory>;

const untouched: Memory = {
  order: usualOrder,
  text: '',
  isWaiting: false,
  learner: '',
  scroll: 0,
};

/** Ties the page to the extension: messages in, requests out, and what outlives a hidden page. */
function start(host: Host<FromTeam, Memory>, view: TeamView) {
  const { order, text, isWaiting, learner } = host.memory;
  view.tableState = { order, text, isWaiting };
  view.learner = learner;
  let scrollTo = host.memory.scroll;

  function tell(message: ToTeam) {
    if (message.type === 'texts') l10n.config({ contents: { ...message.bundle } });
    view.textsKnown = true;
    if (message.type === 'team') view.told = message;
    else if (message.type === 'learner') view.page = message;
    if (message.type === 'texts' || scrollTo === 0) return;
    const top = scrollTo;
    scrollTo = 0;
    requestAnimationFrame(() => window.scrollTo({ top, behavior: 'instant' }));
  }

  function open(key: string) {
    const before = view.learner;
    if (key === before) return;
    view.learner = key;
    view.page = undefined;
    host.remember({ learner: key });
    host.send({ type: 'openLearner', key });
    view.focusAfter(before);
  }

  window.addEventListener('message', (event) => {
    const message = readMessage(toTeam, event.data);
    if (message) tell(message);
  });
  window.addEventListener('scroll', () => host.remember({ scroll: window.scrollY }), {
    passive: true,
  });
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) open('');
  });
  view.addEventListener('rj-team-request', (event) => host.send(event.detail));
  view.addEventListener('rj-learner', (event) => open(event.detail));
  view.addEventListener('rj-table-state', ({ detail: change }) => {
    view.tableState = { ...view.tableState, ...change };
    host.remember(change);
  });

  host.send({ type: 'ready' });
  if (learner !== '') host.send({ type: 'openLearner', key: learner });
}

if (page.styleSheet) {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, page.styleSheet];
}
const view = document.querySelector('rj-team');
if (view) start(new Host(acquireVsCodeApi(), memory, untouched), view);
