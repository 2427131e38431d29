import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('restricted mode', () => {
  it('activates in a folder that is not trusted', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const extension = vscode.extensions.getExtension('reflective-journal.reflective-journal');
    assert.ok(extension, 'the editor knows the extension');
    await extension.activate();
    assert.ok(extension.isActive);
  });
});
