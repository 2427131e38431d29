import assert from 'node:assert/strict';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from '../kit/temporaryFolder';
import { entryText } from '../kit/journalTexts';
import { command, journalFolder } from './journal';

const hebrew = 'שלום (2.9) 5';
const arabic = 'عنوان بالعربية (٢.٩)';

/** The letters of both parts of a row from left to right, as they are drawn; isolates are not. */
const drawn = (rows: string, title: string): string => `(() => {
  const row = [...document.querySelectorAll(${JSON.stringify(rows)})].find((one) =>
    one.textContent.includes(${JSON.stringify(title)}),
  );
  const letters = [];
  for (const part of ['label-name', 'label-description']) {
    const walker = document.createTreeWalker(row.querySelector('.' + part), NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      for (let at = 0; at < walker.currentNode.length; at++) {
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        const { left, width } = range.getBoundingClientRect();
        if (width > 0) letters.push([left, part, walker.currentNode.data[at]]);
      }
  }
  letters.sort((a, b) => a[0] - b[0]);
  const of = (part) => letters.filter((one) => one[1] === part);
  return {
    isApart: of('label-name').at(-1)[0] < of('label-description')[0][0],
    description: of('label-description').map((one) => one[2]).join(''),
  };
})()`;

describe('titles written from right to left', () => {
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    folder = await journalFolder({
      'entries/2026/one.md': entryText({ id: 'one', title: hebrew, date: '2026-10-02' }),
      'entries/2026/two.md': entryText({ id: 'two', title: arabic, date: '2026-10-03' }),
    });
    editor = await EditorWindow.open({ folder: folder.path });
    await editor.page.getByRole('tab', { name: 'Journal' }).first().click();
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
  });

  const asDrawn = async (title: string, where: string) => {
    const rows = `${where} .monaco-icon-label`;
    await editor.page.locator(rows, { hasText: title }).first().waitFor();
    return editor.page.evaluate<{ isApart: boolean; description: string }>(drawn(rows, title));
  };

  it('do not reorder the date next to them in the tree', async () => {
    for (const [title, day] of [
      [hebrew, '2 Oct 2026'],
      [arabic, '3 Oct 2026'],
    ] as const) {
      const { isApart, description } = await asDrawn(title, '.part.sidebar [role=treeitem]');
      assert.ok(isApart, title);
      assert.ok(description.startsWith(day), description);
    }
  });

  it('leave it whole in a list to choose from', async () => {
    await editor.runCommand(await command('newEntry'));
    await editor.quickInput.getByText('2.9 Co-producing').first().click();
    await editor.quickInput.getByText('You already have an entry for Activity 2.9').waitFor();
    const { isApart, description } = await asDrawn(hebrew, '.quick-input-list');
    assert.ok(isApart);
    assert.match(description, /^2 Oct 2026 · drafting/);
  });
});
