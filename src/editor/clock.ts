/** The clock: time spent on one entry, started and stopped by the person, kept as a record. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addRecords, type Author } from '../core/addRecords';
import { instantOf } from '../core/dates';
import { HumanError } from '../core/problem';
import { Disposables } from './disposables';
import type { EntryIn, Journals } from './journals';
import type { Parts } from './parts';
import { showError } from './showError';

const stateKey = 'clock';
const minute = 60_000;

/** A clock that runs in this window; `until` moves on each minute, so that a crash loses no more than that. */
interface Running {
  readonly journal: string;
  readonly entry: string;
  readonly author: Author;
  readonly from: number;
  readonly until: number;
}

export function register(parts: Parts): vscode.Disposable {
  return new ClockFeature(parts);
}

class ClockFeature implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #disposables = new Disposables();
  readonly #item: vscode.StatusBarItem;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#item = this.#disposables.add(
      vscode.window.createStatusBarItem(
        'reflectiveJournal.clock',
        vscode.StatusBarAlignment.Left,
        49,
      ),
    );
    this.#item.name = l10n.t('Journal Clock');
    this.#disposables.add(
      vscode.commands.registerCommand('reflectiveJournal.startClock', () =>
        showError(() => this.#start()),
      ),
    );
    this.#disposables.add(
      vscode.commands.registerCommand('reflectiveJournal.stopClock', () =>
        showError(() => this.#stop()),
      ),
    );
    this.#disposables.add(parts.journals.onDidChange(() => this.#draw()));
    this.#disposables.add(vscode.window.onDidChangeActiveTextEditor(() => this.#draw()));
    if (this.#running) this.#tick();
    this.#draw();
  }

  get #state(): vscode.Memento {
    return this.#parts.context.workspaceState;
  }

  get #running(): Running | undefined {
    return this.#state.get<Running>(stateKey);
  }

  async #start(): Promise<void> {
    const { journals, authors } = this.#parts;
    const active = journals.activeEntry;
    if (!active)
      throw new HumanError(l10n.t('Open a journal entry first: the clock runs for one entry.'));
    if (this.#running) await this.#stop();
    const author = await authors.of(active.open);
    if (!author) return;
    if (author.person !== active.open.journal.setup?.file.owner)
      throw new HumanError(l10n.t('Only the journal’s owner records time in it.'));
    if (active.entry.id === undefined)
      throw new HumanError(l10n.t('This file has no id yet. Adopt it as an entry first.'));
    const now = journals.world.clock.now();
    await this.#state.update(stateKey, {
      journal: active.open.key,
      entry: active.entry.id,
      author,
      from: now,
      until: now,
    });
    this.#tick();
    this.#draw();
  }

  #tick(): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      const running = this.#running;
      if (!running) return;
      const now = this.#parts.journals.world.clock.now();
      // After sleep or a closed window the gap is not counted as work.
      if (now - running.until > 5 * minute) return void showError(() => this.#stop(running.until));
      void this.#state.update(stateKey, { ...running, until: now });
      this.#draw();
    }, minute);
  }

  async #stop(until = this.#parts.journals.world.clock.now()): Promise<void> {
    const running = this.#running;
    if (!running) return;
    clearInterval(this.#timer);
    const target = entryById(this.#parts.journals, running);
    if (!target)
      throw new HumanError(
        l10n.t(
          'The entry that the clock runs for is not open in this window. Open its folder to stop the clock.',
        ),
      );
    const end = Math.max(running.from, until);
    await addRecords(target.open.journal, target.entry, running.author, [
      { kind: 'time', from: instantOf(running.from), to: instantOf(end) },
    ]);
    await this.#state.update(stateKey, undefined);
    this.#draw();
  }

  #draw(): void {
    const running = this.#running;
    const item = this.#item;
    if (running) {
      const minutes = Math.floor((running.until - running.from) / minute);
      item.text = `$(debug-pause) ${l10n.t('{0} min', minutes)}`;
      item.tooltip = l10n.t('The clock is running. Stop it and keep the time.');
      item.command = 'reflectiveJournal.stopClock';
    } else {
      item.text = `$(play) ${l10n.t('Start Clock')}`;
      item.tooltip = l10n.t('Start the clock for this entry.');
      item.command = 'reflectiveJournal.startClock';
    }
    item.accessibilityInformation = { label: item.tooltip, role: 'button' };
    if (running || this.#parts.journals.activeEntry) item.show();
    else item.hide();
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#disposables.dispose();
  }
}

function entryById(journals: Journals, { journal, entry }: Running): EntryIn | undefined {
  const open = journals.all.find(({ key }) => key === journal);
  const found = open?.journal.entryById(entry);
  return open && found ? { open, entry: found } : undefined;
}
