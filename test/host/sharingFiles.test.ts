import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { messagesOf, TestJournal } from './testJournal';

describe('files for sharing', () => {
  it('are added once, below existing lines', async () => {
    const made = await TestJournal.make({ '.gitattributes': '*.png binary\r\n' });
    const add = () =>
      messagesOf(() =>
        vscode.commands.executeCommand('reflectiveJournal.addSharingFiles', { open: made.open }),
      );
    assert.match((await add()).join(), /Fill in who owns which records/);
    const attributes = await made.read('.gitattributes');
    assert.match(attributes, /^\*\.png binary\r\n# >>> Reflective Journal\r\n[^]*records[^]*\r\n$/);
    const owners = await made.read('CODEOWNERS');
    assert.match(owners, /^# .*records\/ann\/ @handle-of-ann$/m);
    assert.match(await made.read('.gitignore'), /^\/private\/$/m);
    await add();
    assert.equal(await made.read('.gitattributes'), attributes);
    assert.equal(await made.read('CODEOWNERS'), owners);
    await made.dispose();
  });
});
