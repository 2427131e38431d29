import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { answering } from './answering';
import { allAnswers, entryText } from '../kit/journalTexts';
import { closeEditors, messagesOf, TestJournal, until } from './testJournal';

const path = 'entries/2026/one.md';
const hidden = `private/${path}`;
const ofSam = '.journal/records/sam/one.samsbook.yaml';
const comment = `- id: c1
  at: 2026-11-23T12:00:00Z
  kind: comment
  text: Well seen.
`;
const move = (uri: vscode.Uri) =>
  vscode.commands.executeCommand('reflectiveJournal.moveToPrivate', uri);

describe('moving an entry to private', () => {
  let made: TestJournal;
  let ofAnn: string;

  beforeEach(async () => {
    made = await TestJournal.make({
      [path]: entryText({ id: 'one', ...allAnswers }),
      [ofSam]: comment,
      '.gitignore': '*.log', // without a last line end
    });
    await vscode.commands.executeCommand('reflectiveJournal.markComplete', made.uri(path));
    ofAnn = (await made.recordFiles('one')).find((file) => file.includes('/ann/'))!;
  });

  afterEach(() => made.dispose());

  it('takes its owner’s records along and leaves those of others', async () => {
    const record = await made.read(ofAnn);
    const messages = await messagesOf(() => move(made.uri(path)));
    assert.match(messages.join(), /now private\..*others wrote/);
    assert.equal(await made.read(hidden), entryText({ id: 'one', ...allAnswers }));
    assert.deepEqual(await made.recordFiles('one'), [
      ofSam,
      ofAnn.replace('.journal/', 'private/'),
    ]);
    assert.equal(await made.read(ofAnn.replace('.journal/', 'private/')), record);
    assert.equal(await made.read(ofSam), comment);
    assert.equal(made.status(hidden), 'completed');
    assert.equal(made.status(path), undefined);
  });

  it('keeps a comment on it from being counted where a team is shown', async () => {
    const { unread } = made.api;
    const shared = (): number => unread.sharedIn(made.open);
    await until(unread.onDidChange, () => shared() === 1, 'the comment is unread');
    await move(made.uri(path));
    const own = (): number => {
      const entry = made.journal.entries.get(hidden);
      return entry ? unread.countOf(made.open, entry) : 0;
    };
    const isHidden = (): boolean => shared() === 0 && own() === 1;
    await until(unread.onDidChange, isHidden, 'the team sees none, and its owner does');
  });

  const certificate = 'attachments/2026/certificate.pdf';
  const plan = 'attachments/plan.png';
  const withFiles = entryText({ id: 'three' }).replace(
    '\n---\n',
    `\ncpd: { evidence: [${certificate}] }\n---\n[it](../../${certificate}) ![plan](../../${plan})\n`,
  );
  const third = 'entries/2026/three.md';

  it('takes its evidence along, and back by sharing', async () => {
    await made.write(certificate, 'bytes');
    await made.write(plan, 'a plan');
    await made.write('entries/2026/four.md', `[plan](../../${plan})`);
    await made.write(third, withFiles);
    await made.untilStatus(third, 'drafting');
    await made.untilStatus('entries/2026/four.md', 'answered');
    await made.show(third);
    const messages = await messagesOf(() => move(made.uri(third)));
    assert.match(messages.join(), /Moved with it: private\/attachments\/2026\/certificate\.pdf\./);
    assert.match(
      messages.join(),
      /Still shared: attachments\/plan\.png \(another entry uses it\)\./,
    );
    const there = withFiles
      .replace(`[${certificate}]`, `[private/${certificate}]`)
      .replace(`../../${plan}`, `../../../${plan}`);
    assert.equal(await made.read(`private/${third}`), there);
    assert.equal(await made.read(`private/${certificate}`), 'bytes');
    const files = await made.list();
    assert.ok(!files.includes(certificate) && files.includes(plan) && !files.includes(third));

    await answering({ press: 'Share' }, () =>
      vscode.commands.executeCommand('reflectiveJournal.share', made.uri(`private/${third}`)),
    );
    assert.equal(await made.read(third), withFiles);
    assert.equal(await made.read(certificate), 'bytes');
    await closeEditors();
  });

  it('is not taken back by Undo: the entry stays private', async () => {
    const shared = await made.show(path);
    shared.selection = new vscode.Selection(6, 2, 6, 2);
    await move(made.uri(path));
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.uri.path, made.uri(hidden).path);
    assert.deepEqual(editor.selection.active, new vscode.Position(6, 2), 'the cursor stays');
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    assert.ok(await editor.edit((edit) => edit.insert(end, 'More.\n')));
    assert.ok(await editor.document.save());
    for (let times = 0; times < 3; times++) await vscode.commands.executeCommand('undo');
    await vscode.workspace.saveAll();
    const files = await made.list();
    assert.ok(files.includes(hidden) && !files.includes(path));
    assert.deepEqual(await made.recordFiles('one'), [
      ofSam,
      ofAnn.replace('.journal/', 'private/'),
    ]);
    await closeEditors();
  });

  it('asks first where a reviewer has signed the entry off, who can no longer read it then', async () => {
    const be = (person: string): unknown =>
      Object.assign(made.api.journals.host, {
        identity: async () => ({ email: `${person}@example.org` }),
      });
    const run = (command: string) =>
      vscode.commands.executeCommand(`reflectiveJournal.${command}`, made.uri(path));
    be('sam');
    await run('markReviewed');
    be('ann');
    const reviewed = await answering({}, () => move(made.uri(path)));
    assert.match(reviewed.messages.join(), /^Sam Jones reviewed this\. .* no longer read it\.$/);
    be('sam');
    await answering({ type: ['Agreed.'] }, () => run('signOff'));
    be('ann');
    const before = await made.list();
    const { messages } = await answering({}, () => move(made.uri(path)));
    assert.match(messages.join(), /^Sam Jones signed this off\. .* no longer read it\.$/);
    assert.deepEqual(await made.list(), before, 'nobody said yes');
    await answering({ press: 'Move to Private' }, () => move(made.uri(path)));
    assert.ok((await made.list()).includes(hidden));
  });

  it('offers to move it back, which asks what sharing it asks', async () => {
    const { messages, buttons } = await answering({ press: 'Move Back' }, (_, toldTwice) =>
      Promise.all([move(made.uri(path)), toldTwice]),
    );
    assert.equal(buttons[0], 'Move Back');
    assert.match(messages[1] ?? '', /^Share this entry\?/);
    assert.equal(made.status(hidden), 'completed', 'nobody said yes');
  });

  it('puts everything back when one of the files cannot be moved', async () => {
    await made.write(certificate, 'bytes');
    const text = withFiles.replace('id: three', 'id: one');
    await made.write(path, text);
    await made.untilStatus(path, 'completed, changed');
    const taken = ofAnn.replace('.journal/', 'private/');
    await made.write(taken, 'mine');
    const before = await made.list();
    const messages = await messagesOf(() => move(made.uri(path)));
    assert.match(messages.join(), /could not be moved/);
    assert.deepEqual(
      (await made.list()).filter((file) => file !== '.gitignore'),
      before.filter((file) => file !== '.gitignore'),
    );
    assert.equal(await made.read(path), text);
    assert.equal(await made.read(taken), 'mine');
    assert.equal(await made.read(certificate), 'bytes');
  });

  it('keeps mixed line ends when it rewrites paths of evidence', async () => {
    const mixed = withFiles
      .replace('id: three', 'id: three\r')
      .replace(` ![plan](../../${plan})`, '');
    await made.write(certificate, 'bytes');
    await made.write(third, mixed);
    await made.untilStatus(third, 'drafting');
    await move(made.uri(third));
    assert.equal(
      await made.read(`private/${third}`),
      mixed.replace(`[${certificate}]`, `[private/${certificate}]`),
    );
  });

  it('has git leave it out, and says so once', async () => {
    await move(made.uri(path));
    const ignored = await made.read('.gitignore');
    assert.ok(ignored.startsWith('*.log\n'));
    assert.match(ignored, /^\/private\/$/m);
    await made.write('entries/2026/two.md', entryText({ id: 'two' }));
    await made.untilStatus('entries/2026/two.md', 'drafting');
    await move(made.uri('entries/2026/two.md'));
    assert.equal(await made.read('.gitignore'), ignored);
  });

  it('keeps what is recorded afterwards out of the shared journal', async () => {
    await move(made.uri(path));
    await vscode.commands.executeCommand('reflectiveJournal.reopen', made.uri(hidden));
    const files = await made.recordFiles('one');
    assert.deepEqual(files, [ofSam, ofAnn.replace('.journal/', 'private/')]);
    assert.equal((parse(await made.read(files[1]!)) as unknown[]).length, 2);
    assert.equal(made.status(hidden), 'answered');
  });

  it('saves what was typed', async () => {
    const editor = await made.show(path);
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(editor.document.lineCount, 0), 'x'),
    );
    await move(made.uri(path));
    assert.ok((await made.read(hidden)).endsWith('\nx'));
    await closeEditors();
  });

  it('changes nothing if a file with its name exists', async () => {
    await made.write(hidden, 'mine');
    const before = await made.list();
    const messages = await messagesOf(() => move(made.uri(path)));
    assert.match(messages.join(), /could not be moved/);
    assert.deepEqual(await made.list(), before);
    assert.equal(await made.read(hidden), 'mine');
    assert.equal(made.status(path), 'completed');
  });

  it('refuses an invalid text, whose files are unknown', async () => {
    const broken = entryText({ id: 'one', ...allAnswers }).replace(
      /^title: .*$/m,
      'title: "Care" and',
    );
    await made.write(path, broken);
    const before = await made.list();
    const messages = await messagesOf(() => move(made.uri(path)));
    assert.match(messages.join(), /^Fix line \d first\./);
    assert.deepEqual(await made.list(), before);
  });

  it('refuses what is private already', async () => {
    await move(made.uri(path));
    const before = await made.list();
    const messages = await messagesOf(() => move(made.uri(hidden)));
    assert.deepEqual(messages, ['This entry is already private.']);
    assert.deepEqual(await made.list(), before);
  });
});
