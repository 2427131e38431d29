/** What is said of a file that one side deleted and the other changed, until the person has decided. */
import * as l10n from '@vscode/l10n';
import type { Finding } from '../problem';
import type { Conflict } from './sharing';

export type Deletion = Exclude<Conflict['kind'], 'both'>;

export const unsettledCodes: Readonly<Record<Deletion, string>> = {
  deletedHere: 'git.deleted-here',
  deletedThere: 'git.deleted-there',
};

export const unsettledFinding = (kind: Deletion): Finding => ({
  line: 1,
  severity: 'warning',
  code: unsettledCodes[kind],
  message:
    kind === 'deletedHere'
      ? l10n.t(
          'You deleted this, and somebody else changed it. Keep it or delete it, then share again.',
        )
      : l10n.t(
          'You changed this, and somebody else deleted it. Keep it or delete it, then share again.',
        ),
});

export const unsettledWords = (kind: Deletion): string =>
  kind === 'deletedHere'
    ? l10n.t('you deleted it, somebody else changed it')
    : l10n.t('you changed it, somebody else deleted it');
