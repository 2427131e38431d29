/** A folder of this computer, read without the editor in between: about three times as fast for many files. */
import { isAscii, isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { notLookedAt, versionRead } from '../core/fileVersion';
import { escapesFolder } from '../core/paths';
import {
  FileExistsError,
  type FileBytes,
  type FileFailure,
  type FileRead,
  type Files,
  type FileText,
  type FileVersion,
  type Listing,
  type OpenHelper,
  type Pace,
} from '../core/ports';
import { maxFileSize, whyZeros } from '../core/unreadable';

const skipped = new Set(['.git', 'node_modules']);

/** Files are read into it, whatever folder they are in: one at a time, without anything in between. */
let buffer = Buffer.allocUnsafeSlow(64 * 1024);

/** A last part that is a link is not opened, and nobody waits for a pipe; Windows knows no such flags. */
const readFlags =
  fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);

/**
 * @param root absolute path of the folder; it need not be there yet
 * @param helper starts another thread that reads there; see openHelper.ts
 */
export function nodeFiles(
  root: string,
  pace: Pace,
  helper?: (root: string, count: number) => OpenHelper | undefined,
): Files {
  const base = join(root, '/');
  const resolve = (path: string): string => {
    if (escapesFolder(path))
      throw new Error(`Refused a path that leads out of the folder: ${path}`);
    return base + path;
  };

  // Open, read and close in each of the two: what thousands of files go through has as few calls as it can.
  function readNow(path: string): NodeText | FileFailure {
    let file = -1;
    try {
      file = fs.openSync(resolve(path), readFlags);
      const stat = fs.fstatSync(file);
      if (!isFile(stat)) return { path, missing: true };
      const { size, mtime } = versionRead({ size: stat.size, mtime: stat.mtimeMs }, Date.now());
      if (size > maxFileSize) return { path, unreadable: 'tooLarge', size, mtime };
      if (size >= buffer.length) buffer = Buffer.allocUnsafeSlow(size * 2);
      let length = 0;
      for (;;) {
        const count = fs.readSync(file, buffer, length, buffer.length - length, length);
        length += count;
        if (count === 0 || length >= size) break;
      }
      const bytes = buffer.subarray(0, length);
      if (bytes.includes(0)) return { path, unreadable: whyZeros(bytes), size, mtime };
      const isLatin = isAscii(bytes);
      if (!isLatin && !isUtf8(bytes)) return { path, unreadable: 'notUtf8', size, mtime };
      return new NodeText(path, size, mtime, bytes, isLatin);
    } catch (error) {
      return failedRead(path, error);
    } finally {
      if (file !== -1) fs.closeSync(file);
    }
  }

  /**
   * Without a look at anything else, if the file fits.
   * @param now when reading began
   */
  function bytesNow(path: string, into: Buffer, now: number): FileBytes | FileFailure {
    let file = -1;
    try {
      file = fs.openSync(resolve(path), readFlags);
      const length = fs.readSync(file, into, 0, into.length, 0);
      if (length < into.length) return new NodeBytes(path, length, notLookedAt(now), into, readNow);
    } catch (error) {
      return failedRead(path, error);
    } finally {
      if (file !== -1) fs.closeSync(file);
    }
    return readNow(path);
  }

  async function read(path: string): Promise<FileRead> {
    const now = readNow(path);
    return now instanceof NodeText ? now.kept() : now;
  }

  function statNow(path: string): FileVersion | undefined {
    try {
      const stat = fs.lstatSync(resolve(path), { throwIfNoEntry: false });
      return stat && isFile(stat) ? { size: stat.size, mtime: stat.mtimeMs } : undefined;
    } catch (error) {
      // Like no version that is known, so that it is read, and reading says why it cannot be.
      return isMissing(error) ? undefined : { size: -1, mtime: 0 };
    }
  }

  async function list(folder: string): Promise<Listing> {
    const files: string[] = [];
    const links: string[] = [];
    const denied: string[] = [];
    const waiting = [folder];
    for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
      // Names that no journal can use, such as with a backslash on Linux, are not entered.
      if (escapesFolder(current)) continue;
      const prefix = current === '' ? '' : `${current}/`;
      try {
        for (const items of itemsIn(resolve(current))) {
          sortOut(items, prefix);
          await pace();
        }
      } catch (error) {
        if (!isMissing(error)) denied.push(current);
      }
    }
    return { files, links, denied };

    function sortOut(items: readonly fs.Dirent[], prefix: string): void {
      for (const item of items) {
        const path = prefix + item.name;
        if (item.isFile()) files.push(path);
        else if (item.isSymbolicLink()) links.push(path);
        else if (item.isDirectory()) {
          if (!skipped.has(item.name)) waiting.push(path);
        } else if (statNow(path)) files.push(path);
      }
    }
  }

  async function create(path: string, content: string | Uint8Array): Promise<void> {
    const target = resolve(path);
    await makeFolderOf(target);
    // What decides is the link below; this only saves writing for each name that is taken.
    if (fs.lstatSync(target, { throwIfNoEntry: false })) throw new FileExistsError(path);
    const temporary = temporaryBeside(target);
    try {
      await writeThrough(temporary, content);
      await fs.promises.link(temporary, target).catch(async (error: NodeJS.ErrnoException) => {
        // File systems without hard links (exFAT, some network shares) can still refuse an existing name.
        if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EINVAL', 'EMLINK'].includes(error.code ?? ''))
          throw error;
        await fs.promises.copyFile(temporary, target, fs.constants.COPYFILE_EXCL);
      });
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new FileExistsError(path) : error;
    } finally {
      await fs.promises.rm(temporary, { force: true });
    }
  }

  async function replace(path: string, text: string): Promise<void> {
    const target = resolve(path);
    await makeFolderOf(target);
    const temporary = temporaryBeside(target);
    try {
      const mode = fs.statSync(target, { throwIfNoEntry: false })?.mode;
      await writeThrough(temporary, text, mode);
      await fs.promises.rename(temporary, target);
    } catch (error) {
      await fs.promises.rm(temporary, { force: true });
      throw error;
    }
  }

  async function append(path: string, text: string): Promise<void> {
    const target = resolve(path);
    await makeFolderOf(target);
    appendNow(target, text);
  }

  // Looking at the clock takes a tenth of the time that looking at a file does: not after each of them.
  return {
    exclusiveCreate: true,
    list,
    create,
    createBytes: create,
    replace,
    append,
    read,
    async readEach(paths, visit) {
      for (let index = 0; index < paths.length; index++) {
        visit(readNow(paths[index]!));
        const wait = index % 4 === 3 ? pace() : undefined;
        if (wait) await wait;
      }
    },
    async bytesOfEach(paths, visit, into) {
      const room = into && Buffer.from(into.buffer, into.byteOffset, into.length);
      const now = Date.now();
      for (let index = 0; index < paths.length; index++) {
        const path = paths[index]!;
        visit(room ? bytesNow(path, room, now) : readNow(path), index);
        const wait = index % 4 === 3 ? pace() : undefined;
        if (wait) await wait;
      }
    },
    async statEach(paths, visit) {
      for (let index = 0; index < paths.length; index++) {
        visit(index, statNow(paths[index]!));
        const wait = index % 16 === 15 ? pace() : undefined;
        if (wait) await wait;
      }
    },
    remove: (path) => fs.promises.rm(resolve(path), { force: true }),
    ...(helper && { openHelper: (count: number) => helper(root, count) }),
  };
}

