import * as l10n from '@vscode/l10n';
import type { WeekHours } from '../../src/core/ledger/ledger';
import type { GapRow, LedgerPage, RequirementRow } from '../../src/core/ledger/ledgerPage';
import type { MatrixColumn, MatrixRow } from '../../src/core/ledger/topicMatrix';
import { hoursWords } from '../../src/core/base/timeWords';
import { amountWords, shareWords } from '../../src/core/ledger/unitWords';
import { isolateBidi } from '../../src/core/base/isolateBidi';
import { endsWords, isNearEnd } from '../shared/cycleEnd';
import { monthAndYear, numeral, shortDate } from '../shared/locale';

// Texts with numbers in the ledger. A number is never shown alone.

export const hours = (minutes: number): string => hoursWords(minutes, numeral);

export const entries = (count: number): string =>
  count === 0 ? l10n.t('no entries') : amountWords('entries', count, numeral);

/** How far a requirement is, in one line. */
export function requirementWords(row: RequirementRow): string {
  const { unit, recorded, planned, required, isLimit } = row;
  if (isLimit) return unit === 'months' ? gapWords(row) : limitWords(row);
  const amount = (value: number) => amountWords(unit, value, numeral);
  const soFar =
    recorded === 0
      ? l10n.t('0 of {0} recorded', amount(required))
      : l10n.t('{0} recorded', shareWords(unit, recorded, required, numeral));
  return planned === 0 ? soFar : plannedWords(row, soFar, amount(planned));
}

function plannedWords({ plannedIn }: RequirementRow, soFar: string, amount: string): string {
  switch (plannedIn) {
    case 'future':
      return l10n.t('{0}; {1} in future entries', soFar, amount);
    case 'both':
      return l10n.t('{0}; {1} in unfinished or future entries', soFar, amount);
    default:
      return l10n.t('{0}; {1} in unfinished entries', soFar, amount);
  }
}

function gapWords({ recorded, required }: RequirementRow): string {
  const length = amountWords('months', recorded, numeral);
  return recorded === 0
    ? l10n.t('No gap needs an explanation')
    : l10n.t(
        'Longest gap without an explanation: {0}; one of {1} or more is to be explained',
        length,
        amountWords('months', required, numeral),
      );
}

function limitWords({ unit, recorded, planned, required }: RequirementRow): string {
  const amount = (value: number) => amountWords(unit, value, numeral);
  const soFar =
    recorded === 0
      ? l10n.t('Nothing recorded yet; at most {0}', amount(required))
      : l10n.t('Longest {0}; at most {1}', amount(recorded), amount(required));
  return planned === 0 ? soFar : l10n.t('{0}; longest draft {1}', soFar, amount(planned));
}

/** In a table: the bound that the number is measured by. */
export function boundWords({ unit, required, isLimit }: RequirementRow): string {
  const amount = amountWords(unit, required, numeral);
  if (!isLimit) return l10n.t('at least {0}', amount);
  return unit === 'months'
    ? l10n.t('gaps of {0} or more explained', amount)
    : l10n.t('at most {0}', amount);
}

/** What is still open; empty when nothing is. */
export const openWords = ({ open }: RequirementRow): string =>
  open.length === 0 ? '' : l10n.t('Still needed: {0}', open.join('; '));

export const longerWords = ({ entries, minutes }: LedgerPage['longer']): string =>
  entries === 1
    ? l10n.t('{0} in 1 entry, more than a week of work, are in no week', hours(minutes))
    : l10n.t(
        '{0} in {1} entries, each more than a week of work, are in no week',
        hours(minutes),
        numeral(entries),
      );

export const undatedWords = (count: number): string =>
  count === 1
    ? l10n.t('1 entry has no date, so it belongs to no cycle')
    : l10n.t('{0} entries have no date, so they belong to no cycle', numeral(count));

export const unassignedWords = ({ entries, minutes }: LedgerPage['unassigned']): string =>
  entries === 1
    ? l10n.t('{0} in 1 entry count for none of your registrations; name one there', hours(minutes))
    : l10n.t(
        '{0} in {1} entries count for none of your registrations; name one there',
        hours(minutes),
        numeral(entries),
      );

export const rejectedWords = (count: number): string =>
  count === 1
    ? l10n.t('1 entry does not count because a reviewer did not accept its claim')
    : l10n.t(
        '{0} entries do not count because a reviewer did not accept their claims',
        numeral(count),
      );

export function weekWords({ week, minutes, participatory }: WeekHours): string {
  const date = shortDate(week);
  if (minutes === 0) return l10n.t('Week of {0}: nothing recorded', date);
  return participatory === 0
    ? l10n.t('Week of {0}: {1}', date, hours(minutes))
    : l10n.t(
        'Week of {0}: {1}, of which {2} with others',
        date,
        hours(minutes),
        hours(participatory),
      );
}

/** The meaning of a column of the matrix. */
export const columnWords = ({ date, title }: MatrixColumn): string =>
  title === ''
    ? monthAndYear(date)
    : date === ''
      ? isolateBidi(title)
      : l10n.t('{0}, {1}', isolateBidi(title), shortDate(date));

/** A topic, with a word where it was not checked. */
export const topicName = ({ title, isVerified }: MatrixRow): string =>
  isVerified ? isolateBidi(title) : l10n.t('{0} ({1})', isolateBidi(title), unverified());

export function cellWords(topic: string, column: MatrixColumn, count: number): string {
  const where = columnWords(column);
  if (column.title === '') return l10n.t('{0}, {1}: {2}', topic, where, entries(count));
  return count === 0
    ? l10n.t('{0} is not covered by {1}', topic, where)
    : l10n.t('{0} is covered by {1}', topic, where);
}

/** When the cycle ends, calmly when that is near. */
export function cycleWords({ cycleState, daysLeft, cycle }: LedgerPage): string {
  const last = shortDate(cycle.to);
  if (cycleState === 'over') return l10n.t('This cycle ended on {0}.', last);
  if (cycleState === 'ahead') return l10n.t('This cycle begins on {0}.', shortDate(cycle.from));
  return isNearEnd(daysLeft)
    ? endsWords(daysLeft)
    : l10n.t('{0} days left; the cycle ends on {1}.', numeral(daysLeft), last);
}

export const gapDates = ({ from, to }: GapRow): string =>
  l10n.t('{0} to {1}', shortDate(from), shortDate(to));

export const days = (count: number): string =>
  count === 1 ? l10n.t('1 day') : l10n.t('{0} days', numeral(count));

export const unverified = (): string => l10n.t('not yet checked against the source');
