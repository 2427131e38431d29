import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { recordedId, type Author } from '../../core/actions/addRecords';
import type { Entry } from '../../core/entries/entry';
import { HumanError } from '../../core/base/problem';
import {
  intervalsOf,
  withTick,
  tickInterval,
  minutesOn,
  newStopwatch,
  paused,
  readStopwatch,
  resumed,
  withActivity,
  type Lapse,
  type Stopwatch,
} from '../../core/actions/stopwatch';
import { mustOwnTime, recordIntervals } from '../../core/actions/timeRecords';
import type { Authors } from './author';
import { Disposables } from './disposables';
import type { EntryIn, Journals } from './journals';
import type { OpenJournal } from './openJournal';

const stateKey = 'clock';

/** The clock of this window and the entry that it was started for. */
interface Kept {
  readonly journal: string;
  readonly entry: string;
  readonly author: Author;
  readonly watch: Stopwatch;
}

const kept = v.object({
  journal: v.string(),
  entry: v.string(),
  author: v.object({ person: v.string(), device: v.string() }),
  watch: v.unknown(),
});

/**
 * The one clock of a window. What it counts is kept in the window's state, looked after twice a minute,
 * so that a crash loses no more; records are written when it is stopped.
 */
export class EntryClock implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #lapsed = this.#disposables.add(new vscode.EventEmitter<Lapse>());
  #kept: Kept | undefined;
  #idleMinutes = idleMinutes();

  readonly onDidChange = this.#changed.event;
  /** Fires when the clock paused by itself. */
  readonly onDidLapse = this.#lapsed.event;

  constructor(
    readonly state: vscode.Memento,
    readonly journals: Journals,
    readonly authors: Authors,
  ) {
    this.#kept = readKept(state.get(stateKey));
    const timer = setInterval(() => void this.look(), tickInterval);
    this.#disposables.add({ dispose: () => clearInterval(timer) });
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration(() => (this.#idleMinutes = idleMinutes())),
    );
  }

  /** `undefined` while there is nothing on it. */
  get shows(): 'running' | 'paused' | undefined {
    return this.#kept && (this.#kept.watch.running ? 'running' : 'paused');
  }

  /** Whole minutes on it. */
  get minutes(): number {
    return this.#kept ? minutesOn(this.#kept.watch, this.#seen(this.#kept)) : 0;
  }

  /** Minutes without anything done in the entry after which it pauses; 0 for never. */
  get idleMinutes(): number {
    return this.#idleMinutes;
  }

  /** The journal in which it counts; `undefined` where that is not in this window. */
  get home(): OpenJournal | undefined {
    return this.journals.all.find(({ key }) => key === this.#kept?.journal);
  }

  /** The entry that it was started for; `undefined` where that is not in this window. */
  get target(): EntryIn | undefined {
    const open = this.home;
    const entry = this.#kept && open?.journal.entryById(this.#kept.entry);
    return open && entry ? { open, entry } : undefined;
  }

  /** What it counted for this entry and no record says yet, in minutes. */
  minutesFor(entry: Entry): number {
    return this.target?.entry === entry ? this.minutes : 0;
  }

  /** Begins for this entry, after keeping what was counted for another. */
  async start(target: EntryIn): Promise<void> {
    const { open, entry } = target;
    const id = recordedId(open.journal, entry);
    if (this.#kept?.journal === open.key && this.#kept.entry === id) return this.resume();
    const author = await this.authors.of(open);
    if (!author) return;
    mustOwnTime(open.journal, author);
    await this.stop();
    const watch = resumed(newStopwatch, this.#now);
    await this.#keep({ journal: open.key, entry: id, author, watch });
  }

  async pause(): Promise<void> {
    await this.#changeWatch((watch) => paused(watch, this.#now));
  }

  async resume(): Promise<void> {
    await this.#changeWatch((watch) => resumed(watch, this.#now));
  }

  /** Keeps what was counted as records and clears the clock. @returns the minutes that were on it */
  async stop(): Promise<number> {
    await this.pause();
    const before = this.#kept;
    if (!before) return 0;
    await this.home?.loaded;
    const { target } = this;
    if (!target)
      throw new HumanError(
        l10n.t(
          'The entry that the clock was started for is not in this window. Open its folder to keep the time.',
        ),
      );
    const { minutes } = this;
    const intervals = intervalsOf(before.watch, this.#now);
    await recordIntervals(target.open.journal, target.entry, before.author, intervals);
    await this.#keep(undefined);
    return minutes;
  }

  /** Clears the clock without keeping anything. */
  discard(): Promise<void> {
    return this.#keep(undefined);
  }

  /** Something was done in this document. */
  touch({ uri }: vscode.TextDocument): void {
    if (!this.#kept?.watch.running) return;
    const { target } = this;
    if (!target || target.open.pathOf(uri) !== target.entry.path) return;
    const { watch, lapse } = withTick(this.#kept.watch, this.#now, this.#idleAfter);
    if (lapse) return void this.look();
    // In memory alone: it is kept at the next look.
    this.#kept = { ...this.#kept, watch: withActivity(watch, this.#now) };
  }

  /** Sees whether it still runs, and keeps how far. */
  async look(): Promise<void> {
    const before = this.#kept;
    if (!before?.watch.running) return;
    const { watch, lapse } = withTick(before.watch, this.#now, this.#idleAfter);
    await this.#keep({ ...before, watch });
    if (lapse) this.#lapsed.fire(lapse);
  }

  /** What lapsed before it was noticed is not counted, whatever comes next. */
  async #changeWatch(change: (watch: Stopwatch) => Stopwatch): Promise<void> {
    const before = this.#kept;
    if (!before) return;
    const { watch } = withTick(before.watch, this.#now, this.#idleAfter);
    await this.#keep({ ...before, watch: change(watch) });
  }

  async #keep(now: Kept | undefined): Promise<void> {
    this.#kept = now;
    this.#changed.fire();
    await this.state.update(stateKey, now);
  }

  get #now(): number {
    return this.journals.world.clock.now();
  }

  get #idleAfter(): number | undefined {
    return this.#idleMinutes > 0 ? this.#idleMinutes * 60_000 : undefined;
  }

  #seen({ watch }: Kept): number {
    return watch.running?.seen ?? this.#now;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

const idleMinutes = (): number =>
  vscode.workspace.getConfiguration('reflectiveJournal').get('idleMinutes', 5);

function readKept(value: unknown): Kept | undefined {
  const read = v.safeParse(kept, value);
  const watch = read.success ? readStopwatch(read.output.watch) : undefined;
  return read.success && watch ? { ...read.output, watch } : undefined;
}
