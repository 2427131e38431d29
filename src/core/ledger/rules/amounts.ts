/** Rules that require a minimum number of entries, or a minimum time. */
import * as l10n from '@vscode/l10n';
import { isOverstated, participatoryOf } from '../../entries/claim';
import { oldestFirst, type Entry } from '../../entries/entry';
import { hoursWords } from '../../base/timeWords';
import { placer, type PlaceOf } from '../which';
import { daysAfter, daysFromTo, monthsAfter } from '../cycle';
import type { Cycle } from '../ledger';
import { groupBy } from '../../base/groupBy';
import { collect, keep, requiredOf, type Measure, type Rule, type Terms } from './measure';

/** The amount that an entry counts for, and why. */
interface Amount {
  readonly of: (entry: Entry) => number;
  readonly why: (entry: Entry) => string;
}

const one: Amount = {
  of: () => 1,
  why: (entry) => l10n.t('Recorded as “{0}”', entry.title),
};
const minutes: Amount = {
  of: ({ claim }) => claim?.minutes ?? 0,
  why: ({ claim }) => l10n.t('{0} claimed', hoursWords(claim?.minutes ?? 0)),
};
const participatory: Amount = {
  of: ({ claim }) => (claim ? participatoryOf(claim) : 0),
  why: ({ claim }) =>
    claim && isOverstated(claim)
      ? l10n.t(
          '{0} of {1} together with others; more than the whole time cannot count',
          hoursWords(claim.participatory),
          hoursWords(claim.minutes),
        )
      : l10n.t(
          '{0} of {1} together with others',
          hoursWords(claim?.participatory ?? 0),
          hoursWords(claim?.minutes ?? 0),
        ),
};
const witnessed: Amount = {
  of: () => 1,
  why: ({ claim }) =>
    claim?.counterpart === undefined
      ? l10n.t('Signed off by a reviewer')
      : l10n.t('With: {0}', claim.counterpart),
};

export function count(rule: Rule<'count'>, terms: Terms): Measure {
  const placeOf = placer(terms, rule.which, terms.today);
  const required = requiredOf(rule, terms);
  return rule.different
    ? differentEntries(required, placeOf)
    : atLeast('entries', required, one, placeOf);
}

/** Counts entries, those with the same answers once. */
function differentEntries(required: number, placeOf: PlaceOf): Measure {
  const { recorded, planned, add } = collect(placeOf);
  return {
    add,
    measured: () => {
      const groups = [...groupBy([...recorded].sort(oldestFirst), sameAnswers).values()];
      const left = required - groups.length;
      return {
        unit: 'entries',
        required,
        recorded: groups.length,
        planned: planned.size,
        isMet: left <= 0,
        open: left <= 0 ? [] : [entriesLeft(left)],
        remarks: groups.filter((group) => group.length > 1).map(sameText),
      };
    },
    counted: (entries, place) => {
      const found = entries.filter((entry) => placeOf(entry) === place);
      const groups = groupBy(found, place === 'planned' ? ({ path }) => path : sameAnswers);
      return [...groups.values()].map(([entry]) => ({
        entry: entry!,
        amount: 1,
        why: one.why(entry!),
      }));
    },
  };
}

/** An entry without answers is like no other. */
const sameAnswers = ({ answersHash, path }: Entry): string =>
  answersHash === 0 ? path : String(answersHash);

const sameText = (entries: readonly Entry[]): string =>
  l10n.t(
    '{0} have the same answers, so they count once',
    entries.map(({ title, path }) => l10n.t('“{0}” ({1})', title, path)).join(', '),
  );

export function sum(rule: Rule<'sum'>, terms: Terms): Measure {
  return time(
    rule.of === 'minutes' ? minutes : participatory,
    requiredOf(rule, terms, perUnit[rule.unit]),
    placer(terms, rule.which, terms.today),
    terms.cycle,
  );
}

