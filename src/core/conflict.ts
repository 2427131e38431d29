import * as l10n from '@vscode/l10n';
import type { Finding } from './problem';

/** The first line of a conflict that git left, as `m` looks for it. */
export const conflictLine = /^<{7}(?: |\r?$)/m;

export const conflictFinding = (line: number): Finding => ({
  line,
  severity: 'error',
  code: 'git.conflict',
  message: l10n.t(
    'Git left a conflict here. Keep what you want and remove the lines with <<<<<<<, ======= and >>>>>>>.',
  ),
});
