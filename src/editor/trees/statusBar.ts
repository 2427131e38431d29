import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { today } from '../../core/base/dates';
import { hoursWords } from '../../core/base/timeWords';
import { isLogged } from '../../core/entries/isLogged';
import { labelOf } from '../../core/library/collections';
import { minutesText, statusText } from '../../core/progress/progressText';
import { isDone } from '../../core/records/status';
import { isolateBidi } from '../../core/base/isolateBidi';
import { ContextKey } from '../services/contextKey';
import { Disposables } from '../services/disposables';
import type { EntryIn } from '../services/journals';
import { inertText } from '../services/messages';
import type { Parts } from '../services/parts';
import { entryIconName } from './statusIcon';

/** Status of the entry in the active editor. */
export function register({ journals }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const item = disposables.add(
    vscode.window.createStatusBarItem(
      'reflectiveJournal.entry',
      vscode.StatusBarAlignment.Left,
      50,
    ),
  );
  item.name = l10n.t('Journal Entry');
  item.command = 'reflectiveJournal.openActivity';
  const status = new ContextKey<string>('reflectiveJournal.activeEntry');
  const canComplete = new ContextKey<boolean>('reflectiveJournal.canComplete');
  const draw = (): void => {
    const active = journals.activeEntry;
    status.set(active?.entry.status ?? '');
    canComplete.set(active !== undefined && (active.entry.changed || !isDone(active.entry.status)));
    if (!active) return item.hide();
    const text = inertText(entryText(active));
    const icon = entryIconName(active.entry, today(journals.world.clock));
    item.text = `$(${icon}) ${text}`;
    item.tooltip = l10n.t('Journal entry: {0}. Shows the activity.', text);
    item.accessibilityInformation = { label: l10n.t('Journal entry: {0}', text), role: 'button' };
    item.show();
  };
  disposables.add(journals.onDidChange(draw));
  disposables.add(vscode.window.onDidChangeActiveTextEditor(draw));
  draw();
  return disposables;
}

/** For example `2.9 · drafting · 0 of about 25 min`. */
function entryText({ open, entry }: EntryIn): string {
  const template = open.journal.templateOf(entry);
  const name = template && isolateBidi(template.meta.number ?? labelOf(template));
  return [
    ...(name ? [name] : []),
    statusText(entry),
    isLogged(entry)
      ? hoursWords(entry.claim!.minutes)
      : minutesText(entry.minutes, template?.plannedMinutes),
  ].join(' · ');
}