/** Adds up minutes. An entry that claims more of them than the cycle has counts for nothing. */
function time(amount: Amount, required: number, placeOf: PlaceOf, cycle: Cycle): Measure {
  const max = daysFromTo(cycle.from, cycle.to) * minutesADay;
  const isPossible = ({ claim }: Entry): boolean => (claim?.minutes ?? 0) <= max;
  const impossible = new Set<Entry>();
  const measure = atLeast('minutes', required, amount, (entry) =>
    isPossible(entry) ? placeOf(entry) : undefined,
  );
  return {
    ...measure,
    add: (entry, sign) => {
      measure.add(entry, sign);
      if (!isPossible(entry) && placeOf(entry)) keep(impossible, entry, sign);
    },
    measured: () => ({
      ...measure.measured(),
      remarks: [...impossible]
        .sort(oldestFirst)
        .map(({ title }) =>
          l10n.t('“{0}” claims more time than the cycle has, so it does not count', title),
        ),
    }),
  };
}

/** Counts a part of the entries that another requirement counts. */
export function subset(rule: Rule<'subset'>, terms: Terms): Measure {
  const whole = terms.framework.requirements.find(({ id }) => id === rule.of);
  const placeInWhole = placer(terms, whole?.which ?? {}, terms.today);
  const templates = rule.which.templates ?? whole?.which.templates;
  const placeInPart = placer(terms, { ...rule.which, templates }, terms.today);
  const placeOf: PlaceOf = (entry) => {
    const [inWhole, inPart] = [placeInWhole(entry), placeInPart(entry)];
    return inWhole === 'recorded' ? inPart : inPart && inWhole;
  };
  return rule.part === 'participatory'
    ? time(participatory, requiredOf(rule, terms, perUnit[rule.unit]), placeOf, terms.cycle)
    : atLeast('entries', requiredOf(rule, terms), one, placeOf);
}

/** Counts entries with another person: named in the entry, or who signed it off. To have looked at it is not enough. */
export function counterpart(rule: Rule<'counterpart'>, terms: Terms): Measure {
  const placeIn = placer(terms, rule.which, terms.today);
  const placeOf: PlaceOf = (entry) => (isWitnessed(entry) ? placeIn(entry) : undefined);
  const measure = atLeast('entries', rule.atLeast, witnessed, placeOf);
  const missing = l10n.t('still to be named: {0}', rule.role);
  const early = new Set<Entry>();
  const { lastMonths } = rule;
  const expected = lastMonths === undefined ? '' : firstOfLast(lastMonths, terms.cycle);
  return {
    ...measure,
    add: (entry, sign) => {
      measure.add(entry, sign);
      if (entry.date! < expected && placeOf(entry)) keep(early, entry, sign);
    },
    measured: () => {
      const measured = measure.measured();
      const isNamed = measured.recorded + measured.planned >= measured.required;
      const remarks = [...early].sort(oldestFirst).map((entry) => earlyText(entry, expected));
      return {
        ...measured,
        open: isNamed ? measured.open : [...measured.open, missing],
        remarks,
      };
    },
  };
}

const firstOfLast = (months: number, { to }: Cycle): string =>
  monthsAfter(daysAfter(to, 1), -months);

const earlyText = ({ title, date }: Entry, expected: string): string =>
  l10n.t('“{0}” is of {1}; it is expected from {2} on', title, date!, expected);

const isWitnessed = ({ claim, status }: Entry): boolean =>
  claim?.counterpart !== undefined || status === 'signed-off';

const minutesADay = 24 * 60;

/** Minutes in each unit. */
const perUnit = { hours: 60, minutes: 1 };

function atLeast(
  unit: 'entries' | 'minutes',
  required: number,
  amount: Amount,
  placeOf: PlaceOf,
): Measure {
  const sums = { recorded: 0, planned: 0 };
  return {
    add: (entry, sign) => {
      const place = placeOf(entry);
      if (place) sums[place] += sign * amount.of(entry);
    },
    measured: () => {
      const left = required - sums.recorded;
      const more = unit === 'minutes' ? hoursWords(left) : entriesLeft(left);
      return { unit, required, ...sums, isMet: left <= 0, open: left <= 0 ? [] : [more] };
    },
    counted: (entries, place) =>
      entries
        .filter((entry) => placeOf(entry) === place && amount.of(entry) > 0)
        .map((entry) => ({ entry, amount: amount.of(entry), why: amount.why(entry) })),
  };
}

const entriesLeft = (left: number): string =>
  left === 1 ? l10n.t('1 more entry') : l10n.t('{0} more entries', left);
