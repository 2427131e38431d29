import * as vscode from 'vscode';
import { isPrivate } from '../../core/base/paths';
import type { Entry } from '../../core/entries/entry';
import { isLogged } from '../../core/entries/isLogged';
import { isPlanned } from '../../core/ledger/isRecorded';
import { isDone, type ActivityStatus } from '../../core/records/status';

const icons: Record<ActivityStatus, string> = {
  'not-started': 'circle-large-outline',
  drafting: 'edit',
  answered: 'comment',
  completed: 'pass',
  reviewed: 'eye',
  'signed-off': 'verified',
};

interface Shown {
  readonly status: ActivityStatus;
  readonly changed: boolean;
}

/** The name of an icon for the state of an entry: what a narrow view would cut off comes before the status. */
export function entryIconName(entry: Entry, today: string): string {
  if (entry.changed) return 'diff-modified';
  if (isPrivate(entry.path)) return 'lock';
  if (isPlanned(entry, today)) return 'calendar';
  return isLogged(entry) ? 'tasklist' : icons[entry.status];
}

/** A shape for each state, so that colour is never the only sign. */
export const entryIcon = (entry: Entry, today: string): vscode.ThemeIcon =>
  coloured(entryIconName(entry, today), entry);

export const activityIcon = (activity: Shown): vscode.ThemeIcon =>
  coloured(activity.changed ? 'diff-modified' : icons[activity.status], activity);

const coloured = (name: string, { status, changed }: Shown): vscode.ThemeIcon =>
  new vscode.ThemeIcon(
    name,
    isDone(status) && !changed ? new vscode.ThemeColor('testing.iconPassed') : undefined,
  );
