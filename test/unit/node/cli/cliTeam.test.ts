import { csvParse } from 'd3-dsv';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { runHelper } from '../../../kit/helperProcess';
import { cli } from '../../../kit/places';
import {
  activityEntry,
  course,
  digestA,
  journalTexts,
  journalYaml,
  recordsText,
} from '../../../kit/samples';
import { temporaryFolder, writeFiles } from '../../../kit/temporaryFolder';

interface Row {
  readonly path: string;
  readonly person: string;
  readonly problem: string;
  readonly courses: readonly { readonly id: string; readonly done: number }[];
  readonly awaitingReview: readonly string[];
  readonly problems: number;
  readonly unread?: number;
}

describe('a team on the command line', () => {
  const folder = temporaryFolder();

  function team(...args: string[]): { status: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'team', ...args], {
      cwd: folder.path,
      env: { PATH: process.env['PATH'], HOME: folder.path, TZ: 'Europe/London' },
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  }
  const rows = (...args: string[]): Row[] => JSON.parse(team(...args, '--json').out) as Row[];

  function clone(name: string, person: string, more: Readonly<Record<string, string>> = {}): void {
    writeFiles(path.join(folder.path, name), {
      ...journalTexts,
      '.journal/people/ann.yaml': `name: ${JSON.stringify(person)}\nemail: ann@example.org\n`,
      ...more,
    });
  }
  const completed = recordsText({ kind: 'completed', id: 'c1', digest: digestA });

  beforeEach(() => {
    clone('clones/ann', 'Ann Smith', {
      'entries/a.md': activityEntry('a1'),
      '.journal/records/ann/a1.dev1.yaml': completed,
      'private/entries/p.md': activityEntry('p1', { benefits: 'Told to nobody.' }),
      'private/.journal/records/ann/p1.dev1.yaml': completed,
      'private/entries/q.md': '---\ntitle: "open\n---\n',
    });
    clone('clones/deeper/bo', 'Bo Lind', { 'entries/a.md': activityEntry('b1', { benefits: '' }) });
    clone('clones/broken', 'Cara', { '.journal/journal.yaml': 'owner: "ann\n' });
  });

  it('lists every journal below the folders, what waits first', () => {
    const found = rows('clones');
    assert.deepEqual(
      found.map((one) => [one.path, one.person, one.awaitingReview]),
      [
        ['clones/ann', 'Ann Smith', ['a1']],
        ['clones/deeper/bo', 'Bo Lind', []],
        ['clones/broken', '', []],
      ],
    );
    assert.deepEqual(
      found.find(({ path }) => path === 'clones/ann')!.courses.map(({ id, done }) => [id, done]),
      [[course, 1]],
    );
    assert.ok(found.every(({ unread }) => unread === undefined));
  });

  it('never shows what is private', () => {
    const [ann] = rows('clones/ann');
    assert.deepEqual([ann!.awaitingReview, ann!.problems], [['a1'], 0]);
    for (const format of ['text', 'csv', 'html'])
      assert.doesNotMatch(team('clones', '--format', format).out, /p1|private\/|Told to nobody/);
  });

  it('shows a journal that cannot be read with its problem', () => {
    const broken = rows('clones').find(({ path }) => path === 'clones/broken');
    assert.match(broken!.problem, /quotation mark/);
    assert.match(team('clones').out, /clones\/broken: .*quotation mark/);
  });

  it('lists a journal whose own folder cannot be read, among the others', async () => {
    const at = (name: string): string => path.join(folder.path, name);
    chmodSync(folder.path, 0o755);
    mkdirSync(at('clones/shut'));
    const closed = [at('clones/ann/.journal'), at('clones/shut')];
    for (const one of closed) chmodSync(one, 0o600);
    assert.deepEqual(await runHelper('findJournals', at('clones')), [
      at('clones/ann'),
      at('clones/broken'),
      at('clones/deeper/bo'),
    ]);
    for (const one of closed) chmodSync(one, 0o755);
  });

  it('is a table of one line each, whatever names hold', () => {
    clone('clones/evil', 'A\n\u001b[2JB', { '.journal/journal.yaml': journalYaml });
    const { status, out, err } = team('clones');
    assert.deepEqual([status, err], [0, '']);
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 5);
    assert.match(lines[0]!, /^Person +Waiting +Changed +Still needed +Courses/);
    assert.match(lines[1]!, /^Ann Smith +1 +0 +0 +Foundations .*: 1 of 1 done .* clones\/ann$/);
    assert.ok(!out.includes('\u001b') && out.includes('A B'), out);
  });

  it('is CSV and HTML by the name of the format', () => {
    const { out } = team('clones', '--format', 'csv');
    const lines = csvParse(out.replace('\uFEFF', ''));
    assert.deepEqual(
      [lines.length, lines[0]!['person'], lines[0]!['waiting']],
      [3, 'Ann Smith', '1'],
    );
    assert.match(
      team('clones', '--format', 'html').out,
      /^<!DOCTYPE html>[^]*3 journals[^]*Ann Smith/,
    );
  });

  it('lists what waits for one reviewer, and refuses an unknown name', () => {
    assert.deepEqual(
      rows('clones', '--person', 'sam').map(({ awaitingReview }) => awaitingReview.length),
      [1, 0, 0],
    );
    const { status, out, err } = team('clones', '--person', 'samm');
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, /No one named “samm”/);
  });

  it('takes a journal once, and refuses folders without any', () => {
    assert.equal(rows('clones', 'clones/ann', path.join(folder.path, 'clones')).length, 3);
    mkdirSync(path.join(folder.path, 'empty'));
    for (const name of ['empty', 'no-such']) {
      const { status, out, err } = team(name);
      assert.deepEqual([status, out], [2, '']);
      assert.match(err, new RegExp(name));
    }
    assert.equal(team('clones', '--format', 'pdf').status, 2);
  });
});
