import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { progressOf } from '../../src/core/progress/progress';
import { allAnswers, course, entryText } from '../kit/journalTexts';
import { insertAfter, TestJournal } from './testJournal';

const path = 'entries/2026/one.md';
const unfinished = entryText({ id: 'one', ...allAnswers, 'own-practice': '' });
const lastPrompt = '<!-- prompt: own-practice -->\n\n';

describe('typing into an entry', () => {
  let made: TestJournal;

  beforeEach(async () => {
    made = await TestJournal.make({ [path]: unfinished });
  });

  afterEach(() => made.dispose());

  const activityStatus = () =>
    progressOf(made.journal)
      .courses[0]!.sections.flatMap(({ activities }) => activities)
      .find(({ id }) => id === `${course}/2.9`)?.status;

  it('moves its status before it is saved', async () => {
    assert.equal(made.status(path), 'drafting');
    const editor = await made.show(path);
    await insertAfter(editor, lastPrompt, 'Ask earlier.');
    await made.untilStatus(path, 'answered');
    assert.equal(activityStatus(), 'answered');
    assert.ok(editor.document.isDirty);
    assert.equal(await made.read(path), unfinished, 'nothing was written');
  });

  it('counts for nothing once it is thrown away', async () => {
    const editor = await made.show(path);
    await insertAfter(editor, lastPrompt, 'Ask earlier.');
    await made.untilStatus(path, 'answered');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await made.untilStatus(path, 'drafting');
    assert.equal(activityStatus(), 'drafting');
    assert.equal(await made.read(path), unfinished);
  });

  it('stays once it is saved and closed', async () => {
    const editor = await made.show(path);
    await insertAfter(editor, lastPrompt, 'Ask earlier.');
    assert.ok(await editor.document.save());
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await made.untilStatus(path, 'answered');
    await made.journal.refresh();
    assert.equal(made.status(path), 'answered');
    assert.equal(made.entry(path).size, (await made.read(path)).length);
  });

  it('wins over what changes on disk meanwhile', async () => {
    const editor = await made.show(path);
    await insertAfter(editor, lastPrompt, 'Ask earlier.');
    await made.untilStatus(path, 'answered');
    await made.write(path, entryText({ id: 'one' }));
    await made.journal.refresh();
    assert.equal(made.status(path), 'answered');
  });
});
