import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { overviewOf } from '../../src/core/team/teamOverview';
import { entryText } from '../kit/journalTexts';
import { closeEditors, TestJournal, until } from './testJournal';

describe('team overview', () => {
  let journal: TestJournal;

  afterEach(async () => {
    await closeEditors();
    await journal.dispose();
  });

  const tabs = (): vscode.Tab[] =>
    vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.endsWith('.teamOverview'),
      );

  it('opens once, and a journal’s row is another when one of its files is', async () => {
    journal = await TestJournal.make({
      'entries/2026/one.md': entryText({ id: 'one', benefits: 'Trust.' }),
    });
    await journal.watched();
    await vscode.commands.executeCommand('reflectiveJournal.openTeamOverview');
    await until(
      vscode.window.tabGroups.onDidChangeTabs,
      () => tabs().length > 0,
      'the team overview is open',
    );
    await vscode.commands.executeCommand('reflectiveJournal.openTeamOverview');
    assert.deepEqual(
      tabs().map(({ label }) => label),
      ['Team'],
    );
    const overview = () => overviewOf(journal.journal, 'ann', undefined);
    assert.equal(overview().lastActive, '2026-11-23');
    await journal.write('entries/2026/two.md', entryText({ id: 'two', date: '2026-10-05' }));
    await journal.until(
      () => journal.journal.entries.has('entries/2026/two.md'),
      'the second entry is read',
    );
    assert.equal(overview().problem, '');
  });
});
