import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { messagesOf, TestJournal } from './testJournal';

describe('a message of the progress panel', () => {
  it('opens only entries of its journal', async () => {
    const other = await TestJournal.make({ 'notes.md': 'x', 'entries/2026/one.md': '# One\n' });
    const made = await TestJournal.make({ 'notes.md': 'x', 'entries/2026/one.md': '# One\n' });
    const beside = other.root.path.split('/').at(-1)!;
    const run = (step: object) =>
      vscode.commands.executeCommand('reflectiveJournal.continue', made.open.key, step);
    try {
      const named = [
        ...['notes.md', `../${beside}/entries/2026/one.md`, `../${beside}/notes.md`, '', '/', '..'],
        ...['entries/2026/../../notes.md', '.journal/journal.yaml', '__proto__', 'entries/2026'],
      ];
      for (const entry of named)
        for (const kind of ['continue', 'complete'])
          assert.deepEqual(await messagesOf(() => run({ kind, entry })), [], `${kind} ${entry}`);
      assert.deepEqual(vscode.window.visibleTextEditors, []);
      await run({ kind: 'continue', entry: 'entries/2026/one.md' });
      assert.equal(
        vscode.window.activeTextEditor?.document.uri.path,
        made.uri('entries/2026/one.md').path,
      );
    } finally {
      await made.dispose();
      await other.dispose();
    }
  });
});
