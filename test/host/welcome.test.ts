import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Files } from '../../src/core/base/ports';
import { allAnswers, entryText } from '../kit/journalTexts';
import { journalYaml, ourApi, ourExtension, TestJournal } from './testJournal';

interface Manifest {
  readonly contributes: {
    readonly viewsWelcome: readonly { readonly contents: string; readonly when: string }[];
  };
}

const sayings = [
  'Create Journal',
  'Choose Courses',
  'There are no entries yet',
  'Some entries of this journal',
];

describe('what empty views say', () => {
  let made: TestJournal | undefined;
  const keys = new Map<string, unknown>([['workspaceFolderCount > 0', true]]);
  /** What is said, each time that a key changes. */
  let said: string[] = [];
  const { executeCommand } = vscode.commands;

  const holds = (when: string): boolean =>
    when
      .split(' && ')
      .every((one) => (keys.get(one.replace(/^!/, '')) !== true) === one.startsWith('!'));
  const saidNow = (): string => {
    const { contributes } = ourExtension().packageJSON as Manifest;
    const contents = contributes.viewsWelcome.filter(({ when }) => holds(when));
    return sayings.filter((one) => contents.some((text) => text.contents.includes(one))).join();
  };

  before(async () => {
    await ourApi();
    // The extension and its tests are given one and the same object by the editor.
    Object.assign(vscode.commands, {
      executeCommand(command: string, ...rest: unknown[]) {
        if (command === 'setContext') {
          keys.set(String(rest[0]), rest[1]);
          said.push(saidNow());
        }
        return executeCommand(command, ...rest);
      },
    });
  });
  after(() => void Object.assign(vscode.commands, { executeCommand }));

  beforeEach(async () => {
    // What is said where no journal is known stands in the keys from here on.
    const first = await TestJournal.make();
    await first.dispose();
    said = [];
  });

  afterEach(async () => {
    await made?.dispose();
    made = undefined;
  });

  it('is nothing of a journal that is not read yet', async () => {
    made = await TestJournal.make({
      'entries/2026/one.md': entryText({ id: 'one', ...allAnswers }),
    });
    assert.deepEqual(new Set(said), new Set(['']));
  });

  it('is nothing of a journal whose problems are shown', async () => {
    made = await TestJournal.make({ '.journal/journal.yaml': 'schema: "one' });
    assert.ok(said.every((saying) => !saying.includes('Choose Courses')));
  });

  it('is what is not there once the journal is read, until another one comes', async () => {
    const courses = /courses: .*/;
    made = await TestJournal.make({
      '.journal/journal.yaml': journalYaml.replace(courses, 'courses: []'),
    });
    assert.equal(saidNow(), 'Choose Courses,There are no entries yet');
    await made.write('.journal/journal.yaml', journalYaml);
    await made.until(() => made!.journal.setup?.file.courses.length === 1, 'the course comes');
    assert.equal(saidNow(), 'There are no entries yet');
    said = [];
    const other = await TestJournal.make();
    assert.equal(said[0], '');
    await other.dispose();
    assert.equal(saidNow(), 'There are no entries yet');
  });

  it('is that entries are in a place that is not read, until they are', async () => {
    made = await TestJournal.make({
      'Old entries/one.md': entryText({ id: 'one', ...allAnswers }),
      '.journal/records/ann/one.d.yaml':
        '- id: t1aaaaaaaaaaaaaa\n  at: 2026-11-24T09:00:00Z\n  kind: time\n  minutes: 5\n',
    });
    assert.equal(saidNow(), 'There are no entries yet,Some entries of this journal');
    await made.write(
      '.journal/journal.yaml',
      journalYaml.replace(/entries: .*/, 'entries: "Old entries/*.md"'),
    );
    await made.until(() => made!.journal.entries.size === 1, 'the entry is read');
    assert.equal(saidNow(), '');
  });

  it('is also shown if a journal could not be read, so that no one waits for ever', async () => {
    const { host } = (await ourApi()).journals;
    const files = host.files.bind(host);
    const fail = () => Promise.reject(new Error('The disk is gone.'));
    Object.assign(host, {
      files: (folder: vscode.Uri): Files => ({ ...files(folder), list: fail }),
    });
    try {
      await assert.rejects(TestJournal.make(), /The disk is gone/);
    } finally {
      Object.assign(host, { files });
    }
    assert.equal(keys.get('reflectiveJournal.areRead'), true);
    const { all } = (await ourApi()).journals;
    await vscode.workspace.fs.delete(all[0]!.root, { recursive: true, useTrash: false });
    await (await ourApi()).journals.checkFolder(all[0]!.root);
    assert.equal(keys.get('reflectiveJournal.areRead'), false);
  });
});
