import assert from 'node:assert/strict';
import { digestsOf } from '../../../src/core/entries/digest';
import { readEntryText } from '../../../src/core/entries/entryText';
import type { Change, JournalChange } from '../../../src/core/journal/journal';
import { diskFull } from '../../kit/memoryFiles';
import {
  activityEntry,
  allAnswers,
  builtIn,
  course,
  entryOf,
  journalYaml,
  loaded,
  recordsText,
  type Loaded,
} from '../../kit/samples';
import { testWorld } from '../../kit/world';

const disk = (path: string): Change => ({ kind: 'disk', path });
const open = (path: string, text: string): Change => ({
  kind: 'open',
  path,
  text: readEntryText(text),
});
const closed = (path: string): Change => ({ kind: 'closed', path });

const path = 'entries/2026/a.md';
const annRecords = '.journal/records/ann/a1.dev1.yaml';
const samRecords = '.journal/records/sam/a1.dev9.yaml';
const digest = (text: string): string => digestsOf(readEntryText(text), testWorld().hash).digest;
const completion = (text: string, id = 'c1'): string =>
  recordsText({ id, kind: 'completed', digest: digest(text) });
const signOff = (text: string, of = 'c1'): string =>
  recordsText({ id: `s-${of}`, kind: 'signed-off', of, digest: digest(text) });
const text = activityEntry('a1');

const status = ({ journal }: Loaded, at = path): string | undefined =>
  journal.entries.get(at)?.status;
const codes = ({ journal }: Loaded): string[] =>
  [...journal.problems()].map(({ path: at, code }) => `${at} ${code}`).sort();

/** Writes and tells the journal. */
async function write({ files, journal }: Loaded, texts: Record<string, string>): Promise<void> {
  for (const [at, content] of Object.entries(texts)) files.write(at, content);
  await journal.apply(Object.keys(texts).map(disk));
}

