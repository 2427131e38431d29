/** Rules with a maximum: months without a recorded entry, and words. */
import * as l10n from '@vscode/l10n';
import type { Entry } from '../../entries/entry';
import { daysAfter, monthsBetween } from '../cycle';
import { RecordedDays } from '../gaps';
import type { Gap } from '../ledger';
import { placer } from '../which';
import { collect, type Measure, type Rule, type Terms } from './measure';

/** Gaps of that length need an explanation. The longest one without is the recorded amount. */
export function maxGap(
  rule: Rule<'maxGap'>,
  terms: Terms,
): Measure & { readonly gaps: () => readonly Gap[] } {
  const { cycle, today } = terms;
  const explaining = { templates: rule.explainedBy ? [rule.explainedBy] : [] };
  const placeOfExplanation = placer(terms, explaining, today);
  const placeOf = placer(terms, rule.which, today);
  const days = new RecordedDays();
  const gaps = (): readonly Gap[] => days.gaps(cycle, today, rule.months);
  const plannedFor = (gap: Gap, entries: readonly Entry[]): Entry | undefined =>
    gap.explainedBy
      ? undefined
      : entries.find(
          (one) =>
            placeOfExplanation(one) === 'planned' && one.date! >= gap.from && one.date! <= gap.to,
        );
  return {
    gaps,
    add: (entry, sign) => {
      const explained = placeOfExplanation(entry);
      if (explained === 'recorded') days.explain(entry, sign);
      else if (!explained && placeOf(entry) === 'recorded') days.add(entry, sign);
    },
    measured: () => {
      const unexplained = gaps().filter((gap) => !gap.explainedBy);
      return {
        unit: 'months',
        recorded: Math.max(0, ...unexplained.map(monthsIn)),
        planned: 0,
        required: rule.months,
        isLimit: true,
        isMet: unexplained.length === 0,
        open: unexplained.map(({ from, to }) => l10n.t('To be explained: {0} to {1}', from, to)),
      };
    },
    counted: (entries, place) =>
      gaps().flatMap((gap) => {
        const { from, to } = gap;
        const explainedBy = place === 'recorded' ? gap.explainedBy : plannedFor(gap, entries);
        if (!explainedBy) return [];
        const why = l10n.t('Explains the gap from {0} to {1}', from, to);
        return [{ entry: explainedBy, amount: monthsIn(gap), why }];
      }),
  };
}

const monthsIn = ({ from, to }: Gap): number => monthsBetween(from, daysAfter(to, 1));

/** Limits the words of the longest entry; requires at least one entry. */
export function wordLimit(rule: Rule<'wordLimit'>, terms: Terms): Measure {
  const placeOf = placer(terms, rule.which, terms.today);
  const { recorded, planned, add } = collect(placeOf);
  const longest = (some: Iterable<Entry>): number =>
    Math.max(0, ...[...some].map(({ handedIn }) => handedIn));
  return {
    add,
    measured: () => {
      const over = [...recorded].filter((entry) => entry.handedIn > rule.atMost);
      return {
        unit: 'words',
        recorded: longest(recorded),
        planned: longest(planned),
        required: rule.atMost,
        isLimit: true,
        isMet: recorded.size > 0 && over.length === 0,
        open:
          recorded.size === 0
            ? [planned.size === 0 ? l10n.t('Still to be written') : l10n.t('Still to be finished')]
            : over.map((entry) => overText(entry, entry.handedIn - rule.atMost)),
      };
    },
    counted: (entries, place) =>
      entries
        .filter((entry) => placeOf(entry) === place)
        .map((entry) => ({
          entry,
          amount: entry.handedIn,
          why: l10n.t('{0} words', entry.handedIn),
        })),
  };
}

const overText = ({ title }: Entry, words: number): string =>
  words === 1
    ? l10n.t('“{0}” is 1 word over the limit', title)
    : l10n.t('“{0}” is {1} words over the limit', title, words);
