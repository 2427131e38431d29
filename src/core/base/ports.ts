/**
 * Ports of the core to the outside world. Each adapter (Node, the editor, memory for tests) serves one folder, its
 * root; every path is relative to it, with `/` between the parts.
 */

/**
 * Size in bytes and time of last change in milliseconds, as the file system reports them; for a file that was read,
 * `versionRead` of them.
 */
export interface FileVersion {
  readonly size: number;
  readonly mtime: number;
}

/** Reason why an existing file has no text. */
export type Unreadable = 'tooLarge' | 'notUtf8' | 'binary' | 'denied' | 'backslash' | 'failed';

/** A text file: UTF-8 without zero bytes. */
export interface FileText extends FileVersion {
  readonly path: string;
  /** The first `length` bytes of these are the file's. Valid until the callback that received them returns. */
  readonly bytes: Uint8Array;
  readonly length: number;
  /** Whole text with its byte order mark. Valid as long as `bytes`. */
  readonly text: string;
  /** Decodes a range of bytes. */
  part(from: number, to: number): string;
}

/** Reason why a file could not be read as text. `missing` if it does not exist. */
export type FileFailure =
  | ({
      readonly path: string;
      readonly unreadable: Unreadable;
      /** What the system said, if the file `failed` to be read. */
      readonly reason?: string;
    } & FileVersion)
  | { readonly path: string; readonly missing: true };

export type FileRead = FileText | FileFailure;

/** Content of a folder. Symbolic links are never followed, so a cycle of them cannot be entered. */
export interface Listing {
  readonly files: readonly string[];
  /** Links below the folder; if the folder itself is a link or behind one, that link alone. */
  readonly links: readonly string[];
  /** Existing folders, this one included, that could not be read. */
  readonly denied: readonly string[];
}

/** The file exists already; nothing was written. */
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
   * Whether `create` fails if another process creates the same file at the same moment. If it does not, names of
   * new files include a random part.
   */
  readonly exclusiveCreate: boolean;

  /**
   * Lists all files at any depth below the folder (`''` for the root), except in `.git` and `node_modules`; none if it does not exist.
   * @param isDeep `false` lists only those directly in the folder
   */
  list(folder: string, isDeep?: boolean): Promise<Listing>;

  /** Path of the first folder or file on the path that is a symbolic link. */
  linkOn(path: string): Promise<string | undefined>;

  /**
   * Calls back once for each path, in any order, without blocking the event loop.
   * @param visit receives the path's index, and `undefined` if the file does not exist
   */
  statEach(
    paths: readonly string[],
    visit: (index: number, version: FileVersion | undefined) => void,
  ): Promise<void>;

  /** Calls back once for each path, in any order, without blocking the event loop. */
  readEach(paths: readonly string[], visit: (read: FileRead) => void): Promise<void>;

  /** The result stays valid permanently. */
  read(path: string): Promise<FileRead>;

  /** Creates a file and its folders atomically. @throws FileExistsError if it exists */
  create(path: string, text: string): Promise<void>;

  /** The same for any kind of file. */
  createBytes(path: string, bytes: Uint8Array): Promise<void>;

  /** Appends to a file, creating it if missing. Keeps what others append at the same time. */
  append(path: string, text: string): Promise<void>;

  /** Replaces the content of a file atomically, creating it if missing. */
  replace(path: string, content: string | Uint8Array): Promise<void>;

  remove(path: string): Promise<void>;
}

/** Text of a file in a commit. */
export interface PastText {
  readonly commit: string;
  readonly text: string;
}

/** The commit that added a text, and git's verification of its signature. */
export interface Committed {
  readonly commit: string;
  /** `unknown`: there is one, but git could not verify it. */
  readonly signature: 'good' | 'bad' | 'unknown' | 'none';
  /** Signer as git names them. */
  readonly signer?: string;
}

/** Read access to earlier texts of a journal's files. */
export interface PastTexts {
  /** Earlier texts of a file, newest first, also under earlier names. None without a repository. */
  textsOf(path: string): AsyncIterable<PastText>;

  /** The commit that added these words to the file; `undefined` if they are not committed. */
  commitOf(path: string, words: string): Promise<Committed | undefined>;
}

export interface History {
  /** Id of the checked-out commit; `undefined` without a repository or before the first commit. */
  head(): Promise<string | undefined>;
}

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Date (`YYYY-MM-DD`) of a moment in the person's time zone. */
  dayAt(milliseconds: number): string;
  /** Identifies the time zone. */
  readonly zone: string;
}

/** SHA-256 of the bytes, or of the text as UTF-8, as 64 lower-case hexadecimal digits. */
export type Hash = (data: string | Uint8Array) => string;

/** Returns that many unpredictable bytes. */
export type Random = (count: number) => Uint8Array;

/** `undefined` while the current slice of work is short; else a promise that resolves after the event loop had its turn. */
export type Pace = () => Promise<void> | undefined;

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** All ports that are the same for every journal. */
export interface World {
  readonly clock: Clock;
  readonly hash: Hash;
  readonly random: Random;
  readonly pace: Pace;
  readonly log: Log;
}
