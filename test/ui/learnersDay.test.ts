import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { EditorWindow } from './editor';
import { makeFolder, type TemporaryFolder } from '../kit/temporaryFolder';
import { asAnn, contentsOnce } from './journal';
import { notification, notificationCount } from './notifications';

/** Each step goes on where the one before it ended. */
describe('a learner’s first day', function () {
  this.bail(true);
  let ann: { dispose(): Promise<void> };
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    ann = await asAnn();
    folder = makeFolder();
    editor = await EditorWindow.open({ folder: folder.path });
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await ann?.dispose();
  });

  const files = async () =>
    (await readdir(folder.path, { recursive: true, withFileTypes: true }))
      .filter((item) => item.isFile())
      .map((item) => path.relative(folder.path, path.join(item.parentPath, item.name)))
      .sort();
  const rows = () => editor.page.locator('.pane', { hasText: 'Activities' }).getByRole('treeitem');
  const statusBar = (text: string | RegExp): Locator =>
    editor.page.locator('.statusbar').getByText(text);
  const panel = () => editor.webview('rj-progress');
  const lens = (text: string): Locator =>
    editor.page.locator('.codelens-decoration').getByText(text, { exact: true });

  async function panelSays(text: string): Promise<void> {
    await (await panel()).getByText(text).first().waitFor();
  }

  it('1. finds the icon, one sentence and one button in an empty folder', async () => {
    await editor.page.getByRole('tab', { name: 'Journal' }).first().click();
    const welcome = editor.page.locator('.welcome-view-content:visible');
    await welcome.getByText(/^A journal is a folder of plain text files/).waitFor();
    assert.equal(await welcome.getByRole('button').count(), 1);
    await welcome.getByRole('button', { name: 'Create Journal' }).click();
  });

  it('1. is suggested the name and the e-mail address that git knows', async () => {
    const input = editor.quickInput.locator('input:visible');
    await editor.quickInput.getByText('Create Journal (1/3)').waitFor();
    assert.equal(await input.inputValue(), 'Ann Smith');
    await editor.page.keyboard.press('Enter');
    await editor.quickInput.getByText('Create Journal (2/3)').waitFor();
    assert.equal(await input.inputValue(), 'ann@example.org');
    await editor.page.keyboard.press('Enter');
    await editor.quickInput.getByText('Create Journal (3/3)').waitFor();
    assert.deepEqual(await files(), []);
    await editor.type('Foundations');
  });

  it('1. sees the course, its section and what to choose from', async () => {
    await rows().getByText('2.9 Co-producing').first().waitFor();
    const labels = await rows().allInnerTexts();
    const inOrder = [
      'Foundations for self-directed support',
      '2.11 Co-production',
      'Choose at least one',
      '2.9 ',
      '2.10 ',
    ];
    assert.deepEqual(
      inOrder.map((label) => labels.findIndex((text) => text.includes(label))),
      [0, 1, 2, 3, 4],
    );
    assert.deepEqual(await files(), [
      '.gitignore',
      '.journal/journal.yaml',
      '.journal/people/ann-smith.yaml',
    ]);
  });

  it('2. types 2.9 and is placed under the first question', async () => {
    await editor.runCommand('Journal: New Entry from Activity…');
    await editor.type('2.9');
    await statusBar('2.9 · drafting · 0 of about 25 min').waitFor();
    await statusBar('Start Clock').waitFor();
    await statusBar('Ln 12, Col 1').waitFor();
    await lens('not answered yet').first().waitFor();
    assert.equal(await lens('not answered yet').count(), 3);
    assert.equal(await notificationCount(editor), 0, 'nothing pops up');
    assert.equal(await editor.page.locator('.monaco-dialog-box').count(), 0);
    await panelSays('3 questions left');
  });

  it('3. writes, and everything follows while typing', async () => {
    await editor.page.keyboard.type('Trust grew both ways.');
    await lens('4 words').waitFor();
    assert.equal(await lens('not answered yet').count(), 2);
    await panelSays('2 questions left');
    const [entry] = (await files()).filter((file) => file.startsWith('entries/'));
    await editor.page.keyboard.press('Control+S');
    const { [entry!]: text } = await contentsOnce(folder, (all) =>
      all[entry!]!.includes('Trust grew both ways.'),
    );
    assert.match(text!, /prompt: benefits -->\n\nTrust grew both ways\.\n\n## /);
    // Otherwise the editor would come back with the text as not saved.
    await editor.page.locator('.tab.dirty').waitFor({ state: 'detached' });
  });

  it('6. returns and is shown where to continue, with one button', async () => {
    await editor.page.reload();
    await editor.page.locator('.monaco-workbench .statusbar').waitFor();
    await panelSays('Continue: Activity 2.9');
    await panelSays('2 questions left');
    const frame = await panel();
    assert.equal(await frame.getByRole('button', { name: 'Continue' }).count(), 1);
    await frame.getByRole('button', { name: 'Continue' }).click();
    await statusBar('Ln 16, Col 1').waitFor();
    await editor.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    // A window that is loaded again soon after saving may bring back its older backup of the text, and not save over the file.
    await editor.runCommand('File: Revert File');
    await editor.page.locator('.tab.dirty').waitFor({ state: 'detached' });
  });

  it('5. is asked when questions are open, and Escape records nothing', async () => {
    await editor.runCommand('Journal: Mark Complete');
    const dialog = editor.page.locator('.monaco-dialog-box');
    await dialog.getByText('You have not answered 2 of 3 questions yet.').waitFor();
    const text = await dialog.innerText();
    assert.match(text, /Would this way of working suit other families, places and services\?/);
    assert.match(text, /What does this mean for your own practice\?/);
    assert.doesNotMatch(text, /What was gained/);
    await editor.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.deepEqual(
      (await files()).filter((file) => file.includes('records')),
      [],
    );
    await statusBar('2.9 · drafting · 0 of about 25 min').waitFor();
  });

  it('5. answers the rest, marks it complete and reads what that means', async () => {
    await editor.page.locator('.editor-instance .monaco-editor').first().click();
    await editor.runCommand('Go to Line/Column...');
    await editor.type(':16');
    await editor.page.keyboard.type('In a village, too.');
    await editor.runCommand('Go to Line/Column...');
    await editor.type(':20');
    await editor.page.keyboard.type('Ask earlier.');
    await lens('2 words').waitFor();
    await statusBar('2.9 · answered · 0 of about 25 min').waitFor();
    await panelSays('Ready to complete: Activity 2.9');
    await editor.runCommand('Journal: Mark Complete');
    const said = await notification(
      editor,
      'Activity 2.9 completed. Section 2.11 is done: 1 of 1 chosen.',
    );
    const box = await said.boundingBox();
    const { width, height } = editor.page.viewportSize()!;
    assert.ok(box && box.width > 100 && box.height > 10);
    assert.ok(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height);
    await statusBar('2.9 · completed · 0 of about 25 min').waitFor();
    await rows().getByText('1 of 1 chosen').waitFor();
    const records = (await files()).filter((file) => file.includes('records'));
    assert.equal(records.length, 1);
    assert.match(records[0]!, /^\.journal\/records\/ann-smith\/[\w-]+\.\w+\.yaml$/);
  });

  it('6. finds the same state after the window was loaded again', async () => {
    await editor.page.reload();
    await statusBar('2.9 · completed · 0 of about 25 min').waitFor({ timeout: 40_000 });
    await rows().getByText('1 of 1 chosen').waitFor();
    await panelSays('You have done everything that is required.');
  });
});
