import { Emitter, type Listen } from '../../src/core/base/event';
import {
  FileExistsError,
  type FileRead,
  type Files,
  type FileVersion,
  type Listing,
} from '../../src/core/base/ports';
import { LinkError } from '../../src/core/base/fileLinks';
import { escapesFolder, isAtOrBelow, stepsTo } from '../../src/core/base/paths';
import { fileRead } from '../../src/core/base/fileText';
import { maxFileSize } from '../../src/core/base/unreadable';
import { noon } from './world';

export type Operation = 'list' | 'stat' | 'read' | 'create' | 'append' | 'replace' | 'remove';

interface Stored {
  readonly bytes: Buffer;
  readonly mtime: number;
  readonly isDenied: boolean;
}

const skipped = /(?:^|\/)(?:\.git|node_modules)\//;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** @throws where it is not UTF-8 */
export const decode = (bytes: Uint8Array): string => decoder.decode(bytes);

/** A folder in memory. What a test does to it from outside is told to listeners, like a watcher would. */
export class MemoryFiles implements Files {
  exclusiveCreate = true;
  readonly #stored = new Map<string, Stored>();
  readonly #links = new Set<string>();
  readonly #shut = new Set<string>();
  readonly #happened = new Emitter<string>();
  readonly #failures = new Map<Operation, { error: Error; written: number; after: number }>();
  /** Long before now: a file changed just now is not cached. */
  #time = noon - 24 * 3600_000;
  /** How often each file was read. */
  readonly reads = new Map<string, number>();

  /** Fires the path of every file that is made, changed or removed. */
  readonly onDidChange: Listen<string> = this.#happened.event;

  constructor(texts: Readonly<Record<string, string | Buffer>> = {}) {
    for (const [path, content] of Object.entries(texts)) this.write(path, content);
  }

  /** As another program would: with a new time of change. */
  write(path: string, content: string | Buffer): void {
    this.#put(path, Buffer.from(content as string), false);
  }

  /** A file that is there and may not be read. */
  deny(path: string): void {
    this.#put(path, Buffer.from('not to be seen'), true);
  }

  /** A folder that may not be looked into, until `open`. */
  shut(folder: string): void {
    this.#shut.add(folder);
    this.#happened.fire(folder);
  }

  open(folder: string): void {
    this.#shut.delete(folder);
    this.#happened.fire(folder);
  }

  link(path: string): void {
    this.#links.add(path);
    this.#happened.fire(path);
  }

  delete(path: string): void {
    this.#stored.delete(path);
    this.#links.delete(path);
    this.#happened.fire(path);
  }

  /** With its size and time, as a rename leaves them. */
  move(from: string, to: string): void {
    const stored = this.#stored.get(from)!;
    this.#stored.delete(from);
    this.#stored.set(to, stored);
    this.#happened.fire(from);
    this.#happened.fire(to);
  }

  /**
   * @param written how much of the text still reaches the file; only `append` can leave a part
   * @param after how often it goes well before that, in what is not `append`
   */
  failNext(operation: Operation, error: Error, written = 0, after = 0): void {
    this.#failures.set(operation, { error, written, after });
  }

  /** What has not failed yet will not. */
  failNone(): void {
    this.#failures.clear();
  }

  get paths(): string[] {
    return [...this.#stored.keys()].sort();
  }

  text(path: string): string | undefined {
    return this.#stored.get(path)?.bytes.toString('utf8');
  }

  /** Everything in it, to compare. */
  snapshot(): Record<string, string> {
    return Object.fromEntries(this.paths.map((path) => [path, this.text(path)!]));
  }

  async linkOn(path: string): Promise<string | undefined> {
    return this.#linkOn(path);
  }

  #linkOn(path: string): string | undefined {
    return this.#links.size === 0
      ? undefined
      : [...stepsTo(path)].find((one) => this.#links.has(one));
  }

  #refuseLink(path: string): void {
    const link = this.#linkOn(path);
    if (link !== undefined) throw new LinkError(link);
  }

