import assert from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch/posix';
import { readSetup } from '../../src/core/journalFile';

const read = (...lines: string[]) =>
  readSetup(['schema: 1', 'owner: ann', ...lines, ''].join('\n'));
const codes = (...lines: string[]): (string | number)[][] =>
  read(...lines).findings.map(({ code, line }) => [code, line]);

describe('journalFile', () => {
  it('fills in what is not said', () => {
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
      const { setup, findings } = read(`entries: "${pattern}"`);
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

  it('reads a journal of a newer schema, never to write in it', () => {
    const { setup, findings } = readSetup('owner: ann\nschema: 2\nnew: x\n');
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
      const { setup, findings } = readSetup(text);
      assert.equal(setup.readOnly, 'unreadable');
      assert.equal(setup.isEntry('entries/a.md'), true);
      assert.ok(findings.length > 0);
    });

  it('stays inside with entries of a pattern that leads out', () => {
    const { setup } = read('entries: ../**/*.md');
    assert.equal(setup?.isEntry('../x.md'), false);
    assert.equal(setup?.isEntry('entries/x.md'), true);
  });

  it('takes paths for entries as the glob library does, for the plainest pattern too', () => {
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
});
