import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { OpenJournal } from '../../src/editor/services/openJournal';
import { messagesOf, ourApi, TestJournal } from './testJournal';

describe('opening an activity', () => {
  it('waits for a journal that is still being read, rather than saying that there is none', async () => {
    const made = await TestJournal.make({});
    const { host, world, builtIn } = (await ourApi()).journals;
    const unread = new OpenJournal(made.open.root, host, world, await builtIn, undefined);
    const window = vscode.window as { showQuickPick: unknown };
    const { showQuickPick } = window;
    let offered: readonly vscode.QuickPickItem[] = [];
    window.showQuickPick = (items: readonly vscode.QuickPickItem[]) => {
      offered = items;
      return Promise.resolve(undefined);
    };
    try {
      const messages = await messagesOf(() =>
        vscode.commands.executeCommand('reflectiveJournal.openActivity', { open: unread }),
      );
      assert.deepEqual(messages, []);
      assert.ok(offered.some(({ label }) => label.startsWith('2.9 ')));
    } finally {
      window.showQuickPick = showQuickPick;
      unread.dispose();
      await made.dispose();
    }
  });
});
