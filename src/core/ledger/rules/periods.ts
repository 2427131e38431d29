/** The rule that asks for something again and again within a cycle, such as an appraisal each year. */
import * as l10n from '@vscode/l10n';
import type { Entry } from '../../entries/entry';
import type { Requirement } from '../../schema/frameworkSchema';
import { partsOf } from '../cycle';
import type { Cycle } from '../ledger';
import { matcher } from '../which';
import { keep, type Measure, type Terms } from './measure';

/** Parts of the cycle with as many entries as are asked for in each. Parts yet to come are not open. */
export function periods(rule: Extract<Requirement, { rule: 'cycle' }>, terms: Terms): Measure {
  const matches = matcher(terms.framework, rule.which);
  const parts = partsOf(terms.cycle, rule.months);
  const entries = { recorded: new Set<Entry>(), planned: new Set<Entry>() };
  const isDone = (part: Cycle, some: Iterable<Entry>): boolean =>
    [...some].filter((entry) => isWithin(part, entry)).length >= rule.atLeast;
  return {
    add: (entry, place, sign) => {
      if (matches(entry)) keep(entries[place], entry, sign);
    },
    measured: () => {
      const { recorded, planned } = entries;
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
    counted: (recorded) =>
      recorded.filter(matches).map((entry) => {
        const { from, to } = parts.find((part) => isWithin(part, entry))!;
        return { entry, amount: 1, why: l10n.t('For {0} to {1}', from, to) };
      }),
  };
}

const isWithin = ({ from, to }: Cycle, { date }: Entry): boolean => date! >= from && date! <= to;
