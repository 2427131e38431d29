/** Rules that ask for at least so many entries, or so much time. */
import * as l10n from '@vscode/l10n';
import { participatoryOf } from '../../claim';
import type { Entry } from '../../entry';
import { isDone } from '../../status';
import type { Requirement } from '../../schemas';
import { hoursWords } from '../timeWords';
import { matcher } from '../which';
import { requiredOf, type Basis, type Measured } from './measured';

type Rule<K extends Requirement['rule']> = Extract<Requirement, { rule: K }>;

/** What an entry gives, and why. */
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
    claim && claim.participatory > claim.minutes
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

export function count(rule: Rule<'count'>, basis: Basis): Measured {
  return atLeast(
    'entries',
    requiredOf(rule, basis.registrations),
    one,
    matcher(basis.framework, rule.which),
    basis,
  );
}

export function sum(rule: Rule<'sum'>, basis: Basis): Measured {
  return atLeast(
    'minutes',
    inMinutes(requiredOf(rule, basis.registrations), rule.unit),
    rule.of === 'minutes' ? minutes : participatory,
    matcher(basis.framework, rule.which),
    basis,
  );
}

/** A part of what another requirement counts: what it does not count does not count here either. */
export function subset(rule: Rule<'subset'>, basis: Basis): Measured {
  const whole = basis.framework.requirements.find(({ id }) => id === rule.of);
  const isOfWhole = matcher(basis.framework, whole?.which ?? {});
  const isOfPart = matcher(basis.framework, {
    ...rule.which,
    templates: rule.which.templates ?? whole?.which.templates,
  });
  const matches = (entry: Entry): boolean => isOfWhole(entry) && isOfPart(entry);
  const required = requiredOf(rule, basis.registrations);
  return rule.part === 'participatory'
    ? atLeast('minutes', inMinutes(required, rule.unit), participatory, matches, basis)
    : atLeast('entries', required, one, matches, basis);
}

/** Another person took part: the entry names who, or a reviewer's record stands. */
export function counterpart(rule: Rule<'counterpart'>, basis: Basis): Measured {
  const matches = matcher(basis.framework, rule.which);
  const measured = atLeast(
    'entries',
    rule.atLeast,
    witnessed,
    (entry) => matches(entry) && isWitnessed(entry),
    basis,
  );
  return measured.isMet
    ? measured
    : { ...measured, open: [...measured.open, l10n.t('Still to be named: {0}', rule.role)] };
}

const isWitnessed = ({ claim, status }: Entry): boolean =>
  claim?.counterpart !== undefined || (isDone(status) && status !== 'completed');

/** Hours may have a fraction in a framework; minutes never have. */
const inMinutes = (amount: number, unit: 'hours' | 'minutes'): number =>
  unit === 'hours' ? Math.round(amount * 60) : amount;

function atLeast(
  unit: 'entries' | 'minutes',
  required: number,
  amount: Amount,
  matches: (entry: Entry) => boolean,
  basis: Basis,
): Measured {
  const total = (entries: readonly Entry[]): number => {
    let found = 0;
    for (const entry of entries) if (matches(entry)) found += amount.of(entry);
    return found;
  };
  const recorded = total(basis.recorded);
  const left = required - recorded;
  return {
    unit,
    recorded,
    planned: total(basis.planned),
    required,
    isMet: left <= 0,
    open:
      left <= 0
        ? []
        : [unit === 'minutes' ? l10n.t('{0} more', hoursWords(left)) : entriesLeft(left)],
    counted: () =>
      basis.recorded
        .filter((entry) => matches(entry) && amount.of(entry) > 0)
        .map((entry) => ({ entry, amount: amount.of(entry), why: amount.why(entry) })),
  };
}

const entriesLeft = (left: number): string =>
  left === 1 ? l10n.t('1 more entry') : l10n.t('{0} more entries', left);
