import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import type * as Extension from '../../src/extension';
import { entryText } from '../kit/journalTexts';
import { encoded, journalYaml, ourApi, ourExtension } from './testJournal';

// This file comes first by its name: nothing else has activated the extension yet.
describe('activation on desktop', () => {
  const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'activation');

  before(async () => {
    for (const [file, text] of [
      ['.journal/journal.yaml', journalYaml],
      ['entries/one.md', entryText({ id: 'one' })],
    ] as const)
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, file), encoded(text));
  });

  after(async () => {
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await (await ourApi()).journals.discover();
  });

  it('does not wait for the index; says how long it takes', async () => {
    const extension = ourExtension();
    assert.equal(extension.isActive, false);
    const file = path.join(extension.extensionPath, 'dist/extension.js');
    const loadStart = performance.now();
    // The editor finds it in this cache when it loads the extension.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- as the editor loads it
    const loaded = require(file) as typeof Extension;
    const load = performance.now() - loadStart;
    let took = NaN;
    let known = -1;
    require.cache[file]!.exports = {
      ...loaded,
      activate(context: vscode.ExtensionContext) {
        const start = performance.now();
        const api = loaded.activate(context);
        took = performance.now() - start;
        known = api.journals.all.length;
        return api;
      },
    };
    const { journals } = await extension.activate();
    console.log(`      loaded in ${load.toFixed(1)} ms, activate() in ${took.toFixed(1)} ms`);
    assert.equal(known, 0, 'it returned before any journal was looked for');
    await journals.discover();
    assert.equal(journals.all.length, 1);
  });
});
