import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EditorWindow } from './editor';
import { gitAs, git as gitIn, publish } from '../kit/git';
import { makeFolder, type TemporaryFolder } from '../kit/temporaryFolder';
import { entryText } from '../kit/journalTexts';
import { asAnn, command, journalFolder } from './journal';
import { notification } from './notifications';

describe('sharing', () => {
  let ann: { dispose(): Promise<void> };
  let folder: TemporaryFolder;
  let remote: TemporaryFolder;
  let editor: EditorWindow;
  const file = 'entries/2026/one.md';
  const title = 'Co-producing support';
  const write = (answer: string) =>
    writeFile(
      path.join(folder.path, file),
      entryText({ id: 'one', title, date: '2026-11-23', benefits: answer }),
    );
  const git = (...args: string[]): string => gitIn(folder.path, ...args);

  before(async () => {
    ann = await asAnn();
    remote = makeFolder();
    folder = await journalFolder({
      [file]: entryText({ id: 'one', title, date: '2026-11-23' }),
      '.gitignore': '/private/\n',
    });
    publish(folder.path, remote.path);
    await write('Trust.');
    await writeFile(path.join(folder.path, 'notes.txt'), 'not of the journal');
    editor = await EditorWindow.open({ folder: folder.path });
    await editor.page.getByRole('tab', { name: 'Journal' }).first().click();
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await remote?.dispose();
    await ann?.dispose();
  });

  it('shows what leaves and a message, and says when it has left', async () => {
    await editor.runCommand(await command('shareJournal'));
    await editor.quickInput.getByText('Share (1/2)').waitFor();
    await editor.quickInput.getByText(title, { exact: true }).first().waitFor();
    await editor.picture('share-1');
    await editor.page.keyboard.press('Enter');
    await editor.quickInput.getByText('Share (2/2)').waitFor();
    await editor.quickInput.getByText(/Check that no one can be identified/).waitFor();
    await editor.picture('share-2');
    await editor.page.keyboard.press('Enter');
    await notification(editor, 'Shared.');
    await editor.picture('share-3');
    assert.equal(git('log', '--format=%s', 'origin/main'), 'Share 1 entry\nThe journal\n');
    assert.equal(git('status', '--porcelain'), '?? notes.txt\n');
  });

  it('shows at the entry that someone else deleted it, with both solutions', async () => {
    const theirs = makeFolder();
    const sam = (...args: string[]): string => gitAs('sam', theirs.path, ...args);
    sam('clone', '--quiet', remote.path, '.');
    sam('rm', '--quiet', file);
    sam('commit', '--quiet', '--message', 'Gone');
    sam('push', '--quiet');
    await theirs.dispose();
    await write('Trust, and time.');
    await editor.runCommand(await command('shareJournal'));
    await editor.quickInput.getByText('Share (1/2)').waitFor();
    await editor.page.keyboard.press('Enter');
    await editor.quickInput.getByText('Share (2/2)').waitFor();
    await editor.page.keyboard.press('Enter');
    await notification(editor, `Another person deleted “${title}”, which you changed.`);
    await editor.picture('share-4-deleted');
    const item = editor.page.getByRole('treeitem', {
      name: `${title}, you changed it, another person deleted it`,
    });
    await item.hover();
    await item.getByRole('button', { name: 'Delete Entry' }).waitFor();
    await item.getByRole('button', { name: 'Keep Entry' }).waitFor();
    await editor.picture('share-5-undecided');
    await editor.chooseFromMenu(item, 'Keep Entry');
    await notification(editor, `“${title}” is kept.`);
    await item.waitFor({ state: 'detached' });
    await editor.picture('share-6-kept');
    assert.equal(git('status', '--porcelain', '--', 'entries'), '');
  });
});
