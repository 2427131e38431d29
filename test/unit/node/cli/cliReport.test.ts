import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gitAs } from '../../../kit/git';
import { cli } from '../../../kit/places';
import { frameworkYaml, record } from '../../report/reports';
import {
  activityEntry,
  course,
  journalTexts,
  journalYaml,
  recordsText,
  digestA,
} from '../../../kit/samples';
import { temporaryFolder, writeFiles } from '../../../kit/temporaryFolder';

describe('reports on the command line', () => {
  const folder = temporaryFolder();
  const at = (...parts: string[]): string => path.join(folder.path, 'journal', ...parts);

  function run(...args: string[]): { status: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: at(),
      env: {
        PATH: process.env['PATH'],
        HOME: folder.path,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CEILING_DIRECTORIES: folder.path,
        TZ: 'Europe/London',
      },
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  }
  const report = (...args: string[]): ReturnType<typeof run> =>
    run('report', '--framework', 'ours', '--from', '2026-01-01', '--to', '2026-12-31', ...args);
  const parsed = (file: string): ReturnType<typeof JSON.parse> =>
    JSON.parse(readFileSync(at(file), 'utf8'));

  beforeEach(() => {
    writeFiles(at(), {
      ...journalTexts,
      '.journal/journal.yaml': `${journalYaml}frameworks: [{ id: ours, cycleStart: 2025-01-01 }]\n`,
      '.journal/frameworks/ours/framework.yaml': frameworkYaml,
      'entries/a.md': record('entry-a', 'We met.'),
      'entries/b.md': record(
        'entry-b',
        'Again.',
        'title: Second\ncpd: { minutes: 75, covers: [ours/safety] }',
      ),
      'private/entries/c.md': record('entry-c', 'x', 'title: Private\ncpd: { minutes: 5 }'),
    });
  });

  it('writes each format, and says what is recorded and asked for', () => {
    for (const format of ['html', 'docx', 'pdf', 'csv', 'md', 'json']) {
      const { status, out, err } = report(
        '--format',
        format,
        '--out',
        `reports/one.${format}`,
        '--json',
      );
      assert.deepEqual([status, err], [0, '']);
      assert.deepEqual(JSON.parse(out), {
        path: `reports/one.${format}`,
        requirements: [
          { id: 'hours', recorded: 120, required: 120, met: true },
          { id: 'topics', recorded: 2, required: 2, met: true },
        ],
        isCycle: true,
        unassigned: [],
        unreadable: [],
        misattributed: [],
        missing: [],
      });
      const written = readFileSync(at('reports', `one.${format}`), 'latin1');
      assert.match(written, { docx: /^PK/, pdf: /^%PDF-/ }[format] ?? /Second/);
    }
    assert.equal(readdirSync(at('reports')).length, 6, 'nothing besides');
  });

  it('refuses an existing file, and replaces it on request', () => {
    writeFileSync(at('one.md'), 'mine');
    const refused = report('--format', 'md', '--out', 'one.md');
    assert.deepEqual([refused.status, refused.out], [2, '']);
    assert.match(refused.err, /one\.md exists already/);
    assert.equal(readFileSync(at('one.md'), 'utf8'), 'mine');
    assert.equal(report('--format', 'md', '--out', 'one.md', '--force').status, 0);
    assert.match(readFileSync(at('one.md'), 'utf8'), /^# CPD report: Our rules/);
  });

  it('leaves out entries on request, and fails with --strict while something is open', () => {
    const args = ['--format', 'json', '--out', 'x.json', '--exclude', 'entry-b', '--strict'];
    assert.equal(report(...args).status, 1);
    assert.doesNotMatch(readFileSync(at('x.json'), 'utf8'), /Second|Private/);
    assert.equal(report('--format', 'json', '--out', 'y.json', '--strict').status, 0);
    const unknown = report('--format', 'json', '--out', 'z.json', '--exclude', 'entry-x');
    assert.deepEqual([unknown.status, existsSync(at('z.json'))], [2, false]);
    assert.equal(report('--format', 'json', '--out', 'p.json', '--private').status, 0);
    assert.equal(parsed('p.json').entries.length, 3);
  });

  it('names the commit, and its digests are those that “digest” prints', () => {
    const git = (...args: string[]): string => gitAs('ann', at(), ...args).trim();
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'One');
    report('--format', 'json', '--out', 'x.json');
    const { commit, entries } = parsed('x.json');
    assert.equal(commit, git('rev-parse', 'HEAD'));
    const { out } = run('digest', 'entries/a.md', 'entries/b.md');
    assert.equal(
      out,
      entries
        .flatMap(({ path, digest, digest2 }: Record<string, string>) =>
          [digest, digest2].map((one) => `${one}  ${path}\n`),
        )
        .join(''),
    );
  });

  it('takes the dates of the cycle where none are given, and refuses those that are none', () => {
    assert.equal(
      run('report', '--framework', 'ours', '--format', 'json', '--out', 'x.json').status,
      0,
    );
    assert.match(parsed('x.json').from, /^20\d\d-01-01$/);
    for (const args of [
      ['--framework', 'nmc', '--format', 'md', '--out', 'y.md'],
      ['--framework', 'ours', '--from', '2026-02-30', '--format', 'md', '--out', 'y.md'],
      [
        '--framework',
        'ours',
        '--from',
        '2026-02-02',
        '--to',
        '2026-02-01',
        '--format',
        'md',
        '--out',
        'y.md',
      ],
      ['--framework', 'ours', '--course', course, '--format', 'html', '--out', 'y.md'],
      ['--format', 'html', '--out', 'y.md'],
      ['--framework', 'ours', '--format', 'odt', '--out', 'y.md'],
      ['--framework', 'ours', '--format', 'md'],
    ]) {
      const { status, out, err } = run('report', ...args);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.doesNotMatch(err, /^ +at /m);
    }
    assert.ok(!existsSync(at('y.md')));
  });

  it('refuses to guess a cycle, and calls nothing open for dates that are none', () => {
    const nurse = [
      'report',
      '--framework',
      'nmc-revalidation',
      '--format',
      'json',
      '--out',
      'n.json',
    ];
    const unknown = run(...nurse);
    assert.equal(unknown.status, 2);
    assert.match(unknown.err, /does not say when a cycle of “nmc-revalidation” begins/);
    assert.ok(!existsSync(at('n.json')));
    const month = ['--from', '2026-10-01', '--to', '2026-10-31', '--strict'];
    const { status, out } = run(...nurse, ...month);
    assert.equal(status, 0);
    assert.match(out, /2026-10-01 to 2026-10-31 is not a cycle\./);
    assert.doesNotMatch(out, /open:/);
  });

  it('writes a record of participation in a course that is done, and of no other', () => {
    const args = ['report', '--course', course, '--format', 'json', '--out', 'x.json'];
    const refused = run(...args);
    assert.deepEqual([refused.status, existsSync(at('x.json'))], [2, false]);
    assert.match(refused.err, /is not done yet: 0 of 1/);
    writeFiles(at(), {
      'entries/2.9.md': activityEntry('entry-d'),
      '.journal/records/ann/entry-d.dev1.yaml': recordsText(
        { kind: 'time', id: 'r1', minutes: 31, date: '2026-11-23' },
        { kind: 'completed', id: 'r2', digest: digestA },
      ),
      '.journal/records/sam/entry-d.dev2.yaml': recordsText({
        kind: 'signed-off',
        id: 'r3',
        of: 'r2',
        digest: digestA,
      }),
    });
    assert.equal(run(...args).status, 0);
    const { kind, participant, assertedBy, minutes, activities } = parsed('x.json');
    assert.deepEqual([kind, participant, minutes], ['participation', 'Ann Smith', 31]);
    assert.deepEqual(assertedBy, [
      { name: 'Ann Smith', as: 'participant, by their own account' },
      { name: 'Sam Jones', as: 'reviewer' },
    ]);
    assert.deepEqual(
      [activities.length, activities[0].id, activities[0].date, activities[0].completedOn],
      [1, `${course}/2.9`, '2026-11-23', '2026-11-23'],
    );
    assert.match(activities[0].digest, /^sha256:[0-9a-f]{64}$/);
    assert.equal(
      run('report', '--course', course, '--format', 'html', '--out', 'x.html').status,
      0,
    );
    const html = readFileSync(at('x.html'), 'utf8');
    assert.match(html, /Record of participation/);
    assert.match(html, /Ann Smith \(participant, by their own account\); Sam Jones \(reviewer\)/);
    assert.doesNotMatch(html, /qualif/i);
  });
});
