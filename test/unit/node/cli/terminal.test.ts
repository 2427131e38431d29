import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  escapeContent,
  escapeControls,
  escapedJson,
} from '../../../../src/core/base/escapeControls';
import { printedLines } from '../../../../src/node/cli/terminal';
import { text as anyText } from '../../../kit/arbitraryText';
import { cli } from '../../../kit/places';
import { temporaryFolder, writeFiles } from '../../../kit/temporaryFolder';

/** Moves the cursor, ends the line, and then gives orders to a workflow. */
const hostile = 'A\u001b[2J\u009b31m\r\n::error::forged\u2028 ##[error]forged ##vso[task.x]';
const quoted = JSON.stringify(hostile).replaceAll('\u009b', '\\u009b');
const name = process.platform === 'win32' ? 'hostile' : '::error::\u001b[2J\n::error::forged';

describe('Text of a journal neither moves nor forges anything on a terminal', () => {
  const folder = temporaryFolder();
  let root: string;
  const write = (file: string, text: string): void => writeFiles(root, { [file]: text });
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '-C', root, ...args], {
      encoding: 'utf8',
      env: { ...process.env, XDG_CONFIG_HOME: folder.path },
    });
    return { status, out: stdout, err: stderr };
  };
  const isInert = (text: string, what: string): void => {
    assert.doesNotMatch(text.replace(/[\n\t]/g, ''), /[\p{Cc}\u2028\u2029]/u, what);
    assert.doesNotMatch(text, /^\s*::|##\[|##vso\[/mu, what);
  };

  beforeEach(() => {
    root = path.join(folder.path, name);
    mkdirSync(root);
    assert.equal(run('init', '--name', hostile, '--email', 'ann@example.org').status, 0);
    const setup = readFileSync(path.join(root, '.journal/journal.yaml'), 'utf8')
      .replace(/entries: .*/, 'entries: "**/*.md"')
      .replace(/courses: .*/, 'courses: [mine]');
    write('.journal/journal.yaml', setup);
    write(
      '.journal/courses/mine/course.yaml',
      `id: mine\ntitle: ${quoted}\nsections: [{ number: ${quoted}, title: ${quoted}, activities: ["1"] }]\n`,
    );
    write(
      '.journal/courses/mine/1.md',
      `---\nid: "1"\nversion: 1\ntitle: ${quoted}\n---\n## Why? <!-- prompt: why -->\n`,
    );
    write(
      'entries/e.md',
      `---\nid: one\ndate: 2026-06-03\ntitle: ${quoted}\ntemplate: mine/1\nversion: 1\n` +
        'cpd: { minutes: 30, covers: ["a\\n::error::forged/x"] }\n---\nWords.\n',
    );
    write(`${name}.md`, `---\nid: ${quoted}\ndate: ${quoted}\n---\n`);
    write('.journal/models/x.md', `---\nid: ${quoted}\n---\n`);
  });

  it('as lines of any command', () => {
    const said = [
      ['check'],
      ['progress'],
      ['activities'],
      ['team', '.'],
      ['new', hostile],
      ['new', 'mine/1', '--title', hostile],
      ['complete', hostile],
      ['complete', 'entries/e.md'],
      ['--person', hostile, 'complete', 'entries/e.md', '--force'],
      ['digest', `${name}.md`, 'entries/e.md'],
      ['digest', hostile.replaceAll('\0', '')],
      ['check', '--since', hostile],
      ['report', '--framework', hostile, '--format', 'md', '--out', 'x.md'],
      ['report', '--framework', 'sssc-cpl', '--format', 'md', '--out', `${hostile}.md`],
      [
        'report',
        '--framework',
        'sssc-cpl',
        '--format',
        'md',
        '--out',
        'x.md',
        '--exclude',
        hostile,
      ],
      ['report', '--course', 'mine', '--format', 'html', '--out', 'x.html'],
      ['init'],
      ['progress', `--${hostile}`],
      [hostile],
    ].map((args) => {
      const { out, err } = run(...args);
      assert.notEqual(out + err, '', args[0]);
      isInert(out, args.join(' '));
      isInert(err, args.join(' '));
      return out + err;
    });
    // Nothing is hidden: it can be seen what is there.
    assert.match(said[0]!, /a\\n::error::forged\/x/);
    assert.match(said[1]!, /A\\x1b\[2J\\x9b31m\\r\\n::error::forged\\u2028 #\\#\[error\]/);
  });

  it('as annotations, SARIF, JSON, CSV and HTML', () => {
    const github = run('check', '--format', 'github').out;
    // A line that is a command already is searched for no other.
    for (const line of github.trimEnd().split('\n'))
      assert.match(line, /^::(?:error|warning|notice) file=[^\p{Cc}\u2028\u2029]*$/u);
    assert.match(github, /a%0A::error::forged\/x/);
    for (const args of [
      ['check', '--format', 'sarif'],
      ['--json', 'check'],
      ['--json', 'progress'],
      ['--json', 'team', '.'],
    ]) {
      const { out } = run(...args);
      assert.doesNotMatch(out.replaceAll('\n', ''), /[\p{Cc}\u2028\u2029]/u);
      assert.doesNotThrow(() => JSON.parse(out) as unknown);
    }
    const [{ person }] = JSON.parse(run('--json', 'team', '.').out) as [{ person: string }];
    assert.equal(person, hostile);
    for (const format of ['csv', 'html'])
      assert.doesNotMatch(
        run('team', '.', '--format', format).out.replace(/[\r\n\t]/g, ''),
        /[\p{Cc}\u2028\u2029]/u,
        format,
      );
    assert.ok(readdirSync(root).includes('entries'));
  });
});

describe('Text without control characters', () => {
  it('is one line, stays as it is otherwise, and as JSON is the same value', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = printedLines([text]);
        assert.equal(line.indexOf('\n'), line.length - 1);
        assert.doesNotMatch(line.slice(0, -1).replaceAll('\t', ''), /[\p{Cc}\u2028\u2029]/u);
        assert.doesNotMatch(escapeControls(text), /[\p{Cc}\u2028\u2029]/u);
        assert.doesNotMatch(escapeContent(text).replace(/[\n\r\t]/g, ''), /[\p{Cc}\u2028\u2029]/u);
        if (!/[\p{Cc}\u2028\u2029]/u.test(text)) assert.equal(escapeControls(text), text);
        assert.deepEqual(JSON.parse(escapedJson({ [text]: [text] })), { [text]: [text] });
      }),
    );
  });
});
