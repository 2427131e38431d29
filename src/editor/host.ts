import type * as vscode from 'vscode';
import type { Files, Hash, History, Pace, Random } from '../core/ports';
import type * as reports from '../core/report/reports';

/** What makes reports; see `core/report/reports.ts`. */
export type ReportCode = typeof reports;

/** What differs between the desktop and a browser window. */
export interface Host {
  readonly hash: Hash;
  readonly random: Random;
  readonly pace: Pace;
  /** The files below a folder, by the fastest way that this host has to its scheme. */
  files(folder: vscode.Uri): Files;
  /** Name and e-mail as git knows them; `undefined` where git cannot be asked, or must not be. */
  identity(folder: vscode.Uri): Promise<{ name?: string; email?: string } | undefined>;
  /** Earlier texts of the files below a folder; `undefined` where git cannot be asked, or must not be. */
  history(folder: vscode.Uri): History | undefined;
  /** Loaded when it is asked for the first time. */
  reports(): Promise<ReportCode>;
}
