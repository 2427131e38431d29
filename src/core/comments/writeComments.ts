/** Adds, changes, resolves and withdraws comments, as records in the author's own file. */
import * as l10n from '@vscode/l10n';
import { addRecords, withdrawRecords, type Author } from '../actions/addRecords';
import { anchorOf } from './anchor';
import type { Comment, Thread } from './comments';
import type { Entry } from '../entries/entry';
import type { EntryText } from '../entries/entryText';
import { recordKey } from '../records/fold';
import type { Journal } from '../journal/journal';
import { nameOf } from '../journal/setup/people';
import { HumanError } from '../base/problem';
import { isolateBidi } from '../base/isolateBidi';
import { withLineFeeds } from '../text/lines';

/** An entry and the author of the comment. */
export interface Writer {
  readonly journal: Journal;
  readonly entry: Entry;
  readonly author: Author;
}

/** A selection in the text as shown. */
interface Selection {
  readonly text: EntryText;
  readonly from: number;
  readonly to: number;
}

/** @returns the key of the comment */
export async function addComment(
  { journal, entry, author }: Writer,
  words: string,
  { text, from, to }: Selection,
): Promise<string> {
  const section = text.sections.filter((one) => one.from <= from).at(-1) ?? text.sections[0]!;
  const { prompt, contentFrom } = section;
  const answer = text.text.slice(contentFrom, section.to);
  // A selection of a heading, or an empty one, means the whole answer.
  const start = Math.max(0, from - contentFrom);
  const end = Math.min(to, section.to) - contentFrom;
  const anchor = anchorOf(answer, start, end, journal.world.hash);
  const [id] = await addRecords(journal, entry, author, [
    {
      kind: 'comment',
      text: said(words),
      ...(prompt === undefined ? {} : { prompt }),
      ...(anchor ? { anchor } : {}),
    },
  ]);
  return recordKey(author.person, id!);
}

/** Answers the last visible comment, so that the order needs no clock. */
export async function replyTo(
  { journal, entry, author }: Writer,
  { comments }: Thread,
  words: string,
): Promise<void> {
  const { id: of } = comments.at(-1)!;
  await addRecords(journal, entry, author, [{ kind: 'comment', text: said(words), of }]);
}

export async function resolve(
  { journal, entry, author }: Writer,
  { comments }: Thread,
): Promise<void> {
  await addRecords(journal, entry, author, [{ kind: 'resolved', of: comments[0]!.id }]);
}

/** @throws HumanError if another person resolved it */
export async function reopen(
  { journal, entry, author }: Writer,
  { resolved }: Thread,
): Promise<void> {
  const other = resolved.find(({ person }) => person !== author.person);
  if (other)
    throw new HumanError(
      l10n.t(
        '{0} resolved these comments, and only they can take that back. A reply is still possible.',
        isolateBidi(nameOf(journal, other.person)),
      ),
    );
  if (resolved.length > 0) await withdrawRecords(journal, entry, author, resolved);
}

/** The replacement names the earlier comment, which stays in the file as withdrawn. */
export async function editComment(
  { journal, entry, author }: Writer,
  comment: Comment,
  words: string,
): Promise<void> {
  mustBeOwn(journal, author, comment);
  if (words.trim() === comment.text) return;
  await addRecords(journal, entry, author, [
    { kind: 'comment', text: said(words), of: comment.id },
    { kind: 'withdrawn', of: comment.id },
  ]);
}

export async function withdrawComment(
  { journal, entry, author }: Writer,
  comment: Comment,
): Promise<void> {
  mustBeOwn(journal, author, comment);
  await withdrawRecords(journal, entry, author, [comment]);
}

function mustBeOwn(journal: Journal, author: Author, { person }: Comment): void {
  if (person !== author.person)
    throw new HumanError(
      l10n.t(
        'This is a comment of {0}; only they can change it.',
        isolateBidi(nameOf(journal, person)),
      ),
    );
}

function said(words: string): string {
  const text = withLineFeeds(words).trim();
  if (text === '') throw new HumanError(l10n.t('Please write a few words.'));
  return text;
}
