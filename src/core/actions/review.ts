/** What a reviewer, and an owner who asks for one, records of an entry. Each is bound to the text on disk. */
import * as l10n from '@vscode/l10n';
import { addRecords, appendRecords, mustBeOwner, type Author, type Fact } from './addRecords';
import type { Claim } from '../entries/claim';
import { completionsOf } from './completionsOf';
import { digestOnDisk } from './digestOnDisk';
import type { Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { HumanError } from '../base/problem';
import { recordPath } from '../records/records';
import { recordsOf } from './recordsOf';
import type { ClaimVerdict } from '../records/reviewing';
import { setApart } from '../base/setApart';
import { looksOf, roleIn } from './waiting';
import { nameOf } from '../journal/setup/people';

/** Whose name stands for somebody on the screen. */
/** @throws HumanError when what the person records as a reviewer would not count */
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

/** @throws HumanError while the owner does not hold the entry to be complete */
export function mustBeCompleted(journal: Journal, entry: Entry): void {
  if (journal.standingOf(entry).completions.length > 0) return;
  const owner = setApart(nameOf(journal, journal.setup?.file.owner ?? ''));
  throw new HumanError(
    l10n.t('{0} has not marked this entry complete yet, so there is nothing to review.', owner),
  );
}

/**
 * The completion that a review of the text belongs to: the one of that very text, or the only one there is.
 * @returns `undefined` if there are several and the text has changed since all of them: no clock and no
 * order of files tells which was the last
 */
export async function completionFor(
  journal: Journal,
  entry: Entry,
  digest: string,
): Promise<string | undefined> {
  const { completions } = journal.standingOf(entry);
  if (completions.length === 1) return completions[0];
  const ofText = (await completionsOf(journal, entry)).filter((one) => one.digest === digest);
  return ofText.map(({ id }) => id).sort()[0];
}

/** @throws HumanError if it is not known which completion a review of the text on disk belongs to */
export async function mustFitCompletion(journal: Journal, entry: Entry): Promise<void> {
  await underReview(journal, entry);
}

export async function markReviewed(journal: Journal, entry: Entry, author: Author): Promise<void> {
  mustBeReviewer(journal, author);
  const { of, digest } = await underReview(journal, entry);
  await addRecords(journal, entry, author, [{ kind: 'reviewed', of, digest }]);
}

/**
 * @param seen digest of the text that the statement is about
 * @throws HumanError when the text on disk is another one by now
 */
export async function signOff(
  journal: Journal,
  entry: Entry,
  author: Author,
  { statement, seen }: { readonly statement: string; readonly seen: string },
): Promise<void> {
  mustBeReviewer(journal, author);
  const { of, digest } = await underReview(journal, entry);
  if (digest !== seen)
    throw new HumanError(
      l10n.t('The entry changed while you wrote, so nothing was signed off. Please look again.'),
    );
  await addRecords(journal, entry, author, [{ kind: 'signed-off', of, digest, statement }]);
}

/** Takes back the person's sign-offs; where there is none, their reviews. */
export async function withdrawLooks(journal: Journal, entry: Entry, author: Author): Promise<void> {
  const looks = looksOf(journal.reviewingOf(entry), author.person);
  const signedOff = looks.filter(({ kind }) => kind === 'signed-off');
  const taken = signedOff.length > 0 ? signedOff : looks;
  if (taken.length === 0)
    throw new HumanError(l10n.t('You have not reviewed or signed off this entry.'));
  await withdraw(
    journal,
    entry,
    author,
    taken.map(({ id }) => id),
  );
}

/** Accepts or rejects what the entry claims, in the place of what the person held of it before. */
export async function judgeClaim(
  journal: Journal,
  entry: Entry,
  author: Author,
  { verdict, reason }: { readonly verdict: ClaimVerdict; readonly reason?: string },
): Promise<void> {
  if (!entry.claim) throw new HumanError(l10n.t('This entry claims no CPD.'));
  mustBeReviewer(journal, author);
  const { of } = await underReview(journal, entry);
  const before = (journal.reviewingOf(entry)?.verdicts ?? []).filter(
    ({ person }) => person === author.person,
  );
  await addRecords(journal, entry, author, [
    ...before.map(({ id }) => ({ kind: 'withdrawn' as const, of: id })),
    { kind: verdict, of, claim: claimText(entry.claim), ...(reason ? { reason } : {}) },
  ]);
}

/** Such as `90 min, 30 of them with others; sssc-cpl/reflective-practice`: read in the record, years later too. */
export function claimText({ minutes, participatory, type, covers }: Claim): string {
  const time =
    participatory > 0 ? `${minutes} min, ${participatory} of them with others` : `${minutes} min`;
  return [...(minutes > 0 ? [time] : []), ...(type ? [type] : []), ...covers].join('; ');
}

/** @param reviewer who is asked; `undefined` for any */
export async function askForReview(
  journal: Journal,
  entry: Entry,
  author: Author,
  reviewer: string | undefined,
): Promise<void> {
  mustBeOwner(journal, author);
  const { of, digest } = await underReview(journal, entry);
  await addRecords(journal, entry, author, [
    { kind: 'review-requested', of, digest, ...(reviewer === undefined ? {} : { reviewer }) },
  ]);
}

/** Records that the person has taken note: of the completion, and of what others recorded of it. */
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

/** Records that a reviewer has taken note that an entry is gone which they looked at. */
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

/** The completion and the text on disk. @throws HumanError if there is none, or it is not known which */
async function underReview(
  journal: Journal,
  entry: Entry,
): Promise<{ of: string; digest: string }> {
  mustBeCompleted(journal, entry);
  const digest = await digestOnDisk(journal, entry);
  const of = await completionFor(journal, entry, digest);
  if (of !== undefined) return { of, digest };
  throw new HumanError(
    l10n.t(
      'This entry was marked complete more than once and has changed since. {0} needs to mark it complete again before it can be reviewed.',
      setApart(nameOf(journal, journal.setup?.file.owner ?? '')),
    ),
  );
}

async function withdraw(
  journal: Journal,
  entry: Entry,
  author: Author,
  ids: readonly string[],
): Promise<void> {
  const facts = ids.map((of): Fact => ({ kind: 'withdrawn', of }));
  await addRecords(journal, entry, author, facts);
}
