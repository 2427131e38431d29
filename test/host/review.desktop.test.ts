import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { answering } from './answering';
import { answers, entryText, TestJournal } from './testJournal';

const run = promisify(execFile);
const path = 'entries/2026/one.md';

describe('review with git', () => {
  it('shows the text that was reviewed beside the text of now, and what git says of the commit', async () => {
    const made = await TestJournal.make({ [path]: entryText({ id: 'one', ...answers }) });
    const git = (...args: string[]) =>
      run('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
        cwd: made.root.fsPath,
      });
    const be = (person: string): unknown =>
      Object.assign(made.api.journals.host, {
        identity: async () => ({ email: `${person}@example.org` }),
      });
    const command = (name: string) =>
      answering({}, () =>
        vscode.commands.executeCommand(`reflectiveJournal.${name}`, made.uri(path)),
      );
    await git('init', '-q', '-b', 'main');
    await command('markComplete');
    await git('add', '-A');
    await git('commit', '-qm', 'one', '--no-gpg-sign');
    be('sam');
    await command('markReviewed');
    const renamed = 'entries/2026/renamed.md';
    await vscode.workspace.fs.rename(made.uri(path), made.uri(renamed));
    await made.untilStatus(renamed, 'reviewed');
    await git('add', '-A');
    await git('commit', '-qm', 'two', '--no-gpg-sign');
    await made.write(renamed, entryText({ id: 'one', ...answers, benefits: 'Trust, and time.' }));
    await made.untilStatus(renamed, 'reviewed, changed');

    await vscode.commands.executeCommand(
      'reflectiveJournal.showChangesSinceReview',
      made.uri(renamed),
    );
    const { input, label } = vscode.window.tabGroups.activeTabGroup.activeTab!;
    assert.ok(input instanceof vscode.TabInputTextDiff, label);
    assert.match(label, /^Co-producing: review of \d{1,2} \w+ \d{4} and now$/);
    const before = await vscode.workspace.openTextDocument(input.original);
    assert.equal(before.getText(), entryText({ id: 'one', ...answers }));
    assert.equal(input.modified.toString(), made.uri(renamed).toString());

    const { offered } = await answering({}, () =>
      vscode.commands.executeCommand('reflectiveJournal.showReviewRecords', made.uri(renamed)),
    );
    assert.deepEqual(
      offered.map(({ description }) => /^commit [0-9a-f]{8}: (.*)$/.exec(description!)?.[1]),
      ['not signed', 'not signed'],
    );
    await made.dispose();
  });
});
