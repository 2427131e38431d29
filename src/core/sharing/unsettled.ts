/** Texts about a conflict that git cannot mark in the file, until the person resolves it. */
import * as l10n from '@vscode/l10n';
import type { Finding } from '../base/problem';
import type { Conflict } from './sharing';

export type Undecided = Exclude<Conflict['kind'], 'both'>;

export const unsettledCodes: Readonly<Record<Undecided, string>> = {
  deletedHere: 'git.deleted-here',
  deletedThere: 'git.deleted-there',
  unmarked: 'git.unmarked',
};

export const unsettledFinding = (kind: Undecided): Finding => ({
  ...{ line: 1, severity: 'warning', code: unsettledCodes[kind] },
  message: {
    deletedHere: l10n.t(
      'You deleted this, and another person changed it. Keep it or delete it, then share again.',
    ),
    deletedThere: l10n.t(
      'You changed this, and another person deleted it. Keep it or delete it, then share again.',
    ),
    unmarked: l10n.t(
      'You and another person both changed this file, and git cannot combine the two versions. Share again to choose one.',
    ),
  }[kind],
});

export const unsettledWords = (kind: Undecided): string =>
  ({
    deletedHere: l10n.t('you deleted it, another person changed it'),
    deletedThere: l10n.t('you changed it, another person deleted it'),
    unmarked: l10n.t('you and another person both changed it'),
  })[kind];
