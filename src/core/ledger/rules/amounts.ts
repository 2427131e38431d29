/** Rules that require a minimum number of entries, or a minimum time. */
import * as l10n from '@vscode/l10n';
import { isOverstated, participatoryOf } from '../../entries/claim';
import type { Entry } from '../../entries/entry';
import { isDone } from '../../records/status';
import { hoursWords } from '../../base/timeWords';
import { matcher, type Place } from '../which';
import { requiredOf, type Measure, type Rule, type Terms } from './measure';

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
  why: ({ claim, status }) =>
    claim?.counterpart === undefined
      ? status === 'signed-off'
        ? l10n.t('Signed off by a reviewer')
        : l10n.t('Reviewed by a reviewer')
      : l10n.t('With: {0}', claim.counterpart),
};

export function count(rule: Rule<'count'>, terms: Terms): Measure {
  return atLeast(
    'entries',
    requiredOf(rule, terms.registrations),
    one,
    matcher(terms.framework, rule.which),
  );
}

export function sum(rule: Rule<'sum'>, terms: Terms): Measure {
  return atLeast(
    'minutes',
    inMinutes(requiredOf(rule, terms.registrations), rule.unit),
    rule.of === 'minutes' ? minutes : participatory,
    matcher(terms.framework, rule.which),
  );
}

/** Counts a part of the entries that another requirement counts. */
export function subset(rule: Rule<'subset'>, terms: Terms): Measure {
  const whole = terms.framework.requirements.find(({ id }) => id === rule.of);
  const isOfWhole = matcher(terms.framework, whole?.which ?? {});
  const isOfPart = matcher(terms.framework, {
    ...rule.which,
    templates: rule.which.templates ?? whole?.which.templates,
  });
  const matches = (entry: Entry): boolean => isOfWhole(entry) && isOfPart(entry);
  const required = requiredOf(rule, terms.registrations);
  return rule.part === 'participatory'
    ? atLeast('minutes', inMinutes(required, rule.unit), participatory, matches)
    : atLeast('entries', required, one, matches);
}

/** Counts entries with another person: named in the entry, or as its reviewer. */
export function counterpart(rule: Rule<'counterpart'>, { framework }: Terms): Measure {
  const matches = matcher(framework, rule.which);
  const isWith = (entry: Entry, place: Place): boolean =>
    matches(entry, place) && isWitnessed(entry);
  const measure = atLeast('entries', rule.atLeast, witnessed, isWith);
  const missing = l10n.t('still to be named: {0}', rule.role);
  return {
    ...measure,
    measured: () => {
      const measured = measure.measured();
      const isNamed = measured.recorded + measured.planned >= measured.required;
      return isNamed ? measured : { ...measured, open: [...measured.open, missing] };
    },
  };
}

const isWitnessed = ({ claim, status }: Entry): boolean =>
  claim?.counterpart !== undefined || (isDone(status) && status !== 'completed');

/** Hours in a framework may have a fraction; minutes never do. */
const inMinutes = (amount: number, unit: 'hours' | 'minutes'): number =>
  unit === 'hours' ? Math.round(amount * 60) : amount;

function atLeast(
  unit: 'entries' | 'minutes',
  required: number,
  amount: Amount,
  matches: (entry: Entry, place: Place) => boolean,
): Measure {
  const sums = { recorded: 0, planned: 0 };
  return {
    add: (entry, place, sign) => {
      if (matches(entry, place)) sums[place] += sign * amount.of(entry);
    },
    measured: () => {
      const left = required - sums.recorded;
      const more = unit === 'minutes' ? hoursWords(left) : entriesLeft(left);
      return { unit, required, ...sums, isMet: left <= 0, open: left <= 0 ? [] : [more] };
    },
    counted: (entries, place) =>
      entries
        .filter((entry) => matches(entry, place) && amount.of(entry) > 0)
        .map((entry) => ({ entry, amount: amount.of(entry), why: amount.why(entry) })),
  };
}

const entriesLeft = (left: number): string =>
  left === 1 ? l10n.t('1 more entry') : l10n.t('{0} more entries', left);
