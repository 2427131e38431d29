/** The clock in the status bar and its commands. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { labelOf } from '../../core/library/collections';
import { HumanError } from '../../core/base/problem';
import { isolateBidi } from '../../core/base/isolateBidi';
import type { Lapse } from '../../core/actions/stopwatch';
import type { Authors } from '../services/author';
import { ContextKey } from '../services/contextKey';
import { Disposables } from '../services/disposables';
import type { EntryClock } from '../services/entryClock';
import type { EntryIn } from '../services/journals';
import {
  inertText,
  setStatusBarMessage,
  showInformationMessage,
  showWarningMessage,
} from '../services/messages';
import type { Parts } from '../services/parts';
import { showError } from '../services/showError';

export function register({ clock, journals, authors }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const commands: Record<string, () => Promise<void>> = {
    startClock: () => start(clock, journals.activeEntry),
    pauseClock: () => clock.pause(),
    resumeClock: () => clock.resume(),
    stopClock: () => stop(clock),
  };
  for (const [name, run] of Object.entries(commands))
    disposables.add(
      vscode.commands.registerCommand(`reflectiveJournal.${name}`, () => showError(run)),
    );

  const item = (id: string, name: string, priority: number): vscode.StatusBarItem => {
    const { Left } = vscode.StatusBarAlignment;
    const made = vscode.window.createStatusBarItem(`reflectiveJournal.${id}`, Left, priority);
    made.name = name;
    return disposables.add(made);
  };
  const main = item('clock', l10n.t('Journal Clock'), 49);
  const stopItem = item('stopClock', l10n.t('Stop Journal Clock'), 48);
  const state = new ContextKey<string>('reflectiveJournal.clock');
  let latest = 0;
  const draw = async (): Promise<void> => {
    const mine = ++latest;
    const active = journals.activeEntry;
    const isOthers = active !== undefined && (await isOfAnother(active, authors));
    // Another editor may have become active in the meantime.
    if (mine !== latest) return;
    state.set(clock.shows ?? '');
    drawMain(main, clock, isOthers ? undefined : active);
    drawStop(stopItem, clock);
  };
  const redraw = (): void => void draw();
  disposables.add(clock.onDidChange(redraw));
  disposables.add(journals.onDidChange(redraw));
  disposables.add(vscode.window.onDidChangeActiveTextEditor(redraw));
  disposables.add(clock.onDidLapse((lapse) => void showError(() => sayLapse(clock, lapse))));
  watchActivity(clock, disposables);
  // Reports a clock that was running when the window was closed.
  void clock.check();
  redraw();
  return disposables;
}

/** Only a journal's owner has a clock for it. */
async function isOfAnother({ open }: EntryIn, authors: Authors): Promise<boolean> {
  const me = await authors.known(open);
  return me !== undefined && me !== open.journal.setup?.file.owner;
}

/** Reports typing, cursor movement and scrolling as activity. */
function watchActivity(clock: EntryClock, disposables: Disposables): void {
  const { window, workspace } = vscode;
  disposables.add(workspace.onDidChangeTextDocument(({ document }) => clock.touch(document)));
  disposables.add(
    window.onDidChangeTextEditorSelection(({ textEditor }) => clock.touch(textEditor.document)),
  );
  disposables.add(
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => clock.touch(textEditor.document)),
  );
}

async function start(clock: EntryClock, active: EntryIn | undefined): Promise<void> {
  if (!active)
    throw new HumanError(l10n.t('Open a journal entry first: the clock runs for one entry.'));
  // Its entry is missing: asks first what to do with the time.
  if (clock.home && !clock.target) await stop(clock);
  await clock.start(active);
}

async function stop(clock: EntryClock): Promise<void> {
  if (clock.shows === undefined) return;
  await clock.home?.loaded;
  if (clock.home && !clock.target) {
    const letGo = l10n.t('Discard Time');
    const answer = await showWarningMessage(
      l10n.t(
        'The entry that the clock was started for no longer exists, or two entries have its id.',
      ),
      letGo,
    );
    if (answer === letGo) await clock.discard();
    return;
  }
  const minutes = await clock.stop();
  setStatusBarMessage(l10n.t('{0} min recorded', minutes));
}

/** Reports that the clock paused after inactivity, and offers to continue. */
async function sayLapse(clock: EntryClock, lapse: Lapse): Promise<void> {
  const { minutes, idleMinutes } = clock;
  const message =
    lapse === 'away'
      ? l10n.t(
          'The clock paused while this window was closed or asleep. Time so far: {0} min.',
          minutes,
        )
      : idleMinutes === 1
        ? l10n.t('The clock paused after a minute without activity. Time so far: {0} min.', minutes)
        : l10n.t(
            'The clock paused after {0} minutes without activity. Time so far: {1} min.',
            idleMinutes,
            minutes,
          );
  const goOn = l10n.t('Go On');
  const stopIt = l10n.t('Stop Clock');
  const answer = await showInformationMessage(message, goOn, stopIt);
  if (answer === goOn) await clock.resume();
  else if (answer === stopIt) await stop(clock);
}

function drawMain(
  item: vscode.StatusBarItem,
  clock: EntryClock,
  active: EntryIn | undefined,
): void {
  const { shows, minutes, target } = clock;
  if (shows === undefined) {
    item.text = `$(play) ${l10n.t('Start Clock')}`;
    item.tooltip = l10n.t('Start the clock for this entry.');
    item.command = 'reflectiveJournal.startClock';
  } else {
    const isElsewhere = target !== undefined && target.entry !== active?.entry;
    const spent = isElsewhere
      ? l10n.t('{0}: {1} min', inertText(nameOf(target)), minutes)
      : l10n.t('{0} min', minutes);
    const forWhich = target
      ? l10n.t('The clock is running for “{0}”.', inertText(isolateBidi(target.entry.title)))
      : l10n.t('The clock is running for an entry that is not open here.');
    if (shows === 'running') {
      item.text = `$(debug-pause) ${spent}`;
      item.tooltip = `${forWhich} ${l10n.t('Pause it.')}`;
      item.command = 'reflectiveJournal.pauseClock';
    } else {
      item.text = `$(play) ${l10n.t('{0}, paused', spent)}`;
      item.tooltip = `${forWhich} ${l10n.t('Go on.')}`;
      item.command = 'reflectiveJournal.resumeClock';
    }
  }
  const label =
    shows === undefined ? item.tooltip : `${l10n.t('{0} min', minutes)}. ${item.tooltip}`;
  item.accessibilityInformation = { label, role: 'button' };
  if (shows || active) item.show();
  else item.hide();
}

function drawStop(item: vscode.StatusBarItem, { shows, minutes }: EntryClock): void {
  item.text = '$(debug-stop)';
  item.tooltip = l10n.t('Stop the clock and record {0} min.', minutes);
  item.command = 'reflectiveJournal.stopClock';
  item.accessibilityInformation = { label: item.tooltip, role: 'button' };
  if (shows) item.show();
  else item.hide();
}

/** For example `Activity 2.9`, or the entry's title. */
function nameOf({ open, entry }: EntryIn): string {
  const template = open.journal.templateOf(entry);
  return isolateBidi(template ? labelOf(template) : entry.title);
}
