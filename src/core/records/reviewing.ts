/** What the index stores of review records: who looked at which text, never their words. */
import { detached } from '../base/intern';
import type { JournalRecord } from '../schema/schemas';
import { compare } from '../base/compare';
import type { Digests } from './digests';

/** A reviewer looked at a text of a completed entry: the one with these digests. */
export interface Look extends Digests {
  readonly person: string;
  readonly kind: 'reviewed' | 'signed-off';
  readonly id: string;
  /** The reviewer acknowledged that the entry was deleted. */
  readonly isSettled?: true;
}

/** A completion was withdrawn after a reviewer looked at it, and they have not acknowledged that yet. */
export interface Reopened {
  readonly person: string;
  readonly kind: Look['kind'];
  /** Id of the withdrawal. */
  readonly id: string;
}

/** The owner asks one reviewer, or any, to look at a text. */
export interface Request extends Digests {
  readonly reviewer?: string;
}

export type ClaimVerdict = 'accepted' | 'rejected';

export interface Verdict {
  readonly person: string;
  readonly kind: ClaimVerdict;
  readonly id: string;
}

/** Records about valid completions that are not withdrawn themselves. */
export interface Reviewing {
  readonly looks: readonly Look[];
  /** Absent if there are none. */
  readonly reopened?: readonly Reopened[];
  readonly verdicts: readonly Verdict[];
  readonly requests: readonly Request[];
  /** People who acknowledged a completion. */
  readonly acknowledged: readonly string[];
}

/** A record with its author. */
export interface AuthoredRecord {
  readonly person: string;
  readonly record: ReviewRecord;
}

const kinds = [
  'reviewed',
  'signed-off',
  'accepted',
  'rejected',
  'acknowledged',
  'review-requested',
] as const;
export type ReviewRecord = Extract<JournalRecord, { kind: (typeof kinds)[number] }>;

export const isReviewRecord = (one: JournalRecord): one is ReviewRecord =>
  (kinds as readonly string[]).includes(one.kind);

/**
 * @param signed records that their authors did not withdraw, without duplicates
 * @param completions ids of the owner's valid completions
 * @param withdrawals ids of the owner's withdrawals, by the record that they withdraw
 * @returns `undefined` if no record is about one of these
 */
export function reviewingOf(
  signed: readonly AuthoredRecord[],
  owner: string,
  completions: readonly string[],
  withdrawals: ReadonlyMap<string, string> = new Map(),
): Reviewing | undefined {
  const noted = new Set(
    signed.flatMap(({ person, record }) =>
      record.kind === 'acknowledged' ? [`${person}/${record.of}`] : [],
    ),
  );
  const reopened = new Map<string, Reopened>();
  const looks: Look[] = [];
  const verdicts: Verdict[] = [];
  const requests: Request[] = [];
  const acknowledged = new Set<string>();
  for (const { person, record } of sortedByKey(signed)) {
    const isOwner = person === owner;
    const id = detached(record.id);
    if (!completions.includes(record.of)) {
      const withdrawal = withdrawals.get(record.of);
      const isLook = record.kind === 'reviewed' || record.kind === 'signed-off';
      if (withdrawal === undefined || !isLook || isOwner) continue;
      if (noted.has(`${person}/${withdrawal}`)) continue;
      const kind = reopened.get(person)?.kind === 'signed-off' ? 'signed-off' : record.kind;
      reopened.set(person, { person: detached(person), kind, id: detached(withdrawal) });
      continue;
    }
    if (record.kind === 'acknowledged') acknowledged.add(detached(person));
    else if (record.kind === 'review-requested') {
      const { reviewer } = record;
      if (isOwner) requests.push({ ...detachedDigests(record), ...(reviewer ? { reviewer } : {}) });
    } else if (isOwner) continue;
    else if (record.kind === 'accepted' || record.kind === 'rejected')
      verdicts.push({ person: detached(person), kind: record.kind, id });
    else
      looks.push({
        person: detached(person),
        kind: record.kind,
        id,
        ...detachedDigests(record),
        ...(noted.has(`${person}/${record.id}`) ? { isSettled: true } : {}),
      });
  }
  // A new look acknowledges the withdrawal.
  for (const { person } of looks) reopened.delete(person);
  const found =
    looks.length + verdicts.length + requests.length + acknowledged.size + reopened.size;
  if (found === 0) return undefined;
  return {
    ...{ looks, verdicts, requests, acknowledged: [...acknowledged] },
    ...(reopened.size > 0 ? { reopened: [...reopened.values()] } : {}),
  };
}

/** Detached: they outlive the text of the file. */
const detachedDigests = ({ digest, digest2 }: Digests): Digests => ({
  digest: detached(digest),
  ...(digest2 === undefined ? {} : { digest2: detached(digest2) }),
});

/** Sorts by author and id, so that files and clocks do not affect the order. */
function sortedByKey(signed: readonly AuthoredRecord[]): readonly AuthoredRecord[] {
  if (signed.length < 2) return signed;
  const keyed = signed.map((one) => ({
    one,
    key: `${one.person}/${one.record.id} ${one.record.kind}`,
  }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ one }) => one);
}

/** A rejection outweighs acceptances until its author withdraws it or the completion is withdrawn. */
export function claimVerdictOf(reviewing: Reviewing | undefined): ClaimVerdict | undefined {
  if (!reviewing || reviewing.verdicts.length === 0) return undefined;
  return reviewing.verdicts.some(({ kind }) => kind === 'rejected') ? 'rejected' : 'accepted';
}

/** Whether every reviewer acknowledged that the entry was deleted, and there was one. */
export const isDeletionSettled = (reviewing: Reviewing | undefined): boolean =>
  reviewing !== undefined &&
  reviewing.looks.length > 0 &&
  reviewing.looks.every(({ isSettled }) => isSettled === true);
