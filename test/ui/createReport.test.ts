import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from './folder';
import { command, contents, journalFolder, journalYaml } from './journal';

const pictures = process.env['PICTURES'];

const account = (number: number): string => `---
id: account-${number}
template: social-work-england/piece
version: 1
title: Planning with a family, part ${number}
date: 2026-10-0${number}
cpd: { minutes: 45 }
---
## What did you learn? <!-- prompt: learned -->

To ask before I plan.
`;

describe('a report that is made in the editor', () => {
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    folder = await journalFolder({
      '.journal/journal.yaml': journalYaml.replace(
        'frameworks: []',
        'frameworks: [{ id: social-work-england, cycleStart: 2025-12-01 }]',
      ),
      'entries/one.md': account(1),
      'entries/two.md': account(2),
    });
    editor = await EditorWindow.open({ folder: folder.path });
    editor.page.setDefaultTimeout(30_000);
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
  });

  const picture = async (name: string): Promise<void> => {
    if (pictures) await editor.screenshot(path.join(pictures, `${name}.png`));
  };

  afterEach(function () {
    return this.currentTest?.state === 'failed' ? picture('failed') : undefined;
  });

  it('is shown before it is saved, and saved where it is suggested', async () => {
    const before = await contents(folder);
    await editor.runCommand(await command('createReport'));
    await editor.pick('This cycle');
    await editor.pick('HTML');
    await editor.quickInput.getByText('Planning with a family, part 2').waitFor();
    await picture('report-entries');
    await editor.page.keyboard.press('Enter');
    const page = await editor.webview('h1:has-text("Record of CPD")');
    await page.getByText('Pieces of CPD', { exact: true }).waitFor();
    assert.equal(await page.evaluate('document.scripts.length'), 0);
    await picture('report-preview');
    assert.deepEqual(await contents(folder), before, 'nothing is saved yet');
    await editor.page.keyboard.press('Enter');
    await editor.shows(/Saved as reports/);
    await picture('report-saved');
    const made = Object.keys(await contents(folder)).filter((file) => file.startsWith('reports/'));
    assert.match(made.join(), /^reports\/\d{4}-\d\d-\d\d-social-work-england\.html$/);
    assert.match(
      await readFile(path.join(folder.path, made[0]!), 'utf8'),
      /To ask before I plan\./,
    );
  });
});
