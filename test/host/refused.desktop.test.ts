import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { course } from '../kit/journalTexts';
import { messagesOf, TestJournal } from './testJournal';

describe('what the system refuses', () => {
  let made: TestJournal;

  afterEach(() => made.dispose());

  it('is said in a sentence', async () => {
    made = await TestJournal.make({ entries: 'In the place of the folder.\n' }, 'refused');
    const messages = await messagesOf(() =>
      vscode.commands.executeCommand('reflectiveJournal.newEntry', `${course}/2.9`),
    );
    assert.equal(messages.length, 1);
    assert.match(messages[0]!, /^\S+entries\/\d{4} cannot be reached: part of its path is a file/);
  });
});
