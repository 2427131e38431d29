import type * as vscode from 'vscode';
import type { RecordHistory } from '../../core/authorship/history';
import type { Files, Hash, Log, Pace, PastTexts, Random } from '../../core/base/ports';
import type * as reports from '../../formats/reports';
import type { Sharing } from '../../core/sharing/sharing';

/** The code for reports. */
export type ReportCode = typeof reports;

/** Services that differ between the desktop and a browser window. */
export interface Host {
  readonly hash: Hash;
  readonly random: Random;
  readonly pace: Pace;
  /** Whether the environment switches the index cache off. */
  readonly isCacheOff: boolean;
  /** Files of a folder, through the fastest API for its scheme. */
  files(folder: vscode.Uri): Files;
  /** Name and e-mail from git's configuration; `undefined` if git cannot or must not run. */
  identity(folder: vscode.Uri): Promise<{ name?: string; email?: string } | undefined>;
  /** Earlier texts of the files in a folder; `undefined` if git cannot or must not run. */
  pastTexts(folder: vscode.Uri): Promise<PastTexts | undefined>;
  /** Loaded on first use. */
  reports(): Promise<ReportCode>;
  /**
   * E-mail addresses of the committers of each record in a file, by the record's id; `undefined` if git
   * cannot or must not run.
   */
  recordCommitters(
    folder: vscode.Uri,
    path: string,
  ): Promise<ReadonlyMap<string, readonly string[]> | undefined>;
  /** Commits that added records in a folder; `undefined` if git cannot or must not run. */
  recordHistory(folder: vscode.Uri): Promise<RecordHistory | undefined>;
  /** Whether a merge is in progress; checks without running git. */
  isJoining(folder: vscode.Uri): boolean;
  /**
   * Sharing through git; `undefined` where no program can or may run: in a browser, on remote file systems
   * and in Restricted Mode.
   */
  sharing(folder: vscode.Uri, git: GitProgram, log: Log): Sharing | undefined;
}

/** The git of the built-in git extension, with its environment for asking for passwords. */
export interface GitProgram {
  readonly path: string;
  readonly askpass: Readonly<Record<string, string>>;
}
