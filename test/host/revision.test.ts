import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { messagesOf, TestJournal } from './testJournal';

const path = 'entries/2026/e.md';
const template = (version: number, prompts: readonly string[]): string =>
  [
    `---\nid: t\nversion: ${version}\ntitle: Thinking\n---\nBefore.\n`,
    ...prompts.map((id) => `## ${id} ${version}? <!-- prompt: ${id} -->\n\nHelp.\n`),
    `<!-- discussion -->\n\nThe secret of version ${version}.\n`,
  ].join('\n');
const text =
  '---\nid: e\ntemplate: models/t\nversion: 1\ntitle: E\ndate: 2026-11-23\n---\n# E\n\n## a? <!-- prompt: a -->\n\nMy words.\n';

describe('an activity that was revised', () => {
  let journal: TestJournal;

  beforeEach(async () => {
    journal = await TestJournal.make({
      '.journal/models/t.md': template(2, ['a', 'new']),
      '.journal/models/t@1.md': template(1, ['a']),
      [path]: text,
    });
  });
  afterEach(() => journal.dispose());

  const lenses = async (): Promise<string[]> => {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      journal.uri(path),
    );
    return found
      .filter(({ command }) => /Revision|NewQuestions/.test(command?.command ?? ''))
      .map(({ command, range }) => `${range.start.line} ${command!.title}`);
  };

  it('is shown above the entry until its new question is added, which one Undo reverts', async () => {
    assert.equal(journal.status(path), 'answered');
    const { document } = await journal.show(path);
    assert.deepEqual(await lenses(), ['7 Thinking was revised', '7 add 1 new question']);
    await vscode.commands.executeCommand('reflectiveJournal.addNewQuestions', journal.uri(path));
    assert.equal(
      document.getText(),
      `${text.replace('version: 1', 'version: 2')}\n## new 2? <!-- prompt: new -->\n\n\n`,
    );
    const { active } = vscode.window.activeTextEditor!.selection;
    assert.equal(document.lineAt(active.line - 2).text, '## new 2? <!-- prompt: new -->');
    await journal.untilStatus(path, 'drafting');
    assert.deepEqual(await lenses(), []);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    await journal.untilStatus(path, 'answered');
  });

  it('shows both texts to compare, without the discussions until they were revealed', async () => {
    await journal.show(path);
    await vscode.commands.executeCommand('reflectiveJournal.showRevision');
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff, 'a diff is shown');
    const read = async (uri: vscode.Uri): Promise<string> =>
      (await vscode.workspace.openTextDocument(uri)).getText();
    const older = await read(input.original);
    const newer = await read(input.modified);
    assert.match(older, /^---\nid: t\nversion: 1\n/);
    assert.match(newer, /## new 2\? <!-- prompt: new -->/);
    assert.doesNotMatch(older + newer, /secret/);

    const document = await vscode.workspace.openTextDocument(input.modified);
    const changed = new Promise<void>((resolve) => {
      const listener = vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document !== document) return;
        listener.dispose();
        resolve();
      });
    });
    await journal.write(
      '.journal/records/ann/e.device.yaml',
      '- id: r\n  at: 2026-11-23T12:00:00Z\n  kind: revealed\n',
    );
    await changed;
    assert.match(document.getText(), /The secret of version 2/);
  });

  it('is asked for in vain where the entry is up to date', async () => {
    await journal.write(path, text.replace('version: 1', 'version: 2'));
    await journal.untilStatus(path, 'drafting');
    await journal.show(path);
    for (const command of ['showRevision', 'addNewQuestions']) {
      const messages = await messagesOf(() =>
        vscode.commands.executeCommand(`reflectiveJournal.${command}`),
      );
      assert.deepEqual(messages, ['This entry already has the newest version of its questions.']);
    }
    assert.equal(await journal.read(path), text.replace('version: 1', 'version: 2'));
  });
});
