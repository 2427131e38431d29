import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { followedIn, ledgerFor } from '../../src/editor/services/ledgers';
import { closeEditors, TestJournal, journalYaml, until } from './testJournal';

const claim = (minutes: number, topic: string): string => `---
id: claim-${minutes}
title: An hour of learning
date: 2026-10-01
cpd: { minutes: ${minutes}, covers: [sssc-cpl/${topic}] }
---
`;

describe('ledger', () => {
  let journal: TestJournal;

  afterEach(async () => {
    await closeEditors();
    await journal.dispose();
  });

  const tab = (): vscode.Tab | undefined =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.endsWith('Journal.ledger'),
      );

  const opened = () =>
    until(vscode.window.tabGroups.onDidChangeTabs, () => tab() !== undefined, 'the ledger is open');

  it('opens once, and is computed again when a file changes', async () => {
    journal = await TestJournal.make({
      '.journal/journal.yaml': journalYaml.replace(
        'frameworks: []',
        'frameworks: [{ id: sssc-cpl, cycleStart: 2026-06-01 }]',
      ),
      'entries/2026/one.md': claim(30, 'wellbeing'),
    });
    await journal.watched();
    await vscode.commands.executeCommand(
      'reflectiveJournal.openLedger',
      journal.root.toString(),
      'sssc-cpl 2026-06-01',
    );
    await opened();
    assert.equal(tab()?.label, 'Ledger');
    await vscode.commands.executeCommand('reflectiveJournal.openLedger', journal.root.toString());
    const all = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    assert.equal(all.filter(({ label }) => label === 'Ledger').length, 1);

    const covered = (): number | undefined => {
      const [followed] = followedIn(journal.journal);
      return followed && ledgerFor(journal.journal, followed)?.requirements[0]?.recorded;
    };
    assert.equal(covered(), 1);
    await journal.write('entries/2026/two.md', claim(45, 'role-knowledge'));
    // Heard after the ledger, which has been told of the change by then.
    const { onDidChange } = journal.journal;
    await until(onDidChange, () => covered() === 2, 'a second topic is covered');
  });
});
