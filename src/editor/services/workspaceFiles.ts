/** Files of a folder with any URI scheme, through the editor: remote, virtual or in a browser. */
import * as vscode from 'vscode';
import { fileRead } from '../../core/base/fileText';
import { LinkError } from '../../core/base/fileLinks';
import { versionRead } from '../../core/base/fileVersion';
import { escapesFolder, fileNameOf, stepsTo } from '../../core/base/paths';
import {
  FileExistsError,
  type FileRead,
  type Files,
  type FileVersion,
  type Listing,
  type Pace,
  type Random,
} from '../../core/base/ports';
import { temporaryName } from '../../core/base/temporaryFiles';
import { failedRead, maxFileSize } from '../../core/base/unreadable';

/** Concurrent calls, each of them a round trip to the window; more are not faster. */
const atOnce = 32;
const appendAttempts = 5;
const skipped = new Set(['.git', 'node_modules']);

export function workspaceFiles(root: vscode.Uri, pace: Pace, random: Random): Files {
  const fs = vscode.workspace.fs;
  const resolve = (path: string): vscode.Uri => {
    if (escapesFolder(path))
      throw new Error(`Refused a path that leads out of the folder: ${path}`);
    return path === '' ? root : vscode.Uri.joinPath(root, path);
  };

  /** Treats parts that cannot be read as no link: the operation on the path will fail anyway. */
  async function linkOn(path: string): Promise<string | undefined> {
    if (escapesFolder(path)) return undefined;
    const steps = [...stepsTo(path)];
    const found = await Promise.all(steps.map(isLink));
    return steps[found.indexOf(true)];
  }

  const isLink = (path: string): Promise<boolean> =>
    Promise.resolve(fs.stat(resolve(path))).then(
      ({ type }) => (type & vscode.FileType.SymbolicLink) !== 0,
      () => false,
    );

  async function refuseLink(path: string): Promise<void> {
    const link = await linkOn(path);
    if (link !== undefined) throw new LinkError(link);
  }

  /** Tests whether files are behind a link. Caches the folders, so it is valid for one run over files. */
  function linkedFolders(): (path: string) => Promise<boolean> {
    const known = new Map<string, Promise<boolean>>();
    return (path) => {
      const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
      let isLinked = known.get(folder);
      if (!isLinked) {
        isLinked = linkOn(folder).then((link) => link !== undefined);
        known.set(folder, isLinked);
      }
      return isLinked;
    };
  }

  async function stat(path: string): Promise<FileVersion | undefined> {
    try {
      const { type, size, mtime } = await fs.stat(resolve(path));
      return type === vscode.FileType.File ? { size, mtime } : undefined;
    } catch (error) {
      if (isNotThere(error)) return undefined;
      throw error;
    }
  }

  /** Returns a version unequal to any other if stat fails, so that the file is read, which reports why. */
  const versionOf = (path: string): Promise<FileVersion | undefined> =>
    stat(path).catch(() => ({ size: -1, mtime: 0 }));

  async function read(path: string): Promise<FileRead> {
    if ((await linkOn(path)) !== undefined) return { path, missing: true };
    return readFile(path);
  }

  async function readFile(path: string): Promise<FileRead> {
    let version: FileVersion = { size: -1, mtime: 0 };
    try {
      const found = await stat(path);
      if (!found) return { path, missing: true };
      version = versionRead(found, Date.now());
      if (version.size > maxFileSize) return { path, unreadable: 'tooLarge', ...version };
      return fileRead(path, version, await fs.readFile(resolve(path)), decode);
    } catch (error) {
      return isNotThere(error) ? { path, missing: true } : failedRead(path, error, version);
    }
  }

  async function list(folder: string, isDeep = true): Promise<Listing> {
    const link = await linkOn(folder);
    if (link !== undefined) return { files: [], links: [link], denied: [] };
    const files: string[] = [];
    const links: string[] = [];
    const denied: string[] = [];
    const waiting = [folder];
    for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
      // Skips names that a journal cannot use, such as names with a backslash.
      if (escapesFolder(current)) continue;
      const contents = await contentsOf(resolve(current));
      if (!contents) denied.push(current);
      for (const [name, type] of contents ?? []) {
        const path = current === '' ? name : `${current}/${name}`;
        if (type & vscode.FileType.SymbolicLink) links.push(path);
        else if (type === vscode.FileType.File) files.push(path);
        else if (isDeep && type === vscode.FileType.Directory && !skipped.has(name))
          waiting.push(path);
      }
      await pace();
    }
    return { files, links, denied };
  }

  /** @returns a new temporary file in the same folder */
  async function writeBeside(path: string, bytes: Uint8Array): Promise<vscode.Uri> {
    const folder = vscode.Uri.joinPath(resolve(path), '..');
    await fs.createDirectory(folder);
    const temporary = vscode.Uri.joinPath(folder, temporaryName(random));
    await fs.writeFile(temporary, bytes);
    return temporary;
  }

  async function moveInto(path: string, temporary: vscode.Uri, overwrite: boolean): Promise<void> {
    const target = resolve(path);
    try {
      await fs.rename(temporary, target, { overwrite });
    } catch (error) {
      // The editor deletes the target before it renames: the temporary file may be the only copy left.
      if (overwrite && !(await stat(path)))
        return fs.rename(temporary, target, { overwrite: false });
      await discard(temporary);
      throw error;
    }
  }

  const discard = async (temporary: vscode.Uri): Promise<void> =>
    fs.delete(temporary).then(undefined, () => undefined);

  /** Writes a temporary file and renames it, so that readers never see half of a text. */
  async function put(path: string, bytes: Uint8Array, overwrite: boolean): Promise<void> {
    await moveInto(path, await writeBeside(path, bytes), overwrite);
  }

  async function createBytes(path: string, bytes: Uint8Array): Promise<void> {
    await refuseLink(path.slice(0, Math.max(path.lastIndexOf('/'), 0)));
    if (await isLink(path)) throw new FileExistsError(path);
    if (await stat(path)) throw new FileExistsError(path);
    try {
      await put(path, bytes, false);
    } catch (error) {
      throw isThere(error) ? new FileExistsError(path) : error;
    }
    const found = await fs.readFile(resolve(path));
    if (found.length !== bytes.length || found.some((byte, at) => byte !== bytes[at]))
      throw new Error(`${path} was not written as it should be`);
  }

  let appends: Promise<void> = Promise.resolve();

  /** Runs one append at a time in this window; checks afterwards, since other windows may write too. */
  function append(path: string, text: string): Promise<void> {
    const result = appends.then(() => appendNow(path, text));
    appends = result.catch(() => undefined);
    return result;
  }

  async function appendNow(path: string, text: string): Promise<void> {
    for (let attempt = 1; attempt <= appendAttempts; attempt++)
      if (await isAppended(path, text)) return;
    throw new Error(`Could not add to ${fileNameOf(path)}: it is written to by others`);
  }

  async function isAppended(path: string, text: string): Promise<boolean> {
    await refuseLink(path);
    const old = await read(path);
    if ('unreadable' in old)
      throw new Error(`Could not add to ${fileNameOf(path)}: it cannot be read`);
    const before = 'text' in old ? old.text : undefined;
    const separator = !before || before.endsWith('\n') ? '' : '\n';
    const temporary = await writeBeside(path, encode(`${before ?? ''}${separator}${text}`));
    const since = await read(path);
    if (('text' in since ? since.text : undefined) !== before) {
      await discard(temporary);
      return false;
    }
    try {
      // A missing file may be in the middle of being replaced by another window.
      await moveInto(path, temporary, before !== undefined);
    } catch (error) {
      if (isNotThere(error) || isThere(error)) return false;
      throw error;
    }
    const now = await read(path);
    return 'text' in now && now.text.includes(text);
  }

  async function eachOf<T>(
    paths: readonly string[],
    get: (path: string) => Promise<T>,
    visit: (index: number, got: T) => void,
  ): Promise<void> {
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < paths.length) {
        const index = next++;
        visit(index, await get(paths[index]!));
        await pace();
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, paths.length) }, worker));
  }

  return {
    exclusiveCreate: false,
    list,
    linkOn,
    read,
    create: (path, text) => createBytes(path, encode(text)),
    createBytes,
    append,
    replace: async (path, content) => {
      await refuseLink(path);
      await put(path, typeof content === 'string' ? encode(content) : content, true);
    },
    readEach: (paths, visit) => {
      const isLinked = linkedFolders();
      const get = async (path: string): Promise<FileRead> =>
        (await isLinked(path)) ? { path, missing: true } : readFile(path);
      return eachOf(paths, get, (_, got) => visit(got));
    },
    statEach: (paths, visit) => {
      const isLinked = linkedFolders();
      const get = async (path: string): Promise<FileVersion | undefined> =>
        (await isLinked(path)) ? undefined : versionOf(path);
      return eachOf(paths, get, visit);
    },
    remove: async (path) => {
      await refuseLink(path);
      if (await stat(path)) await fs.delete(resolve(path));
    },
  };
}

/** @returns an empty list for a missing folder, `undefined` for one that cannot be read */
async function contentsOf(folder: vscode.Uri): Promise<[string, vscode.FileType][] | undefined> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    return isNotThere(error) ? [] : undefined;
  }
}

const isNotThere = (error: unknown): boolean =>
  error instanceof vscode.FileSystemError &&
  ['FileNotFound', 'FileNotADirectory', 'FileIsADirectory'].includes(error.code);

const isThere = (error: unknown): boolean =>
  error instanceof vscode.FileSystemError && error.code === 'FileExists';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
