import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { LeavingItem } from '../../src/editor/ask/leavingItems';
import { gitAs, git as gitIn, publish } from '../kit/git';
import { allAnswers, entryText } from '../kit/journalTexts';
import { messagesOf, TestJournal, until } from './testJournal';

const entry = 'entries/2026/one.md';
const record = '.journal/records/sam/one.desk.yaml';

describe('sharing', function () {
  // Some dozens of processes each.
  this.timeout(60_000);
  let made: TestJournal;
  let elsewhere: string;
  const window = vscode.window as unknown as Record<string, unknown>;
  const own = { showQuickPick: window['showQuickPick'], showInputBox: window['showInputBox'] };
  /** What the two questions showed. */
  let offered: readonly LeavingItem[];
  let asked: vscode.InputBoxOptions | undefined;

  const git = (...args: string[]): string => gitIn(made.root.fsPath, ...args);

  /** @param question at which Escape is pressed */
  function answering(question?: 'files' | 'message'): void {
    offered = [];
    asked = undefined;
    window['showQuickPick'] = async (items: PromiseLike<readonly LeavingItem[]>) => {
      offered = await items;
      return question === 'files' ? undefined : offered.filter(({ picked }) => picked);
    };
    window['showInputBox'] = async (options: vscode.InputBoxOptions) => {
      asked = options;
      return question === 'message' ? undefined : options.value;
    };
  }
  const share = (argument: unknown = { open: made.open }): Promise<string[]> =>
    messagesOf(() => vscode.commands.executeCommand('reflectiveJournal.shareJournal', argument));

  beforeEach(async () => {
    elsewhere = mkdtempSync(path.join(os.tmpdir(), 'journal-share-'));
    made = await TestJournal.make({
      [entry]: entryText({ id: 'one', title: 'Trust at home' }),
      '.gitignore': '/private/\n',
      'notes.txt': 'one\n',
    });
    publish(made.root.fsPath, path.join(elsewhere, 'remote.git'));
    answering();
  });

  afterEach(async () => {
    Object.assign(window, own);
    await made.dispose();
    rmSync(elsewhere, { recursive: true, force: true });
  });

  it('shows what leaves, and sends these files alone', async () => {
    // Not saved yet: what is shared is what the person sees.
    const editor = await made.show(entry);
    await editor.edit((edit) => {
      const text = entryText({ id: 'one', title: 'Trust at home', ...allAnswers });
      const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
      edit.replace(new vscode.Range(new vscode.Position(0, 0), end), text);
    });
    await made.write(
      record,
      '- id: r\n  at: 2026-11-23T12:00:00Z\n  kind: comment\n  text: Good.\n',
    );
    await made.write('private/entries/2026/two.md', entryText({ id: 'two' }));
    await made.write('notes.txt', 'two\n');
    git('add', 'notes.txt');
    for (const question of ['files', 'message'] as const) {
      answering(question);
      assert.deepEqual(await share(), []);
      assert.equal(git('rev-list', '--count', 'HEAD'), '1\n', `Escape at the ${question}`);
    }
    answering();
    assert.deepEqual(await share(), ['Shared.']);
    assert.deepEqual(
      offered.map(({ label, description }) => [label, description]),
      [
        ['Entries', undefined],
        ['Trust at home', `changed · ${entry}`],
        ['Records', undefined],
        ['About “Trust at home”', 'by Sam Jones · new · one.desk.yaml'],
      ],
    );
    assert.equal(asked?.value, 'Share 1 entry, records about 1 entry');
    assert.equal(asked?.title, 'Share (2/2): Ann Smith');
    assert.match(asked?.prompt ?? '', /no one can be identified.*cannot be recalled/);
    const remote = path.join(elsewhere, 'remote.git');
    assert.equal(
      gitIn(remote, 'show', '--name-only', '--format=%an', 'main').trim(),
      `Ann Smith\n\n${record}\n${entry}`,
    );
    assert.match(gitIn(remote, 'show', `main:${entry}`), /Trust\./);
    assert.equal(git('status', '--porcelain'), 'M  notes.txt\n');

    assert.deepEqual(await share(), ['Already up to date.']);
    // From the menu of an entry, that entry alone is ticked.
    await made.write('entries/2026/three.md', entryText({ id: 'three' }));
    await made.write(entry, entryText({ id: 'one', benefits: 'More.' }));
    await made.journal.refresh();
    answering('message');
    await share({ kind: 'entry', open: made.open, entry: made.entry(entry) });
    assert.deepEqual(
      offered.filter(({ picked }) => picked).map(({ leaving }) => leaving?.path),
      [entry],
    );
  });

  it('names what should be put right, and what both sides changed', async () => {
    await made.write('entries/2026/bad.md', '---\ntitle: "open\n---\nWords.\n');
    const [said = ''] = await share();
    assert.match(said, /^Fix these problems before you share/);
    assert.equal(git('rev-list', '--count', 'HEAD'), '1\n');
    await vscode.workspace.fs.delete(made.uri('entries/2026/bad.md'));

    gitIn(elsewhere, 'clone', '--quiet', 'remote.git', 'other');
    const other = path.join(elsewhere, 'other');
    await vscode.workspace.fs.writeFile(
      vscode.Uri.file(path.join(other, entry)),
      new TextEncoder().encode(
        entryText({ id: 'one', title: 'Trust at home', benefits: 'As Sam says.' }),
      ),
    );
    gitAs('Sam', other, 'commit', '--quiet', '--all', '--message', 'two');
    gitIn(other, 'push', '--quiet');
    await made.write(
      entry,
      entryText({ id: 'one', title: 'Trust at home', benefits: 'As Ann says.' }),
    );
    const conflict = /^You and another person both changed “Trust at home”/;
    assert.match((await share()).join(), conflict);
    assert.match(await made.read(entry), /<<<<<<</);
    assert.match((await share()).join(), conflict);
    assert.equal(made.journal.problemsOf(entry)[0]?.code, 'git.conflict');
    await made.write(
      entry,
      entryText({ id: 'one', title: 'Trust at home', benefits: 'As both say.' }),
    );
    // The merge, and what was committed before it, leave once that is confirmed.
    const { showWarningMessage } = vscode.window;
    let detail: string | undefined;
    const confirm = async (_: string, options: vscode.MessageOptions, ...buttons: string[]) => {
      detail = options.detail;
      return buttons[0];
    };
    Object.assign(window, { showWarningMessage: confirm });
    await vscode.commands.executeCommand('reflectiveJournal.shareJournal', { open: made.open });
    Object.assign(window, { showWarningMessage });
    assert.match(detail ?? '', /^1 earlier commit will be shared\.\n.*no one can be identified/);
    gitIn(other, 'pull', '--quiet');
    assert.equal(gitIn(other, 'rev-parse', 'HEAD'), git('rev-parse', 'HEAD'));
  });

  it('shows an entry that someone else deleted until it is decided, with both solutions', async () => {
    gitIn(elsewhere, 'clone', '--quiet', 'remote.git', 'other');
    const other = path.join(elsewhere, 'other');
    gitIn(other, 'rm', '--quiet', entry);
    gitAs('Sam', other, 'commit', '--quiet', '--message', 'two');
    gitIn(other, 'push', '--quiet');
    const text = entryText({ id: 'one', title: 'Trust at home', benefits: 'More.' });
    await made.write(entry, text);
    const deleted = /^Another person deleted “Trust at home”, which you changed\. Decide/;
    assert.match((await share()).join(), deleted);
    assert.match((await share()).join(), deleted, 'told again');
    assert.deepEqual([...made.api.unsettled.in(made.open)], [[entry, 'deletedThere']]);
    const uri = made.uri(entry);
    const shown = (): vscode.Diagnostic | undefined =>
      vscode.languages.getDiagnostics(uri).find(({ code }) => code === 'git.deleted-there');
    await until(vscode.languages.onDidChangeDiagnostics, () => shown() !== undefined, 'a problem');
    assert.match(shown()!.message, /^You changed this, and another person deleted it\./);
    await made.show(entry);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      shown()!.range,
    );
    const [keep] = actions.filter(({ title }) => title === 'Keep this entry as it is here');
    assert.ok(actions.some(({ title }) => title === 'Delete this entry'));
    const { command, arguments: args = [] } = keep!.command!;
    const said = await messagesOf(() => vscode.commands.executeCommand(command, ...args));
    assert.match(said.join(), /^“Trust at home” is kept\./);
    await until(vscode.languages.onDidChangeDiagnostics, () => !shown(), 'no problem any more');
    const { showWarningMessage } = vscode.window;
    const confirm = async (_: string, __: vscode.MessageOptions, ...buttons: string[]) =>
      buttons[0];
    Object.assign(window, { showWarningMessage: confirm });
    await vscode.commands.executeCommand('reflectiveJournal.shareJournal', { open: made.open });
    Object.assign(window, { showWarningMessage });
    gitIn(other, 'pull', '--quiet');
    assert.equal(gitIn(other, 'show', `HEAD:${entry}`), text);
  });

  /** A message as it is shown. */
  interface Told {
    readonly text: string;
    readonly detail: string;
    readonly buttons: readonly string[];
  }

  /** Shares, and presses one of these buttons under each message. Ends with the message after these. */
  async function pressing(...presses: readonly string[]): Promise<Told[]> {
    const told: Told[] = [];
    const names = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'];
    const before = Object.fromEntries(names.map((name) => [name, window[name]]));
    try {
      await new Promise<void>((resolve, reject) => {
        const show = async (text: string, ...rest: (string | vscode.MessageOptions)[]) => {
          const buttons = rest.filter((one) => typeof one === 'string');
          const [option] = rest.filter((one) => typeof one !== 'string');
          told.push({ text, detail: option?.detail ?? '', buttons });
          const press = presses[told.length - 1];
          if (press === undefined) resolve();
          else if (!buttons.includes(press)) reject(new Error(`${press}: ${JSON.stringify(told)}`));
          return press;
        };
        for (const name of names) window[name] = show;
        vscode.commands
          .executeCommand('reflectiveJournal.shareJournal', { open: made.open })
          .then(undefined, reject);
      });
      return told;
    } finally {
      Object.assign(window, before);
    }
  }

  /** What Sam does in a clone of his own. */
  const sam = (...args: string[]): string => gitAs('Sam', path.join(elsewhere, 'other'), ...args);
  const samWrites = (file: string, text: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(
      vscode.Uri.file(path.join(elsewhere, 'other', file)),
      new TextEncoder().encode(text),
    );
  async function samShares(file: string, text: string): Promise<void> {
    await samWrites(file, text);
    sam('add', '--force', file);
    sam('commit', '--quiet', '--message', 'of Sam');
    sam('push', '--quiet');
  }
  const clone = (): unknown => gitIn(elsewhere, 'clone', '--quiet', 'remote.git', 'other');

  it('moves my ignored file aside if someone shares another with its name, and overwrites nothing', async () => {
    clone();
    await made.write('.git/info/exclude', '/attachments/cv.txt\n');
    await made.write('attachments/cv.txt', 'mine');
    await samShares('attachments/cv.txt', 'theirs');
    const [inTheWay, moved, shared] = await pressing('Move Mine Aside', 'Share Again');
    assert.equal(
      inTheWay!.text,
      'Nothing was received. Sam shared “attachments/cv.txt”, and you have files of your own by that name. Move yours aside, or ask them to remove theirs.',
    );
    assert.match(moved!.text, /^Your files are now “attachments\/cv \(mine\)\.txt”\./);
    assert.equal(shared!.text, 'Changes received from Sam.');
    assert.equal(await made.read('attachments/cv (mine).txt'), 'mine');
    assert.equal(await made.read('attachments/cv.txt'), 'theirs');
    assert.equal(git('status', '--porcelain'), '', 'it is ignored under its new name, too');
  });

  it('refuses files that someone shares in private/, names them, and leaves mine unchanged', async () => {
    clone();
    await made.write('private/x.md', 'mine');
    await samShares('private/x.md', 'theirs');
    const [refused] = await pressing();
    assert.equal(
      refused!.text,
      'Nothing was received. Sam shared “private/x.md”, which would replace private files of yours. Ask them to remove it.',
    );
    assert.deepEqual(refused!.buttons, ['Share Again']);
    assert.equal(await made.read('private/x.md'), 'mine');
  });

  describe('after the shared history was rewritten', () => {
    const withName = entryText({ id: 'one', title: 'Trust at home', benefits: 'A name.' });
    const without = entryText({ id: 'one', title: 'Trust at home', benefits: 'No name.' });

    beforeEach(async () => {
      clone();
      await samShares(entry, withName);
      assert.deepEqual(await share(), ['Changes received from Sam.']);
      await samWrites(entry, without);
      sam('commit', '--quiet', '--all', '--amend', '--no-edit');
      sam('push', '--quiet', '--force');
    });

    it('takes the shared version once that is confirmed, where nothing is unshared', async () => {
      const [left] = await pressing();
      assert.match(left!.text, /^Someone has rewritten the shared history/);
      assert.equal(await made.read(entry), withName, 'on Escape nothing changes');
      const [again, taken] = await pressing('Take Shared Version');
      assert.equal(again!.text, left!.text, 'the same question, and nothing of an earlier commit');
      assert.equal(taken!.text, 'You now have the shared version of this journal.');
      assert.equal(await made.read(entry), without);
      assert.equal(git('rev-parse', 'HEAD'), sam('rev-parse', 'HEAD'));
    });

    it('lists the steps where something is unshared, and brings nothing back', async () => {
      await made.write('entries/2026/two.md', entryText({ id: 'two', ...allAnswers }));
      const [listed] = await pressing();
      assert.match(listed!.text, /^Someone has rewritten the shared history/);
      assert.match(listed!.detail, /^You have changes .*\n1\. [^]*\n4\. .*\nKeep the old folder/);
      assert.deepEqual(listed!.buttons, []);
      assert.equal(
        sam('ls-remote', 'origin', 'main').slice(0, 40),
        sam('rev-parse', 'HEAD').trim(),
      );
    });
  });

  it('shows the sentence with which the server refuses', async () => {
    const hook = path.join(elsewhere, 'remote.git/hooks/pre-receive');
    mkdirSync(path.dirname(hook), { recursive: true });
    const sentence = 'Names of clients must not be shared.';
    writeFileSync(hook, `#!/bin/sh\necho '${sentence}' >&2\nexit 1\n`, { mode: 0o755 });
    await made.write(entry, entryText({ id: 'one', title: 'Trust at home', ...allAnswers }));
    const [refused] = await pressing();
    assert.match(refused!.text, /^Git could not send your changes\./);
    assert.ok(refused!.text.includes(sentence), refused!.text);
    assert.deepEqual(refused!.buttons, ['Share Again', 'Show Log']);
  });

  for (const [button, text] of [
    ['Keep Mine', 'mine'],
    ['Keep Theirs', 'theirs'],
  ] as const)
    it(`asks which version of a picture to keep, and shares that one: ${button}`, async () => {
      const picture = 'attachments/plan.png';
      const png = (what: string): string => `\u0089PNG\0${what}`;
      await made.write(picture, png('before'));
      git('add', picture);
      git('commit', '--quiet', '--message', 'a picture');
      git('push', '--quiet');
      clone();
      await samShares(picture, png('theirs'));
      await made.write(picture, png('mine'));
      git('commit', '--quiet', '--all', '--message', 'mine');
      const anyway = 'Share';
      const [, asks, , shared] = await pressing(anyway, button, anyway);
      assert.match(asks!.text, /^You and another person both changed “attachments\/plan\.png”/);
      assert.deepEqual(asks!.buttons, ['Keep Mine', 'Keep Theirs', 'Open']);
      assert.match(shared!.text, /^Shared\./);
      assert.equal(await made.read(picture), png(text));
      assert.equal(gitIn(path.join(elsewhere, 'remote.git'), 'show', `main:${picture}`), png(text));
    });
});
