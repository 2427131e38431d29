import assert from 'node:assert/strict';
import { appendFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from './folder';
import { asPerson } from './journal';
import { teamFolder } from './team';

const pictures = process.env['PICTURES'];
const covered: Readonly<Record<string, readonly string[]>> = {
  ann: ['wellbeing', 'rights-and-ethics', 'reflective-practice'],
  bo: ['wellbeing'],
  cara: ['role-knowledge', 'wellbeing', 'communication'],
  dev: [],
};

/** Each step goes on where the one before it ended. With `PICTURES=<folder>` it leaves pictures. */
describe('team overview in the editor', function () {
  this.bail(true);
  let sam: { dispose(): Promise<void> };
  let folder: TemporaryFolder;
  let editor: EditorWindow;
  let team: Frame;

  const picture = async (name: string): Promise<void> => {
    if (pictures) await editor.screenshot(path.join(pictures, `team-${name}.png`));
  };

  before(async () => {
    sam = await asPerson('Sam Jones', 'sam@example.org');
    folder = await teamFolder();
    for (const [person, topics] of Object.entries(covered)) {
      const yaml = path.join(folder.path, person, '.journal/journal.yaml');
      const text = await readFile(yaml, 'utf8');
      await writeFile(
        yaml,
        text.replace('frameworks: []', 'frameworks: [{ id: sssc-cpl, cycleStart: 2026-06-01 }]'),
      );
      for (const topic of topics) await claim(person, topic);
    }
    editor = await EditorWindow.open({ folder: folder.path });
    editor.page.setDefaultTimeout(20_000);
    await editor.page.setViewportSize({ width: 1500, height: 950 });
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await sam?.dispose();
  });

  async function claim(person: string, topic: string): Promise<void> {
    const file = path.join(folder.path, person, 'entries/2026', `${topic}.md`);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(
      file,
      `---\nid: ${topic}\ntitle: On ${topic}\ndate: 2026-09-14\ncpd: { minutes: 60, covers: [sssc-cpl/${topic}] }\n---\nRead.\n`,
    );
  }

  const row = (name: string) => team.locator('rj-members tbody tr', { hasText: name });

  it('opens from the team tree and shows who is on the way and who has gone quiet', async () => {
    await editor.page
      .getByRole('tab', { name: /Journal/ })
      .first()
      .click();
    await editor.page.locator('.pane-header', { hasText: 'Team' }).first().hover();
    await editor.page.getByRole('button', { name: 'Open Team Overview' }).first().click();
    team = await editor.webview('rj-members');
    await team.getByText('8 journals').waitFor();
    await row('Ann Smith').getByText('1 entry').first().waitFor();
    await row('Hal Orr').getByText('nothing written yet').waitFor();
    await picture('light');
  });

  it('follows a file that changes', async () => {
    await claim('dev', 'wellbeing');
    const cell = team.getByRole('gridcell', { name: 'Wellbeing and support, Dev Patel: 1 entry' });
    await cell.waitFor({ state: 'attached' });
    await appendFile(path.join(folder.path, 'gail/.journal/journal.yaml'), 'owner: "gail\n');
    await row('clones/gail').or(row('gail')).locator('.problem').waitFor();
  });

  it('opens the page of a learner, and comes back by Escape', async () => {
    await row('Cara Muir').getByRole('button').click();
    await team.getByRole('heading', { name: 'Cara Muir' }).waitFor();
    await team.getByText('requirements recorded').waitFor();
    await picture('learner');
    await editor.page.keyboard.press('Escape');
    await row('Cara Muir').waitFor();
  });

  it('is exported where one says', async () => {
    await team.getByRole('button', { name: 'Export…' }).click();
    await editor.pick('HTML');
    await editor.quickInput.getByText('Save Report').first().waitFor();
    await editor.page.keyboard.press('Enter');
    await editor.shows(/Saved as .*-team\.html/);
    const [file] = (await readdir(folder.path)).filter((name) => name.endsWith('-team.html'));
    const html = await readFile(path.join(folder.path, file!), 'utf8');
    assert.match(html, /8 journals[^]*Ann Smith[^]*Wellbeing and support/);
  });

  it('is as good to look at in a dark theme', async () => {
    await editor.chooseTheme('Dark Modern');
    await picture('dark');
    await row('Cara Muir').getByRole('button').click();
    await team.getByText('requirements recorded').waitFor();
    await picture('learner-dark');
  });
});
