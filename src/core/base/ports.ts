/**
 * What the core asks of the world around it. Each adapter (Node, the editor, memory for tests) is
 * made for one folder, its root; every path is relative to it, with `/` between the parts.
 */

/**
 * Size in bytes and time of last change in milliseconds, as the file system gives them; of what was read,
 * `versionRead` of that.
 */
export interface FileVersion {
  readonly size: number;
  readonly mtime: number;
}

/** Why a file that exists gave no text. */
export type Unreadable = 'tooLarge' | 'notUtf8' | 'binary' | 'denied';

/** A file that is text: UTF-8 without a zero in it. */
export interface FileText extends FileVersion {
  readonly path: string;
  /** Its bytes are the first `length` of these. They hold until the callback that they are given to returns. */
  readonly bytes: Uint8Array;
  readonly length: number;
  /** All of it, with its byte order mark. Asked for within that callback too. */
  readonly text: string;
  /** The text of some of its bytes. */
  part(from: number, to: number): string;
}

/** Why reading one file gave no text. `missing` when it is not there. */
export type FileFailure =
  | ({ readonly path: string; readonly unreadable: Unreadable } & FileVersion)
  | { readonly path: string; readonly missing: true };

/** What reading one file gave. */
export type FileRead = FileText | FileFailure;

/** What lies below a folder. Symbolic links are never followed, so a cycle of them cannot be entered. */
export interface Listing {
  readonly files: readonly string[];
  /** Those below the folder; where the folder itself is a link, or is behind one, that link alone. */
  readonly links: readonly string[];
  /** Folders, itself among them, that are there and could not be read. */
  readonly denied: readonly string[];
}

/** A file of that name is there already; nothing was written. */
export class FileExistsError extends Error {
  constructor(readonly path: string) {
    super(`${path} exists already`);
  }
}

/**
 * Symbolic links are never followed below the root: what is behind one is missing when it is read, and
 * writing there throws a `LinkError`. The root itself may be reached through links.
 */
export interface Files {
  /**
   * Whether `create` is safe against another process that creates the same name at the same moment.
   * Where it is not, names of new files carry a random part.
   */
  readonly exclusiveCreate: boolean;

  /**
   * All files at any depth below the folder (`''` for the root); empty when it is not there. `.git` and `node_modules` are left out.
   * @param isDeep `false` for those directly in it
   */
  list(folder: string, isDeep?: boolean): Promise<Listing>;

  /** The first part of the path that is a symbolic link, be it a folder or the file itself. */
  linkOn(path: string): Promise<string | undefined>;

  /**
   * Calls back once for each path, in any order, without holding up the event loop.
   * @param visit gets the path's place in the list, and `undefined` when it is not there
   */
  statEach(
    paths: readonly string[],
    visit: (index: number, version: FileVersion | undefined) => void,
  ): Promise<void>;

  /** Calls back once for each path, in any order, without holding up the event loop. */
  readEach(paths: readonly string[], visit: (read: FileRead) => void): Promise<void>;

  /** What it gives holds for good. */
  read(path: string): Promise<FileRead>;

  /** Makes a new file with its folders, whole or not at all. @throws FileExistsError when it is there already. */
  create(path: string, text: string): Promise<void>;

  /** The same with bytes, of whatever kind of file. */
  createBytes(path: string, bytes: Uint8Array): Promise<void>;

  /** Adds to the end of a file, which is made where it is missing. What others append at the same time stays. */
  append(path: string, text: string): Promise<void>;

  /** Puts a text or bytes in the place of a file's, whole or not at all; the file is made where it is missing. */
  replace(path: string, content: string | Uint8Array): Promise<void>;

  remove(path: string): Promise<void>;
}

/** A text that a file had in a commit. */
export interface PastText {
  readonly commit: string;
  readonly text: string;
}

/** Where a text came into the repository, and what git says of that commit's signature. */
export interface Committed {
  readonly commit: string;
  /** `unknown`: there is one, and git could not tell whether it is good. */
  readonly signature: 'good' | 'bad' | 'unknown' | 'none';
  /** Who signed, in git's words. */
  readonly signer?: string;
}

/** What a repository keeps of a journal's files. It is only read. */
export interface PastTexts {
  /** Texts that the file had, newest first, earlier names included. None where no repository has it. */
  textsOf(path: string): AsyncIterable<PastText>;

  /** The commit that brought these words into the file; `undefined` while none did. */
  commitOf(path: string, words: string): Promise<Committed | undefined>;
}

/** What a repository knows of the journal. */
export interface History {
  /** Id of the commit that the folder stands at; `undefined` without a repository, or before its first commit. */
  head(): Promise<string | undefined>;
}

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** The day, as `YYYY-MM-DD`, on which the person lives at that moment: days begin and end in their zone. */
  dayAt(milliseconds: number): string;
  /** Another one where days begin at other moments. */
  readonly zone: string;
}

/** SHA-256 of the bytes, or of the text as UTF-8, as 64 lower-case hexadecimal digits. */
export type Hash = (data: string | Uint8Array) => string;

/** That many bytes that nobody can guess. */
export type Random = (count: number) => Uint8Array;

/** `undefined` while the current slice of work is short; else a promise that resolves after the event loop had its turn. */
export type Pace = () => Promise<void> | undefined;

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** The world around the core, as one value to hand on. */
export interface World {
  readonly clock: Clock;
  readonly hash: Hash;
  readonly random: Random;
  readonly pace: Pace;
  readonly log: Log;
}
