import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from '../kit/temporaryFolder';
import { entryText } from '../kit/journalTexts';
import { asAnn, journalFolder } from './journal';

const model = (version: number, prompts: readonly string[]): string =>
  [
    `---\nid: t\nversion: ${version}\ntitle: Thinking it over\n---\nBefore.\n`,
    ...prompts.map((id) => `## ${id}? <!-- prompt: ${id} -->\n\nHelp.\n`),
  ].join('\n');

describe('links and revisions', () => {
  let folder: TemporaryFolder;
  let editor: EditorWindow;
  let ann: { dispose(): Promise<void> };

  before(async () => {
    ann = await asAnn();
    folder = await journalFolder({
      '.journal/models/t.md': model(2, ['what', 'who']),
      '.journal/models/t@1.md': model(1, ['what']),
      'entries/one.md': entryText({ id: 'one', title: 'Children first', date: '2026-11-23' }),
      'entries/three.md': '---\nid: three\ntitle: Third\n---\nLike [it](one.md), too.\n',
      'entries/two.md':
        '---\nid: two\ntemplate: models/t\nversion: 1\ntitle: Second thoughts\ndate: 2026-11-24\n---\n# Second thoughts\n\n## what? <!-- prompt: what -->\n\nSee [this](one.md).\n',
    });
    editor = await EditorWindow.open({ folder: folder.path });
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await ann?.dispose();
  });

  /** A lens is drawn anew whenever the journal changes, and a click on one that goes is lost. */
  async function clickLens(title: string, shown: Locator): Promise<void> {
    const lens = editor.page.locator('.codelens-decoration a', { hasText: title });
    for (let attempt = 1; ; attempt++) {
      await lens.click();
      const isShown = await shown.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (isShown) return;
      assert.ok(attempt < 3, `a click on “${title}” has no effect`);
    }
  }

  /** The editor draws a link anew once the key is down, so what is clicked is a place. */
  async function follow(text: string): Promise<void> {
    const link = editor.page.locator('.detected-link', { hasText: text }).first();
    await link.click({ modifiers: ['Control'], force: true });
  }

  async function open(name: string): Promise<void> {
    await editor.runCommand('View: Close All Editors');
    await editor.page.keyboard.press('Control+p');
    await editor.page.keyboard.type(name);
    // What is offered is sorted anew while it comes in, so nothing is clicked.
    await editor.quickPicks.first().filter({ hasText: name }).waitFor();
    await editor.page.keyboard.press('Enter');
    await editor.page.getByRole('tab', { name }).waitFor();
    await editor.page.locator('.monaco-editor.focused').waitFor();
    await editor.page.locator('.codelens-decoration').first().waitFor();
  }

  it('lead from the front matter to the activity', async () => {
    await open('one.md');
    await follow('openlearn-sds-scotland/2.9');
    const page = await editor.webview('main h1');
    await page.getByText('Activity 2.9: Co-producing').waitFor();
  });

  it('lead to the version that the entry was made from', async () => {
    await open('two.md');
    await follow('models/t');
    const page = await editor.webview('main h1:has-text("Thinking it over")');
    await page.getByText('what?').waitFor();
    assert.equal(await page.getByText('who?').count(), 0);
  });

  it('are found from the entry that they lead to', async () => {
    await open('one.md');
    await editor.page.keyboard.press('Control+Home');
    await editor.page.keyboard.press('ArrowDown');
    await editor.page.keyboard.press('Shift+F12');
    await editor.shows(/References \(2\)/);
    await editor.picture('backlinks');
    await editor.page.keyboard.press('Escape');
  });

  it('are completed with the title of the entry', async () => {
    await open('two.md');
    await editor.page.keyboard.press('Control+End');
    await editor.page.keyboard.type('And []');
    await editor.page.keyboard.type('(');
    const offered = editor.page.locator('.suggest-widget .monaco-list-row', {
      hasText: 'Children first',
    });
    await offered.waitFor();
    await editor.picture('link-completion');
    await offered.click();
    await editor.shows('And [Children first](one.md)');
    await editor.runCommand('File: Revert File');
  });

  it('of an activity are shown side by side, and its new question is added', async () => {
    await open('two.md');
    await clickLens('Thinking it over was revised', editor.page.locator('.monaco-diff-editor'));
    await editor.page.locator('.modified .line-insert, .modified .char-insert').first().waitFor();
    await editor.picture('revision');
    await open('two.md');
    await editor.picture('revision-lens');
    await clickLens('add 1 new question', editor.page.getByText('## who?').first());
    await editor.page.getByText('add 1 new question').waitFor({ state: 'detached' });
    assert.equal(await editor.page.getByText('not answered yet').count(), 1);
  });
});
