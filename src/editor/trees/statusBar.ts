import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { labelOf } from '../../core/library/collections';
import { minutesText, statusWord } from '../../core/progress/progressText';
import { isolateBidi } from '../../core/base/isolateBidi';
import { ContextKey } from '../services/contextKey';
import { Disposables } from '../services/disposables';
import type { EntryIn } from '../services/journals';
import { inertText } from '../services/messages';
import type { Parts } from '../services/parts';

/** Status of the entry in the active editor. */
export function register({ journals, clock }: Parts): vscode.Disposable {
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
  const draw = (): void => {
    const active = journals.activeEntry;
    status.set(active?.entry.status ?? '');
    if (!active) return item.hide();
    const text = inertText(entryText(active, clock.minutesFor(active.entry)));
    item.text = `$(notebook) ${text}`;
    item.tooltip = l10n.t('Journal entry: {0}. Shows the activity.', text);
    item.accessibilityInformation = { label: l10n.t('Journal entry: {0}', text), role: 'button' };
    item.show();
  };
  disposables.add(journals.onDidChange(draw));
  disposables.add(clock.onDidChange(draw));
  disposables.add(vscode.window.onDidChangeActiveTextEditor(draw));
  draw();
  return disposables;
}

/** For example `2.9 · drafting · 0 of about 25 min`, including the running clock. */
function entryText({ open, entry }: EntryIn, onClock: number): string {
  const template = open.journal.templateOf(entry);
  const name = template && isolateBidi(template.meta.number ?? labelOf(template));
  const status = entry.changed
    ? l10n.t('{0}, changed since', statusWord(entry.status))
    : statusWord(entry.status);
  return [
    ...(name ? [name] : []),
    status,
    minutesText(entry.minutes + onClock, template?.plannedMinutes),
  ].join(' · ');
}
