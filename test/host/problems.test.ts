import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Files } from '../../src/core/base/ports';
import { treeItem } from '../../src/editor/trees/activitiesTree';
import { answers, course, entryText, TestJournal, until } from './testJournal';

const good = entryText({ id: 'good', ...answers });
const record = (id: string, digest: string) =>
  `- id: ${id}\n  at: 2026-11-23T12:00:00Z\n  kind: completed\n  digest: ${digest}\n`;

interface Bad {
  readonly file: string;
  readonly text: string | Uint8Array;
  /** Counted from 1. */
  readonly line: number;
  readonly code: string;
  readonly message: RegExp;
}

/** One file each, and where its problem stands. */
const bad: Readonly<Record<string, Bad>> = {
  'broken YAML': {
    file: 'entries/2026/broken.md',
    text: '---\nid: broken\ndate: 2026-11-23\ntitle: "never closed\n---\nText\n',
    line: 4,
    code: 'yaml',
    message: /quotation mark opened in line 4/,
  },
  'front matter that is not closed': {
    file: 'entries/2026/open.md',
    text: '---\nid: open\n\nText\n',
    line: 1,
    code: 'entry.front-matter-open',
    message: /never closed/,
  },
  'a key that stands twice': {
    file: 'entries/2026/twice.md',
    text: '---\nid: twice\ntitle: a\ntitle: b\n---\nText\n',
    line: 4,
    code: 'yaml',
    message: /used twice/,
  },
  'a date that does not exist': {
    file: 'entries/2026/date.md',
    text: '---\nid: date\ndate: 2026-02-30\n---\nText\n',
    line: 3,
    code: 'entry.field',
    message: /“2026-02-30”, which is not a day that exists/,
  },
  'a template that is not there': {
    file: 'entries/2026/template.md',
    text: `---\nid: template\ntemplate: ${course}/7.7\nversion: 1\n---\nText\n`,
    line: 3,
    code: 'entry.unknown-template',
    message: /no readable template/,
  },
  'a prompt that stands twice': {
    file: 'entries/2026/prompt.md',
    text: '---\nid: prompt\n---\n## A <!-- prompt: a -->\n\nx\n\n## B <!-- prompt: a -->\n\ny\n',
    line: 8,
    code: 'entry.repeated-prompt',
    message: /second time/,
  },
  'a conflict that git left': {
    file: 'entries/2026/conflict.md',
    text: '---\nid: conflict\n---\nText\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> main\n',
    line: 5,
    code: 'git.conflict',
    message: /Git left a conflict/,
  },
  'a binary file': {
    file: 'entries/2026/binary.md',
    text: new Uint8Array([0, 1, 2, 0, 255]),
    line: 1,
    code: 'file.binary',
    message: /not a text file/,
  },
  'another encoding': {
    file: 'entries/2026/latin.md',
    text: new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x0a]),
    line: 1,
    code: 'file.encoding',
    message: /not UTF-8/,
  },
  'a broken record': {
    file: '.journal/records/ann/good.annsbook.yaml',
    text: record('r1', `sha256:${'0'.repeat(64)}`) + record('r2', 'nonsense'),
    line: 8,
    code: 'record.field',
    message: /digest/,
  },
  'a course that is not there': {
    file: '.journal/journal.yaml',
    text: `schema: 1\nowner: ann\ncourses:\n  - ${course}\n  - no-such-course\n`,
    line: 5,
    code: 'journal.unknown-course',
    message: /no readable course/,
  },
  'an activity number without quotation marks': {
    file: '.journal/courses/own/course.yaml',
    text: 'id: own\ntitle: Own\nsections:\n  - title: One\n    activities: [2.10]\n',
    line: 5,
    code: 'course.field',
    message: /2\.10 is read as the number 2\.1/,
  },
};

