import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from '../kit/temporaryFolder';
import { asAnn, command, journalFolder } from './journal';

/** The course author's way, from nothing to an id that is changed everywhere. */
describe('writing a course', () => {
  let ann: { dispose(): Promise<void> };
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    ann = await asAnn();
    folder = await journalFolder();
    editor = await EditorWindow.open({ folder: folder.path });
    await editor.page.getByRole('tab', { name: 'Journal' }).first().click();
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await ann?.dispose();
  });

  const run = async (name: string) => editor.runCommand(await command(name));
  const read = (file: string) => readFile(path.join(folder.path, '.journal/courses', file), 'utf8');
  const holds = async (file: string, text: RegExp): Promise<void> => {
    for (const deadline = Date.now() + 45_000; !text.test(await read(file));) {
      assert.ok(Date.now() < deadline, await read(file));
      await editor.page.evaluate('new Promise(requestAnimationFrame)');
    }
  };
  const asks = (step: string) =>
    editor.quickInput.locator('.quick-input-title').filter({ hasText: step }).first().waitFor();
  const tree = () => editor.page.locator('.pane', { hasText: 'Activities' }).getByRole('treeitem');

  it('begins with a working example, shown as the journal’s own', async () => {
    await run('newCourse');
    await asks('New Course');
    await editor.type('Kind words');
    await tree()
      .filter({ hasText: 'Kind words' })
      .filter({ hasText: 'from this journal' })
      .waitFor();
    await tree().filter({ hasText: '1.1 A first activity' }).waitFor();
    await editor.page.locator('.tab', { hasText: 'course.yaml' }).waitFor();
  });

  it('goes on with an activity, which is seen as its learner sees it', async () => {
    await run('newActivity');
    await asks('(1/3)');
    await editor.type('Listening');
    await asks('(2/3)');
    // What follows the last number is suggested.
    await editor.page.keyboard.press('Enter');
    await asks('(3/3)');
    await editor.type('10 min');
    await tree().filter({ hasText: '1.2 Listening' }).waitFor();
    assert.match(await read('kind-words/course.yaml'), /- "1\.1"\n {6}- "1\.2"\n/);
    await editor.page.locator('.tab', { hasText: '1.2.md' }).waitFor();
    await run('previewAsLearner');
    const page = await editor.webview('main > p.rj-facts');
    assert.equal(await page.textContent('main h1'), 'Activity 1.2: Listening');
    assert.match((await page.textContent('main')) ?? '', /about 10 min/);
  });

  it('offers the keys and values that fit at the cursor', async () => {
    const { page } = editor;
    await page.locator('.tab', { hasText: '1.2.md' }).click();
    await page.locator('.monaco-editor.focused, .monaco-editor').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Space');
    const widget = page.locator('.suggest-widget.visible');
    await widget.getByText('attribution', { exact: false }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
  });

  it('changes an id in all that names it, shown before it is done', async () => {
    await run('renameId');
    await editor.pick('Activity 1.2');
    await asks('Rename Id');
    await editor.type('2.10');
    await editor.page.getByText('Refactor Preview').first().waitFor();
    const apply = editor.page.getByRole('button', { name: 'Apply', exact: true });
    await apply.waitFor();
    await apply.click();
    await editor.page.locator('.tab', { hasText: '2.10.md' }).waitFor();
    await tree().filter({ hasText: '1.2 Listening' }).waitFor();
    // The editor saves what it changed a little later.
    await holds('kind-words/2.10.md', /^---\nid: "2\.10"\n/);
    await holds('kind-words/course.yaml', /- "1\.1"\n {6}- "2\.10"\n/);
  });
});
