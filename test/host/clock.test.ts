import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import type { Clock, World } from '../../src/core/base/ports';
import { Authors } from '../../src/editor/services/author';
import { EntryClock } from '../../src/editor/services/entryClock';
import { answering } from './answering';
import { allAnswers, entryText } from '../kit/journalTexts';
import { insertAfter, journalYaml, messagesOf, TestJournal, until } from './testJournal';

const path = 'entries/2026/one.md';
const otherPath = 'entries/2026/two.md';
const minute = 60_000;
const noon = Date.UTC(2026, 10, 23, 12);
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`reflectiveJournal.${command}`, ...args);

/** What a window keeps, kept here. */
function memento(): vscode.Memento {
  const values = new Map<string, string>();
  return {
    keys: () => [...values.keys()],
    get: (key: string, otherwise?: unknown) => {
      const text = values.get(key);
      return text === undefined ? otherwise : (JSON.parse(text) as unknown);
    },
    update: async (key: string, value: unknown) => {
      if (value === undefined) values.delete(key);
      else values.set(key, JSON.stringify(value));
    },
  } as vscode.Memento;
}

describe('clock', () => {
  let made: TestJournal;
  let time: number;
  let world: { -readonly [K in keyof World]: World[K] };
  let systemClock: Clock;

  beforeEach(async () => {
    made = await TestJournal.make({
      [path]: entryText({ id: 'one', ...allAnswers }),
      [otherPath]: entryText({ id: 'two', title: 'Another' }),
    });
    time = noon;
    world = made.api.journals.world;
    systemClock = world.clock;
    world.clock = { ...systemClock, now: () => time };
  });

  afterEach(async () => {
    await run('stopClock');
    world.clock = systemClock;
    await made.dispose();
  });

  /** The record files' records about an entry. */
  async function records(id: string): Promise<Readonly<Record<string, unknown>>[]> {
    const files = await made.recordFiles(id);
    const texts = await Promise.all(files.map((file) => made.read(file)));
    return texts.flatMap((text) => parse(text) as Readonly<Record<string, unknown>>[]);
  }

  const times = async (id: string) =>
    (await records(id)).map(({ kind, from, to }) => [kind, from, to]);

  it('notes one interval from start to stop', async () => {
    await made.show(path);
    await run('startClock');
    assert.deepEqual(await made.recordFiles('one'), [], 'nothing is recorded while it runs');
    time += 2 * minute;
    await run('stopClock');
    assert.deepEqual(await times('one'), [
      ['time', '2026-11-23T12:00:00Z', '2026-11-23T12:02:00Z'],
    ]);
    assert.equal(made.entry(path).minutes, 2);
    time += 10 * minute;
    await run('stopClock');
    assert.equal((await records('one')).length, 1, 'a second stop notes nothing');
  });

  it('notes an interval for each stretch between pauses', async () => {
    await made.show(path);
    await run('startClock');
    time += minute;
    await run('pauseClock');
    time += 60 * minute;
    await run('resumeClock');
    time += 2 * minute;
    await run('stopClock');
    assert.deepEqual(await times('one'), [
      ['time', '2026-11-23T12:00:00Z', '2026-11-23T12:01:00Z'],
      ['time', '2026-11-23T13:01:00Z', '2026-11-23T13:03:00Z'],
    ]);
  });

  it('tells what is on it when the entry is completed, the same as when it stops', async () => {
    await made.show(path);
    await run('startClock');
    time += 93_000;
    const messages = await messagesOf(() => run('markComplete'));
    assert.match(messages.join(), /completed, 2 minutes\./);
    await run('stopClock');
    assert.equal(made.entry(path).minutes, 2);
  });

  it('says what has to be mended in a text whose id cannot be read', async () => {
    await made.write(path, entryText({ id: 'one' }).replace(/^title: .*$/m, 'title: "Care" and'));
    await made.open.refresh();
    await made.show(path);
    const messages = await messagesOf(() => run('startClock'));
    assert.match(messages.join(), /^Fix line \d+ first\./);
  });

  it('keeps counting for its own entry while another one is shown', async () => {
    await made.show(path);
    await run('startClock');
    await made.show(otherPath);
    time += 2 * minute;
    await run('stopClock');
    assert.equal(made.entry(path).minutes, 2);
    assert.deepEqual(await made.recordFiles('two'), []);
  });

  it('notes the time of the first entry when it is started for another', async () => {
    await made.show(path);
    await run('startClock');
    time += 2 * minute;
    await made.show(otherPath);
    await run('startClock');
    assert.equal(made.entry(path).minutes, 2);
    time += minute;
    await run('stopClock');
    assert.equal(made.entry(otherPath).minutes, 1);
  });

  async function withIdleMinutes(minutes: number, work: () => Promise<void>): Promise<void> {
    const settings = vscode.workspace.getConfiguration('reflectiveJournal');
    await settings.update('idleMinutes', minutes, vscode.ConfigurationTarget.Workspace);
    try {
      await work();
    } finally {
      await settings.update('idleMinutes', undefined, vscode.ConfigurationTarget.Workspace);
    }
  }

  it('pauses after so long without writing, says so, and counts up to the last word', () =>
    withIdleMinutes(2, async () => {
      const editor = await made.show(path);
      await run('startClock');
      time += 2 * minute;
      await insertAfter(editor, 'Trust.', ' And time.');
      time += 2.4 * minute;
      const { messages } = await answering({}, async (told) => {
        await insertAfter(editor, 'Trust.', ' More.');
        await told;
      });
      assert.deepEqual(messages, [
        'The clock paused after 2 minutes without activity. Time so far: 2 min.',
      ]);
      time += 10 * minute;
      await run('stopClock');
      assert.deepEqual(await times('one'), [
        ['time', '2026-11-23T12:00:00Z', '2026-11-23T12:02:00Z'],
      ]);
    }));

  it('never pauses by itself where the setting says 0', () =>
    withIdleMinutes(0, async () => {
      const clock = ourClock(memento());
      await clock.start({ open: made.open, entry: made.entry(path) });
      for (let look = 0; look < 60; look++) {
        time += minute;
        await clock.check();
      }
      assert.equal(clock.shows, 'running');
      assert.equal(clock.minutes, 60);
      clock.dispose();
    }));

  const ourClock = (state: vscode.Memento, copies = memento()) =>
    new EntryClock(state, copies, made.api.journals, new Authors(made.api.journals.host, state));

  it('goes on after the window was reloaded, and notes one interval', async () => {
    const state = memento();
    const before = ourClock(state);
    await before.start({ open: made.open, entry: made.entry(path) });
    time += 2 * minute;
    await before.check();
    before.dispose();
    time += 20_000;
    const after = ourClock(state);
    await after.check();
    assert.equal(after.shows, 'running');
    time += 40_000;
    assert.equal(await after.stop(), 3);
    assert.deepEqual(await times('one'), [
      ['time', '2026-11-23T12:00:00Z', '2026-11-23T12:03:00Z'],
    ]);
    after.dispose();
    assert.equal(ourClock(state).shows, undefined, 'the next window has no clock on');
  });

  it('after a crash counts up to its last look, and says that it paused', async () => {
    const state = memento();
    const before = ourClock(state);
    await before.start({ open: made.open, entry: made.entry(path) });
    time += 2 * minute;
    await before.check();
    before.dispose();
    time += 8 * 60 * minute;
    const after = ourClock(state);
    const lapses: string[] = [];
    after.onDidLapse((lapse) => lapses.push(lapse));
    await after.check();
    assert.deepEqual(lapses, ['away']);
    assert.equal(await after.stop(), 2);
    assert.deepEqual(await times('one'), [
      ['time', '2026-11-23T12:00:00Z', '2026-11-23T12:02:00Z'],
    ]);
    after.dispose();
  });

  it('keeps its time when the folder is moved and opened again', async () => {
    const copies = memento();
    const before = ourClock(memento(), copies);
    await before.start({ open: made.open, entry: made.entry(path) });
    time += 2 * minute;
    await before.check();
    before.dispose();

    const other = ourClock(memento(), copies);
    await made.write(otherPath, entryText({ id: 'two', title: 'Once more' }));
    await made.until(() => made.entry(otherPath).title === 'Once more', 'the change');
    assert.equal(other.shows, undefined, 'the clock of a journal that is still there');
    other.dispose();

    const [key] = copies.keys();
    const kept = copies.get<{ journal: string }>(key!)!;
    await copies.update(key!, { ...kept, journal: `${kept.journal}-before` });
    const after = ourClock(memento(), copies);
    const started = until(after.onDidChange, () => after.shows !== undefined, 'it is taken up');
    await made.write(otherPath, entryText({ id: 'two', title: 'And again' }));
    await started;
    assert.equal(after.target?.entry, made.entry(path));
    assert.equal(await after.stop(), 2);
    assert.deepEqual(copies.keys(), []);
    assert.equal(made.entry(path).minutes, 2);
    after.dispose();
  });

  it('keeps its time when a folder within the window is moved', async () => {
    const state = memento();
    const before = ourClock(state);
    await before.start({ open: made.open, entry: made.entry(path) });
    time += 2 * minute;
    await before.check();
    before.dispose();
    await state.update('clock', { ...state.get<object>('clock')!, journal: 'file:///before' });
    const after = ourClock(state);
    assert.equal(after.target?.entry, made.entry(path));
    assert.equal(await after.stop(), 2);
    assert.equal(made.entry(path).minutes, 2);
    after.dispose();
  });

  it('lets the time go when its entry was deleted and the person says so', async () => {
    await made.show(path);
    await run('startClock');
    time += 2 * minute;
    await vscode.workspace.fs.delete(made.uri(path));
    await made.untilStatus(path, undefined);
    const { messages } = await answering({ press: 'Discard Time' }, () => run('stopClock'));
    assert.match(messages[0]!, /^The entry that the clock was started for no longer exists/);
    const { messages: later } = await answering({}, () => run('stopClock'));
    assert.deepEqual(later, [], 'the clock is off');
  });

  it('says at once where no time can be noted', async () => {
    await made.write('entries/2026/plain.md', '# Plain\n\nwords\n');
    await made.until(() => made.journal.entries.has('entries/2026/plain.md'), 'the plain file');
    await made.show('entries/2026/plain.md');
    const plain = await answering({}, () => run('startClock'));
    assert.deepEqual(plain.messages, ['This file has no id yet. Adopt it as an entry first.']);
    await made.write('.journal/journal.yaml', journalYaml.replace('schema: 1', 'schema: 2'));
    await made.until(() => made.journal.setup?.readOnly === 'newer', 'the newer schema');
    await made.show(path);
    const newer = await answering({}, () => run('startClock'));
    assert.match(newer.messages[0]!, /made by a newer version/);
    assert.deepEqual(await made.list('.journal/records').catch(() => []), []);
  });

  describe('Correct Time', () => {
    it('adds minutes of a day by hand', async () => {
      await made.show(path);
      await answering({ type: ['20', '2026-11-20'] }, () => run('correctTime'));
      const [record, ...others] = await records('one');
      assert.deepEqual(others, []);
      assert.equal(record!['kind'], 'time');
      assert.equal(record!['minutes'], 20);
      assert.equal(record!['date'], '2026-11-20');
      assert.equal(made.entry(path).minutes, 20);
    });

    it('takes a time away that was noted', async () => {
      await made.show(path);
      await answering({ type: ['20', '2026-11-20'] }, () => run('correctTime'));
      await run('startClock');
      time += 2 * minute;
      await run('stopClock');
      const pick = (items: readonly vscode.QuickPickItem[]) =>
        items.find(({ label }) => label === '20 min');
      const { offered, messages } = await answering({ pick, press: 'Remove' }, () =>
        run('correctTime'),
      );
      assert.deepEqual(messages, ['Remove 20 min · entered by hand?']);
      assert.deepEqual(
        offered.map(({ label }) => label),
        ['Add Minutes', 'Remove', '2 min', '20 min'],
      );
      assert.equal(offered[3]!.description, '20 Nov 2026 · entered by hand');
      assert.equal(made.entry(path).minutes, 2);
    });

    it('takes nothing away on Escape', async () => {
      await made.show(path);
      await run('startClock');
      time += 2 * minute;
      await run('stopClock');
      const pick = (items: readonly vscode.QuickPickItem[]) =>
        items.find(({ label }) => label === '2 min');
      const { messages } = await answering({ pick }, () => run('correctTime'));
      assert.match(messages.join(), /^Remove 2 min · by the clock, \S.* to \S.*\?$/);
      assert.equal((await records('one')).length, 1);
      assert.equal(made.entry(path).minutes, 2);
    });

    it('records nothing on Escape, nor what is no number of minutes', async () => {
      await made.show(path);
      for (const type of [[], ['20'], ['-5', '2026-11-20'], ['1.5'], ['20', 'yesterday']])
        await answering({ type }, () => run('correctTime'));
      assert.deepEqual(await made.recordFiles('one'), []);
    });
  });
});
