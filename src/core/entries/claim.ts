import type { Interner } from '../base/intern';
import type { EntryMeta } from '../schema/schemas';

/** What an entry claims as continuing professional development. Immutable. */
export interface Claim {
  /** Whole minutes. */
  readonly minutes: number;
  /** Minutes of these spent together with others, as written: may exceed `minutes`. */
  readonly participatory: number;
  readonly type: string | undefined;
  /** Registrations that the time was for, as written. */
  readonly registrations: readonly string[];
  /** Topics, as `<framework>/<topic>`. */
  readonly covers: readonly string[];
  /** Paths of files in the journal. */
  readonly evidence: readonly string[];
  /** The other participant, by role. */
  readonly counterpart: string | undefined;
}

/** A field of a form that is not filled in yet. */
const isBlank = (text: string | undefined): text is undefined | '' => (text ?? '').trim() === '';

/** @returns `undefined` if nothing is claimed */
export function claimOf({ cpd }: EntryMeta, intern: Interner): Claim | undefined {
  if (!cpd) return undefined;
  const { minutes = 0, participatory = 0, type, counterpart } = cpd;
  const { registrations = [], covers = [], evidence = [] } = cpd;
  return {
    minutes,
    participatory,
    type: isBlank(type) ? undefined : intern.string(type),
    registrations: intern.list(registrations),
    covers: intern.list(covers),
    evidence: intern.own(evidence),
    counterpart: isBlank(counterpart) ? undefined : intern.string(counterpart),
  };
}

/** Whether it is an activity of some kind or length, and not topics or evidence alone. */
export const hasTypeOrTime = ({ type, minutes }: Claim): boolean =>
  type !== undefined || minutes > 0;

/** Whether the time with others exceeds the total. */
export const isOverstated = ({ minutes, participatory }: TimeClaimed): boolean =>
  participatory > minutes;

type TimeClaimed = Pick<Claim, 'minutes' | 'participatory'>;

/** Minutes spent together with others, limited to the total. */
export const participatoryOf = ({ minutes, participatory }: TimeClaimed): number =>
  Math.min(minutes, participatory);

const maxWeekMinutes = 60 * 60;

/** Whether the time is more than a week of work, so that it was not spent in the week of the entry's date. */
export const isLongerThanWeek = ({ minutes }: Pick<Claim, 'minutes'>): boolean =>
  minutes > maxWeekMinutes;
