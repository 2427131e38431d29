import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { answering } from './answering';
import { allAnswers, entryText } from '../kit/journalTexts';
import { TestJournal, until } from './testJournal';

const run = promisify(execFile);
const path = 'entries/2026/one.md';

describe('review with git', function () {
  // Some dozens of processes.
  this.timeout(60_000);
  it('compares the reviewed text with the current one, and shows git’s check of the commit', async () => {
    const made = await TestJournal.make({ [path]: entryText({ id: 'one', ...allAnswers }) });
    const gitOf =
      (person: string) =>
      (...args: string[]) =>
        run(
          'git',
          ['-c', `user.name=${person}`, '-c', `user.email=${person}@example.org`, ...args],
          {
            cwd: made.root.fsPath,
          },
        );
    const git = gitOf('ann');
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
    await gitOf('sam')('commit', '-qm', 'two', '--no-gpg-sign');
    await made.write(
      renamed,
      entryText({ id: 'one', ...allAnswers, benefits: 'Trust, and time.' }),
    );
    await made.untilStatus(renamed, 'reviewed, changed');

    await vscode.commands.executeCommand(
      'reflectiveJournal.showChangesSinceReview',
      made.uri(renamed),
    );
    const { input, label } = vscode.window.tabGroups.activeTabGroup.activeTab!;
    assert.ok(input instanceof vscode.TabInputTextDiff, label);
    assert.match(label, /^Co-producing: review of \d{1,2} \w+ \d{4} and now$/);
    const before = await vscode.workspace.openTextDocument(input.original);
    assert.equal(before.getText(), entryText({ id: 'one', ...allAnswers }));
    assert.equal(input.modified.toString(), made.uri(renamed).toString());
    const now = vscode.window.activeTextEditor!;
    assert.equal(now.document.uri.toString(), made.uri(renamed).toString());
    const { active } = now.selection;
    assert.equal(now.document.lineAt(active).text.slice(active.character), ', and time.');

    const { offered } = await answering({}, () =>
      vscode.commands.executeCommand('reflectiveJournal.showReviewRecords', made.uri(renamed)),
    );
    assert.deepEqual(
      offered.map(({ description }) => /^commit [0-9a-f]{8}: (.*)$/.exec(description!)?.[1]),
      ['not signed', 'not signed'],
    );
    await made.dispose();
  });

  it('shows that a sign-off in a reviewer’s name was committed by another person', async () => {
    const made = await TestJournal.make({ [path]: entryText({ id: 'one', ...allAnswers }) });
    const { host } = made.api.journals;
    const git = (...args: string[]) =>
      run('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
        cwd: made.root.fsPath,
      });
    Object.assign(host, { identity: async () => ({ email: 'sam@example.org' }) });
    await git('init', '-q', '-b', 'main');
    await git('add', '-A');
    await git('commit', '-qm', 'one', '--no-gpg-sign');
    const record = (kind: string, more: string): string =>
      `- id: ${kind}\n  at: 2026-11-23T12:00:00Z\n  kind: ${kind}\n  digest: sha256:${'a'.repeat(64)}\n${more}`;
    const file = '.journal/records/sam/one.aaaaaaaa.yaml';
    await made.write('.journal/records/ann/one.bbbbbbbb.yaml', record('completed', ''));
    await made.write(file, record('signed-off', '  of: completed\n  statement: Agreed.\n'));
    await git('add', '-A');
    await git('commit', '-qm', 'two', '--no-gpg-sign');
    // As after each commit that the editor's git extension tells of: no file has changed since.
    await made.api.journals.refreshAll();
    await made.untilStatus(path, 'completed, changed');
    const text = 'in the name of Sam Jones, committed by Ann Smith <ann@example.org>';
    const lenses = async (): Promise<string[]> =>
      (
        await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          made.uri(path),
          100,
        )
      ).map(({ command }) => command?.title ?? '');
    await vscode.window.showTextDocument(made.uri(path));
    assert.ok((await lenses()).includes(text));
    const [problem] = [...made.journal.problems()].filter(({ code }) => code === 'record.author');
    assert.match(problem!.message, /It does not count/);
    // A command asks again who writes here: nothing of Sam's counts that could be withdrawn.
    await answering({}, () =>
      vscode.commands.executeCommand('reflectiveJournal.withdrawSignOff', made.uri(path)),
    );
    await vscode.window.showTextDocument(made.uri(file));
    await until(
      vscode.languages.onDidChangeDiagnostics,
      () => vscode.languages.getDiagnostics(made.uri(file)).length > 0,
      'the warning is shown',
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      made.uri(file),
      new vscode.Range(0, 0, 0, 1),
    );
    const mine = actions.find(({ title }) => title === 'This Address Is Mine');
    assert.ok(mine?.edit);
    await vscode.workspace.applyEdit(mine.edit);
    const people = await vscode.workspace.openTextDocument(made.uri('.journal/people/sam.yaml'));
    assert.match(people.getText(), /^emails: \[ ?ann@example\.org ?\]$/m);
    await people.save();
    await made.untilStatus(path, 'signed-off, changed');
    await made.dispose();
  });
});
