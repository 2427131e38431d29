import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Author } from '../../core/actions/addRecords';
import { plainAddress } from '../../core/authorship/history';
import { knownAddresses } from '../../core/authorship/misattributed';
import { placeOfThread, type CommentPlace } from '../../core/comments/commentPlace';
import { threadsOf, type Thread } from '../../core/comments/comments';
import { followEdit } from '../../core/comments/followEdits';
import { pastQuotes } from '../../core/comments/pastQuotes';
import { recordKey, type Standing } from '../../core/records/fold';
import { personByEmail, nameOf } from '../../core/journal/setup/people';
import { parseRecordPath } from '../../core/records/records';
import { recordsOf } from '../../core/actions/recordsOf';
import { addComment, replyTo, type Writer } from '../../core/comments/writeComments';
import type { EntryIn } from '../services/journals';
import type { Parts } from '../services/parts';
import { PastWords, ShownComment } from './shownComment';

/** A thread in the editor with its content. */
interface Shown {
  readonly made: vscode.CommentThread;
  thread: Thread | undefined;
  comments: readonly ShownComment[];
  range: vscode.Range | undefined;
  fit?: CommentPlace['fit'];
  /** The words that it stands at, as offsets; moves with each edit. */
  words?: { readonly from: number; readonly to: number } | undefined;
  /** Shown if its words were changed. */
  past?: PastWords | undefined;
}

/**
 * The threads of one open entry, updated with its records and text. Runs one operation at a time, and keeps
 * the object of a thread while it has comments: the user may be typing in it.
 */
export class EntryThreads implements vscode.Disposable {
  readonly #shown = new Map<string, Shown>();
  #threads: readonly Thread[] = [];
  #standing: Standing | undefined;
  #reader: string | undefined;
  /** Other committers by the comment's key. */
  #changedBy: ReadonlyMap<string, string> = new Map();
  /** The words that threads were made on, by their keys; `undefined` while they are unknown. */
  readonly #past = new Map<string, string | undefined>();
  #tail: Promise<unknown> = Promise.resolve();
  #isDisposed = false;

  constructor(
    readonly document: vscode.TextDocument,
    readonly controller: vscode.CommentController,
    readonly parts: Parts,
  ) {}

  get all(): readonly Thread[] {
    return this.#threads;
  }

