import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from '../kit/temporaryFolder';
import { entryText } from '../kit/journalTexts';
import { asAnn, command, contentsOnce, journalFolder, journalYaml } from './journal';
import { notification } from './notifications';

const entry = 'entries/2026/one.md';
const second = 'entries/2026/two.md';
const samsFile = '.journal/records/sam/one.sd2.yaml';
const samsOtherFile = '.journal/records/sam/two.sd2.yaml';
const record = (id: string, text: string, rest = ''): string =>
  `- id: ${id}\n  at: 2026-11-24T09:00:00Z\n  kind: comment\n  text: ${text}\n${rest}`;

/** Each step goes on where the one before it ended. */
describe('comments of a supervisor', function () {
  this.bail(true);
  let ann: { dispose(): Promise<void> };
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: folder.path, encoding: 'utf8' });
  const commitAs = (email: string): void => {
    git('add', '-A');
    git('-c', 'user.name=x', '-c', `user.email=${email}`, 'commit', '-q', '-m', 'x');
  };

  before(async () => {
    ann = await asAnn();
    folder = await journalFolder({
      '.journal/journal.yaml': journalYaml.replace('reviewers: []', 'reviewers: [sam]'),
      '.journal/people/sam.yaml': 'name: Sam Jones\nemail: sam@example.org\n',
      [entry]: entryText({
        id: 'one',
        title: 'A first look',
        date: '2026-11-23',
        benefits: 'The families were asked. Nobody had asked them before. We wrote it down.',
        elsewhere: 'Yes, in a village too.',
        'own-practice': 'Ask earlier.',
      }),
      [second]: entryText({ id: 'two', title: 'A second look', date: '2026-11-24' }),
    });
    await mkdir(path.join(folder.path, path.dirname(samsFile)), { recursive: true });
    git('init', '-q');
    await writeFile(
      path.join(folder.path, samsFile),
      record('k1aaaaaaaaaaaaaa', 'Who was **not** asked?', '  prompt: benefits\n'),
    );
    await writeFile(
      path.join(folder.path, samsOtherFile),
      record('k4aaaaaaaaaaaaaa', 'And what else?', '  prompt: benefits\n'),
    );
    commitAs('sam@example.org');
    await appendFile(
      path.join(folder.path, samsFile),
      record('k2aaaaaaaaaaaaaa', 'All of this is excellent', '  prompt: elsewhere\n'),
    );
    commitAs('ann@example.org');
    editor = await EditorWindow.open({ folder: folder.path, trusted: true });
    await editor.page.setViewportSize({ width: 1280, height: 900 });
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await ann?.dispose();
  });

  const threads = (): Locator => editor.page.locator('.editor-instance .review-widget');
  const thread = (text: string): Locator => threads().filter({ hasText: text });
  const own = async (): Promise<string> => {
    const below = path.join(folder.path, '.journal/records/ann');
    const files = await readdir(below);
    assert.equal(files.length, 1);
    return readFile(path.join(below, files[0]!), 'utf8');
  };
  const write = async (box: Locator, text: string, button: string): Promise<void> => {
    await box.locator('.comment-form .monaco-editor').click();
    await editor.page.keyboard.type(text);
    await box.getByRole('button', { name: button }).click();
  };

  it('are counted in the Entries view', async () => {
    await editor.runCommand('View: Show Journal');
    await editor.page
      .locator('.pane', { hasText: 'Entries' })
      .getByText(/2 new comments/)
      .waitFor();
    await editor.picture('comments-tree');
  });

  it('are at their questions, unread, and name who committed a change', async () => {
    await editor.page.locator('.pane', { hasText: 'Entries' }).getByText('A first look').click();
    const first = thread('Who was not asked?');
    await first.waitFor();
    await first.getByText('Sam Jones').first().waitFor();
    await first.getByText('Unread', { exact: true }).waitFor();
    await first.getByRole('button', { name: 'Reply…' }).waitFor();
    assert.equal(await first.locator('.comment-body strong').innerText(), 'not');
    await thread('All of this')
      .getByText('Last changed by someone other than its author: Ann Smith')
      .waitFor();
    await editor.picture('comments-unread');
  });

  it('come with one plain sentence on what others read', async () => {
    await notification(editor, 'Others who share this journal can read the comments');
    await editor.runCommand('Notifications: Clear All Notifications');
  });

  it('stay the same while another entry is opened next to them', async () => {
    const { page } = editor;
    const first = thread('Who was not asked?');
    await first.evaluate((one) => {
      (one as unknown as { id: string }).id = 'stays';
    });
    await editor.runCommand('Go to File...');
    await page.keyboard.type('two.md');
    await editor.quickPicks.filter({ hasText: 'two.md' }).first().waitFor();
    await page.keyboard.press('Control+Enter');
    await thread('And what else?').getByText('Unread', { exact: true }).waitFor();
    await editor.runCommand('View: Close Editor');
    await thread('And what else?').waitFor({ state: 'detached' });
    assert.equal(await first.getAttribute('id'), 'stays', 'who types in it is not disturbed');
  });

  it('are answered inline', async () => {
    const first = thread('Who was not asked?');
    await first.getByRole('button', { name: 'Reply…' }).click();
    await write(first, 'The neighbours.', 'Reply');
    await first.getByText('Ann Smith').first().waitFor();
    assert.match(await own(), /kind: comment\n {2}text: The neighbours\.\n {2}of: k1a+\n$/);
    await editor.picture('comments-reply');
  });

  it('of one’s own are at the selected text', async () => {
    const { page } = editor;
    const line = page.locator('.view-line', { hasText: 'Nobody had asked them' });
    await line.click();
    await editor.runCommand('Go to Line/Column...');
    await editor.type(':12,26');
    for (let i = 0; i < 5; i++) await page.keyboard.press('Control+Shift+ArrowRight');
    await editor.runCommand('Comments: Add Comment on Current Selection');
    const box = threads().filter({ hasText: 'Start discussion' });
    await box.waitFor();
    await editor.picture('comments-adding');
    await write(box, 'Is that so?', 'Add Comment');
    await thread('Is that so?').getByText('Ann Smith').first().waitFor();
    const text = await own();
    assert.match(text, /text: Is that so\?\n {2}prompt: benefits\n {2}anchor:\n {4}hash: /);
    assert.doesNotMatch(text, /Nobody/);
    await editor.picture('comments-own');
  });

  it('follow their text while someone writes before it', async () => {
    const { page } = editor;
    await page.locator('.view-line', { hasText: 'Nobody had asked them' }).click();
    await editor.runCommand('Go to Line/Column...');
    await editor.type(':12,1');
    await page.keyboard.type('We began in spring.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.panel').getByText('[Ln 14]').first().waitFor();
    await page.keyboard.press('Control+S');
    await contentsOnce(folder, (all) =>
      Object.values(all).some((text) => text.includes('We began in spring.')),
    );
    await editor.picture('comments-moved');
  });

  it('of others arrive while one is typing, and typing goes on', async () => {
    const { page } = editor;
    await editor.runCommand('View: Hide Panel');
    const box = thread('Is that so?');
    await box.getByRole('button', { name: 'Reply…' }).click();
    await box.locator('.comment-form .monaco-editor.focused').waitFor();
    await page.keyboard.type('I am not ');
    await box.getByText('I am not').waitFor();
    const id = /- id: (\w+)\n.*\n.*\n {2}text: Is that so/.exec(await own())![1]!;
    await appendFile(
      path.join(folder.path, samsFile),
      record('k3aaaaaaaaaaaaaa', 'Very much so.', `  of: ${id}\n`),
    );
    await box.getByText('Very much so.').waitFor();
    await box.locator('.comment-form .monaco-editor.focused').waitFor();
    await page.keyboard.type('sure.');
    await editor.picture('comments-arrives');
    await page.keyboard.press('Control+Enter');
    await box.locator('.comment-body').getByText('I am not sure.').waitFor();
    assert.match(await own(), /text: I am not sure\.\n {2}of: k3a+\n$/);
  });

  it('are changed by their author, and the earlier text stays in the record file', async () => {
    const { page } = editor;
    const box = thread('Is that so?');
    await box.getByText('I am not sure.').hover();
    await box.getByRole('button', { name: 'Edit Comment' }).last().click();
    await box.locator('.edit-container .monaco-editor').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('I think so.');
    await editor.picture('comments-editing');
    await page.keyboard.press('Control+Enter');
    await box.getByText('Edited', { exact: true }).waitFor();
    assert.match(await own(), /text: I am not sure\.[^]*text: I think so\.[^]*kind: withdrawn/);
    const sams = thread('All of this');
    await sams.getByText('All of this').hover();
    assert.equal(await sams.getByRole('button', { name: 'Edit Comment' }).count(), 0);
  });

  it('are resolved, and read once one looks elsewhere', async () => {
    const first = thread('Who was not asked?');
    await first.getByRole('button', { name: 'Resolve' }).first().click();
    // The editor folds what is settled.
    await first.waitFor({ state: 'hidden' });
    assert.match(await own(), /kind: resolved\n {2}of: k1a+\n/);
    await editor.runCommand('Preferences: Open User Settings (JSON)');
    await editor.page
      .locator('.pane', { hasText: 'Entries' })
      .getByText(/new comment/)
      .waitFor({ state: 'detached' });
    await editor.picture('comments-read');
  });

  it('show the words that were changed since, from git', async () => {
    const { page } = editor;
    await editor.runCommand('View: Close All Editors');
    const file = path.join(folder.path, entry);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('Nobody had asked them before', 'Few had ever asked them'));
    await page.locator('.pane', { hasText: 'Entries' }).getByText('A first look').click();
    const box = thread('Is that so?');
    await box.getByText('The text that this comment refers to has changed').waitFor();
    await box.getByText('Earlier text').waitFor();
    await box.getByText(/^Nobody had asked/).waitFor();
    await editor.picture('comments-past');
  });

  it('are shown whole where one goes to them, in a low window', async () => {
    const { page } = editor;
    await page.setViewportSize({ width: 1280, height: 720 });
    await editor.runCommand('Comments: Focus on Comments View');
    await appendFile(
      path.join(folder.path, samsOtherFile),
      record('k5aaaaaaaaaaaaaa', 'And who else?', '  prompt: elsewhere\n'),
    );
    await page
      .locator('.pane', { hasText: 'Entries' })
      .getByText(/1 new comment/)
      .waitFor();
    await editor.runCommand(await command('nextUnreadComment'));
    await thread('And who else?').waitFor();
    await editor.picture('comments-next');
    // The editor scrolls after the thread is there.
    await page.waitForFunction(`(() => {
      const around = document.querySelector('.editor-instance').getBoundingClientRect();
      const box = [...document.querySelectorAll('.editor-instance .review-widget')]
        .find((one) => one.textContent.includes('And who else?'))
        ?.getBoundingClientRect();
      return box && box.top >= around.top && box.bottom <= around.bottom;
    })()`);
  });
});
