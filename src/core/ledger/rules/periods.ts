/** The rule that requires entries in each part of a cycle, such as an annual appraisal. */
import * as l10n from '@vscode/l10n';
import type { Entry } from '../../entries/entry';
import { partsOf } from '../cycle';
import type { Cycle } from '../ledger';
import { placer } from '../which';
import { collect, type Measure, type Rule, type Terms } from './measure';

/** Counts the parts of the cycle with enough entries. Future parts are not reported as open. */
export function periods(rule: Rule<'cycle'>, terms: Terms): Measure {
  const placeOf = placer(terms, rule.which, terms.today);
  const parts = partsOf(terms.cycle, rule.months);
  const { recorded, planned, add } = collect(placeOf);
  const isDone = (part: Cycle, some: Iterable<Entry>): boolean =>
    [...some].filter((entry) => isWithin(part, entry)).length >= rule.atLeast;
  return {
    add,
    measured: () => {
      const both = [...recorded, ...planned];
      const done = parts.filter((part) => isDone(part, recorded));
      const open = parts.filter((part) => part.from <= terms.today && !done.includes(part));
      return {
        unit: 'periods',
        recorded: done.length,
        planned: parts.filter((part) => !done.includes(part) && isDone(part, both)).length,
        required: parts.length,
        isMet: done.length >= parts.length,
        open: open.map(({ from, to }) => l10n.t('From {0} to {1}', from, to)),
      };
    },
    counted: (entries, place) =>
      entries
        .filter((entry) => placeOf(entry) === place)
        .map((entry) => {
          const { from, to } = parts.find((part) => isWithin(part, entry))!;
          return { entry, amount: 1, why: l10n.t('For {0} to {1}', from, to) };
        }),
  };
}

const isWithin = ({ from, to }: Cycle, { date }: Entry): boolean => date! >= from && date! <= to;
