import * as vscode from 'vscode';
import type { ActivityStatus } from '../../core/records/status';

const icons: Record<ActivityStatus, string> = {
  'not-started': 'circle-large-outline',
  drafting: 'edit',
  answered: 'comment',
  completed: 'pass',
  reviewed: 'eye',
  'signed-off': 'verified',
};

/** A shape for each status, so that colour is never the only sign. */
export function statusIcon(status: ActivityStatus): vscode.ThemeIcon {
  const isDone = status === 'completed' || status === 'reviewed' || status === 'signed-off';
  return new vscode.ThemeIcon(
    icons[status],
    isDone ? new vscode.ThemeColor('testing.iconPassed') : undefined,
  );
}
