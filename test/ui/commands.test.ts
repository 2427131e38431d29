import assert from 'node:assert/strict';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { parse } from 'yaml';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from '../kit/temporaryFolder';
import { entryText } from '../kit/journalTexts';
import { asAnn, command, contents, journalFolder, journalYaml } from './journal';
import { clearNotifications, notification } from './notifications';

const october = 'entries/2026/2026-10-02-first.md';
const september = 'entries/2026/2026-09-15-before.md';
const answers = {
  benefits: 'Trust grew.',
  elsewhere: 'In a village, too.',
  'own-practice': 'Ask earlier, Quokkapotamus.',
};

describe('commands', () => {
  let ann: { dispose(): Promise<void> };
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    ann = await asAnn();
    folder = await journalFolder({
      [october]: entryText({ id: 'first', title: 'The first one', date: '2026-10-02', ...answers }),
      [september]: entryText({ id: 'before', title: 'Before it', date: '2026-09-15' }),
      '.journal/courses/own/course.yaml':
        "id: own\ntitle: My own course\nsections:\n  - { number: '1', title: One, activities: [] }\n",
    });
    editor = await EditorWindow.open({ folder: folder.path });
    await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await editor.page.getByRole('tab', { name: 'Journal' }).first().click();
    await entries().getByText('The first one').waitFor();
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await ann?.dispose();
  });

  beforeEach(async () => {
    await editor.runCommand('View: Close All Editors');
    await clearNotifications(editor);
  });

  const run = async (name: string) => editor.runCommand(await command(name));
  const view = (title: string): Locator => editor.page.locator('.pane', { hasText: title });
  const entries = () => view('Entries').last().getByRole('treeitem');
  const escape = async () => {
    await editor.page.keyboard.press('Escape');
    await editor.quickInput.waitFor({ state: 'hidden' });
  };
  /** The title or the prompt of a question: the palette, which lists commands of that name, has neither. */
  const asks = (text: string) =>
    editor.quickInput
      .locator('.quick-input-title, .quick-input-message')
      .filter({ hasText: text })
      .first()
      .waitFor();
  /** Changes whether this is chosen in a list of several, and takes the list as it is then. */
  const tick = async (label: string) => {
    await editor.quickInput.locator('.monaco-list-row', { hasText: label }).first().click();
    await editor.quickInput.getByRole('button', { name: 'OK' }).click();
    await editor.quickInput.waitFor({ state: 'hidden' });
  };
  const dialog = () => editor.page.locator('.monaco-dialog-box');
  const openTab = (name: string | RegExp) =>
    editor.page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
  /** The entry's line, after its month was opened. */
  const shown = async (label: string, month: string) => {
    const row = entries().filter({ hasText: month });
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
    const line = entries().filter({ hasText: label }).first();
    await line.waitFor();
    return line;
  };
  const open = async (label: string, month: string) => {
    await (await shown(label, month)).click();
    await editor.page.locator('.tabs-container .tab.active').waitFor();
  };

  /** What is new on disk since then. */
  async function newFiles(before: Record<string, string>): Promise<[string, string][]> {
    const now = await contents(folder);
    for (const [file, text] of Object.entries(before)) assert.equal(now[file], text, file);
    return Object.entries(now).filter(([file]) => !(file in before));
  }

  describe('nothing is made when Escape is pressed', () => {
    let before_: Record<string, string>;

    beforeEach(async () => {
      before_ = await contents(folder);
    });

    afterEach(async () => {
      assert.deepEqual(await contents(folder), before_);
    });

    it('where an activity is chosen', async () => {
      await run('newEntry');
      await asks('New Entry from Activity');
      await escape();
    });

    it('where there is an entry already', async () => {
      await run('newEntry');
      await editor.type('2.9');
      await asks('You already have an entry for Activity 2.9');
      await escape();
    });

    it('where questions are chosen', async () => {
      await run('newReflection');
      await asks('New Reflection');
      await escape();
    });

    it('where a title is asked for', async () => {
      await run('newReflection');
      await editor.pick('Free Entry');
      await asks('A title');
      await escape();
    });

    it('where courses are chosen', async () => {
      await run('chooseCourses');
      await asks('Choose Courses');
      await escape();
    });

    it('where an entry would be deleted permanently', async () => {
      await open('Before it', 'September 2026');
      await run('deleteEntry');
      await dialog().getByText('deleted permanently').waitFor();
      await editor.page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'hidden' });
    });
  });

  it('open the entry that there is', async () => {
    const before = await contents(folder);
    await run('newEntry');
    await editor.type('2.9');
    await editor.pick('Open “The first one”');
    await openTab('2026-10-02-first.md');
    assert.deepEqual(await newFiles(before), []);
  });

  it('start another entry with a path of its own', async () => {
    for (const count of [1, 2]) {
      const before = await contents(folder);
      await run('newEntry');
      await editor.type('2.9');
      await editor.pick('Start Another Entry');
      await openTab('co-producing-self-directed');
      assert.equal((await newFiles(before)).length, 1, `entry ${count}`);
      await editor.runCommand('View: Close All Editors');
    }
  });

  it('start a reflection with the questions of a model', async () => {
    const before = await contents(folder);
    await run('newReflection');
    await editor.type('Driscoll');
    await editor.quickInput.getByText('What is it about? Leave blank to use “').waitFor();
    await editor.page.keyboard.press('Enter');
    await openTab('driscoll');
    const [[, text] = ['', '']] = await newFiles(before);
    assert.match(text, /^template: models\/driscoll$/m);
    assert.deepEqual(
      [...text.matchAll(/^## (.*) <!-- prompt: (.*) -->$/gm)].map(([, heading, id]) => [
        heading,
        id,
      ]),
      [
        ['What?', 'what'],
        ['So what?', 'so-what'],
        ['Now what?', 'now-what'],
      ],
    );
    await editor.page
      .locator('.statusbar')
      .getByText(/^Ln 12, Col 1$/)
      .waitFor();
  });

  it('start a free entry, whatever its title', async () => {
    const title = `A "quoted" day: it's – 😀 #1 <b>`;
    const before = await contents(folder);
    await run('newReflection');
    await editor.pick('Free Entry');
    await editor.type(title);
    await openTab(/quoted/);
    const [[file, latin1] = ['', '']] = await newFiles(before);
    const text = Buffer.from(latin1, 'latin1').toString('utf8');
    const [, meta, body] = /^---\n([^]*?)---\n([^]*)$/.exec(text)!;
    assert.equal((parse(meta!) as { title: string }).title, title);
    assert.ok(body!.startsWith(`# ${title}\n\n`));
    assert.match(path.basename(file), /^[\w-]+\.md$/);
  });

  it('open today’s entries', async () => {
    await run('openToday');
    // The four that were made above.
    await editor.page.locator('.tabs-container .tab').nth(3).waitFor();
  });

  it('choose courses, off and on again, and touch nothing else of journal.yaml', async () => {
    const toggle = async (title: string) => {
      await run('chooseCourses');
      await tick(title);
    };
    const file = '.journal/journal.yaml';
    const activities = view('Activities').first().getByRole('treeitem');
    await toggle('Foundations for self-directed support');
    await activities.getByText('2.9 Co-producing').waitFor({ state: 'detached' });
    const without = (await contents(folder))[file]!;
    assert.equal(without, journalYaml.replace('[openlearn-sds-scotland]', '[]'));
    await toggle('My own course');
    await activities.getByText('My own course').waitFor();
    await toggle('My own course');
    await activities.getByText('My own course').waitFor({ state: 'detached' });
    await toggle('Foundations for self-directed support');
    await activities.getByText('2.9 Co-producing').waitFor();
    assert.equal((await contents(folder))[file], journalYaml);
  });

  it('list entries by month, newest first, and filter them', async () => {
    const months = (await entries().allInnerTexts()).filter((text) => /^\s*\w+ 2026/.test(text));
    assert.ok(months.length >= 2);
    const order = months.map((text) => text.trim().split(/\s/)[0]!);
    assert.deepEqual(order.slice(-2), ['October', 'September']);

    await run('filterEntriesByText');
    await editor.type('before');
    await view('Entries').last().getByText('Showing: “before”').waitFor();
    await entries().getByText('Before it').waitFor();
    assert.equal(await entries().getByText('The first one').count(), 0);

    await run('filterEntriesByStatus');
    await tick('signed off');
    await view('Entries').last().getByText('No entries match the filter.').waitFor();
    await view('Entries').last().getByRole('button', { name: 'Clear Filter' }).last().click();
    await entries().getByText('October 2026').waitFor();
    assert.equal(
      await view('Entries')
        .last()
        .getByText(/^Showing:/)
        .count(),
      0,
    );
  });

  it('delete an entry, and put back the same bytes', async () => {
    const before = await contents(folder);
    await open('The first one', 'October 2026');
    await run('deleteEntry');
    await dialog().getByRole('button', { name: 'Delete Permanently' }).click();
    const said = await notification(editor, '“The first one” was deleted.');
    await entries().getByText('The first one').waitFor({ state: 'detached' });
    assert.equal((await contents(folder))[october], undefined);
    await said.getByRole('button', { name: 'Undo' }).click();
    await shown('The first one', 'October 2026');
    await openTab('2026-10-02-first.md');
    assert.deepEqual(await contents(folder), before);
  });

  it('move an entry to private and share it again, once that is confirmed', async () => {
    const before = await contents(folder);
    await open('The first one', 'October 2026');
    await run('moveToPrivate');
    await notification(editor, 'The entry is now private.');
    const hidden = await contents(folder);
    assert.equal(hidden[october], undefined);
    assert.equal(hidden[`private/${october}`], before[october]);
    await openTab('2026-10-02-first.md');

    await run('share');
    await dialog().getByText('Share this entry?').waitFor();
    await editor.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    assert.deepEqual(await contents(folder), hidden);

    await run('share');
    await dialog().getByRole('button', { name: 'Share' }).click();
    await dialog().waitFor({ state: 'hidden' });
    const path = editor.page.locator('.monaco-breadcrumbs');
    await path.filter({ hasText: '2026-10-02-first.md', hasNotText: 'private' }).waitFor();
    await entries()
      .and(editor.page.getByLabel(/private/))
      .waitFor({ state: 'detached' });
    const { '.gitignore': ignored, ...now } = await contents(folder);
    assert.match(ignored!, /^\/private\/$/m);
    assert.deepEqual(now, before);
  });

  it('copy progress as text', async () => {
    await run('copyProgress');
    await editor.shows('Progress copied');
    const text = await editor.page.evaluate<string>('navigator.clipboard.readText()');
    assert.match(text, /^Foundations for self-directed support in Scotland: 0 of 1 done\n/);
    assert.match(text, /2\.9 Co-producing .*: answered · 0 of about 25 min/);
    assert.doesNotMatch(text, /Quokkapotamus/);
  });

  it('show a log that holds no answer', async () => {
    await run('showLog');
    const output = editor.page.locator('.part.panel');
    await output.locator('select', { hasText: 'Reflective Journal' }).first().waitFor();
    assert.doesNotMatch(await output.innerText(), /Quokkapotamus|village/);
    await output.locator('.monaco-editor.focused').waitFor();
    await editor.runCommand('View: Hide Panel');
  });
});
