import assert from 'node:assert/strict';
import path from 'node:path';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from './folder';
import { asAnn, command, contents, contentsOnce, journalFolder, journalYaml } from './journal';
import { clearNotifications, notification } from './notifications';

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

/** The first two steps of a professional’s day, each going on where the one before it ended. */
describe('a professional who follows a framework', function () {
  this.bail(true);
  let ann: { dispose(): Promise<void> };
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    ann = await asAnn();
    folder = await journalFolder();
    editor = await EditorWindow.open({ folder: folder.path });
    editor.page.setDefaultTimeout(15_000);
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await ann?.dispose();
  });

  const { PICTURES } = process.env;
  const picture = async (name: string): Promise<void> => {
    if (PICTURES) await editor.screenshot(path.join(PICTURES, `${name}.png`));
  };
  const title = (text: string | RegExp) =>
    editor.quickInput.locator('.quick-input-title').getByText(text).waitFor();
  const ticked = '.monaco-checkbox[aria-checked="true"]';
  const key = (name: string) => editor.page.keyboard.press(name);
  const text = (words: string) => editor.page.keyboard.type(words);

  it('1. chooses the regulator, the registration and the first day', async () => {
    await editor.runCommand(await command('followFramework'));
    await title('Follow a Framework');
    await picture('follow-1');
    await editor.type('NMC');
    await title('Registrations and Roles');
    await editor.quickInput.locator('.monaco-list-row', { hasText: 'Midwife' }).first().click();
    await picture('follow-2');
    await editor.quickInput.getByRole('button', { name: 'OK' }).click();
    await title('First Day of the Cycle');
    await picture('follow-3');
    await editor.type('2025-04-01');
    await notification(editor, 'Your journal follows Revalidation (NMC) now');
    assert.equal(
      (await contents(folder))['.journal/journal.yaml'],
      journalYaml.replace(
        'frameworks: []',
        'frameworks: [{ id: nmc-revalidation, cycleStart: 2025-04-01, registrations: [midwife] }]',
      ),
    );
  });

  it('2. logs an hour in four fields, with the keys alone', async () => {
    await editor.runCommand('View: Close All Editors');
    await editor.runCommand(await command('logCpd'));
    await title('Log CPD (1/4)');
    await text('Wound care with the ward team');
    await picture('log-1');
    await key('Enter');
    await title('Log CPD (2/4)');
    await text('1h30 / 45');
    await picture('log-2');
    await key('Enter');
    await title('Log CPD (3/4)');
    await text('safety');
    await key('ArrowDown');
    await key('Space');
    await editor.quickInput.getByText('1 Selected').waitFor();
    await picture('log-3');
    await key('Enter');
    await title('Log CPD (4/4)');
    await picture('log-4');
    await key('Enter');
    await editor.page.locator('.tabs-container .tab.active', { hasText: 'wound-care' }).waitFor();
    await notification(editor, 'Logged: Wound care with the ward team, 1 h 30 min');
    await picture('log-5');
    const [entry] = Object.entries(await contents(folder)).filter(([file]) =>
      file.startsWith('entries/'),
    );
    assert.match(
      entry![1],
      /cpd:\n {2}minutes: 90\n {2}participatory: 45\n {2}covers:\n {4}- nmc-revalidation\/preserve-safety\n---\n/,
    );
  });

  it('2. goes back to an answer and finds it there, and Escape makes nothing', async () => {
    // Escape would go to the messages first.
    await clearNotifications(editor);
    const before = await contents(folder);
    await editor.runCommand(await command('logCpd'));
    await title('Log CPD (1/4)');
    await editor.type('Reading');
    await title('Log CPD (2/4)');
    await editor.type('an hour');
    await editor.quickInput.getByText('Please write a time').waitFor();
    await picture('log-6');
    await editor.quickInput.getByRole('button', { name: 'Back' }).click();
    await title('Log CPD (1/4)');
    const box = editor.quickInput.locator('.quick-input-box input');
    assert.equal(await box.inputValue(), 'Reading');
    await key('Enter');
    await title('Log CPD (2/4)');
    await key('Enter');
    await title('Log CPD (3/4)');
    for (const kind of ['Course or training', 'Other learning'])
      await editor.quickInput.locator('.monaco-list-row', { hasText: kind }).first().click();
    // Of the kinds the newest one stays.
    const ticks = editor.quickInput.locator('.monaco-list-row', {
      has: editor.page.locator(ticked),
    });
    await ticks.filter({ hasText: 'Course or training' }).waitFor({ state: 'detached' });
    await ticks.filter({ hasText: 'Other learning' }).waitFor();
    await picture('log-7');
    await key('Escape');
    await editor.quickInput.waitFor({ state: 'hidden' });
    assert.deepEqual(await contents(folder), before);
  });

  it('2. drops a certificate into the entry', async () => {
    await editor.page.evaluate(dropFile);
    await editor.page.locator('.view-line', { hasText: '[My certificate.pdf](' }).waitFor();
    await picture('drop');
    await editor.runCommand('File: Save');
    const files = await contentsOnce(folder, (all) =>
      Object.values(all).some((text) => text.includes('[My certificate.pdf](')),
    );
    const copy = Object.keys(files).find((file) => file.startsWith('attachments/'))!;
    assert.match(copy, /^attachments\/\d{4}\/my-certificate(-\w{6})?\.pdf$/);
    assert.equal(files[copy], 'certified');
    const [, entry] = Object.entries(files).find(([file]) => file.startsWith('entries/'))!;
    assert.ok(entry.includes(`  evidence:\n    - ${copy}\n`));
    assert.ok(entry.includes(`[My certificate.pdf](../../${copy})`));
  });
});
