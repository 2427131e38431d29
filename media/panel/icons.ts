import answered from '@vscode/codicons/src/icons/comment.svg';
import completed from '@vscode/codicons/src/icons/pass.svg';
import drafting from '@vscode/codicons/src/icons/edit.svg';
import notStarted from '@vscode/codicons/src/icons/circle-large.svg';
import reviewed from '@vscode/codicons/src/icons/pass-filled.svg';
import signedOff from '@vscode/codicons/src/icons/verified-filled.svg';
import look from '@vscode/codicons/src/icons/warning.svg';
import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { ActivityStatus } from '../../src/core/status';

const statusIcons: Readonly<Record<ActivityStatus, string>> = {
  'not-started': notStarted,
  drafting,
  answered,
  completed,
  reviewed,
  'signed-off': signedOff,
};

// The markup is a codicon that was built in; nothing of a journal comes through here.
const icon = (svg: string) => html`<span class="icon" aria-hidden="true">${unsafeHTML(svg)}</span>`;

/** Says what the status word beside it says; hidden from screen readers. */
export const statusIcon = (status: ActivityStatus) => icon(statusIcons[status]);

export const lookIcon = () => icon(look);
