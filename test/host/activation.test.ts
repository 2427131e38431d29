import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('registers every command that package.json contributes', async () => {
    const extension = vscode.extensions.getExtension('reflective-journal.reflective-journal');
    assert.ok(extension, 'the editor knows the extension');
    await extension.activate();

    const { contributes } = extension.packageJSON as Manifest;
    const contributed = contributes.commands.map(({ command }) => command);
    assert.ok(contributed.length > 0, 'there are commands');
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
    assert.ok(contributed.every((command) => command.startsWith('reflectiveJournal.')));
  });
});

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}
