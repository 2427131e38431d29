/** The rule that asks for something again and again within a cycle, such as an appraisal each year. */
import * as l10n from '@vscode/l10n';
import type { Entry } from '../../entry';
import type { Requirement } from '../../schemas';
import { partsOf } from '../cycle';
import type { Cycle } from '../ledger';
import { matcher } from '../which';
import type { Basis, Measured } from './measured';

/** Parts of the cycle with as many entries as are asked for in each. Parts yet to come are not open. */
export function periods(rule: Extract<Requirement, { rule: 'cycle' }>, basis: Basis): Measured {
  const matches = matcher(basis.framework, rule.which);
  const recorded = basis.recorded.filter(matches);
  const planned = basis.planned.filter(matches);
  const parts = partsOf(basis.cycle, rule.months);
  const isDone = (part: Cycle, entries: readonly Entry[]): boolean =>
    entries.filter((entry) => isWithin(part, entry)).length >= rule.atLeast;
  const done = parts.filter((part) => isDone(part, recorded));
  const open = parts.filter((part) => part.from <= basis.today && !done.includes(part));
  return {
    unit: 'periods',
    recorded: done.length,
    planned: parts.filter((part) => !done.includes(part) && isDone(part, [...recorded, ...planned]))
      .length,
    required: parts.length,
    isMet: done.length >= parts.length,
    open: open.map(({ from, to }) => l10n.t('From {0} to {1}', from, to)),
    counted: () =>
      recorded.map((entry) => {
        const { from, to } = parts.find((part) => isWithin(part, entry))!;
        return { entry, amount: 1, why: l10n.t('For {0} to {1}', from, to) };
      }),
  };
}

const isWithin = ({ from, to }: Cycle, { date }: Entry): boolean => date! >= from && date! <= to;
