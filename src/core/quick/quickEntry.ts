/**
 * What the index keeps of entries, from their bytes, without making a string of the whole text. It takes
 * what it understands fully and gives up on all else; then readEntryText() reads it. Where it does not
 * give up, the file is text, the result is the same, and there is nothing to find fault with.
 */
import type { EntryColumns } from '../columns';
import { dayOfDigits } from '../dates';
import { fileNameOf, isPortableName, isPrivate } from '../paths';
import type { FileBytes, Hash } from '../ports';
import { borrowQuickReader, giveBack, longestText, type QuickReader } from './quickReader';

export class QuickEntries {
  /** Until the entries that wait are taken. */
  #reader: QuickReader | undefined;
  #columns = noColumns();

  /** How many entries wait to be taken. */
  get count(): number {
    return this.#columns.path.length;
  }

  /** Where files may be put from which entries are to be added before the next take(). */
  get room(): Uint8Array | undefined {
    return (this.#reader ??= borrowQuickReader())?.text;
  }

  /**
   * Adds the entry to those that wait; take() is to be called afterwards.
   * @param hashFor gives the hash where the entry of this id needs a digest
   * @returns false where it gives up
   */
  add(file: FileBytes, hashFor: (id: string | undefined) => Hash | undefined): boolean {
    const { path, length } = file;
    if (length > longestText || !isPortableName(fileNameOf(path))) return false;
    const reader = (this.#reader ??= borrowQuickReader());
    if (!reader) return false;
    reader.put(file);
    const kind = reader.read(length, isPrivate(path) ? 1 : 0);
    if (kind === -1) return false;
    const { answer } = reader;
    const idTo = answer[1]!;
    const id = idTo === 0 ? null : file.ascii(answer[0]!, idTo);
    const date = answer[2]!;
    const columns = this.#columns;
    columns.path.push(path);
    columns.size.push(file.size);
    columns.mtime.push(file.mtime);
    columns.id.push(id);
    columns.date.push(date === 0 ? null : dayOfDigits(date));
    columns.kind.push(kind);
    const hash = hashFor(id ?? undefined);
    columns.digest.push(hash ? digestOf(reader, hash) : null);
    return true;
  }

  /** Those that were added since this was called last. */
  take(): EntryColumns {
    const kinds = this.#reader?.kinds() ?? '';
    const rest = this.#reader?.rests() ?? '';
    const columns = { ...this.#columns, kinds: kinds === '' ? [] : kinds.split('\n'), rest };
    if (this.#reader) giveBack(this.#reader);
    this.#reader = undefined;
    this.#columns = noColumns();
    return columns;
  }
}

/** Of the entry that was read last. */
function digestOf({ prepareDigest, bytes, answer }: QuickReader, hash: Hash): string {
  prepareDigest();
  return `sha256:${hash(bytes.subarray(answer[4], answer[5]))}`;
}

const noColumns = () => ({
  path: [] as string[],
  size: [] as number[],
  mtime: [] as number[],
  id: [] as (string | null)[],
  date: [] as (string | null)[],
  digest: [] as (string | null)[],
  kind: [] as number[],
});
