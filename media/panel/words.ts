import * as l10n from '@vscode/l10n';
import type { LedgerCard } from '../../src/core/ledger/ledgerCard';
import type { Share } from '../../src/core/progress/progress';
import { list, shortDate, numeral } from '../shared/locale';

// Texts with numbers in the panel. A number is never shown alone.

/** The same words as in the trees. */
export { statusWord } from '../../src/core/progress/progressText';

export function questionsLeft(count: number): string {
  if (count === 0) {
    return l10n.t('No questions left');
  }
  return count === 1 ? l10n.t('1 question left') : l10n.t('{0} questions left', numeral(count));
}

export const minutes = (count: number): string => l10n.t('{0} min', numeral(count));

export const aboutMinutes = (count: number): string => l10n.t('about {0} min', numeral(count));

/** The time of one activity; empty when there is none to speak of. */
export function spentOfPlanned(spent: number, planned: number | undefined): string {
  if (planned === undefined) {
    return spent === 0 ? '' : l10n.t('{0} min spent', numeral(spent));
  }
  return spent === 0
    ? aboutMinutes(planned)
    : l10n.t('{0} of about {1} min', numeral(spent), numeral(planned));
}

export function timeInAll(spent: number, planned: number): string {
  if (planned === 0) {
    return spent === 0
      ? l10n.t('No time is planned, and none was noted yet.')
      : l10n.t('Spent {0} min', numeral(spent));
  }
  return spent === 0
    ? l10n.t('Planned {0} min · none noted yet', numeral(planned))
    : l10n.t('Planned {0} · spent {1} min', numeral(planned), numeral(spent));
}

/** How much of what is asked for is done, and what was done beyond it. */
export function doneOf({ done, required, extra }: Share): string {
  return withExtra(doneOfRequired(done, required), extra);
}

function doneOfRequired(done: number, required: number): string {
  if (required === 0) {
    return l10n.t('Nothing is required here');
  }
  if (done === 0) {
    return required === 1
      ? l10n.t('Not done yet')
      : l10n.t('None of {0} done yet', numeral(required));
  }
  return l10n.t('{0} of {1} done', numeral(done), numeral(required));
}

/** What a choice asks for, by the numbers of its activities. */
export function choose(atLeast: number, of: readonly string[]): string {
  return atLeast === 1
    ? l10n.t('Choose at least one of {0}', list(of))
    : l10n.t('Choose at least {0} of {1}', numeral(atLeast), list(of));
}

function withExtra(sentence: string, extra: number): string {
  return extra === 0
    ? sentence
    : l10n.t('{0}, and {1} more than required', sentence, numeral(extra));
}

/** What of a framework is recorded, by its topics or by its requirements. */
export function recordedOf({ of, done, required }: LedgerCard): string {
  const all = numeral(required);
  if (of === 'topics')
    return done === 0
      ? l10n.t('none of {0} topics yet', all)
      : l10n.t('{0} of {1} topics', numeral(done), all);
  return done === 0
    ? l10n.t('none of {0} requirements yet', all)
    : l10n.t('{0} of {1} requirements', numeral(done), all);
}

export function entries(count: number): string {
  if (count === 0) {
    return l10n.t('no entries');
  }
  return count === 1 ? l10n.t('1 entry') : l10n.t('{0} entries', numeral(count));
}

export function week(monday: string, entryCount: number, minuteCount: number): string {
  const date = shortDate(monday);
  return minuteCount === 0
    ? l10n.t('Week of {0}: {1}', date, entries(entryCount))
    : l10n.t('Week of {0}: {1}, {2}', date, entries(entryCount), minutes(minuteCount));
}

export function filesToLookAt(count: number): string {
  return count === 1
    ? l10n.t('1 file needs a look')
    : l10n.t('{0} files need a look', numeral(count));
}
