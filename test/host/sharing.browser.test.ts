import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { messagesOf, TestJournal } from './testJournal';

describe('sharing in a browser', () => {
  it('says the next step', async () => {
    const made = await TestJournal.make();
    const said = await messagesOf(() =>
      vscode.commands.executeCommand('reflectiveJournal.shareJournal', { open: made.open }),
    );
    assert.deepEqual(said, [
      'Your files are saved. Commit and push them with Source Control to share them.',
    ]);
    await made.dispose();
  });
});
