import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allAnswers, entryText } from '../kit/journalTexts';
import { TestJournal } from './testJournal';

const from = 'entries/2026/one.md';
const to = 'entries/2027/another name.md';

describe('moving an entry', () => {
  let made: TestJournal;

  beforeEach(async () => {
    made = await TestJournal.make({
      [from]: entryText({ id: 'one', ...allAnswers }),
    });
    await vscode.commands.executeCommand('reflectiveJournal.markComplete', made.uri(from));
    assert.equal(made.status(from), 'completed');
  });

  afterEach(() => made.dispose());

  async function keepsEverything(path = to): Promise<void> {
    await made.until(
      () => made.status(path) === 'completed' && made.status(from) === undefined,
      'the entry stands in its new place alone',
    );
    assert.equal(made.journal.entryById('one')?.path, path);
    assert.equal((await made.recordFiles('one')).length, 1);
    assert.equal(await made.read(path), entryText({ id: 'one', ...allAnswers }));
    assert.deepEqual([...made.journal.problems()], []);
  }

  it('in the explorer keeps everything', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(made.uri(from), made.uri(to));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await keepsEverything();
  });

  it('in the explorer keeps what is open and not saved', async () => {
    const { document } = await made.show(from);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, 'More.\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await made.untilStatus(from, 'completed, changed');
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(made.uri(from), made.uri(to));
    assert.ok(await vscode.workspace.applyEdit(rename));
    await made.until(
      () => made.status(to) === 'completed, changed' && made.status(from) === undefined,
      'the open entry stands in its new place alone',
    );
  });

  it('outside of the editor keeps everything', async () => {
    await made.watched();
    await vscode.workspace.fs.rename(made.uri(from), made.uri(to));
    await keepsEverything();
  });

  it('with its whole folder, in the explorer', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(made.uri('entries/2026'), made.uri('entries/twenty-six'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await keepsEverything('entries/twenty-six/one.md');
  });

  it('with its whole folder, outside of the editor', async () => {
    await made.watched();
    await vscode.workspace.fs.rename(made.uri('entries/2026'), made.uri('entries/twenty-six'));
    await keepsEverything('entries/twenty-six/one.md');
  });

  it('out of the entries’ folder and back', async () => {
    await made.watched();
    await vscode.workspace.fs.rename(made.uri(from), made.uri('notes.md'));
    await made.untilStatus(from, undefined);
    await vscode.workspace.fs.rename(made.uri('notes.md'), made.uri(to));
    await keepsEverything();
  });
});
