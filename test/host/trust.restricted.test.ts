import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { allAnswers, course, entryText } from '../kit/journalTexts';
import { messagesOf, ourApi, ownIdentity, TestJournal } from './testJournal';

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

    const file = 'entries/2026/one.md';
    const made = await TestJournal.make({
      [file]: entryText({ id: 'one', ...allAnswers }),
    });
    // The tests elsewhere say who writes here.
    const told = journals.host.identity.bind(journals.host);
    Object.assign(journals.host, { identity });
    assert.equal(made.status(file), 'answered');
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
    await run('markComplete', made.uri(file));
    await run('reopen', made.uri(file));
    await run('markComplete', made.uri(file));
    assert.equal(questions, 1);
    assert.equal(made.status(file), 'completed');
    assert.match(
      (await made.recordFiles('one')).join(),
      /^\.journal\/records\/ann\/one\.\w+\.yaml$/,
    );
    await run('refresh');

    // Whatever the repository names as its git and its hooks.
    const repository = made.root.fsPath;
    const trap = path.join(path.dirname(mark!), 'bin', 'git');
    mkdirSync(path.join(repository, '.git/hooks'), { recursive: true });
    writeFileSync(path.join(repository, '.git/HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(path.join(repository, '.git/config'), `[core]\n\tfsmonitor = ${trap}\n`);
    for (const hook of ['pre-commit', 'post-merge', 'pre-push'])
      writeFileSync(path.join(repository, '.git/hooks', hook), `#!/bin/sh\n${trap}\n`, {
        mode: 0o755,
      });
    await made.write('.vscode/settings.json', JSON.stringify({ 'git.path': trap }));
    const said = await messagesOf(() => run('shareJournal', { open: made.open }));
    assert.match(said.join(), /^Git does not run in Restricted Mode/);
    const sharing = journals.host.sharing(
      made.root,
      { path: trap, askpass: {} },
      journals.world.log,
    );
    assert.equal(sharing, undefined);
    Object.assign(window, { showQuickPick });
    Object.assign(journals.host, { identity: told });
    await made.dispose();

    assert.ok(mark, 'the suite has a git of its own');
    assert.equal(existsSync(mark), false, 'git was started');
    execFileSync('git', ['--version']);
    assert.ok(existsSync(mark), 'had it been started, it would have been seen');
  });
});
