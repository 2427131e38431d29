import assert from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch/posix';
import { globOf } from '../../../../src/core/base/glob';
import { readSetup } from '../../../../src/core/journal/setup/journalFile';
import type { Finding } from '../../../../src/core/base/problem';

const today = '2026-11-23';
const read = (...lines: string[]) =>
  readSetup(['schema: 1', 'owner: ann', ...lines, ''].join('\n'), today);
const codes = (...lines: string[]): (string | number)[][] =>
  read(...lines).findings.map(({ code, line }) => [code, line]);

describe('journalFile', () => {
  it('has defaults for missing fields', () => {
    const { setup, findings } = read();
    assert.deepEqual(findings, []);
    assert.deepEqual(setup?.file, {
      schema: 1,
      owner: 'ann',
      reviewers: [],
      courses: [],
      frameworks: [],
      entries: 'entries/**/*.md',
      newEntry: 'entries/{year}/{date}-{slug}.md',
    });
    assert.deepEqual(setup.entryFolders, ['entries', 'private/entries']);
    assert.equal(setup.readOnly, undefined);
  });

  const patterns: [pattern: string, yes: string[], no: string[]][] = [
    [
      'entries/**/*.md',
      ['entries/a.md', 'entries/2026/a b.md', 'private/entries/a.md', 'entries/名.md'],
      ['a.md', 'entries/a.txt', 'other/entries/a.md', 'entries/.a.md', 'entries/.git/a.md'],
    ],
    ['**/*.md', ['a.md', 'x/y.md', 'private/a.md'], ['.journal/courses/c/1.md', 'a.txt']],
    ['./entries/*.md', ['entries/a.md', 'private/entries/a.md'], ['entries/b/a.md']],
    ['notes/{2025,2026}/*.md', ['notes/2026/a.md'], ['notes/2027/a.md']],
    ['log.md', ['log.md', 'private/log.md'], ['a.md']],
  ];
  for (const [pattern, yes, no] of patterns)
    it(`takes entries by the pattern ${pattern}`, () => {
      const { setup, findings } = read(`entries: "${pattern}"`, `newEntry: "${yes[0]}"`);
      assert.deepEqual(findings, []);
      for (const path of yes) {
        assert.equal(setup.isEntry(path), true, path);
        assert.ok(
          setup.entryFolders.some((folder) => folder === '' || path.startsWith(`${folder}/`)),
          path,
        );
      }
      for (const path of no) assert.equal(setup.isEntry(path), false, path);
    });

  const wrong: [name: string, lines: string[], code: string, line: number][] = [
    ['entries outside', ['entries: ../**/*.md'], 'journal.outside', 3],
    ['new entries outside', ['courses: []', 'newEntry: /tmp/{slug}.md'], 'journal.outside', 4],
    ['new entries on another drive', ['newEntry: "C:/{slug}.md"'], 'journal.outside', 3],
    ['an empty pattern', ['entries: ""'], 'journal.pattern', 3],
    ['a pattern too long', [`entries: "${'a'.repeat(70_000)}"`], 'journal.pattern', 3],
    ['a course without quotation marks', ['courses:', '  - 2.10'], 'journal.field.unquoted', 4],
    ['reviewers that are no persons', ['reviewers: [../x]'], 'journal.field', 3],
    ['a newer schema', ['schema: 2'], 'yaml.duplicate-key', 3],
  ];
  for (const [name, lines, code, line] of wrong)
    it(`names ${name} with its line`, () => {
      assert.deepEqual(codes(...lines)[0], [code, line]);
      assert.ok(read(...lines).findings[0]!.message.length > 0);
    });

  const diary = 'newEntry: "diary/{year}/{date}-{slug}.md"';
  const lost: [what: string, lines: string[], line: number][] = [
    ['in another folder', ['entries: "entries/**/*.md"', diary], 4],
    ['in another folder than by default', [diary], 3],
    ['with another ending', ['newEntry: "entries/{slug}.txt"'], 3],
    ['without slug or date', ['newEntry: "log.md"'], 3],
    ['where only entries is said', ['entries: "notes/**/*.md"'], 3],
    ['of this year', ['entries: "entries/2025/*.md"', 'newEntry: "entries/{year}/{slug}.md"'], 4],
  ];
  for (const [what, lines, line] of lost)
    it(`says that a new entry ${what} would be none`, () => {
      assert.deepEqual(codes(...lines), [['journal.new-entry', line]]);
      const [{ severity, message }] = read(...lines).findings as [Finding];
      assert.equal(severity, 'error');
      assert.match(message, /“entries”/);
    });

  it('reports the path of a new entry that would not be an entry', () => {
    assert.match(read(diary).findings[0]!.message, / diary\/2026\/2026-11-23-[a-z-]+\.md/);
  });

  for (const lines of [
    ['entries: "{diary,notes}/**/*.md"', diary],
    ['entries: "log.md"', 'newEntry: "log.md"'],
    ['entries: "**/*.md"', 'newEntry: "{slug}.md"'],
    ['newEntry: "private/entries/{slug}.md"'],
    ['entries: "entries/{2026,2027}/*.md"', 'newEntry: "entries/{year}/{slug}.md"'],
  ])
    it(`finds nothing in ${lines.join(', ')}`, () => {
      assert.deepEqual(codes(...lines), []);
    });

  it('does not check “newEntry” while “entries” is invalid', () => {
    assert.deepEqual(codes('entries: ""', diary), [['journal.pattern', 3]]);
    assert.deepEqual(codes('entries: ../**/*.md', diary), [['journal.outside', 3]]);
    assert.deepEqual(codes('entries: 7', diary), [['journal.field.unquoted', 3]]);
  });

  it('blames alternatives in parentheses, which match no folder of new entries', () => {
    for (const lines of [
      ['entries: "(entries|notes)/**/*.md"'],
      ['entries: "(diary|x)/**/*.md"', diary],
    ])
      assert.deepEqual(codes(...lines), [['journal.pattern', 3]]);
    assert.deepEqual(
      codes('entries: "Notes (old)/**/*.md"', 'newEntry: "Notes (old)/{slug}.md"'),
      [],
    );
  });

  it('reports unknown variables, with the known ones', () => {
    const { findings } = read('courses: []', 'newEntry: "entries/{Year}/{foo}-{foo}-{slug}-{}.md"');
    assert.deepEqual(
      findings.map(({ line, severity, code }) => [line, severity, code]),
      Array(3).fill([4, 'warning', 'journal.unknown-variable']),
    );
    for (const [index, name] of ['{Year}', '{foo}', '{}'].entries()) {
      assert.ok(findings[index]!.message.includes(name));
      assert.match(findings[index]!.message, /\{year\}, \{month\}, \{day\}, \{date\}, \{slug\}/);
    }
  });

  it('reads a journal of a newer schema as read-only', () => {
    const { setup, findings } = readSetup('owner: ann\nschema: 2\nnewEntry: x/{new}.md\n', today);
    assert.equal(setup.readOnly, 'newer');
    assert.deepEqual(
      findings.map(({ code, line }) => [code, line]),
      [['journal.newer-schema', 2]],
    );
  });

  for (const text of [
    '',
    'schema: 1\n',
    'owner: ann\n',
    '- a\n',
    'schema: one\nowner: ann\n',
    'schema: 1\nowner: ../ann\n',
  ])
    it(`writes nothing with ${JSON.stringify(text)}, and says why`, () => {
      const { setup, findings } = readSetup(text, today);
      assert.equal(setup.readOnly, 'unreadable');
      assert.equal(setup.isEntry('entries/a.md'), true);
      assert.ok(findings.length > 0);
    });

  it('ignores a pattern that leads out of the journal', () => {
    const { setup } = read('entries: ../**/*.md');
    assert.equal(setup?.isEntry('../x.md'), false);
    assert.equal(setup?.isEntry('entries/x.md'), true);
  });

  it('matches paths as the glob library does, with the simplest pattern', () => {
    const part = fc.constantFrom(
      'entries',
      'a',
      'b.md',
      '.md',
      '.x',
      '..',
      'private',
      'x.MD',
      'é.md',
      '',
    );
    const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    const folder = fc.constantFrom('entries', 'a', 'entries/a', 'private');
    fc.assert(
      fc.property(folder, path, (at, one) => {
        const pattern = `${at}/**/*.md`;
        const { setup } = read(`entries: "${pattern}"`);
        const expected = picomatch([pattern, `private/${pattern}`], { noextglob: true })(one);
        assert.equal(setup?.isEntry(one), expected, one);
      }),
      { numRuns: 2000 },
    );
  });

  it('matches paths as the glob library does, with any pattern', () => {
    const name = fc.constantFrom('a', 'ab', 'b.md', 'a-b.md', '.md', '.x', 'abab', 'é.md', 'a(1)');
    const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    const wild = fc.constantFrom('**', '*', '*.md', 'a*', '*b*', '?', 'a?', '[ab]*', 'a*b');
    const choice = fc.constantFrom(
      '{a,b}',
      '{a,ab}/**',
      '{a,b.md}',
      'a{b,}',
      '{a.md,.x}',
      '.x',
      '.*',
    );
    const segment = fc.oneof(
      name.filter((one) => !one.includes('(')),
      wild,
      choice,
    );
    // Whether `**` at the end takes the folder itself is not the same in all patterns of the library.
    const pattern = fc
      .array(segment, { minLength: 1, maxLength: 5 })
      .map((parts) => (parts.at(-1)!.endsWith('**') ? [...parts, '*'] : parts));
    fc.assert(
      fc.property(pattern, path, (parts, one) => {
        const glob = globOf(parts.join('/'))!;
        const expected = picomatch(parts.join('/'), { noextglob: true, nonegate: true })(one);
        assert.equal(glob.matches(one), expected, `${parts.join('/')} and ${one}`);
        if (glob.matches(one)) assert.ok(one.startsWith(glob.folder));
      }),
      { numRuns: 5000 },
    );
  });

  for (const [what, pattern] of Object.entries({
    'very many asterisks': `${'*a'.repeat(500)}b`,
    'very many folders': `${'**/a/'.repeat(300)}b`,
    'very many choices': '{a,aa}'.repeat(10) + '*b',
  }))
    it(`tells at once whether a long path is an entry, by ${what}`, () => {
      const glob = globOf(pattern);
      // Each of these would take a backtracking matcher longer than anybody lives.
      assert.equal(glob?.matches('a'.repeat(2000)) ?? false, false);
      assert.equal(glob?.matches(`${'a/'.repeat(1000)}a`) ?? false, false);
    });

  it('reports an invalid pattern, and uses the default', () => {
    for (const pattern of [
      '+(a|aa)b',
      '{a,b}'.repeat(20),
      '{a',
      '{1..3}',
      '[a',
      'x'.repeat(3000),
    ]) {
      const { setup, findings } = read(`entries: "${pattern}"`);
      assert.deepEqual(
        findings.map(({ code }) => code),
        ['journal.pattern'],
      );
      assert.equal(setup.isEntry('entries/a.md'), true);
    }
  });
});
