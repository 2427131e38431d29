/**
 * What the index keeps of entries, from their bytes, without making a string of the whole text. It takes
 * what it understands fully and gives up on all else; then readEntryText() reads it. Where it does not
 * give up, the file is text, the result is the same, and there is nothing to find fault with.
 */
import type { EntryColumns, OneOrMore } from '../columns';
import { fileNameOf, isPortableName, isPrivate } from '../../../base/paths';
import type { FileBytes, Hash } from '../../../base/ports';
import { borrowQuickReader, giveBack, longestText, type QuickReader } from './quickReader';

export class QuickEntries {
  /** Until the entries that wait are taken. */
  #reader: QuickReader | undefined;
  readonly #paths: string[] = [];
  readonly #ids: (string | null)[] = [];
  readonly #digests: (string | null)[] = [];
  readonly #hash: Hash;
  readonly #digestsFor: DigestsFor;

  constructor(hash: Hash, digestsFor: DigestsFor) {
    this.#hash = hash;
    this.#digestsFor = digestsFor;
  }

  /** Where files may be put from which entries are to be added before the next take(). */
  get room(): Uint8Array | undefined {
    return (this.#reader ??= borrowQuickReader())?.text;
  }

  /**
   * Adds the entry to those that wait; take() is to be called afterwards.
   * @returns false where it gives up
   */
  add(file: FileBytes): boolean {
    const { path, length, mtime } = file;
    if (length > longestText || !(isPlainName.test(path) || isPortableName(fileNameOf(path))))
      return false;
    const reader = (this.#reader ??= borrowQuickReader());
    if (!reader) return false;
    reader.put(file);
    if (!reader.read(length, mtime, isPrivate(path) ? 1 : 0)) return false;
    const { answer } = reader;
    const idTo = answer[1]!;
    const id = idTo === 0 ? null : file.ascii(answer[0]!, idTo);
    this.#paths.push(path);
    this.#ids.push(id);
    const recorded = id === null ? none : this.#digestsFor(id);
    this.#digests.push(recorded.length > 0 ? this.#digest(reader, recorded) : null);
    return true;
  }

  /** Those that were added since this was called last; `undefined` where there are none. */
  take(): EntryColumns | undefined {
    const reader = this.#reader;
    if (!reader) return undefined;
    // Its fields one by one: of objects put together from others not all have the same form in memory.
    const columns: EntryColumns = {
      path: this.#paths.splice(0),
      size: reader.sizes(),
      mtime: reader.mtimes(),
      id: this.#ids.splice(0),
      date: reader.days(),
      digest: this.#digests.splice(0),
      kind: reader.kindNumbers(),
      kinds: reader.kinds(),
      rest: reader.rests(),
    };
    giveBack(reader);
    this.#reader = undefined;
    return columns.path.length > 0 ? columns : undefined;
  }

  /** Of the entry that was read last: the very text of its record where it is the same, as of nearly all. */
  #digest({ prepareDigest, bytes, answer }: QuickReader, recorded: OneOrMore<string>): string {
    prepareDigest();
    const hash = this.#hash(bytes.subarray(answer[4], answer[5]));
    return typeof recorded === 'string' && recorded.endsWith(hash) ? recorded : `sha256:${hash}`;
  }
}

/** The digests that records of the entry of this id name; none where none is needed. */
export type DigestsFor = (id: string) => OneOrMore<string>;

const none: readonly string[] = [];

/** A name as most entries have it, which every system can hold: the reserved ones are shorter. */
const isPlainName = /(?:^|\/)[\w-]{5,}\.md$/;
