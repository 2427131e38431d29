import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { EditorWindow } from './editor';
import { asPerson, command } from './journal';
import { clearNotifications, notification } from './notifications';
import { answered, claimPath, claimText, teamEntry, teamFolder, type TeamFolder } from './team';

/** Each step goes on where the one before it ended. With `PICTURES=<folder>` it leaves pictures. */
describe('a supervisor’s day', function () {
  this.bail(true);
  let sam: { dispose(): Promise<void> };
  let folder: TeamFolder;
  let editor: EditorWindow;
  let overview: Frame;

  before(async () => {
    sam = await asPerson('Sam Jones', 'sam@example.org');
    folder = await teamFolder();
    editor = await EditorWindow.open({ folder: folder.path });
    await editor.page.setViewportSize({ width: 1500, height: 950 });
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await sam?.dispose();
  });

  const tree = (): Locator => editor.page.getByRole('tree', { name: 'Team' });
  const row = (text: string | RegExp): Locator => tree().getByRole('treeitem', { name: text });
  const cells = (name: string): Locator =>
    overview.locator('rj-members tbody tr', { hasText: name });
  const lens = (text: string): Locator =>
    editor.page.locator('.codelens-decoration').getByText(text, { exact: true });
  const thread = (text: string): Locator =>
    editor.page.locator('.editor-instance .review-widget').filter({ hasText: text });
  const waits = (count: number): Promise<void> =>
    editor.page.getByRole('tab', { name: `${count} entries to review` }).waitFor();
  const inClone = (person: string, file: string): Promise<string> =>
    readFile(path.join(folder.path, person, file), 'utf8');
  const recordsOfSam = async (person: string): Promise<string> => {
    const records = path.join(folder.path, person, '.journal/records/sam');
    const texts = (await readdir(records)).map((file) =>
      readFile(path.join(records, file), 'utf8'),
    );
    return (await Promise.all(texts)).join('');
  };
  const git = (person: string, ...args: string[]): string =>
    execFileSync('git', args, { cwd: path.join(folder.path, person), encoding: 'utf8' });

  it('1. opens a folder of clones and sees eight names, sorted by what waits, and a badge', async () => {
    await editor.page
      .getByRole('tab', { name: /Journal/ })
      .first()
      .click();
    await row(/^Ann Smith, 1 waiting/).waitFor();
    await editor.picture('supervisor-01-opened');
    // Room for all of them: who owns no journal here needs no other view.
    for (const view of ['Activities', 'Entries', 'Progress'])
      await editor.page
        .getByRole('button', { name: `${view} Section` })
        .waitFor({ state: 'detached' });
    await row(/^Hal Orr, nothing written yet/).waitFor();
    await waits(3);
    const labels = await tree()
      .getByRole('treeitem')
      .evaluateAll((rows) =>
        rows.map(
          (one) =>
            (one as { getAttribute(name: string): string | null }).getAttribute('aria-label') ?? '',
        ),
      );
    await editor.picture('supervisor-02-team');
    const people = labels.map(
      (label) => /^(\w+) \w+, (?:\d waiting|active|quiet|nothing)/.exec(label)?.[1],
    );
    assert.deepEqual(
      people.filter((name) => name !== undefined),
      ['Ann', 'Bo', 'Cara', 'Dev', 'Eve', 'Finn', 'Gail', 'Hal'],
      labels.join('\n'),
    );
    // Which of the two depends on today.
    const week = /^Dev Patel, (?:active in|quiet since) the week of 2 November 2026$/;
    assert.ok(labels.some((label) => week.test(label)));
    assert.ok(
      labels.some((label) => label.startsWith('Co-producing with Ann Smith, asked for review')),
    );
  });

  it('4. sees in the overview who is on the way and who has gone quiet', async () => {
    await editor.page.getByRole('button', { name: 'Open Team Overview' }).first().click();
    overview = await editor.webview('rj-members');
    await overview.getByText('8 journals').waitFor();
    await cells('Ann Smith').getByText('1 entry').first().waitFor();
    await cells('Hal Orr').getByText('nothing written yet').waitFor();
    await editor.picture('supervisor-03-overview');
  });

  it('4. sees it follow what a pull brings, and what cannot be read', async () => {
    const dev = await folder.ownClone('Dev Patel');
    dev.put(claimPath('wellbeing'), claimText('wellbeing'));
    await dev.share('Read about wellbeing');
    git('dev', 'pull', '--quiet');
    await overview
      .getByRole('gridcell', { name: 'Wellbeing and support, Dev Patel: 1 entry' })
      .waitFor({ state: 'attached' });
    const yaml = path.join(folder.path, 'gail/.journal/journal.yaml');
    const before = await readFile(yaml, 'utf8');
    await appendFile(yaml, 'owner: "gail\n');
    await cells('gail').locator('.problem').waitFor();
    await row(/^gail, could not be read: \.journal\/journal\.yaml/).waitFor();
    await editor.picture('supervisor-04-unreadable');
    await writeFile(yaml, before);
    await cells('Gail Hay').locator('.problem').waitFor({ state: 'detached' });
  });

  it('4. opens the page of a learner, and comes back by Escape', async () => {
    await cells('Cara Muir').getByRole('button').click();
    await overview.getByRole('heading', { name: 'Cara Muir' }).waitFor();
    await overview.getByText('requirements recorded').waitFor();
    await editor.picture('supervisor-05-learner');
    await editor.page.keyboard.press('Escape');
    await cells('Cara Muir').waitFor();
  });

  it('4. exports it for the meeting', async () => {
    await overview.getByRole('button', { name: 'Export…' }).click();
    await editor.pick('HTML');
    await editor.quickInput.getByText('Save Report').first().waitFor();
    await editor.page.keyboard.press('Enter');
    await editor.shows(/Saved as .*-team\.html/);
    await editor.picture('supervisor-06-exported');
    await clearNotifications(editor);
    const [file] = (await readdir(folder.path)).filter((name) => name.endsWith('-team.html'));
    const html = await readFile(path.join(folder.path, file!), 'utf8');
    assert.match(html, /8 journals[^]*Ann Smith[^]*Wellbeing and support/);
  });

  it('4. reads it as well in a dark theme', async () => {
    await editor.chooseTheme('Dark Modern');
    await editor.picture('supervisor-07-overview-dark');
    await cells('Cara Muir').getByRole('button').click();
    await overview.getByText('requirements recorded').waitFor();
    await editor.picture('supervisor-07-learner-dark');
    await editor.chooseTheme('Light Modern');
    await editor.runCommand('View: Close All Editors');
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
    await editor.picture('supervisor-08-diff');
    await editor.chooseFromMenu(row(/^Co-producing with Bo Lind/), 'Mark as Reviewed');
    await row(/^Bo Lind, (?:active in|quiet since)/).waitFor();
    await waits(2);
    assert.equal((await recordsOfSam('bo')).match(/kind: reviewed/g)?.length, 2);
  });

  it('2. opens a new entry, selects a sentence, and writes a comment on it', async () => {
    const { page } = editor;
    await row(/^Co-producing with Ann Smith/).click();
    await lens('sign off…').waitFor();
    await editor.picture('supervisor-09-entry');
    const line = page.locator('.view-line', { hasText: 'The families were asked first.' });
    await line.click();
    await page.keyboard.press('Home');
    for (let word = 0; word < 5; word++) await page.keyboard.press('Control+Shift+ArrowRight');
    await line.hover();
    await page.locator('.comment-range-glyph.line-hover, .comment-diff-added').first().waitFor();
    await editor.picture('supervisor-10-selected');
    await page.locator('.comment-range-glyph.line-hover').first().click();
    const box = thread('Start discussion');
    await box.waitFor();
    await box.locator('.comment-form .monaco-editor').click();
    await page.keyboard.type('Who was **not** asked?');
    // Until the editor has taken note of the words, its key does nothing.
    await box.getByRole('button', { name: 'Add Comment', disabled: false }).waitFor();
    await editor.picture('supervisor-11-writing');
    await page.keyboard.press('Control+Enter');
    await thread('Who was not asked?').getByText('Sam Jones').first().waitFor();
    await editor.picture('supervisor-12-comment');
    const written = await recordsOfSam('ann');
    assert.match(written, /text: Who was \*\*not\*\* asked\?\n {2}prompt: benefits\n {2}anchor:/);
    assert.doesNotMatch(written, /families/);
  });

  it('2. accepts what is claimed, and signs off with one sentence', async () => {
    await editor.chooseFromMenu(row(/^Co-producing with Ann Smith/), 'Accept CPD Claim');
    const question = editor.page.getByRole('dialog');
    await question.getByText('90 min, 30 of them with others').waitFor();
    await question.getByRole('button', { name: 'Accept', exact: true }).click();
    await editor.shows('Accepted: ');
    await editor.picture('supervisor-13-accepted');
    await editor.runCommand(await command('signOff'));
    await editor.quickInput.getByText('Sign Off “Co-producing with Ann Smith”').first().waitFor();
    await editor.picture('supervisor-14-statement');
    await editor.type('Discussed together on Monday.');
    await lens('signed off by Sam Jones').waitFor();
    await row(/^Ann Smith, (?:\d+ files? not shared yet · )?(?:active in|quiet since)/).waitFor();
    await editor.picture('supervisor-15-signed-off');
    assert.match(
      await recordsOfSam('ann'),
      /kind: accepted[^]*statement: Discussed together on Monday\.\n/,
    );
  });

  it('2. reads who recorded what, and what git says of it', async () => {
    await editor.runCommand(await command('showReviewRecords'));
    await editor.quickPicks.filter({ hasText: 'Sam Jones signed it off' }).waitFor();
    await editor.quickInput.getByText('not committed here').first().waitFor();
    await editor.quickInput
      .getByText(/commit [0-9a-f]{8}: not signed/)
      .first()
      .waitFor();
    await editor.picture('supervisor-16-records');
    await editor.page.keyboard.press('Escape');
  });

  it('2. goes on to the next entry to review', async () => {
    await editor.runCommand(await command('nextToReview'));
    await editor.page
      .locator('.monaco-editor .view-line', { hasText: '# Co-producing with Cara Muir' })
      .waitFor();
    await editor.runCommand(await command('nextToReview'));
    await editor.shows('No other entry waits for your review.');
  });

  it('2. does not accept another claim, and says why', async () => {
    await editor.chooseFromMenu(row(/^Co-producing with Cara Muir/), 'Reject CPD Claim…');
    await editor.quickInput.getByText('Reject CPD Claim: ').first().waitFor();
    await editor.picture('supervisor-17-reason');
    await editor.type('Thirty minutes of it were a break.');
    await editor.shows('Not accepted: ');
    assert.match(await recordsOfSam('cara'), /reason: Thirty minutes of it were a break\.\n/);
  });

  it('says when nothing waits any more', async () => {
    await editor.chooseFromMenu(row(/^Co-producing with Cara Muir/), 'Mark as Reviewed');
    await editor.page
      .locator('.pane', { hasText: 'Team' })
      .first()
      .getByText('Nothing waits for your review.')
      .waitFor();
    await editor.picture('supervisor-18-nothing');
    assert.match(await inClone('cara', teamEntry), /Ask earlier\./, 'the entry is as it was');
  });

  it('is not offered to complete someone else’s draft', async () => {
    const { page } = editor;
    await editor.runCommand('Go to File...');
    await page.keyboard.type('dev/entries/2026/one.md');
    await editor.quickPicks.filter({ hasText: 'dev' }).first().click();
    await page.locator('.statusbar').getByText('2.9 · drafting').waitFor();
    await editor.picture('supervisor-draft');
    const complete = page.locator('.editor-actions').getByRole('button', { name: 'Mark Complete' });
    await complete.waitFor({ state: 'detached' });
  });

  it('writes down with Ann what they agreed, below what was reviewed', async () => {
    const { page } = editor;
    await editor.chooseFromMenu(row(/^Ann Smith/), 'New Supervision Record');
    await page.locator('.tab.active', { hasText: 'supervision' }).waitFor();
    await page
      .locator('.view-line', { hasText: 'Co-producing with Ann Smith' })
      .getByText('signed off by Sam Jones')
      .waitFor();
    await editor.picture('supervisor-19-supervision');
    await editor.runCommand('Go to Line/Column...');
    const text = await inClone('ann', await supervisionPath());
    const below = text.split('\n').findIndex((line) => line.includes('prompt: actions')) + 3;
    await editor.type(`:${below},1`);
    await page.keyboard.type('- [ ] Shadow the outreach team (Ann, by 15 January)');
    await page.keyboard.press('Control+S');
    await editor.picture('supervisor-20-agreed');
  });

  const supervisionPath = async (): Promise<string> => {
    const names = await readdir(path.join(folder.path, 'ann/entries/2026'));
    const name = names.find((one) => one.includes('supervision'));
    assert.ok(name, names.join());
    return `entries/2026/${name}`;
  };

  it('2. shares the files that it shows, and nothing else', async () => {
    await editor.chooseFromMenu(row(/^Ann Smith/), 'Share…');
    await editor.quickInput.getByText('Share (1/2)').waitFor();
    await editor.quickInput.getByText('About “Co-producing with Ann Smith”').first().waitFor();
    await editor.quickInput.getByText('Supervision record').first().waitFor();
    await editor.picture('supervisor-21-leaving');
    await editor.page.keyboard.press('Enter');
    await editor.quickInput.getByText('Share (2/2)').waitFor();
    await editor.quickInput.getByText(/Check that no one can be identified/).waitFor();
    await editor.picture('supervisor-22-message');
    await editor.page.keyboard.press('Enter');
    await notification(editor, 'Shared.');
    await editor.picture('supervisor-23-shared');
    await clearNotifications(editor);
    const left = git('ann', 'show', '--name-only', '--format=%an', 'origin/main').split('\n');
    assert.equal(left.length, 5, left.join('\n'));
    assert.equal(git('ann', 'status', '--porcelain'), '');
  });

  it('3. is answered by Ann, on her own computer', async () => {
    const ann = await folder.ownClone('Ann Smith');
    const records = path.join(ann.root, '.journal/records/sam');
    const [file] = await readdir(records);
    const comment = /- id: (\w+)\n.*\n {2}kind: comment/.exec(
      await readFile(path.join(records, file!), 'utf8'),
    );
    assert.ok(comment, 'the comment came to her');
    ann.put(
      '.journal/records/ann/one.devicecc.yaml',
      `- id: annanswers1\n  at: ${new Date().toISOString()}\n  kind: comment\n  text: The neighbours.\n  of: ${comment[1]}\n`,
    );
    ann.put(teamEntry, answered('Ann Smith', 'Ask earlier, and ask the neighbours.'));
    await ann.share('Share 1 entry, records about 1 entry');
  });

  it('1. next morning gets it, and sees what is new', async () => {
    await editor.page.reload();
    await editor.page.locator('.monaco-workbench .statusbar').waitFor();
    await row(/^Ann Smith, (?:\d+ files? not shared yet · )?(?:active in|quiet since)/).waitFor();
    await editor.chooseFromMenu(row(/^Ann Smith/), 'Share…');
    await notification(editor, 'Changes received from');
    await clearNotifications(editor);
    await row(/^Ann Smith, 1 waiting · 1 changed · 1 unread/).waitFor();
    await editor.picture('supervisor-24-next-morning');
  });

  it('3. goes to Ann’s answer, and to what she changed', async () => {
    await editor.chooseFromMenu(row(/^Ann Smith, 1 waiting/), 'Next Unread Comment');
    await thread('The neighbours.').getByText('Unread', { exact: true }).waitFor();
    await editor.picture('supervisor-25-answer');
    await editor.runCommand(await command('goToComment'));
    await editor.quickPicks.filter({ hasText: 'The neighbours.' }).waitFor();
    await editor.picture('supervisor-26-comments');
    await editor.page.keyboard.press('Escape');
    await row(/^Co-producing with Ann Smith, changed since review/).click();
    await editor.page
      .locator('.monaco-diff-editor')
      .getByText('and ask the neighbours')
      .first()
      .waitFor();
    await editor.picture('supervisor-27-changed');
    await row(
      /^Ann Smith, 1 waiting · 1 changed · (?:\d+ files? not shared yet · )?(?:active in|quiet since)/,
    ).waitFor();
  });
});
