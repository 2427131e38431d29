import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from '../kit/temporaryFolder';
import { asAnn, command, contents, contentsOnce, journalYaml } from './journal';
import { clearNotifications, notification } from './notifications';
import { daysAgo, professionalsJournal } from './professional';

/** As the browser does it where a file is let go over the last line with the shift key held; runs in the page. */
const dropFile = `{
  const line = [...document.querySelectorAll('.monaco-editor .view-line')].at(-1);
  const { left, top } = line.getBoundingClientRect();
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['certified'], 'My certificate.pdf', { type: 'application/pdf' }));
  for (const kind of ['dragenter', 'dragover', 'drop'])
    line.dispatchEvent(
      new DragEvent(kind, {
        ...{ bubbles: true, cancelable: true, shiftKey: true, dataTransfer },
        ...{ clientX: left + 5, clientY: top + 5 },
      }),
    );
}`;

const first = daysAgo(500);

/** From the regulator to the report and its reviewer: each step goes on where the one before it ended. */
describe('a professional’s day', function () {
  this.bail(true);
  let ann: { dispose(): Promise<void> };
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    ann = await asAnn();
    folder = await professionalsJournal();
    editor = await EditorWindow.open({ folder: folder.path });
    await editor.page.setViewportSize({ width: 1400, height: 850 });
    await editor.page.getByRole('tab', { name: 'Journal' }).first().click();
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await ann?.dispose();
  });

  const title = (text: string | RegExp) =>
    editor.quickInput.locator('.quick-input-title').getByText(text).waitFor();
  const ticked = '.monaco-checkbox[aria-checked="true"]';
  const key = (name: string) => editor.page.keyboard.press(name);
  const text = (words: string) => editor.page.keyboard.type(words);
  const choice = (label: string) =>
    editor.quickInput.locator('.monaco-list-row', { hasText: label }).first();
  const tab = (name: string | RegExp): Promise<void> =>
    editor.page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
  const lens = (words: string): Locator =>
    editor.page.locator('.codelens-decoration').getByText(words, { exact: true });
  const newFiles = async (before: Readonly<Record<string, string>>): Promise<string[]> =>
    Object.keys(await contents(folder)).filter((file) => !(file in before));

  it('1. chooses the regulator, the registration and the first day', async () => {
    await editor.runCommand(await command('followFramework'));
    await title('Follow a Framework');
    await editor.picture('professional-follow-1');
    await editor.type('NMC');
    await title('Registrations and Roles');
    await choice('Midwife').click();
    await editor.picture('professional-follow-2');
    await editor.quickInput.getByRole('button', { name: 'OK' }).click();
    await title('First Day of the Cycle');
    await editor.picture('professional-follow-3');
    await editor.type(first);
    await notification(editor, 'Your journal now follows Revalidation (NMC)');
    assert.equal(
      (await contents(folder))['.journal/journal.yaml'],
      journalYaml.replace(
        'frameworks: []',
        `frameworks: [{ id: nmc-revalidation, cycleStart: ${first}, registrations: [midwife] }]`,
      ),
    );
  });

  it('2. logs an hour in five fields, with the keys alone', async () => {
    const before = await contents(folder);
    await editor.runCommand('View: Close All Editors');
    await editor.runCommand(await command('logCpd'));
    await title('Log CPD (1/5)');
    await text('Wound care with the ward team');
    await editor.picture('professional-log-1');
    await key('Enter');
    await title('Log CPD (2/5)');
    await editor.picture('professional-log-day');
    await key('Enter');
    await title('Log CPD (3/5)');
    await text('1h30 / 45');
    await editor.picture('professional-log-2');
    await key('Enter');
    await title('Log CPD (4/5)');
    await text('safety');
    await key('ArrowDown');
    await key('Space');
    await editor.quickInput.getByText('1 Selected').waitFor();
    await editor.picture('professional-log-3');
    await key('Enter');
    await title('Log CPD (5/5)');
    await editor.picture('professional-log-4');
    await key('Enter');
    await tab('wound-care');
    await notification(editor, 'Logged: Wound care with the ward team, 1 h 30 min');
    await editor.picture('professional-log-5');
    const [entry, ...others] = await newFiles(before);
    assert.deepEqual(others, []);
    assert.match(
      (await contents(folder))[entry!]!,
      /cpd:\n {2}minutes: 90\n {2}participatory: 45\n {2}covers:\n {4}- nmc-revalidation\/preserve-safety\n---\n/,
    );
  });

  it('2. goes back to an answer and finds it there, and Escape makes nothing', async () => {
    // Escape would go to the messages first.
    await clearNotifications(editor);
    const before = await contents(folder);
    await editor.runCommand(await command('logCpd'));
    await title('Log CPD (1/5)');
    await editor.type('Reading');
    await title('Log CPD (2/5)');
    await key('Enter');
    await title('Log CPD (3/5)');
    await editor.type('an hour');
    await editor.quickInput.getByText('Please write a time').waitFor();
    await editor.picture('professional-log-6');
    await editor.quickInput.getByRole('button', { name: 'Back' }).click();
    await title('Log CPD (2/5)');
    await editor.quickInput.getByRole('button', { name: 'Back' }).click();
    await title('Log CPD (1/5)');
    const box = editor.quickInput.locator('.quick-input-box input');
    assert.equal(await box.inputValue(), 'Reading');
    await key('Enter');
    await title('Log CPD (2/5)');
    await key('Enter');
    await title('Log CPD (3/5)');
    await key('Enter');
    await title('Log CPD (4/5)');
    for (const kind of ['Course or training', 'Other learning']) await choice(kind).click();
    // Of the kinds the newest one stays.
    const ticks = editor.quickInput.locator('.monaco-list-row', {
      has: editor.page.locator(ticked),
    });
    await ticks.filter({ hasText: 'Course or training' }).waitFor({ state: 'detached' });
    await ticks.filter({ hasText: 'Other learning' }).waitFor();
    await editor.picture('professional-log-7');
    await key('Escape');
    await editor.quickInput.waitFor({ state: 'hidden' });
    assert.deepEqual(await contents(folder), before);
  });

  it('2. drops a certificate into the entry', async () => {
    await editor.page.evaluate(dropFile);
    await editor.page.locator('.view-line', { hasText: '[My certificate.pdf](' }).waitFor();
    await editor.picture('professional-drop');
    await editor.runCommand('File: Save');
    // Two files, in whichever order the editor writes them.
    const isCopy = (file: string): boolean => file.includes('my-certificate');
    const files = await contentsOnce(
      folder,
      (all) =>
        Object.entries(all).some(([file, text]) => isCopy(file) && text !== '') &&
        Object.values(all).some((text) => text.includes('[My certificate.pdf](')),
    );
    const copy = Object.keys(files).find(isCopy)!;
    assert.match(copy, /^attachments\/\d{4}\/my-certificate(-\w{6})?\.pdf$/);
    assert.equal(files[copy], 'certified');
    const [, entry] = Object.entries(files).find(([file]) => file.includes('wound-care'))!;
    assert.ok(entry.includes(`  evidence:\n    - ${copy}\n`));
    assert.ok(entry.includes(`[My certificate.pdf](../../${copy})`));
  });

  it('2. logs something privately', async () => {
    const before = await contents(folder);
    await editor.runCommand(await command('logCpd'));
    await editor.type('Debriefing after a hard night');
    await title('Log CPD (2/5)');
    await key('Enter');
    await title('Log CPD (3/5)');
    await editor.type('45 / 45');
    await title('Log CPD (4/5)');
    await key('Enter');
    await title('Log CPD (5/5)');
    await editor.picture('professional-log-private');
    await choice('Log It Privately').click();
    const said = await notification(editor, 'Logged privately: Debriefing after a hard night');
    const files = await newFiles(before);
    assert.deepEqual(
      files.map((file) => file.replace(/\/[^/]*$/, '')),
      ['.gitignore', `private/entries/${new Date().getFullYear()}`],
    );
    // Whoever was in other words is offered to go on here.
    await said.getByRole('button', { name: 'Write More' }).click();
    await tab('debriefing');
  });

  it('2. writes after a shift, under three headings', async () => {
    await editor.runCommand(await command('newReflection'));
    await title('New Reflection');
    await editor.picture('professional-reflection-models');
    await editor.type('Driscoll');
    await editor.quickInput.getByText('What is it about?').waitFor();
    await editor.type('A family that lost a child');
    for (const [at, words] of [
      'Two colleagues and I looked after a family who had lost a child.',
      'I noticed that I talked to fill the silence.',
      'I ask for the bereavement study day, and sit with the silence next time.',
    ].entries()) {
      if (at > 0) await editor.runCommand(await command('nextUnanswered'));
      await editor.page
        .locator('.statusbar')
        .getByText(`Ln ${12 + 4 * at}, Col 1`)
        .waitFor();
      await text(words);
      await lens(`${words.split(' ').length} words`).waitFor();
    }
    await editor.picture('professional-reflection');
    await editor.runCommand('File: Save');
    await contentsOnce(folder, (all) =>
      Object.values(all).some((one) => one.includes('sit with the silence next time.')),
    );
  });

  it('3. opens the ledger from its card, sees a bar a requirement and the longest gap', async () => {
    await editor.runCommand('View: Close All Editors');
    const panel = await editor.webview('rj-ledger-card');
    await editor.picture('professional-card');
    await panel.getByRole('button', { name: 'Open ledger of Revalidation (NMC)' }).click();
    const ledger = await editor.webview('rj-requirements');
    await ledger.getByText('11 h 30 min of 35 h recorded; 6 h in future entries').waitFor();
    await ledger.getByRole('cell', { name: 'not yet' }).first().waitFor();
    await editor.picture('professional-ledger');
    await ledger.getByRole('heading', { name: 'Gaps' }).scrollIntoViewIfNeeded();
    await editor.picture('professional-ledger-gaps');
  });

  it('3. reads what counts towards a bar and why, and sees it follow a file', async () => {
    const ledger = await editor.webview('rj-requirements');
    await writeFile(
      path.join(folder.path, 'entries/handover.md'),
      `---\nid: handover\ntitle: Handover with students\ndate: ${daysAgo(3)}\ncpd: { minutes: 45, type: peer-learning }\n---\n`,
    );
    await ledger.getByText('12 h 15 min of 35 h recorded; 6 h in future entries').waitFor();
    await ledger.getByRole('button', { name: /^\s*Hours of learning \d/ }).click();
    await ledger.getByRole('button', { name: 'Recognising sepsis early' }).waitFor();
    await editor.picture('professional-ledger-list');
    await ledger.getByRole('button', { name: 'Recognising sepsis early' }).click();
    await tab('sepsis.md');
  });

  /** Up to the file, which is where it is suggested. */
  async function makeReport(format: string): Promise<string> {
    const before = await contents(folder);
    await editor.runCommand(await command('createReport'));
    await title('Create Report: of which dates?');
    await editor.picture(`professional-report-${format}-dates`);
    await editor.pick('This cycle');
    await title('Create Report: in which format?');
    await editor.picture(`professional-report-${format}-formats`);
    await editor.pick(format);
    await title('Create Report: with which entries?');
    await choice('Recognising sepsis early').waitFor();
    await editor.picture(`professional-report-${format}-entries`);
    await key('Enter');
    await title('The preview is open. Save the report?');
    await (await editor.webview(':text("Recognising sepsis early")')).waitForLoadState();
    await editor.picture(`professional-report-${format}-preview`);
    assert.deepEqual(await contents(folder), before, 'nothing is saved yet');
    await key('Enter');
    await editor.quickInput.waitFor({ state: 'hidden' });
    const files = await contentsOnce(folder, (all) =>
      Object.keys(all).some((file) => !(file in before)),
    );
    const [made, ...others] = Object.keys(files).filter((file) => !(file in before));
    assert.deepEqual(others, []);
    const { PICTURES } = process.env;
    if (PICTURES) {
      const bytes = await readFile(path.join(folder.path, made!));
      await writeFile(path.join(PICTURES, path.basename(made!)), bytes);
    }
    return made!;
  }

  for (const [format, ending, begins] of [
    ['HTML', 'html', /^<!doctype html>/i],
    ['Word', 'docx', /^PK/],
    ['PDF', 'pdf', /^%PDF-/],
    ['CSV', 'csv', /Recognising sepsis early/],
    ['Markdown', 'md', /^# Revalidation record\n/],
    ['JSON', 'json', /^\{/],
  ] as const)
    it(`4. makes the report as ${format}, and finds it again`, async () => {
      await clearNotifications(editor);
      const made = await makeReport(format);
      assert.match(made, new RegExp(`^reports/\\d{4}-\\d\\d-\\d\\d-nmc-revalidation\\.${ending}$`));
      const content = (await contents(folder))[made]!;
      assert.match(content, begins);
      assert.doesNotMatch(content, /Debriefing/, 'what is private has no tick');
      const said = await notification(editor, 'Saved as reports');
      await editor.picture(`professional-report-${format}-saved`);
      await said.getByRole('button', { name: 'Show in Folder' }).click();
      await editor.page
        .locator('.explorer-folders-view .monaco-list-row.selected', {
          hasText: path.basename(made),
        })
        .waitFor();
      await editor.picture(`professional-report-${format}-folder`);
    });

  it('4. opens it where the editor can show it', async () => {
    await clearNotifications(editor);
    const made = await makeReport('Markdown');
    const said = await notification(editor, 'Saved as reports');
    await said.getByRole('button', { name: 'Open' }).click();
    await tab(path.basename(made));
    await editor.picture('professional-report-opened');
  });

  it('5. names a reviewer and asks for a review', async () => {
    await clearNotifications(editor);
    await editor.runCommand(await command('addReviewer'));
    await title('Add a Reviewer');
    await editor.picture('professional-reviewer-1');
    await editor.pick('Someone New…');
    await editor.quickInput.getByText('Their name').waitFor();
    await editor.type('Kim Lee');
    await editor.quickInput.getByText('Their e-mail address').waitFor();
    await editor.picture('professional-reviewer-2');
    await editor.type('kim@example.org');
    await notification(editor, 'Kim Lee can now review and sign off your entries.');
    await editor.picture('professional-reviewer-3');
    await clearNotifications(editor);
    await editor.runCommand('Go to File...');
    await text('account.md');
    await choice('account.md').click();
    await tab('account.md');
    await editor.runCommand(await command('markComplete'));
    await notification(editor, /completed/);
    await editor.picture('professional-reviewer-4');
    await editor.runCommand(await command('askForReview'));
    await lens('review asked for').waitFor();
    await editor.picture('professional-reviewer-5');
    const records = Object.entries(await contents(folder)).filter(([file]) =>
      file.startsWith('.journal/records/ann/a-birth-plan'),
    );
    assert.match(
      records.map(([, one]) => one).join(),
      /kind: review-requested\n(?: {2}.*\n)* {2}reviewer: kim-lee/,
    );
  });
});