describe('journal', () => {
  it('loads entries, people, courses and records', async () => {
    const all = await loaded({
      [path]: text,
      [annRecords]: completion(text),
      'entries/b.md': entryOf({ id: 'b1' }),
    });
    const { journal } = all;
    assert.deepEqual([...journal.entries.keys()].sort(), [path, 'entries/b.md']);
    assert.deepEqual([...journal.people.keys()].sort(), ['ann', 'sam']);
    assert.equal(journal.setup?.file.owner, 'ann');
    assert.equal(status(all), 'completed');
    assert.equal(status(all, 'entries/b.md'), 'drafting');
    assert.equal(journal.entryById('a1')?.path, path);
    assert.equal(journal.entryById('nobody'), undefined);
    assert.equal(journal.recordPathsOf('a1').length, 1);
    assert.deepEqual(codes(all), []);
    assert.ok(journal.collections.courses.has(course));
  });

  it('keeps a completion when blank lines come before the front matter', async () => {
    const all = await loaded({ [path]: `\n${text}`, [annRecords]: completion(text) });
    assert.equal(status(all), 'completed');
    assert.equal(all.journal.entries.get(path)?.changed, false);
    assert.deepEqual(codes(all), [`${path} entry.front-matter-not-first`]);
  });

  it('names front matter that is not read, and does not advise to adopt the file', async () => {
    const all = await loaded({ [path]: `<!-- c -->\n${text}`, [annRecords]: completion(text) });
    assert.equal(all.journal.entries.get(path)?.id, undefined);
    assert.deepEqual(codes(all), [`${path} entry.front-matter-unread`]);
  });

  it('is empty without journal.yaml, and is read when that is created', async () => {
    const all = await loaded({ [path]: text });
    all.files.delete('.journal/journal.yaml');
    await all.journal.apply([disk('.journal/journal.yaml')]);
    assert.equal(all.journal.setup, undefined);
    assert.equal(all.journal.entries.size, 0);
    await write(all, { '.journal/journal.yaml': journalYaml });
    assert.equal(status(all), 'answered');
  });

  it('reads all records of an entry when one changes together with journal.yaml', async () => {
    const all = await loaded({ [path]: text, [annRecords]: completion(text) });
    all.files.delete('.journal/journal.yaml');
    await all.journal.apply([disk('.journal/journal.yaml')]);
    await write(all, { '.journal/journal.yaml': journalYaml, [samRecords]: signOff(text) });
    assert.equal(status(all), 'signed-off');
  });

  it('changes the status with the text: drafting, answered, and back', async () => {
    const all = await loaded({ [path]: activityEntry('a1', {}) });
    assert.equal(status(all), 'drafting');
    await write(all, { [path]: text });
    assert.equal(status(all), 'answered');
    await write(all, {
      [path]: activityEntry('a1', { ...allAnswers, benefits: '<!-- later -->' }),
    });
    assert.equal(status(all), 'drafting');
  });

  it('changes the status with the records of any person', async () => {
    const all = await loaded({ [path]: text });
    await write(all, { [annRecords]: completion(text) });
    assert.equal(status(all), 'completed');
    await write(all, {
      [samRecords]: recordsText({ id: 'r', kind: 'reviewed', of: 'c1', digest: digest(text) }),
    });
    assert.equal(status(all), 'reviewed');
    await write(all, { [samRecords]: signOff(text) });
    assert.equal(status(all), 'signed-off');
    await write(all, {
      '.journal/records/ann/a1.dev2.yaml': recordsText({ id: 'w', kind: 'withdrawn', of: 'c1' }),
    });
    assert.equal(status(all), 'answered');
    all.files.delete('.journal/records/ann/a1.dev2.yaml');
    await all.journal.apply([disk('.journal/records/ann/a1.dev2.yaml')]);
    assert.equal(status(all), 'signed-off');
  });

  it('merges the records of two devices of one person', async () => {
    const time = (id: string, minutes: number): string =>
      recordsText({ id, kind: 'time', minutes });
    const all = await loaded({
      [path]: text,
      [annRecords]: time('t1', 10) + time('t2', 5),
      '.journal/records/ann/a1.dev2.yaml': time('t2', 5) + time('t3', 20),
    });
    assert.equal(all.journal.entries.get(path)?.minutes, 35);
  });

  it('flags texts and claims that changed after the record that counts', async () => {
    const all = await loaded({ [path]: text, [annRecords]: completion(text) });
    const changed = (): boolean | undefined => all.journal.entries.get(path)?.changed;
    assert.equal(changed(), false);
    await write(all, { [path]: text.replace('Trust.', 'More trust.') });
    assert.deepEqual([status(all), changed()], ['completed', true]);
    await write(all, { [path]: text.replaceAll('\n', '\r\n') });
    assert.equal(changed(), false);
    await write(all, { [path]: activityEntry('a1', allAnswers, { cpd: { minutes: 90 } }) });
    assert.equal(changed(), true);
  });

  it('keeps the records when an entry is renamed or moved, even into private', async () => {
    const all = await loaded({
      [path]: text,
      [annRecords]: completion(text),
      [samRecords]: signOff(text),
    });
    for (const [from, to] of [
      [path, 'entries/renamed – ünïcode.md'],
      ['entries/renamed – ünïcode.md', 'private/entries/x/y.md'],
    ] as const) {
      all.files.move(from, to);
      await all.journal.apply([disk(from), disk(to)]);
      assert.equal(all.journal.entries.has(from), false);
      assert.equal(status(all, to), 'signed-off');
      assert.equal(all.journal.entryById('a1')?.path, to);
    }
    assert.deepEqual(codes(all), []);
  });

  it('counts records for neither of two entries with one id, until that is fixed', async () => {
    const copy = 'entries/copy.md';
    const all = await loaded({ [path]: text, [annRecords]: completion(text) });
    await write(all, { [copy]: text });
    assert.deepEqual([status(all), status(all, copy)], ['answered', 'answered']);
    assert.equal(all.journal.entryById('a1'), undefined);
    assert.deepEqual(
      codes(all),
      [`${path} entry.duplicate-id`, `${copy} entry.duplicate-id`].sort(),
    );
    await write(all, { [copy]: activityEntry('a2') });
    assert.deepEqual([status(all), status(all, copy)], ['completed', 'answered']);
    assert.equal(all.journal.entries.get(path)?.changed, false);
    assert.deepEqual(codes(all), []);
  });

  it('counts records again once all but one of three entries with one id are removed', async () => {
    const all = await loaded({
      [path]: text,
      'entries/b.md': text,
      'entries/c.md': text,
      [annRecords]: completion(text),
    });
    for (const [gone, left] of [
      [path, 'answered'],
      ['entries/b.md', 'completed'],
    ] as const) {
      all.files.delete(gone);
      await all.journal.apply([disk(gone)]);
      assert.equal(status(all, 'entries/c.md'), left);
    }
  });

  it('uses the text that is open in the editor, until it is closed', async () => {
    const all = await loaded({ [path]: activityEntry('a1', {}) });
    await all.journal.apply([open(path, text)]);
    assert.equal(status(all), 'answered');
    all.files.write(path, activityEntry('a1', {}));
    await all.journal.apply([disk(path)]);
    assert.equal(status(all), 'answered');
    await all.journal.refresh();
    assert.equal(status(all), 'answered');
    await all.journal.apply([closed(path)]);
    assert.equal(status(all), 'drafting');
  });

  it('has an entry that is open and not on disk yet, until it is closed', async () => {
    const all = await loaded();
    await all.journal.apply([open(path, text)]);
    await all.journal.refresh();
    assert.equal(status(all), 'answered');
    await all.journal.apply([closed(path)]);
    assert.equal(all.journal.entries.size, 0);
  });

  it('ignores an open file that is not an entry', async () => {
    const all = await loaded();
    await all.journal.apply([open('README.md', text), open('.journal/x.md', text)]);
    assert.equal(all.journal.entries.size, 0);
  });

  it('finds changes without events when it is refreshed', async () => {
    const all = await loaded({ [path]: text, 'entries/gone.md': entryOf({ id: 'g' }) });
    all.files.write('entries/new.md', entryOf({ id: 'n' }));
    all.files.write(path, activityEntry('a1', {}));
    all.files.delete('entries/gone.md');
    all.files.write(annRecords, completion(text));
    await all.journal.refresh();
    assert.deepEqual([...all.journal.entries.keys()].sort(), [path, 'entries/new.md']);
    assert.deepEqual([status(all), all.journal.entries.get(path)?.changed], ['completed', true]);
  });

  it('finds a changed template and changed reviewers when it is refreshed', async () => {
    const all = await loaded({
      [path]: text,
      [annRecords]: completion(text),
      [samRecords]: signOff(text),
      'entries/b.md': activityEntry('b'),
    });
    all.files.write('.journal/journal.yaml', journalYaml.replace('sam, ', ''));
    all.files.write(
      `.journal/courses/${course}/2.9.md`,
      '---\nid: "2.9"\ntitle: T\n---\n## N <!-- prompt: new -->\n',
    );
    await all.journal.refresh();
    assert.deepEqual([status(all), status(all, 'entries/b.md')], ['completed', 'drafting']);
  });

  it('reads only changed files when it is refreshed', async () => {
    const all = await loaded({
      [path]: text,
      'entries/b.md': entryOf({ id: 'b' }),
      [annRecords]: completion(text),
    });
    all.files.reads.clear();
    all.files.write('entries/b.md', entryOf({ id: 'b', title: 'New' }));
    await all.journal.refresh();
    assert.equal(all.files.reads.get(path), undefined);
    assert.equal(all.files.reads.get(annRecords), undefined);
    assert.equal(all.files.reads.get('entries/b.md'), 1);
  });

  it('applies a changed template, and checks entries against their own version of it', async () => {
    const own = `.journal/courses/${course}/`;
    const prompts = (...ids: string[]): string =>
      ids.map((id) => `## ${id} <!-- prompt: ${id} -->\n`).join('');
    const all = await loaded({ [path]: text });
    await write(all, {
      [`${own}2.9.md`]: `---\nid: "2.9"\nversion: 2\ntitle: T\n---\n${prompts('benefits', 'new')}`,
    });
    assert.equal(status(all), 'answered');
    await write(all, { [path]: text.replace('version: 1', 'version: 2') });
    assert.equal(status(all), 'drafting');
    await write(all, { [path]: text.replace('version: 1', 'version: 7') });
    assert.equal(status(all), 'answered');
    assert.deepEqual(codes(all), [`${path} entry.unknown-version`]);
  });

  it('applies another pattern, owner or reviewer', async () => {
    const all = await loaded({
      [path]: text,
      'notes/n.md': entryOf({ id: 'n' }),
      [annRecords]: completion(text),
    });
    await write(all, {
      '.journal/journal.yaml': journalYaml.replace('entries/**/*.md"', '{entries,notes}/**/*.md"'),
    });
    assert.equal(status(all, 'notes/n.md'), 'drafting');
    await write(all, {
      '.journal/journal.yaml': journalYaml.replace('entries/**/*.md"', 'notes/**/*.md"'),
    });
    assert.deepEqual([...all.journal.entries.keys()], ['notes/n.md']);
    await write(all, { '.journal/journal.yaml': journalYaml.replace('owner: ann', 'owner: sam') });
    assert.equal(status(all), 'answered');
  });

  it('reads a journal of a newer schema without writing to it', async () => {
    const all = await loaded({
      [path]: text,
      '.journal/journal.yaml': journalYaml.replace('schema: 1', 'schema: 2'),
    });
    assert.equal(all.journal.setup?.readOnly, 'newer');
    assert.equal(status(all), 'answered');
    assert.deepEqual(codes(all), ['.journal/journal.yaml journal.newer-schema']);
  });

  it('reports an unknown course at its line', async () => {
    const { journal } = await loaded({
      '.journal/journal.yaml': journalYaml.replace(`[${course}]`, `\n  - ${course}\n  - other`),
    });
    const [problem] = journal.problems();
    assert.deepEqual([problem?.code, problem?.line], ['journal.unknown-course', 6]);
    assert.match(problem?.message ?? '', /other/);
  });

  it('reports symbolic links, and does not follow them', async () => {
    const all = await loaded();
    all.files.link('entries/link.md');
    all.files.link('attachments/link.md');
    await all.journal.refresh();
    assert.deepEqual(codes(all), ['entries/link.md file.link']);
    assert.equal(all.journal.filesWithProblems, 0);
  });

  it('reports unreadable folders, and has their files again once they can be read', async () => {
    const all = await loaded({
      [path]: text,
      [annRecords]: completion(text),
      'entries/b.md': entryOf({ id: 'b1' }),
    });
    assert.equal(status(all), 'completed');
    const before = all.files.snapshot();

    all.files.shut('.journal/records/ann');
    all.files.shut('entries/2025');
    await all.journal.refresh();
    assert.deepEqual(codes(all), [
      '.journal/records/ann folder.denied',
      'entries/2025 folder.denied',
    ]);
    const [problem] = all.journal.problems();
    assert.deepEqual([problem?.severity, problem?.line], ['error', 1]);
    assert.match(problem?.message ?? '', /folder cannot be read/);
    assert.equal(all.journal.filesWithProblems, 2);
    assert.deepEqual([...all.journal.pathsWithProblems()].length, 2);
    assert.equal(status(all), 'answered');

    all.files.shut('entries/2026');
    await all.journal.refresh();
    assert.deepEqual([...all.journal.entries.keys()], ['entries/b.md']);

    for (const one of ['.journal/records/ann', 'entries/2025', 'entries/2026']) all.files.open(one);
    await all.journal.refresh();
    assert.equal(status(all), 'completed');
    assert.deepEqual(codes(all), []);
    assert.equal(all.journal.filesWithProblems, 0);
    assert.deepEqual(all.files.snapshot(), before);
  });

  it('finds all files of a folder that can be read again, upon an event for one of them', async () => {
    const all = await loaded({
      [path]: text,
      [annRecords]: completion(text),
      'entries/2026/b.md': entryOf({ id: 'b1' }),
      '.journal/records/ann/b1.dev1.yaml': recordsText({ id: 't', kind: 'time', minutes: 5 }),
    });
    for (const [folder, heardOf] of [
      ['entries/2026', 'entries/2026/b.md'],
      ['.journal/records/ann', '.journal/records/ann/b1.dev1.yaml'],
    ] as const) {
      all.files.shut(folder);
      await all.journal.refresh();
      assert.deepEqual(codes(all), [`${folder} folder.denied`]);
      all.files.open(folder);
      await all.journal.apply([disk(heardOf)]);
      assert.deepEqual(codes(all), []);
      assert.equal(all.journal.entries.size, 2);
      assert.equal(status(all), 'completed');
    }
  });

  it('finds the files in .journal once that can be read again', async () => {
    const anywhere = journalYaml.replace('entries/**/*.md', '**/*.md');
    const all = await loaded({ '.journal/journal.yaml': anywhere, [path]: text });
    all.files.shut('');
    await all.journal.refresh();
    assert.deepEqual(codes(all), [' folder.denied']);
    all.files.open('');
    await all.journal.apply([disk('other/a.md')]);
    assert.deepEqual([codes(all), [...all.journal.entries.keys()]], [[], [path]]);
  });

  it('reports each unreadable folder of people or courses once', async () => {
    const all = await loaded({ [path]: text });
    all.files.shut('.journal/people');
    all.files.shut('.journal/courses/own');
    await all.journal.apply([disk('.journal/people')]);
    assert.deepEqual(codes(all), [
      '.journal/courses/own folder.denied',
      '.journal/people folder.denied',
    ]);
    assert.equal(all.journal.filesWithProblems, 2);
    assert.equal(status(all), 'answered');
    all.files.open('.journal/people');
    all.files.open('.journal/courses/own');
    await all.journal.apply([disk('.journal/people/ann.yaml')]);
    assert.deepEqual(codes(all), []);
  });

  it('counts the files with problems that are not just information', async () => {
    const all = await loaded({
      'entries/a.md': entryOf({ id: 'x', date: 'soon', version: 'two' }),
      'entries/b.md': 'no id',
    });
    assert.equal(all.journal.filesWithProblems, 1);
    assert.deepEqual(
      all.journal.problemsOf('entries/b.md').map(({ severity }) => severity),
      ['info'],
    );
  });

  it('fires one event for a batch of changes, with the paths of their entries', async () => {
    const all = await loaded({ [path]: text });
    const events: JournalChange[] = [];
    all.journal.onDidChange((change) => events.push(change));
    all.files.write(path, activityEntry('a1', {}));
    all.files.write('entries/b.md', entryOf({ id: 'b' }));
    all.files.reads.clear();
    await Promise.all(
      [disk(path), disk('entries/b.md'), disk(path)].map((change) => all.journal.apply([change])),
    );
    assert.equal(events.length, 1);
    assert.deepEqual([...events[0]!.paths].sort(), [path, 'entries/b.md']);
    assert.equal(events[0]!.everything, false);
    assert.equal(all.files.reads.get(path), 1);
  });

  it('applies changes that arrive during a run in one further run', async () => {
    const all = await loaded({ [path]: text });
    let events = 0;
    all.journal.onDidChange(() => events++);
    const first = write(all, { [path]: activityEntry('a1', {}) });
    const second = write(all, { 'entries/b.md': entryOf({ id: 'b' }) });
    await first;
    await all.journal.apply([]);
    const third = write(all, { [path]: text });
    await Promise.all([second, third]);
    assert.equal(status(all), 'answered');
    assert.equal(status(all, 'entries/b.md'), 'drafting');
    assert.ok(events >= 1 && events <= 3);
  });

  it('fires no event when nothing changed', async () => {
    const all = await loaded({ [path]: text });
    let events = 0;
    all.journal.onDidChange(() => events++);
    await all.journal.apply([]);
    assert.equal(events, 0);
  });

  it('rejects for each caller who waited for a run that failed', async () => {
    const { journal, files } = await loaded({ 'entries/a.md': activityEntry('a') });
    files.write('entries/b.md', activityEntry('b'));
    files.failNext('read', new Error('EIO'));
    const runs = ['entries/a.md', 'entries/b.md'].map((path) =>
      journal.apply([{ kind: 'disk', path }]),
    );
    const outcomes = await Promise.allSettled(runs);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    await journal.apply([]);
    assert.equal(journal.entries.size, 2);
  });

  it('applies everything after a run that failed', async () => {
    for (const operation of ['list', 'read', 'stat'] as const) {
      const all = await loaded({ [path]: text });
      all.files.write(path, activityEntry('a1', {}));
      all.files.failNext(operation, diskFull());
      const run = operation === 'read' ? all.journal.apply([disk(path)]) : all.journal.refresh();
      await assert.rejects(run, /ENOSPC/);
      all.files.write('entries/b.md', entryOf({ id: 'b' }));
      await all.journal.apply([disk('entries/b.md')]);
      assert.deepEqual([status(all), status(all, 'entries/b.md')], ['drafting', 'drafting']);
    }
  });

  it('checks entries against the built-in templates', async () => {
    const { journal } = await loaded({ [path]: text });
    assert.equal(
      journal.templateOf(journal.entries.get(path)!),
      builtIn.templates.get(`${course}/2.9`),
    );
  });
});
