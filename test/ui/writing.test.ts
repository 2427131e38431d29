import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from '../kit/temporaryFolder';
import { entryText } from '../kit/journalTexts';
import { asAnn, journalFolder } from './journal';
import { notificationCount } from './notifications';

const template = `---
id: again
title: Once more
---
## What do you say now? <!-- prompt: now -->

{answer: openlearn-sds-scotland/2.9#benefits}
`;

/** Each step goes on where the one before it ended. */
describe('while writing an entry', function () {
  this.bail(true);
  let ann: { dispose(): Promise<void> };
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    ann = await asAnn();
    folder = await journalFolder({
      'entries/2025/before.md': entryText({
        id: 'before',
        title: 'A first look',
        date: '2025-03-01',
        benefits: 'A park, and the courage to ask.',
        elsewhere: 'Yes.',
        'own-practice': 'Ask.',
      }),
      '.journal/models/again.md': template,
    });
    editor = await EditorWindow.open({ folder: folder.path });
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await ann?.dispose();
  });

  const clockItem = (name: RegExp): Locator =>
    editor.page.locator('.statusbar').getByRole('button', { name });
  const records = async (): Promise<string[]> =>
    (await readdir(folder.path, { recursive: true }))
      .filter((file) => /records.*\.yaml$/.test(file))
      .map((file) => path.join(folder.path, file));

  it('starts the clock in the status bar, and nothing pops up', async () => {
    await editor.runCommand('Journal: New Reflection…');
    await editor.pick('Once more');
    await editor.quickInput.getByText('What is it about?').waitFor();
    await editor.page.keyboard.press('Enter');
    await editor.shows('> A park, and the courage to ask.');
    await editor.shows('not answered yet');
    await clockItem(/Start the clock/).click();
    await clockItem(/^0 min\. The clock is running for “Once more”\. Pause it\.$/).waitFor();
    await clockItem(/^Stop the clock and record 0 min\.$/).waitFor();
    assert.equal(await notificationCount(editor), 0);
    assert.deepEqual(await records(), []);
  });

  it('finds it running after the window was loaded again', async () => {
    // As a person does it: the editor puts away first what the window keeps.
    const loaded = editor.page.waitForEvent('load');
    await editor.runCommand('Developer: Reload Window');
    await loaded;
    await clockItem(/“Once more”\. Pause it\.$/).waitFor({ timeout: 40_000 });
    assert.equal(await notificationCount(editor), 0);
  });

  it('pauses, goes on and stops it by a click each, and finds one record a stretch', async () => {
    await clockItem(/Pause it\.$/).click();
    await clockItem(/Go on\.$/).waitFor();
    await editor.page.locator('.statusbar').getByText('0 min, paused').waitFor();
    await clockItem(/Go on\.$/).click();
    await clockItem(/Pause it\.$/).waitFor();
    await clockItem(/^Stop the clock/).click();
    await clockItem(/^Stop the clock/).waitFor({ state: 'hidden' });
    const [file, ...others] = await records();
    assert.deepEqual(others, []);
    const text = await readFile(file!, 'utf8');
    assert.match(text, /^- id: .*\n {2}at: .*\n {2}kind: time\n {2}from: .*Z"?\n {2}to: .*Z"?\n/);
  });

  it('looks back on earlier answers next to the entry', async () => {
    await editor.runCommand('Journal: New Entry from Activity…');
    await editor.type('2.9');
    await editor.pick('Start Another Entry');
    await editor.shows('2.9 · drafting');
    await editor.runCommand('Journal: Look Back…');
    await editor.quickPicks.getByText('A park, and the courage to ask.').waitFor();
    await editor.pick('A first look');
    await editor.page.locator('.editor-group-container').nth(1).getByText('A park').waitFor();
  });

  it('offers the discussion in the panel, and opens it next to the entry', async () => {
    await editor.runCommand('View: Close All Editors');
    await editor.page.getByRole('tab', { name: 'Journal' }).first().click();
    const panel = await editor.webview('rj-progress');
    await panel.getByText('Activity 2.9').first().waitFor();
    const offer = panel.getByRole('button', { name: 'Show discussion of 2.9' });
    await offer.click();
    await editor.page.getByRole('tab', { name: 'Discussion: Activity 2.9' }).waitFor();
  });
});
