import type { Interner } from '../base/intern';
import type { EntryMeta } from '../schema/schemas';

/** What an entry claims as continuing professional development; never changed. */
export interface Claim {
  /** Whole minutes. */
  readonly minutes: number;
  /** How many of these were spent together with others, as written: it may say more than there are. */
  readonly participatory: number;
  readonly type: string | undefined;
  /** Topics, as `<framework>/<topic>`. */
  readonly covers: readonly string[];
  /** Paths in the journal. */
  readonly evidence: readonly string[];
  /** Who took part, by role. */
  readonly counterpart: string | undefined;
}

/** @returns `undefined` where nothing is claimed */
export function claimOf({ cpd }: EntryMeta, intern: Interner): Claim | undefined {
  if (!cpd) return undefined;
  const { minutes = 0, participatory = 0, type, covers = [], evidence = [], counterpart } = cpd;
  return {
    minutes,
    participatory,
    type: type === undefined ? undefined : intern.string(type),
    covers: intern.list(covers),
    evidence: intern.own(evidence),
    counterpart: counterpart === undefined ? undefined : intern.string(counterpart),
  };
}

/** Whether more time was spent together with others than altogether. */
export const isOverstated = ({ minutes, participatory }: TimeClaimed): boolean =>
  participatory > minutes;

type TimeClaimed = Pick<Claim, 'minutes' | 'participatory'>;

/** Minutes spent together with others: never more than all of them. */
export const participatoryOf = ({ minutes, participatory }: TimeClaimed): number =>
  Math.min(minutes, participatory);