  async list(folder: string, isDeep = true): Promise<Listing> {
    this.#mayFail('list');
    const link = this.#linkOn(folder);
    if (link !== undefined) return { files: [], links: [link], denied: [] };
    const prefix = folder === '' ? '' : `${folder}/`;
    const denied = [...this.#shut].filter((one) => one === folder || one.startsWith(prefix));
    const below = (path: string): boolean =>
      path.startsWith(prefix) &&
      !skipped.test(path) &&
      (isDeep || !path.slice(prefix.length).includes('/')) &&
      !denied.some((one) => isAtOrBelow(path, one));
    return {
      files: [...this.#stored.keys()].filter((path) => below(path) && !this.#linkOn(path)),
      links: [...this.#links].filter((path) => below(path) && this.#linkOn(path) === path),
      denied,
    };
  }

  async statEach(
    paths: readonly string[],
    visit: (index: number, version: FileVersion | undefined) => void,
  ): Promise<void> {
    for (const [index, path] of paths.entries()) {
      this.#mayFail('stat');
      const stored = this.#linkOn(path) === undefined ? this.#stored.get(path) : undefined;
      visit(index, stored && { size: stored.bytes.length, mtime: stored.mtime });
    }
  }

  async readEach(paths: readonly string[], visit: (read: FileRead) => void): Promise<void> {
    for (const path of paths) visit(await this.read(path));
  }

  async read(path: string): Promise<FileRead> {
    this.#mayFail('read');
    this.reads.set(path, (this.reads.get(path) ?? 0) + 1);
    const stored = this.#stored.get(path);
    if (!stored || this.#linkOn(path) !== undefined) return { path, missing: true };
    const { bytes, mtime, isDenied } = stored;
    const version = this.versionRead({ size: bytes.length, mtime });
    if (isDenied) return { path, unreadable: 'denied', ...version };
    if (bytes.length > maxFileSize) return { path, unreadable: 'tooLarge', ...version };
    return fileRead(path, version, bytes, decode);
  }

  create(path: string, text: string): Promise<void> {
    return this.createBytes(path, Buffer.from(text));
  }

  async createBytes(path: string, bytes: Uint8Array): Promise<void> {
    refuseOutside(path);
    this.#mayFail('create');
    if (this.#links.has(path)) throw new FileExistsError(path);
    this.#refuseLink(path);
    if (this.#stored.has(path)) throw new FileExistsError(path);
    this.#put(path, Buffer.from(bytes), false);
  }

  async append(path: string, text: string): Promise<void> {
    refuseOutside(path);
    this.#refuseLink(path);
    const failure = this.#failures.get('append');
    this.#failures.delete('append');
    const old = this.#stored.get(path)?.bytes ?? Buffer.alloc(0);
    const gap = old.length > 0 && old.at(-1) !== 10 ? '\n' : '';
    const added = Buffer.from(gap + text);
    const bytes = failure ? added.subarray(0, failure.written) : added;
    if (bytes.length > 0) this.#put(path, Buffer.concat([old, bytes]), false);
    if (failure) throw failure.error;
  }

  async replace(path: string, content: string | Uint8Array): Promise<void> {
    refuseOutside(path);
    this.#refuseLink(path);
    this.#mayFail('replace');
    this.#put(path, Buffer.from(content as string), false);
  }

  async remove(path: string): Promise<void> {
    this.#refuseLink(path);
    this.#mayFail('remove');
    this.delete(path);
  }

  /** What is told of a file that is read now. */
  protected versionRead(found: FileVersion): FileVersion {
    return found;
  }

  /** The time of change that a file written now gets. */
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  protected timeFor(path: string): number {
    return ++this.#time;
  }

  #put(path: string, bytes: Buffer, isDenied: boolean): void {
    this.#stored.set(path, { bytes, mtime: this.timeFor(path), isDenied });
    this.#happened.fire(path);
  }

  #mayFail(operation: Operation): void {
    const failure = this.#failures.get(operation);
    if (!failure || failure.after-- > 0) return;
    this.#failures.delete(operation);
    throw failure.error;
  }
}

function refuseOutside(path: string): void {
  if (escapesFolder(path)) throw new Error(`A path that leads out of the folder: ${path}`);
}

export function diskFull(): Error {
  return Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
}
