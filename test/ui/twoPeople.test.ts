import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { digestsOf } from '../../src/core/entries/digest';
import { readEntryText } from '../../src/core/entries/entryText';
import { nodeHash } from '../../src/node/world';
import { EditorWindow } from './editor';
import { git as gitIn, publish } from '../kit/git';
import { makeFolder, writeFiles, type TemporaryFolder } from '../kit/temporaryFolder';
import { entryText } from '../kit/journalTexts';
import { asAnn, asPerson, command, journalFolder } from './journal';
import { clearNotifications, notification } from './notifications';
import { answered, PersonsClone, teamFolder, type TeamFolder } from './team';

/** Each step goes on where the one before it ended. */
describe('two people who share a journal', function () {
  this.bail(true);
  const file = 'entries/2026/one.md';
  const secret = 'Kim told me at the bus stop.';
  let ann: { dispose(): Promise<void> };
  let folder: TemporaryFolder;
  let remote: TemporaryFolder;
  let elsewhere: TemporaryFolder;
  let sam: PersonsClone;
  let editor: EditorWindow;

  const git = (...args: string[]): string => gitIn(folder.path, ...args);
  const mine = (name: string): Promise<string> => readFile(path.join(folder.path, name), 'utf8');
  const write = (name: string, text: string): void => writeFiles(folder.path, { [name]: text });
  const text = (answer: string): string =>
    entryText({ id: 'one', title: 'Trust', date: '2026-11-23', benefits: answer });
  const share = async (): Promise<void> => {
    await editor.runCommand(await command('shareJournal'));
  };

  before(async () => {
    ann = await asAnn();
    remote = makeFolder();
    elsewhere = makeFolder();
    folder = await journalFolder({ [file]: text(''), '.gitignore': '/private/\n/scratch.txt\n' });
    publish(folder.path, remote.path);
    git('clone', '--quiet', remote.path, path.join(elsewhere.path, 'sam'));
    sam = new PersonsClone(path.join(elsewhere.path, 'sam'), 'Sam Jones');
    write('private/entries/2026/mine.md', 'Mine alone.');
    write('scratch.txt', 'My scratch pad.');
    editor = await EditorWindow.open({ folder: folder.path });
    await editor.page.getByRole('tab', { name: 'Journal' }).first().click();
  });

  after(async () => {
    await editor?.dispose();
    for (const one of [folder, remote, elsewhere]) await one?.dispose();
    await ann?.dispose();
  });

  it('keep private files, whatever the other person shares in their place', async () => {
    await sam.git('rm', '--quiet', '--cached', '-r', '--ignore-unmatch', 'private');
    sam.put('private/entries/2026/mine.md', 'Not yours.');
    await sam.git('add', '--force', 'private');
    await sam.git('commit', '--quiet', '--message', 'A private file');
    await sam.git('push', '--quiet');
    await share();
    const refused = await notification(editor, /Nothing was received\. Sam Jones shared/);
    await refused.getByText('Ask them to remove it.').waitFor();
    await editor.picture('two-people-1-private');
    assert.equal(await mine('private/entries/2026/mine.md'), 'Mine alone.');
    await clearNotifications(editor);
    await sam.git('rm', '--quiet', '--cached', '-r', 'private');
    await sam.git('commit', '--quiet', '--message', 'Remove it');
    await sam.git('push', '--quiet');
    await share();
    await notification(editor, /Changes received from /);
    assert.equal(await mine('private/entries/2026/mine.md'), 'Mine alone.');
    await clearNotifications(editor);
  });

  it('move their own file aside where the other person shared one of its name', async () => {
    sam.put('scratch.txt', 'Theirs.');
    await sam.git('add', '--force', 'scratch.txt');
    await sam.git('commit', '--quiet', '--message', 'A scratch pad');
    await sam.git('push', '--quiet');
    await share();
    const refused = await notification(editor, 'you have files of your own by that name');
    await editor.picture('two-people-2-exists');
    assert.equal(await mine('scratch.txt'), 'My scratch pad.');
    await refused.getByRole('button', { name: 'Move Mine Aside' }).click();
    const moved = await notification(editor, /Your files are now/);
    await editor.picture('two-people-3-moved');
    const aside = /“[\u2068]?([^”\u2069]+)[\u2069]?”/.exec(await moved.innerText())![1]!;
    await moved.getByRole('button', { name: 'Share Again' }).click();
    await notification(editor, /Changes received from /);
    assert.equal(await mine('scratch.txt'), 'Theirs.');
    assert.equal(await mine(aside), 'My scratch pad.');
    assert.equal(git('status', '--porcelain'), '');
    await clearNotifications(editor);
  });

  it('see that the history was rewritten, and take the shared version', async () => {
    sam.put(file, text(secret));
    await sam.commit('An answer');
    await sam.git('push', '--quiet');
    await share();
    await notification(editor, /Changes received from /);
    await clearNotifications(editor);
    assert.ok((await mine(file)).includes(secret));
    sam.put(file, text('Somebody told me.'));
    await sam.git('commit', '--quiet', '--all', '--amend', '--no-edit');
    await sam.git('push', '--quiet', '--force');
    await share();
    const dialog = editor.page.getByRole('dialog');
    await dialog.getByText('Someone has rewritten the shared history').waitFor();
    await editor.picture('two-people-4-rewritten');
    await dialog.getByRole('button', { name: 'Take Shared Version' }).click();
    await notification(editor, 'You now have the shared version of this journal.');
    assert.ok((await mine(file)).includes('Somebody told me.'));
    assert.equal(git('log', '--format=%h', '-S', secret, 'HEAD', 'origin/main'), '');
    assert.equal(await mine('private/entries/2026/mine.md'), 'Mine alone.');
  });
});

