import axe, { type AxeResults } from 'axe-core';
import assert from 'node:assert/strict';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from '../kit/temporaryFolder';
import { entryText } from '../kit/journalTexts';
import { journalFolder } from './journal';

const themes = ['Light Modern', 'Dark Modern', 'Dark High Contrast', 'Light High Contrast'];

describe('side panel in the editor', () => {
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    folder = await journalFolder({
      'entries/2026/one.md': entryText({
        id: 'one',
        title: 'One',
        date: '2026-10-02',
        benefits: 'Trust.',
      }),
      'entries/2026/bad.md': '---\nid: bad\n\nnever closed\n',
    });
    editor = await EditorWindow.open({ folder: folder.path });
    await editor.page.getByRole('tab', { name: 'Journal' }).first().click();
    await (await editor.webview('rj-progress')).getByRole('button', { name: 'Continue' }).waitFor();
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
  });

  for (const theme of themes) {
    it(`has nothing that axe-core finds in ${theme}`, async () => {
      await editor.chooseTheme(theme);
      const frame = await editor.webview('rj-progress');
      await frame.getByRole('button', { name: 'Continue' }).waitFor();
      await frame.evaluate(axe.source);
      // The page is transparent; this is what lies behind it.
      await frame.evaluate(
        "document.documentElement.style.background = 'var(--vscode-sideBar-background)'",
      );
      const { violations } = await frame.evaluate<AxeResults>('axe.run(document)');
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
    });
  }

  it('gives its trees and what is in them names to be read out', async () => {
    const sidebar = editor.page.locator('.part.sidebar');
    for (const name of ['Activities', 'Entries'])
      await sidebar.getByRole('tree', { name }).waitFor();
    const labels = await sidebar
      .getByRole('treeitem')
      .evaluateAll((rows) =>
        rows.map((row) =>
          (row as { getAttribute(name: string): string | null }).getAttribute('aria-label'),
        ),
      );
    assert.ok(labels.length >= 7);
    assert.ok(labels.every((label) => label?.trim()));
    assert.ok(
      labels.some((label) =>
        /^2\.9 Co-producing.*, drafting · 0 of about 25 min/.test(label ?? ''),
      ),
      labels.join('\n'),
    );
    assert.ok(
      labels.some((label) => (label ?? '').startsWith('One, 2 Oct 2026 · Activity 2.9 · drafting')),
    );
  });

  it('is reached by F6 and Tab alone', async () => {
    const { keyboard } = editor.page;
    const where = () =>
      editor.page.evaluate<string>(
        `document.activeElement?.closest('.part')?.id + ' ' + document.activeElement?.tagName`,
      );
    await editor.runCommand('View: Focus Active Editor Group');
    let presses = 0;
    while (!(await where()).includes('sidebar')) {
      assert.ok(++presses <= 10, `F6 leads to ${await where()} only`);
      await keyboard.press('F6');
    }
    const frame = await editor.webview('rj-progress');
    const focused = () =>
      frame.evaluate<string>(
        `(() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return document.hasFocus() ? (e?.textContent ?? '').trim() : ''; })()`,
      );
    let tabs = 0;
    while (!(await focused()).startsWith('Continue')) {
      assert.ok(++tabs <= 40, 'Tab does not lead to the button');
      await keyboard.press('Tab');
    }
    await keyboard.press('Enter');
    await editor.page.locator('.tabs-container .tab.active', { hasText: 'one.md' }).waitFor();
  });
});
