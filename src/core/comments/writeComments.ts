/** What people do with comments, each as records appended to their own file. */
import * as l10n from '@vscode/l10n';
import { addRecords, type Author } from '../actions/addRecords';
import { anchorOf } from './anchor';
import type { Comment, Thread } from './comments';
import type { Entry } from '../entries/entry';
import type { EntryText } from '../entries/entryText';
import { recordKey } from '../records/fold';
import type { Journal } from '../journal/journal';
import { HumanError } from '../base/problem';
import { setApart } from '../base/setApart';
import { nameOf } from '../journal/setup/people';
import { withLineFeeds } from '../text/lines';

/** One entry, and who writes. */
export interface Writer {
  readonly journal: Journal;
  readonly entry: Entry;
  readonly author: Author;
}

/** A place that somebody chose in the text as it is shown. */
export interface Selection {
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
  // A comment on a heading, or on nothing, is one on the whole answer.
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

/** Answers the last comment that is to be seen, so that the order needs no clock. */
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

/** @throws HumanError when it was another person who resolved it */
export async function reopen(
  { journal, entry, author }: Writer,
  { resolved }: Thread,
): Promise<void> {
  const other = resolved.find(({ person }) => person !== author.person);
  if (other)
    throw new HumanError(
      l10n.t(
        '{0} resolved these comments, and only they can take that back. A reply is still possible.',
        setApart(nameOf(journal, other.person)),
      ),
    );
  if (resolved.length === 0) return;
  const facts = resolved.map(({ id: of }) => ({ kind: 'withdrawn' as const, of }));
  await addRecords(journal, entry, author, facts);
}

/** The earlier words stay in the record file, withdrawn; what takes their place names them. */
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
  await addRecords(journal, entry, author, [{ kind: 'withdrawn', of: comment.id }]);
}

function mustBeOwn(journal: Journal, author: Author, { person }: Comment): void {
  if (person !== author.person)
    throw new HumanError(
      l10n.t(
        'This is a comment of {0}; only they can change it.',
        setApart(nameOf(journal, person)),
      ),
    );
}

function said(words: string): string {
  const text = withLineFeeds(words).trim();
  if (text === '') throw new HumanError(l10n.t('Please write a few words.'));
  return text;
}
