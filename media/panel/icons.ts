import answered from '@vscode/codicons/src/icons/comment.svg';
import completed from '@vscode/codicons/src/icons/pass.svg';
import drafting from '@vscode/codicons/src/icons/edit.svg';
import notStarted from '@vscode/codicons/src/icons/circle-large.svg';
import reviewed from '@vscode/codicons/src/icons/pass-filled.svg';
import signedOff from '@vscode/codicons/src/icons/verified-filled.svg';
import look from '@vscode/codicons/src/icons/warning.svg';
import type { ActivityStatus } from '../../src/core/records/status';
import { icon } from '../shared/icon';

const statusIcons: Readonly<Record<ActivityStatus, string>> = {
  'not-started': notStarted,
  drafting,
  answered,
  completed,
  reviewed,
  'signed-off': signedOff,
};

/** Repeats the status text next to it, so it is hidden from screen readers. */
export const statusIcon = (status: ActivityStatus) => icon(statusIcons[status]);

export const lookIcon = () => icon(look);
