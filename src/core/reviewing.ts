/** What the index keeps of what reviewers recorded: who looked at which text, never their words. */
import { detached } from './intern';
import type { JournalRecord } from './schemas';

/** That a reviewer saw a text of an entry that its owner holds to be complete. */
export interface Look {
  readonly person: string;
  readonly kind: 'reviewed' | 'signed-off';
  readonly id: string;
  /** The text that they saw. */
  readonly digest: string;
}

/** That the owner asks for a look at a text, of one reviewer or of any. */
export interface Request {
  readonly digest: string;
  readonly reviewer?: string;
}

export type ClaimVerdict = 'accepted' | 'rejected';

export interface Verdict {
  readonly person: string;
  readonly kind: ClaimVerdict;
  readonly id: string;
}

/** All of completions that stand, and itself not withdrawn. */
export interface Reviewing {
  readonly looks: readonly Look[];
  readonly verdicts: readonly Verdict[];
  readonly requests: readonly Request[];
  /** Who acknowledged a completion. */
  readonly acknowledged: readonly string[];
}

/** A record and whose it is. */
export interface Signed {
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
 * @param signed records that their authors did not withdraw, each once
 * @param completions ids of the owner's completions that stand
 * @returns `undefined` when none of the records is of one of them
 */
export function reviewingOf(
  signed: readonly Signed[],
  owner: string,
  completions: readonly string[],
): Reviewing | undefined {
  const looks: Look[] = [];
  const verdicts: Verdict[] = [];
  const requests: Request[] = [];
  const acknowledged = new Set<string>();
  for (const { person, record } of inOneOrder(signed)) {
    if (!completions.includes(record.of)) continue;
    const isOwner = person === owner;
    const id = detached(record.id);
    if (record.kind === 'acknowledged') acknowledged.add(detached(person));
    else if (record.kind === 'review-requested') {
      const { digest, reviewer } = record;
      if (isOwner) requests.push({ digest: detached(digest), ...(reviewer ? { reviewer } : {}) });
    } else if (isOwner) continue;
    else if (record.kind === 'accepted' || record.kind === 'rejected')
      verdicts.push({ person: detached(person), kind: record.kind, id });
    else
      looks.push({
        person: detached(person),
        kind: record.kind,
        id,
        digest: detached(record.digest),
      });
  }
  const found = looks.length + verdicts.length + requests.length + acknowledged.size;
  return found === 0 ? undefined : { looks, verdicts, requests, acknowledged: [...acknowledged] };
}

/** Sorts so that files and clocks do not decide on the order. */
function inOneOrder(signed: readonly Signed[]): readonly Signed[] {
  if (signed.length < 2) return signed;
  const keyed = signed.map((one) => ({
    one,
    key: `${one.person}/${one.record.id} ${one.record.kind}`,
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one);
}

/** A rejection stands whoever else accepts, until its author withdraws it or the completion goes. */
export function claimVerdictOf(reviewing: Reviewing | undefined): ClaimVerdict | undefined {
  if (!reviewing || reviewing.verdicts.length === 0) return undefined;
  return reviewing.verdicts.some(({ kind }) => kind === 'rejected') ? 'rejected' : 'accepted';
}
