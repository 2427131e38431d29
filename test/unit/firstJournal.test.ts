/** A journal of the first published version (0.1.0) means the same today; see test/frozen. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { frozen, reworded, withoutDigest2 } from '../kit/frozenFormat';
import { cli } from '../kit/places';
import { temporaryFolder } from '../kit/temporaryFolder';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a program answers may be anything
type Json = any;

const expectedText = (name: string): string =>
  reworded(readFileSync(frozen('expected', name), 'utf8'));
const expected = (name: string): Json => JSON.parse(expectedText(name));

describe('a journal of version 0.1.0', () => {
  const folder = temporaryFolder();
  const at = (name: string): string => path.join(folder.path, name);

  function run(...args: string[]): string {
    const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args, '--json'], {
      cwd: at('journal'),
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: at('home'),
        GIT_CONFIG_GLOBAL: at('gitconfig'),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CEILING_DIRECTORIES: path.dirname(folder.path),
        TZ: 'Europe/London',
      },
    });
    assert.notEqual(status, 2, stderr);
    return stdout;
  }
  const answer = (...args: string[]): Json => JSON.parse(run(...args));

  function report(format: string, ...more: string[]): { answer: Json; text: string } {
    const out = at(`report.${format}`);
    const days = ['--from', '2024-01-01', '--to', '2024-12-31'];
    const made = answer(
      ...['report', '--framework', 'sssc-cpl', ...days, '--format', format],
      ...['--out', out, '--force', ...more],
    );
    return { answer: made, text: readFileSync(out, 'utf8') };
  }

  beforeEach(() => {
    cpSync(frozen('journal'), at('journal'), { recursive: true });
    writeFileSync(at('gitconfig'), '');
  });

  /** Without the mark of planned entries, which the first version does not have. */
  const unmarked = (text: string): string => text.replace(/ \(planned\)$/, '');

  const coverChanged = new Set(['Framework', 'Made on', 'Time recorded', 'Time planned']);
  /** Without the day, and without what is open: the dates are no cycle, in which nothing is called open now. */
  const ofJournal = (block: Json): Json[] => {
    if (block.kind === 'note' || String(block.text).startsWith('Total: ')) return [];
    const { rows } = block;
    if (block.kind === 'facts')
      return [{ ...block, rows: rows.filter(({ label }: Json) => !coverChanged.has(label)) }];
    return block.caption === 'Requirements'
      ? [{ ...block, rows: rows.map((cells: Json[]) => cells.slice(0, -1)) }]
      : [block];
  };

  /** Words may be improved, and new findings of severity `info` come. */
  const stable = (findings: Json[]): Json[] =>
    findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ path, line, severity, code }) => [path, line, severity, code]);

  it('has the same progress', () => {
    const { problems, next, ...now } = answer('progress');
    const { problems: problemsThen, next: nextThen, ...then } = expected('progress.json');
    assert.deepEqual(now, then);
    assert.equal(next.kind, nextThen.kind);
    assert.equal(next.entry, nextThen.entry);
    assert.deepEqual(stable(problems), stable(problemsThen));
    assert.deepEqual(answer('activities'), expected('activities.json'));
  });

  it('has the same findings', () => {
    const then = expected('check.json').findings;
    assert.deepEqual(stable(answer('check').findings), stable(then));
  });

  it('has the same digests', () => {
    const then: Json[] = expected('digest.json');
    assert.ok(then.length > 40);
    const now: Json[] = answer('digest', ...then.map((one) => one.path));
    assert.deepEqual(
      now.map(({ path, digest }) => ({ path, digest })),
      then,
    );
  });

  it('has the same place in a team', () => {
    const [now] = answer('team', '.');
    const [then] = expected('team.json');
    // What else is in it depends on today.
    for (const key of ['path', 'person', 'problem', 'courses', 'awaitingReview', 'changed'])
      assert.deepEqual(now[key], then[key], key);
    assert.deepEqual(
      Object.keys(then).filter((key) => !(key in now)),
      [],
    );
  });

  it('has the same report', () => {
    const { answer: now, text } = report('json');
    const then = expected('report-answer.json');
    assert.deepEqual(now.requirements, then.requirements);
    const paths = (list: Json[]): string[] => list.map((one) => one.path);
    assert.deepEqual(paths(now.unreadable), paths(then.unreadable));
    // Keys may be added, such as these; notes change with the regulator's pages.
    const added = new Set(['digest2', 'remarks', 'isCycle', 'unassigned', 'planned']);
    const undated = (json: string): Json => {
      const { blocks, ...rest } = JSON.parse(withoutDigest2(json), (key, value: unknown) =>
        added.has(key) ? undefined : typeof value === 'string' ? unmarked(value) : value,
      );
      return { ...rest, blocks: blocks.flatMap(ofJournal), made: '', misattributed: undefined };
    };
    assert.deepEqual(undated(text), undated(expectedText('report.json')));
    const withPrivate = report('json', '--private').text;
    assert.deepEqual(undated(withPrivate), undated(expectedText('report-private.json')));
  });

  it('has the same words in its report, and never those that are kept out', () => {
    const own = (text: string): string[] =>
      text.split('\n').filter((one) => /\bwords\b/i.test(one));
    const { text } = report('md');
    assert.ok(own(text).length > 5);
    assert.deepEqual(own(text), own(expectedText('report.md')));
    assert.doesNotMatch(text, /A passage|Not for a report|Private words/);
  });
});
