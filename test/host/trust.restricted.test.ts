import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { answers, course, entryText, ourApi, ownIdentity, TestJournal } from './testJournal';

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`reflectiveJournal.${command}`, ...args);

/** What the program “git” of this suite leaves behind when somebody starts it. */
const mark = process.env['GIT_MARK'];

describe('restricted mode', () => {
  it('reads and writes in a folder that is not trusted, and never starts git', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { journals } = await ourApi();
    const identity = ownIdentity!;
    assert.equal(await identity(vscode.Uri.file('/')), undefined);

    const path = 'entries/2026/one.md';
    const made = await TestJournal.make({
      [path]: entryText({ id: 'one', ...answers }),
    });
    // The tests elsewhere say who writes here.
    const told = journals.host.identity.bind(journals.host);
    Object.assign(journals.host, { identity });
    assert.equal(made.status(path), 'answered');
    await run('newEntry', `${course}/2.10`);
    assert.equal(made.journal.entries.size, 2);

    // Without git it asks once who writes here.
    const window = vscode.window as { showQuickPick: unknown };
    const { showQuickPick } = window;
    let questions = 0;
    window.showQuickPick = async (people: readonly vscode.QuickPickItem[]) => {
      questions++;
      return people.find(({ label }) => label === 'Ann Smith');
    };
    await run('markComplete', made.uri(path));
    await run('reopen', made.uri(path));
    await run('markComplete', made.uri(path));
    assert.equal(questions, 1);
    assert.equal(made.status(path), 'completed');
    assert.match(
      (await made.recordFiles('one')).join(),
      /^\.journal\/records\/ann\/one\.\w+\.yaml$/,
    );
    await run('refresh');
    Object.assign(window, { showQuickPick });
    Object.assign(journals.host, { identity: told });
    await made.dispose();

    assert.ok(mark, 'the suite has a git of its own');
    assert.equal(existsSync(mark), false, 'git was started');
    execFileSync('git', ['--version']);
    assert.ok(existsSync(mark), 'had it been started, it would have been seen');
  });
});