describe('a reviewer whose sign-off another person wrote', function () {
  this.bail(true);
  let sam: { dispose(): Promise<void> };
  let folder: TeamFolder;
  let editor: EditorWindow;

  const row = (name: string | RegExp): Locator =>
    editor.page.getByRole('tree', { name: 'Team' }).getByRole('treeitem', { name });

  before(async () => {
    sam = await asPerson('Sam Jones', 'sam@example.org');
    folder = await teamFolder();
    const own = await folder.ownClone('Ann Smith');
    const digest = digestsOf(readEntryText(answered('Ann Smith', 'Ask earlier.')), nodeHash).digest;
    own.put(
      '.journal/records/sam/one.devicecc.yaml',
      `- id: forged01\n  at: 2026-11-21T12:00:00Z\n  kind: signed-off\n  of: completed1\n  digest: ${digest}\n  statement: Very good.\n`,
    );
    await own.share('Signed off');
    gitIn(path.join(folder.path, 'ann'), 'pull', '--quiet');
    editor = await EditorWindow.open({ folder: folder.path });
    await editor.page.setViewportSize({ width: 1500, height: 950 });
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await sam?.dispose();
  });

  it('sees who committed it, and still has the entry to review', async () => {
    await editor.page
      .getByRole('tab', { name: /Journal/ })
      .first()
      .click();
    await row(/^Ann Smith/).waitFor();
    await row(/^Co-producing with Ann Smith, asked for review/).waitFor();
    const notice = row(/in the name of .*Sam Jones.*, committed by .*Ann Smith/);
    await notice.first().waitFor();
    await notice.first().click();
    await editor.page
      .locator('.codelens-decoration')
      .getByText(/in the name of .*Sam Jones.*, committed by .*Ann Smith/)
      .waitFor();
    await editor.picture('two-people-5-forged');
    await editor.runCommand('View: Focus Problems');
    await editor.page
      .getByText(/This record is in the name of/)
      .first()
      .waitFor();
    await editor.picture('two-people-6-problem');
  });
});