describe('problems', () => {
  let made: TestJournal;

  const ours = (file: string) =>
    vscode.languages
      .getDiagnostics(made.uri(file))
      .filter(({ source }) => source === 'Reflective Journal');

  const untilShown = (file: string, holds: (found: vscode.Diagnostic[]) => boolean) =>
    until(
      vscode.languages.onDidChangeDiagnostics,
      () => holds(ours(file)),
      () => `${file} shows ${JSON.stringify(ours(file))}`,
    );

  afterEach(() => made.dispose());

  for (const [what, { file, text, line, code, message }] of Object.entries(bad)) {
    it(`names file and line of ${what}, and takes it back when it is gone`, async () => {
      made = await TestJournal.make({
        'entries/2026/good.md': good,
        [file]: text,
      });
      await untilShown(file, (found) => found.some((one) => message.test(one.message)));
      const found = ours(file).find((one) => message.test(one.message))!;
      assert.equal(found.range.start.line + 1, line);
      assert.ok(typeof found.code === 'string' && found.code.startsWith(code));
      // In one case its completion is older than the text, which is a remark.
      assert.deepEqual(
        ours('entries/2026/good.md').filter((one) => one.code !== 'entry.changed'),
        [],
      );
      assert.match(made.status('entries/2026/good.md')!, /answered|completed, changed/);

      const repaired: Readonly<Record<string, string>> = {
        '.journal/journal.yaml': `schema: 1\nowner: ann\ncourses: [${course}]\n`,
        '.journal/records/ann/good.annsbook.yaml': record('r1', `sha256:${'0'.repeat(64)}`),
        '.journal/courses/own/course.yaml': 'id: own\ntitle: Own\nsections: []\n',
      };
      await made.write(file, repaired[file] ?? '---\nid: repaired\n---\nText\n');
      await untilShown(file, (shown) => shown.length === 0);
      const left = [...made.journal.problems()].filter((one) => one.code !== 'entry.changed');
      assert.deepEqual(left, []);
    });
  }

  it('name a folder that cannot be read, and lead to it', async () => {
    made = await TestJournal.make({ 'entries/2026/good.md': good });
    const files = made.journal.files as { list: Files['list'] };
    const { list } = files;
    files.list = async (folder) =>
      folder === 'entries'
        ? { files: [], links: [], denied: ['entries/2026'] }
        : list.call(files, folder);
    await made.journal.refresh();
    await untilShown('entries/2026', ([found]) =>
      (found?.message ?? '').includes('folder cannot be read'),
    );
    const [problem] = made.journal.problems();
    const item = treeItem({ kind: 'problem', open: made.open, problem: problem! });
    assert.equal(item.command?.command, 'revealInExplorer');
    assert.equal(item.description, 'entries/2026');
    assert.equal(item.accessibilityInformation?.label, `${problem!.message}, entries/2026`);

    files.list = list;
    await made.journal.refresh();
    await untilShown('entries/2026', (found) => found.length === 0);
  });

  it('of one id in two entries: records count for neither until it is settled', async () => {
    const one = 'entries/2026/one.md';
    const copy = 'entries/2026/copy.md';
    made = await TestJournal.make({
      [one]: entryText({ id: 'same', ...answers }),
    });
    await vscode.commands.executeCommand('reflectiveJournal.markComplete', made.uri(one));
    assert.equal(made.status(one), 'completed');

    await vscode.workspace.fs.copy(made.uri(one), made.uri(copy));
    await made.until(() => made.status(copy) === 'answered', 'the copy is known');
    assert.equal(made.status(one), 'answered');
    for (const file of [one, copy]) {
      await untilShown(file, (found) => found.length === 1);
      const [shown] = ours(file);
      assert.equal(shown!.code, 'entry.duplicate-id');
      assert.equal(shown!.range.start.line, 1);
    }

    await made.write(copy, entryText({ id: 'own', ...answers }));
    await made.untilStatus(one, 'completed');
    assert.equal(made.status(copy), 'answered');
    await untilShown(one, (found) => found.length === 0);
    await untilShown(copy, (found) => found.length === 0);
  });

  it('go with the journal that they are in', async () => {
    const file = 'entries/2026/open.md';
    made = await TestJournal.make({ [file]: '---\nid: open\n\nText\n' });
    await untilShown(file, (found) => found.length > 0);
    await made.watched();
    await vscode.workspace.fs.delete(made.uri('.journal/journal.yaml'));
    await until(made.api.journals.onDidChange, () => !made.isThere, 'the journal goes');
    await untilShown(file, (found) => found.length === 0);
  });
});
