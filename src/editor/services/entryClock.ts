import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { recordedId, type Author } from '../../core/actions/addRecords';
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
import { isJournal } from './findJournals';
import type { OpenJournal } from './openJournal';

const stateKey = 'clock';
const copyPrefix = 'clock ';

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
 * The clock of a window. Saves its time in the window's state twice a minute, so that a crash loses no more
 * than that; writes records when it is stopped. A copy in the state of all windows is taken up where the journal's
 * folder was moved to, since the editor forgets the window's state then.
 */
export class EntryClock implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #lapsed = this.#disposables.add(new vscode.EventEmitter<Lapse>());
  #kept: Kept | undefined;
  #isLooking = false;
  #idleMinutes = idleMinutes();

  readonly onDidChange = this.#changed.event;
  /** Fires when the clock paused after inactivity. */
  readonly onDidLapse = this.#lapsed.event;

  constructor(
    readonly state: vscode.Memento,
    readonly copies: vscode.Memento,
    readonly journals: Journals,
    readonly authors: Authors,
  ) {
    this.#kept = readKept(state.get(stateKey));
    this.#disposables.add(journals.onDidChange(() => void this.#takeUp()));
    const timer = setInterval(() => void this.check(), tickInterval);
    this.#disposables.add({ dispose: () => clearInterval(timer) });
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration(() => (this.#idleMinutes = idleMinutes())),
    );
  }

  /** `undefined` if no time is counted. */
  get shows(): 'running' | 'paused' | undefined {
    return this.#kept && (this.#kept.watch.running ? 'running' : 'paused');
  }

  /** Whole minutes counted. */
  get minutes(): number {
    return this.#kept ? minutesOn(this.#kept.watch, this.#seen(this.#kept)) : 0;
  }

  /** Minutes of inactivity after which the clock pauses; 0 for never. */
  get idleMinutes(): number {
    return this.#idleMinutes;
  }

  /** The journal of its entry; `undefined` if it is not in this window. */
  get home(): OpenJournal | undefined {
    const kept = this.#kept;
    return kept && (this.journals.all.find(({ key }) => key === kept.journal) ?? this.#moved(kept));
  }

  /** The entry that it was started for; `undefined` if it is not in this window. */
  get target(): EntryIn | undefined {
    const open = this.home;
    const entry = this.#kept && open?.journal.entryById(this.#kept.entry);
    return open && entry ? { open, entry } : undefined;
  }

  /** Starts for this entry, after recording the time of another. */
  async start(target: EntryIn): Promise<void> {
    const { open, entry } = target;
    const id = recordedId(open.journal, entry);
    if (this.home === open && this.#kept?.entry === id) return this.resume();
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

  /** Records the time and clears the clock. @returns the minutes counted */
  async stop(): Promise<number> {
    await this.pause();
    const before = this.#kept;
    if (!before) return 0;
    // A moved journal is known by its entries.
    await Promise.allSettled(this.journals.all.map(({ loaded }) => loaded));
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

  /** Clears the clock without recording its time. */
  discard(): Promise<void> {
    return this.#keep(undefined);
  }

  /** Notes activity in a document. */
  touch({ uri }: vscode.TextDocument): void {
    if (!this.#kept?.watch.running) return;
    const { target } = this;
    if (!target || target.open.pathOf(uri) !== target.entry.path) return;
    const { watch, lapse } = withTick(this.#kept.watch, this.#now, this.#idleAfter);
    if (lapse) return void this.check();
    // Saved at the next check.
    this.#kept = { ...this.#kept, watch: withActivity(watch, this.#now) };
  }

  /** Pauses the clock after inactivity, and saves its time. */
  async check(): Promise<void> {
    const before = this.#kept;
    if (!before?.watch.running) return;
    const { watch, lapse } = withTick(before.watch, this.#now, this.#idleAfter);
    await this.#keep({ ...before, watch });
    if (lapse) this.#lapsed.fire(lapse);
  }

  /** Pauses at the end of the last activity first, so that idle time is not counted. */
  async #changeWatch(change: (watch: Stopwatch) => Stopwatch): Promise<void> {
    const before = this.#kept;
    if (!before) return;
    const { watch } = withTick(before.watch, this.#now, this.#idleAfter);
    await this.#keep({ ...before, watch: change(watch) });
  }

  async #keep(now: Kept | undefined): Promise<void> {
    const before = this.#kept && copyKey(this.#kept);
    const after = now && copyKey(now);
    this.#kept = now;
    this.#changed.fire();
    await this.state.update(stateKey, now);
    if (before !== undefined && before !== after) await this.copies.update(before, undefined);
    if (after !== undefined) await this.copies.update(after, now);
  }

  /** The owner's journal with the entry, under another path. */
  #moved({ entry, author }: Kept): OpenJournal | undefined {
    return this.journals.all.find(
      ({ journal }) =>
        journal.setup?.file.owner === author.person && journal.entryById(entry) !== undefined,
    );
  }

  /** Takes up the clock of a journal that is no longer in its former folder. */
  async #takeUp(): Promise<void> {
    if (this.#kept || this.#isLooking) return;
    this.#isLooking = true;
    try {
      for (const key of this.copies.keys()) {
        const copy = key.startsWith(copyPrefix) ? readKept(this.copies.get(key)) : undefined;
        const open = copy && this.#moved(copy);
        if (!open || (await isJournal(vscode.Uri.parse(copy.journal)))) continue;
        // It may have been started meanwhile.
        if (this.#kept) return;
        await this.#keep({ ...copy, journal: open.key });
        await this.copies.update(key, undefined);
        return await this.check();
      }
    } finally {
      this.#isLooking = false;
    }
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

const copyKey = ({ journal, entry }: Kept): string => `${copyPrefix}${journal} ${entry}`;

function readKept(value: unknown): Kept | undefined {
  const read = v.safeParse(kept, value);
  const watch = read.success ? readStopwatch(read.output.watch) : undefined;
  return read.success && watch ? { ...read.output, watch } : undefined;
}
