import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from './folder';
import { asPerson, command } from './journal';
import { teamEntry, teamFolder } from './team';

const pictures = process.env['PICTURES'];

/** Each step goes on where the one before it ended. */
describe('a supervisor’s day', function () {
  this.bail(true);
  let sam: { dispose(): Promise<void> };
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    sam = await asPerson('Sam Jones', 'sam@example.org');
    folder = await teamFolder();
    editor = await EditorWindow.open({ folder: folder.path });
    editor.page.setDefaultTimeout(20_000);
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await sam?.dispose();
  });

  const team = (): Locator => editor.page.locator('.pane', { hasText: 'Team' }).first();
  const row = (text: string | RegExp): Locator =>
    editor.page.getByRole('tree', { name: 'Team' }).getByRole('treeitem', { name: text });
  const lens = (text: string): Locator =>
    editor.page.locator('.codelens-decoration').getByText(text, { exact: true });
  const picture = async (name: string): Promise<void> => {
    if (pictures) await editor.screenshot(path.join(pictures, `supervisor-${name}.png`));
  };
  const recordsOfSam = async (person: string): Promise<string> => {
    const records = path.join(folder.path, person, '.journal/records/sam');
    const texts = (await readdir(records)).map((file) =>
      readFile(path.join(records, file), 'utf8'),
    );
    return (await Promise.all(texts)).join('');
  };

  it('1. sees eight names, sorted by what waits, and a badge', async () => {
    await editor.page
      .getByRole('tab', { name: /Journal/ })
      .first()
      .click();
    await team().waitFor();
    await row(/^Ann Smith, 1 waiting/).waitFor();
    // Room for all of them: the other views are closed.
    for (const view of ['Activities', 'Entries', 'Progress'])
      await editor.page.locator('.pane-header', { hasText: view }).first().click();
    await row(/^Hal Orr, nothing written yet/).waitFor();
    await editor.page.getByRole('tab', { name: /3 entries wait for your review/ }).waitFor();
    const labels = await editor.page
      .getByRole('tree', { name: 'Team' })
      .getByRole('treeitem')
      .evaluateAll((rows) =>
        rows.map(
          (one) =>
            (one as { getAttribute(name: string): string | null }).getAttribute('aria-label') ?? '',
        ),
      );
    await picture('1-team');
    const people = labels.map(
      (label) => /^(\w+) \w+, (?:\d waiting|active|nothing)/.exec(label)?.[1],
    );
    assert.deepEqual(
      people.filter((name) => name !== undefined).slice(0, 4),
      ['Ann', 'Bo', 'Cara', 'Dev'],
      labels.join('\n'),
    );
    assert.ok(
      labels.some((label) => label.startsWith('Co-producing with Ann Smith, asked for review')),
    );
  });

  it('2. opens what changed as a diff since the last look, and marks it as reviewed', async () => {
    await row(/^Co-producing with Bo Lind, changed since review/).click();
    await editor.page.locator('.tab.active', { hasText: 'review of' }).waitFor();
    await editor.page
      .locator('.monaco-diff-editor')
      .getByText('listen for longer')
      .first()
      .waitFor();
    // Where the text is read, too.
    await editor.page
      .locator('.editor-actions')
      .getByRole('button', { name: 'Mark as Reviewed' })
      .waitFor();
    await picture('2-diff');
    await row(/^Co-producing with Bo Lind/).hover();
    await row(/^Co-producing with Bo Lind/)
      .getByRole('button', { name: 'Mark as Reviewed' })
      .click();
    await row(/^Bo Lind, active in/).waitFor();
    await editor.page.getByRole('tab', { name: /2 entries wait for your review/ }).waitFor();
    assert.equal((await recordsOfSam('bo')).match(/kind: reviewed/g)?.length, 2);
  });

  it('2. opens what is new, and signs it off with one sentence', async () => {
    await row(/^Co-producing with Ann Smith/).click();
    await lens('sign off…').waitFor();
    await picture('3-entry');
    await editor.runCommand(await command('signOff'));
    await editor.quickInput.getByText('Sign Off “Co-producing with Ann Smith”').first().waitFor();
    await picture('4-statement');
    await editor.type('Discussed together on Monday.');
    await lens('signed off by Sam Jones').waitFor();
    await row(/^Ann Smith, active in/).waitFor();
    assert.match(await recordsOfSam('ann'), /statement: Discussed together on Monday\.\n/);
  });

  it('2. reads who recorded what, and what git says of it', async () => {
    await editor.runCommand(await command('showReviewRecords'));
    await editor.quickPicks.filter({ hasText: 'Sam Jones signed it off' }).waitFor();
    await editor.quickInput.getByText('not committed here').waitFor();
    await editor.quickInput
      .getByText(/commit [0-9a-f]{8}: not signed/)
      .first()
      .waitFor();
    await picture('5-records');
    await editor.page.keyboard.press('Escape');
  });

  it('says when nothing waits any more', async () => {
    await row(/^Co-producing with Cara Muir/).hover();
    await row(/^Co-producing with Cara Muir/)
      .getByRole('button', { name: 'Mark as Reviewed' })
      .click();
    await team().getByText('Nothing waits for your review.').waitFor();
    await picture('6-nothing');
    const text = await readFile(path.join(folder.path, 'cara', teamEntry), 'utf8');
    assert.match(text, /Ask earlier\./, 'the entry is as it was');
  });
});