class NodeBytes implements FileBytes {
  constructor(
    readonly path: string,
    readonly size: number,
    readonly mtime: number,
    readonly bytes: Buffer,
    readonly readNow: (path: string) => FileRead,
  ) {}

  get length(): number {
    return this.size;
  }

  ascii(from: number, to: number): string {
    return this.bytes.toString('latin1', from, to);
  }

  read(): FileRead {
    return this.readNow(this.path);
  }
}

class NodeText implements FileText, FileBytes {
  readonly length: number;

  constructor(
    readonly path: string,
    readonly size: number,
    readonly mtime: number,
    readonly bytes: Buffer,
    /** All ASCII: then Latin-1 has the same characters, and is only copied. */
    readonly isLatin: boolean,
  ) {
    this.length = bytes.length;
  }

  get text(): string {
    return this.part(0, this.length);
  }

  part(from: number, to: number): string {
    return this.bytes.toString(this.isLatin ? 'latin1' : 'utf8', from, to);
  }

  ascii(from: number, to: number): string {
    return this.part(from, to);
  }

  read(): this {
    return this;
  }

  /** With bytes of its own. */
  kept(): NodeText {
    return new NodeText(this.path, this.size, this.mtime, Buffer.from(this.bytes), this.isLatin);
  }
}

/** As `stat.isFile()`, which takes as long as looking at the file itself. */
const isFile = ({ mode }: fs.Stats): boolean =>
  (mode & fs.constants.S_IFMT) === fs.constants.S_IFREG;

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENAMETOOLONG'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  );

