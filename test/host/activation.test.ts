import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { decoded, ourApi, ourExtension } from './testJournal';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category?: string;
    }[];
  };
}

async function fileOfExtension(name: string): Promise<string> {
  const uri = vscode.Uri.joinPath(ourExtension().extensionUri, name);
  return decoded(await vscode.workspace.fs.readFile(uri));
}

describe('contributions', () => {
  it('registers the commands that package.json contributes, and no other', async () => {
    await ourApi();
    const { contributes } = ourExtension().packageJSON as Manifest;
    const contributed = contributes.commands.map(({ command }) => command);
    // Views bring commands of their own, such as `reflectiveJournal.entries.focus`.
    const registered = (await vscode.commands.getCommands(true)).filter((command) =>
      /^reflectiveJournal\.\w+$/.test(command),
    );
    assert.deepEqual([...registered].sort(), [...contributed].sort());
    assert.ok(contributed.length > 15);
  });

  it('gives every command a localised title and the category Journal', async () => {
    const { contributes } = ourExtension().packageJSON as Manifest;
    for (const { command, title, category } of contributes.commands) {
      assert.equal(category, 'Journal', command);
      assert.match(title, /^[A-Z][\w ’…-]+$/, command);
    }
    const raw = JSON.parse(await fileOfExtension('package.json')) as Manifest;
    for (const { command, title, category } of raw.contributes.commands) {
      assert.match(title, /^%command\.\w+%$/, command);
      assert.equal(category, '%category%', command);
    }
  });

  it('has each of its texts in package.nls.json, and none besides', async () => {
    const manifest = await fileOfExtension('package.json');
    const used = new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!));
    const texts = JSON.parse(await fileOfExtension('package.nls.json')) as Record<string, string>;
    assert.deepEqual(Object.keys(texts).sort(), [...used].sort());
    assert.ok(Object.values(texts).every((text) => text.trim() !== ''));
  });
});
