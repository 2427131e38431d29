import type * as vscode from 'vscode';
import type { RecordHistory } from '../../core/authorship/history';
import type { Files, Hash, Log, Pace, PastTexts, Random } from '../../core/base/ports';
import type * as reports from '../../formats/reports';
import type { Sharing } from '../../core/sharing/sharing';

/** What makes reports; see `core/report/reports.ts`. */
export type ReportCode = typeof reports;

/** What differs between the desktop and a browser window. */
export interface Host {
  readonly hash: Hash;
  readonly random: Random;
  readonly pace: Pace;
  /** Whether the environment switches the index cache off. */
  readonly isCacheOff: boolean;
  /** The files below a folder, by the fastest way that this host has to its scheme. */
  files(folder: vscode.Uri): Files;
  /** Name and e-mail as git knows them; `undefined` where git cannot be asked, or must not be. */
  identity(folder: vscode.Uri): Promise<{ name?: string; email?: string } | undefined>;
  /** Earlier texts of the files below a folder; `undefined` where git cannot be asked, or must not be. */
  pastTexts(folder: vscode.Uri): Promise<PastTexts | undefined>;
  /** Loaded when it is asked for the first time. */
  reports(): Promise<ReportCode>;
  /**
   * Who committed the lines of each record of a file, as e-mail addresses by the record's id; `undefined`
   * where git cannot be asked, or must not be.
   */
  recordCommitters(
    folder: vscode.Uri,
    path: string,
  ): Promise<ReadonlyMap<string, readonly string[]> | undefined>;
  /** Which commits added records below a folder; `undefined` where git cannot be asked, or must not be. */
  recordHistory(folder: vscode.Uri): Promise<RecordHistory | undefined>;
  /** Whether git is in the middle of joining two versions there; only looks at files. */
  isJoining(folder: vscode.Uri): boolean;
  /**
   * Sharing by git; `undefined` where no program may or can be started: in a browser, on file systems
   * that are not this computer's, in Restricted Mode.
   */
  sharing(folder: vscode.Uri, git: GitProgram, log: Log): Sharing | undefined;
}

/** The git that the editor's own git extension uses, and how that asks for a password. */
export interface GitProgram {
  readonly path: string;
  readonly askpass: Readonly<Record<string, string>>;
}