  /** The thread shown by an editor's thread; `undefined` for a new one without comments. */
  threadOf(made: vscode.CommentThread): Thread | undefined {
    return [...this.#shown.values()].find((shown) => shown.made === made)?.thread;
  }

  /** Keys of the unread comments in these ranges. */
  unreadWithin(ranges: readonly vscode.Range[]): string[] {
    return [...this.#shown.values()]
      .filter(({ range }) => range && ranges.some((one) => one.intersection(range)))
      .flatMap(({ thread }) => thread?.comments.map(({ key }) => key) ?? [])
      .filter((key) => this.parts.unread.isUnread(key, this.#reader));
  }

  /** Expands a thread. @returns the range that it stands at */
  async unfold(key: string): Promise<vscode.Range | undefined> {
    await this.update();
    const shown = this.#shown.get(key);
    if (shown) shown.made.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    return shown?.range;
  }

  /** Moves threads with their words through an edit, until the next update. */
  follow(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    for (const { rangeOffset: from, rangeLength, text } of changes)
      for (const shown of this.#shown.values())
        shown.words &&= followEdit(shown.words, { from, to: from + rangeLength, text });
  }

  update(): Promise<void> {
    return this.#next(() => this.#update());
  }

  /** Changes the entry's comments in the author's name. @returns `false` if the author is unknown */
  change(run: (writer: Writer) => Promise<void>): Promise<boolean> {
    return this.#next(async () => {
      const writer = await this.#writer();
      if (!writer) return false;
      await run(writer);
      await this.#update();
      return true;
    });
  }

  /** Records a reply in a thread, or the first comment of a new one. */
  submit(made: vscode.CommentThread, words: string): Promise<boolean> {
    return this.change(async (writer) => {
      const thread = this.threadOf(made);
      if (thread) return replyTo(writer, thread, words);
      const selection = { text: this.parts.documents.textOf(this.document), ...this.#chosen(made) };
      const key = await addComment(writer, words, selection);
      // Keeps the editor's thread for the new comment.
      this.#shown.set(key, { made, thread: undefined, comments: [], range: made.range });
    });
  }

  startEditing(comment: ShownComment): void {
    comment.startEditing();
    this.#redraw(comment);
  }

  stopEditing(comment: ShownComment): void {
    comment.stopEditing();
    this.#redraw(comment);
  }

  /** Asks git who committed the comments, and marks those committed by someone else. */
  async lookUpCommitters(): Promise<void> {
    const found = this.#found;
    if (!found || this.#threads.length === 0) return;
    const changedBy = await committedByOthers(found, this.parts);
    if (sameMap(changedBy, this.#changedBy)) return;
    this.#changedBy = changedBy;
    await this.update();
  }

  get #found(): EntryIn | undefined {
    const found = this.parts.journals.entryAt(this.document.uri);
    // Records need an id that no other entry has.
    return found?.open.journal.entryById(found.entry.id ?? '') ? found : undefined;
  }

  #next<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(run);
    this.#tail = result.catch(() => undefined);
    return result;
  }

  async #writer(): Promise<Writer | undefined> {
    const found = this.#found;
    if (!found) return undefined;
    const author: Author | undefined = await this.parts.authors.of(found.open);
    return author && { journal: found.open.journal, entry: found.entry, author };
  }

  /** The selected range, or the line if nothing is selected. */
  #chosen({ range }: vscode.CommentThread): { from: number; to: number } {
    const chosen = range ?? new vscode.Range(0, 0, 0, 0);
    const { range: line } = this.document.lineAt(chosen.start.line);
    const { start, end } = chosen.isEmpty ? line : chosen;
    return { from: this.document.offsetAt(start), to: this.document.offsetAt(end) };
  }

  async #update(): Promise<void> {
    const found = this.#found;
    const standing = found?.open.journal.standingOf(found.entry);
    if (standing !== this.#standing) {
      this.#threads =
        found && standing && standing.comments.length > 0
          ? threadsOf(await recordsOf(found.open.journal, found.entry.id!))
          : [];
      this.#standing = standing;
      // With the records of others came earlier texts, too.
      for (const [key, words] of this.#past) if (words === undefined) this.#past.delete(key);
      if (this.#threads.length > 0) void this.lookUpCommitters();
    }
    if (this.#isDisposed) return;
    if (found && this.#threads.length > 0)
      this.#reader = await this.parts.authors.known(found.open);
    if (this.#isDisposed) return;
    const keys = new Set(this.#threads.map(({ key }) => key));
    for (const [key, { made }] of this.#shown) {
      if (keys.has(key)) continue;
      this.#shown.delete(key);
      made.dispose();
    }
    if (found) for (const thread of this.#threads) this.#draw(found, thread);
    if (found) void this.#lookUpPast(found);
  }

  /** Asks git, once for each thread, for the words that were changed. */
  async #lookUpPast({ open, entry }: EntryIn): Promise<void> {
    const { host, journals } = this.parts;
    const sought = this.#threads.filter(
      ({ key, anchor }) => anchor && this.#shown.get(key)?.fit !== 'exact' && !this.#past.has(key),
    );
    if (sought.length === 0) return;
    for (const { key } of sought) this.#past.set(key, undefined);
    const history = await host.pastTexts(open.root);
    if (!history || this.#isDisposed) return;
    const found = await pastQuotes(history.textsOf(entry.path), sought, journals.world.hash);
    for (const [key, words] of found) this.#past.set(key, words);
    if (found.size > 0) await this.update();
  }

  /** Where a thread stands; one whose words are gone stays at those that were typed in their place. */
  #placeOf(thread: Thread): CommentPlace {
    const read = this.parts.documents.textOf(this.document);
    const place = placeOfThread(read, thread, this.parts.journals.world.hash);
    const words = this.#shown.get(thread.key)?.words;
    const isKept =
      place.fit === 'detached' && words && read.text.slice(words.from, words.to).trim();
    return isKept ? { ...words, fit: 'near' } : place;
  }

  #draw({ open }: EntryIn, thread: Thread): void {
    const reader = this.#reader;
    const { journal } = open;
    const { unread } = this.parts;
    const place = this.#placeOf(thread);
    const range = new vscode.Range(
      this.document.positionAt(place.from),
      this.document.positionAt(place.to),
    );
    const isNew = thread.comments.some(({ key }) => unread.isUnread(key, reader));
    const known = this.#shown.get(thread.key);
    const isWritable = journal.setup !== undefined && journal.setup.readOnly === undefined;
    const comments = thread.comments.map(
      (comment) =>
        known?.comments.find((one) => one.comment.key === comment.key) ?? new ShownComment(comment),
    );
    const looks = comments.map((one, at) => {
      const comment = thread.comments[at]!;
      return one.show(comment, {
        author: nameOf(journal, comment.person),
        isUnread: unread.isUnread(comment.key, reader),
        changedBy: this.#changedBy.get(comment.key),
        contextValue: isWritable && comment.person === reader ? 'own' : 'other',
      });
    });
    const shown = known ?? this.#make(thread, range, comments, isNew);
    const { made } = shown;
    const isSame = comments.length === shown.comments.length && !looks.includes(true);
    const past = this.#pastOf(thread, place, shown);
    if (past !== shown.past || (known && !isSame))
      made.comments = past ? [past, ...comments] : comments;
    shown.past = past;
    shown.comments = comments;
    shown.thread = thread;
    shown.fit = place.fit;
    shown.words = thread.anchor && place.fit !== 'detached' ? place : undefined;
    if (!shown.range?.isEqual(range)) made.range = range;
    shown.range = range;
    set(made, 'label', threadLabel(thread, place));
    set(
      made,
      'contextValue',
      `${isWritable ? contextOf(thread, reader) : 'readOnly'}${isNew ? '.unread' : ''}`,
    );
    set(made, 'canReply', isWritable);
    const { Resolved, Unresolved } = vscode.CommentThreadState;
    set(made, 'state', thread.resolved.length > 0 ? Resolved : Unresolved);
  }

  /** The words that a thread was made on, unless they are still there. */
  #pastOf(
    { key, anchor }: Thread,
    { from, to, fit }: CommentPlace,
    { past }: Shown,
  ): PastWords | undefined {
    if (!anchor) return undefined;
    if (fit === 'exact') {
      this.#past.set(key, this.parts.documents.textOf(this.document).text.slice(from, to));
      return undefined;
    }
    const words = this.#past.get(key);
    return words === undefined || words === past?.words ? past : new PastWords(words);
  }

  /** Creates a thread with its comments: the editor would open an input in an empty one. */
  #make(
    thread: Thread,
    range: vscode.Range,
    comments: readonly ShownComment[],
    isNew: boolean,
  ): Shown {
    const made = this.controller.createCommentThread(this.document.uri, range, comments);
    const { Expanded, Collapsed } = vscode.CommentThreadCollapsibleState;
    made.collapsibleState = isNew ? Expanded : Collapsed;
    const shown: Shown = { made, thread, comments, range };
    this.#shown.set(thread.key, shown);
    return shown;
  }

  #redraw(comment: ShownComment): void {
    for (const { made, past, comments } of this.#shown.values())
      if (comments.includes(comment)) made.comments = past ? [past, ...comments] : [...comments];
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const { made } of this.#shown.values()) made.dispose();
    this.#shown.clear();
  }
}

/** Sent to the editor only when it changes. */
function set<K extends 'label' | 'contextValue' | 'canReply' | 'state'>(
  thread: vscode.CommentThread,
  name: K,
  value: vscode.CommentThread[K],
): void {
  if (thread[name] !== value) thread[name] = value;
}

const contextOf = ({ resolved }: Thread, reader: string | undefined): string =>
  resolved.length === 0
    ? 'open'
    : resolved.every(({ person }) => person === reader)
      ? 'resolved.own'
      : 'resolved.other';

function threadLabel({ resolved, comments }: Thread, { fit }: CommentPlace): string {
  const { length } = comments;
  const parts = [
    length === 1 ? l10n.t('1 comment') : l10n.t('{0} comments', length),
    ...(resolved.length > 0 ? [l10n.t('Resolved')] : []),
    ...(fit === 'exact' ? [] : [l10n.t('The text that this comment refers to has changed')]),
  ];
  return parts.join(' · ');
}

/** Names or addresses of the last committers of comments, where they are not the authors. */
async function committedByOthers(
  { open, entry }: EntryIn,
  { host, authors }: Parts,
): Promise<ReadonlyMap<string, string>> {
  const { journal, root } = open;
  const found = new Map<string, string>();
  const paths = journal.recordPathsOf(entry.id!);
  const persons = new Set(paths.map((path) => parseRecordPath(path)!.person));
  const history = await host.recordHistory(root);
  const reader = await authors.reader(open);
  const addresses = await knownAddresses(journal, [...persons], history, reader);
  for (const path of paths) {
    const { person } = parseRecordPath(path)!;
    const own = addresses.get(person)!;
    const committers = own.size > 0 ? await host.recordCommitters(root, path) : undefined;
    for (const [id, emails] of committers ?? []) {
      const other = emails.find((email) => !own.has(plainAddress(email)));
      if (other === undefined) continue;
      const name = personByEmail(journal.people.values(), other)?.name ?? other;
      found.set(recordKey(person, id), name);
    }
  }
  return found;
}

const sameMap = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
