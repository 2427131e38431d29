/** Records of reviews, and of requests for them. Each is bound to the text on disk. */
import * as l10n from '@vscode/l10n';
import { addRecords, appendRecords, mustBeOwner, withdrawRecords, type Author } from './addRecords';
import type { Claim } from '../entries/claim';
import { completionsOf } from './completion';
import { digestsOnDisk } from './textOnDisk';
import type { Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { HumanError } from '../base/problem';
import { recordPath } from '../records/records';
import { recordsOf } from './recordsOf';
import { isSameText, type Digests, type TextDigests } from '../records/digests';
import type { ClaimVerdict, Look } from '../records/reviewing';
import { runExclusive } from '../base/runExclusive';
import type { JournalPart } from '../journal/journalPart';
import { isolateBidi } from '../base/isolateBidi';
import { nameOf } from '../journal/setup/people';
import { looksOf, roleIn } from './waiting';

/** @throws HumanError if a review by this person would not count */
export function mustBeReviewer(journal: Journal, { person }: Author): void {
  switch (roleIn(journal, person)) {
    case 'owner':
      throw new HumanError(
        l10n.t('This is your own journal. A review or sign-off by its owner does not count.'),
      );
    case 'neither':
      throw new HumanError(
        l10n.t(
          'journal.yaml does not list you under “reviewers”, so your review would not count. Its owner can add “{0}” there.',
          person,
        ),
      );
  }
}

/** @throws HumanError until the owner has marked the entry complete */
export function mustBeCompleted(journal: Journal, entry: Entry): void {
  if (journal.standingOf(entry).completions.length > 0) return;
  throw new HumanError(
    l10n.t(
      '{0} has not marked this entry complete yet, so there is nothing to review.',
      ownerName(journal),
    ),
  );
}

const ownerName = (journal: Journal): string =>
  isolateBidi(nameOf(journal, journal.setup?.file.owner ?? ''));

/**
 * The completion that a review of the text belongs to: the one of the same text, or the only one.
 * @returns `undefined` if there are several and the text has changed since all of them: neither clocks nor the
 * order of files show which was the last
 */
export async function completionFor(
  journal: Journal,
  entry: Entry,
  digests: Digests,
): Promise<string | undefined> {
  const { completions } = journal.standingOf(entry);
  if (completions.length === 1) return completions[0];
  const ofText = (await completionsOf(journal, entry)).filter((one) => isSameText(one, digests));
  return ofText.map(({ id }) => id).sort()[0];
}

/**
 * The text on disk and the completion that a review of it belongs to.
 * @throws HumanError if the entry is not marked complete, or it is unclear which completion it is
 */
export async function reviewSubject(
  journal: Journal,
  entry: Entry,
): Promise<{ of: string; digests: TextDigests }> {
  mustBeCompleted(journal, entry);
  const digests = await digestsOnDisk(journal, entry);
  const of = await completionFor(journal, entry, digests);
  if (of !== undefined) return { of, digests };
  throw new HumanError(
    l10n.t(
      'This entry was marked complete more than once and has changed since. {0} needs to mark it complete again before it can be reviewed.',
      ownerName(journal),
    ),
  );
}

export async function markReviewed(journal: Journal, entry: Entry, author: Author): Promise<void> {
  mustBeReviewer(journal, author);
  await runExclusive(journal, async () => {
    const { of, digests } = await reviewSubject(journal, entry);
    if (looksOf(journal.reviewingOf(entry), author.person).some((one) => isSameText(one, digests)))
      throw new HumanError(l10n.t('You have reviewed this text already.'));
    await addRecords(journal, entry, author, [{ kind: 'reviewed', of, ...digests }]);
  });
}

/** @param seen digests of the text that the statement is about @throws HumanError if the text on disk has changed */
export async function signOff(
  journal: Journal,
  entry: Entry,
  author: Author,
  { statement, seen }: { readonly statement: string; readonly seen: Digests },
): Promise<void> {
  mustBeReviewer(journal, author);
  await runExclusive(journal, async () => {
    const { of, digests } = await reviewSubject(journal, entry);
    if (!isSameText(digests, seen))
      throw new HumanError(
        l10n.t('The entry changed while you wrote, so nothing was signed off. Please look again.'),
      );
    mustNotBeSignedOff(journal, entry, author, digests);
    await addRecords(journal, entry, author, [{ kind: 'signed-off', of, ...digests, statement }]);
  });
}

/** @throws HumanError if the person has signed off this text */
export function mustNotBeSignedOff(
  journal: Journal,
  entry: Entry,
  { person }: Author,
  digests: Digests,
): void {
  const looks = looksOf(journal.reviewingOf(entry), person);
  if (looks.some((one) => one.kind === 'signed-off' && isSameText(one, digests)))
    throw new HumanError(l10n.t('You have signed off this text already.'));
}

export type OwnReview = Look['kind'] | ClaimVerdict;

/** What a person recorded about an entry and can withdraw: sign-offs or, if there are none, reviews; and a decision on the claim. */
export function ownReviews(
  journal: JournalPart,
  entry: Entry,
  person: string,
): readonly { readonly kind: OwnReview; readonly ids: readonly string[] }[] {
  const { looks = [], verdicts = [] } = journal.reviewingOf(entry) ?? {};
  const own = [...looks, ...verdicts].filter((one) => one.person === person);
  const signedOff = own.some(({ kind }) => kind === 'signed-off');
  return (['signed-off', 'reviewed', 'accepted', 'rejected'] as const)
    .filter((kind) => !(signedOff && kind === 'reviewed'))
    .map((kind) => ({ kind, ids: own.filter((one) => one.kind === kind).map(({ id }) => id) }))
    .filter(({ ids }) => ids.length > 0);
}

/** @throws HumanError if the person has recorded nothing of this kind */
export async function withdrawReview(
  journal: Journal,
  entry: Entry,
  author: Author,
  kind: OwnReview,
): Promise<void> {
  const found = ownReviews(journal, entry, author.person).find((one) => one.kind === kind);
  if (!found) throw new HumanError(l10n.t('You have not reviewed or signed off this entry.'));
  await withdrawRecords(
    journal,
    entry,
    author,
    found.ids.map((id) => ({ id })),
  );
}

/** Accepts or rejects the entry's claim, and withdraws the person's earlier decision. */
export async function judgeClaim(
  journal: Journal,
  entry: Entry,
  author: Author,
  { verdict, reason }: { readonly verdict: ClaimVerdict; readonly reason?: string },
): Promise<void> {
  if (!entry.claim) throw new HumanError(l10n.t('This entry claims no CPD.'));
  mustBeReviewer(journal, author);
  const { of } = await reviewSubject(journal, entry);
  const before = (journal.reviewingOf(entry)?.verdicts ?? []).filter(
    ({ person }) => person === author.person,
  );
  await addRecords(journal, entry, author, [
    ...before.map(({ id }) => ({ kind: 'withdrawn' as const, of: id })),
    { kind: verdict, of, claim: claimText(entry.claim), ...(reason ? { reason } : {}) },
  ]);
}

/** Such as `90 min, 30 of them with others; sssc-cpl/reflective-practice`; English, since it is stored in the record. */
export function claimText({ minutes, participatory, type, covers }: Claim): string {
  const time =
    participatory > 0 ? `${minutes} min, ${participatory} of them with others` : `${minutes} min`;
  return [...(minutes > 0 ? [time] : []), ...(type ? [type] : []), ...covers].join('; ');
}

/** @param reviewer the person asked; `undefined` for any reviewer */
export async function askForReview(
  journal: Journal,
  entry: Entry,
  author: Author,
  reviewer: string | undefined,
): Promise<void> {
  mustBeOwner(journal, author);
  const { of, digests } = await reviewSubject(journal, entry);
  await addRecords(journal, entry, author, [
    { kind: 'review-requested', of, ...digests, ...(reviewer === undefined ? {} : { reviewer }) },
  ]);
}

/** Acknowledges the completion, and what others recorded about it. */
export async function acknowledge(journal: Journal, entry: Entry, author: Author): Promise<void> {
  if (roleIn(journal, author.person) === 'neither')
    throw new HumanError(l10n.t('Only a journal’s owner and its reviewers acknowledge in it.'));
  const { completions, reviewing } = journal.standingOf(entry);
  const reopened = (reviewing?.reopened ?? []).filter(({ person }) => person === author.person);
  if (reopened.length === 0) mustBeCompleted(journal, entry);
  const others = [...(reviewing?.looks ?? []), ...(reviewing?.verdicts ?? [])].filter(
    ({ person }) => person !== author.person,
  );
  const known = new Set(
    (await recordsOf(journal, entry.id!))
      .filter(({ person }) => person === author.person)
      .flatMap(({ records }) => records)
      .map((one) => (one.kind === 'acknowledged' ? one.of : undefined)),
  );
  const open = [
    ...reopened.map(({ id }) => id),
    ...completions,
    ...others.map(({ id }) => id),
  ].filter((id) => !known.has(id));
  if (open.length === 0) throw new HumanError(l10n.t('You have acknowledged all of this already.'));
  await addRecords(
    journal,
    entry,
    author,
    open.map((of) => ({ kind: 'acknowledged', of })),
  );
}

/** Acknowledges, as a reviewer of the entry, that it was deleted. */
export async function acknowledgeDeletion(
  journal: Journal,
  id: string,
  { person, device }: Author,
): Promise<void> {
  const reviewing = new Map(journal.reviewsWithoutEntry()).get(id);
  const open = looksOf(reviewing, person).filter(({ isSettled }) => !isSettled);
  if (open.length === 0) throw new HumanError(l10n.t('You have acknowledged all of this already.'));
  const path = recordPath('.journal', { person, entry: id, device });
  await appendRecords(
    journal,
    path,
    open.map((look) => ({ kind: 'acknowledged', of: look.id })),
  );
}
