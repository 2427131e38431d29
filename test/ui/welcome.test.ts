import assert from 'node:assert/strict';
import { EditorWindow } from './editor';
import { makeFolder, type TemporaryFolder } from '../kit/temporaryFolder';
import { asAnn, command, contents, journalFolder } from './journal';

describe('welcome views', () => {
  let folder: TemporaryFolder | undefined;
  let editor: EditorWindow;

  async function open(path?: string): Promise<void> {
    editor = await EditorWindow.open(path === undefined ? {} : { folder: path });
    await editor.page.getByRole('tab', { name: 'Journal' }).first().click();
  }
  const welcome = () => editor.page.locator('.welcome-view-content:visible');

  afterEach(async () => {
    await editor?.dispose();
    await folder?.dispose();
    folder = undefined;
  });

  it('offers to open a folder where none is', async () => {
    await open();
    await welcome().getByText('Open the folder that holds yours').waitFor();
    await welcome().getByRole('button', { name: 'Open Folder' }).click();
    await editor.quickInput.waitFor();
  });

  it('offers a journal in a folder without one, and makes nothing on Escape', async () => {
    const ann = await asAnn();
    try {
      folder = makeFolder();
      await open(folder.path);
      const question = (step: string) => editor.quickInput.getByText(`Create Journal (${step})`);
      await welcome().getByRole('button', { name: 'Create Journal' }).click();
      await question('1/3').waitFor();
      await editor.page.keyboard.press('Escape');
      await editor.quickInput.waitFor({ state: 'hidden' });
      assert.deepEqual(await contents(folder), {});

      await editor.runCommand(await command('createJournal'));
      await question('1/3').waitFor();
      await editor.page.keyboard.press('Enter');
      await question('2/3').waitFor();
      await editor.page.keyboard.press('Enter');
      await question('3/3').waitFor();
      await editor.page.keyboard.press('Escape');
      await editor.quickInput.waitFor({ state: 'hidden' });
      assert.deepEqual(await contents(folder), {});
    } finally {
      await ann.dispose();
    }
  });

  it('offers both ways to begin in a journal without entries, and in one without a course', async () => {
    folder = await journalFolder({
      '.journal/journal.yaml': 'schema: 1\nowner: ann\ncourses: []\n',
    });
    await open(folder.path);
    const entries = welcome().filter({ hasText: 'There are no entries yet.' });
    await entries.getByRole('button', { name: 'New Entry from Activity' }).waitFor();
    await entries.getByRole('button', { name: 'New Reflection' }).waitFor();
    const activities = welcome().filter({ hasText: 'not enrolled in a course yet' });
    await activities.getByRole('button', { name: 'New Reflection' }).waitFor();
    await activities.getByRole('button', { name: 'Choose Courses' }).click();
    await editor.quickInput.getByText('Choose Courses').first().waitFor();
  });
});
