import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { entryText } from '../kit/journalTexts';
import { encoded, journalYaml, ourExtension } from './testJournal';

// This file comes first by its name: nothing else has activated the extension yet.
describe('activation in a browser', () => {
  const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'activation');

  before(async () => {
    for (const [file, text] of [
      ['.journal/journal.yaml', journalYaml],
      ['entries/one.md', entryText({ id: 'one' })],
    ] as const)
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, file), encoded(text));
  });

  it('does not wait for the index', async () => {
    const extension = ourExtension();
    assert.equal(extension.isActive, false);
    const start = performance.now();
    const { journals } = await extension.activate();
    const took = performance.now() - start;
    console.log(`      fetched, loaded and activated in ${took.toFixed(0)} ms`);
    assert.equal(journals.all.length, 0, 'no journal was looked for yet');
    await journals.discover();
    const [open, ...others] = journals.all;
    assert.deepEqual(others, []);
    await open!.loaded;
    assert.equal(open!.journal.entries.size, 1);

    await vscode.workspace.fs.delete(folder, { recursive: true });
    await journals.discover();
    assert.equal(journals.all.length, 0);
  });
});
