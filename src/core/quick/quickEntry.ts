/**
 * What the index keeps of entries, from their bytes, without making a string of the whole text. It takes
 * what it understands fully and gives up on all else; then readEntryText() reads it. Where it does not
 * give up, the result is the same, and there is nothing to find fault with.
 */
import type { EntryColumns } from '../columns';
import { fileNameOf, isPortableName, isPrivate } from '../paths';
import type { FileText, Hash } from '../ports';
import { borrowQuickReader, giveBack, longestText, type QuickReader } from './quickReader';

export class QuickEntries {
  /** While entries wait. */
  #reader: QuickReader | undefined;
  #columns = noColumns();

  /** How many entries wait to be taken. */
  get count(): number {
    return this.#columns.path.length;
  }

  /**
   * Adds the entry to those that wait.
   * @param hashFor gives the hash where the entry of this id needs a digest
   * @returns false where it gives up
   */
  add(file: FileText, hashFor: (id: string | undefined) => Hash | undefined): boolean {
    const { path, bytes, length } = file;
    if (length > longestText || !isPortableName(fileNameOf(path))) return false;
    const reader = (this.#reader ??= borrowQuickReader());
    if (!reader) return false;
    reader.text.set(bytes.length === length ? bytes : bytes.subarray(0, length));
    const kind = reader.read(length, isPrivate(path) ? 1 : 0);
    if (kind === -1) {
      if (this.count === 0) this.#giveBack();
      return false;
    }
    const [idFrom, idTo, dateFrom, dateTo] = reader.answer as unknown as Spans;
    const id = idTo === 0 ? null : file.part(idFrom, idTo);
    const columns = this.#columns;
    columns.path.push(path);
    columns.size.push(file.size);
    columns.mtime.push(file.mtime);
    columns.id.push(id);
    columns.date.push(dateTo === 0 ? null : file.part(dateFrom, dateTo));
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
    this.#giveBack();
    this.#columns = noColumns();
    return columns;
  }

  #giveBack(): void {
    if (this.#reader) giveBack(this.#reader);
    this.#reader = undefined;
  }
}

/** Of the entry that was read last. */
function digestOf(reader: QuickReader, hash: Hash): string {
  reader.prepareDigest();
  return `sha256:${hash(reader.bytes.subarray(reader.answer[4], reader.answer[5]))}`;
}

type Spans = readonly [idFrom: number, idTo: number, dateFrom: number, dateTo: number];

const noColumns = () => ({
  path: [] as string[],
  size: [] as number[],
  mtime: [] as number[],
  id: [] as (string | null)[],
  date: [] as (string | null)[],
  digest: [] as (string | null)[],
  kind: [] as number[],
});