const failedRead = (path: string, error: unknown): FileFailure =>
  isMissing(error) ? { path, missing: true } : { path, unreadable: 'denied', size: -1, mtime: 0 };

/** Bytes that a folder of some thousand files takes itself, where the file system tells that. */
const largeFolder = 120_000;

/** What is in the folder. A large one comes in parts. */
const itemsIn = (path: string): Iterable<readonly fs.Dirent[]> =>
  fs.statSync(path).size > largeFolder
    ? inParts(fs.opendirSync(path, { bufferSize: 512 }))
    : [fs.readdirSync(path, { withFileTypes: true })];

function* inParts(folder: fs.Dir): Iterable<readonly fs.Dirent[]> {
  try {
    for (let part = nextPart(folder); part.length > 0; part = nextPart(folder)) yield part;
  } finally {
    folder.closeSync();
  }
}

function nextPart(folder: fs.Dir): readonly fs.Dirent[] {
  const part: fs.Dirent[] = [];
  for (let item = folder.readSync(); item; item = folder.readSync())
    if (part.push(item) === 256) break;
  return part;
}

const makeFolderOf = (target: string): Promise<unknown> =>
  fs.promises.mkdir(join(target, '..'), { recursive: true });

/** In the same folder, so that it can be linked or renamed; hidden, so that nobody takes it for an entry. */
const temporaryBeside = (target: string): string =>
  join(target, '..', `.${randomBytes(8).toString('hex')}.tmp`);

async function writeThrough(
  path: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<void> {
  const file = await fs.promises.open(path, 'wx', mode);
  try {
    // Not left to the mask of this process, which may be narrower than what the file had.
    if (mode !== undefined) await file.chmod(mode & 0o7777);
    await file.writeFile(content, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

/** One write at the end, wherever that is by then; what could not be written whole is taken back. */
function appendNow(target: string, text: string): void {
  const file = fs.openSync(target, 'a+');
  try {
    const { size } = fs.fstatSync(file);
    const last = Buffer.alloc(1);
    if (size > 0) fs.readSync(file, last, 0, 1, size - 1);
    const bytes = Buffer.from(size > 0 && last[0] !== 10 ? `\n${text}` : text, 'utf8');
    let written = 0;
    try {
      written = fs.writeSync(file, bytes);
      if (written < bytes.length)
        throw new Error(`Only a part of the record could be written to ${target}`);
      fs.fsyncSync(file);
    } catch (error) {
      if (written > 0 && written < bytes.length && fs.fstatSync(file).size === size + written)
        fs.ftruncateSync(file, size);
      throw error;
    }
  } finally {
    fs.closeSync(file);
  }
}
