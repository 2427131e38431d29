import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { EditorWindow } from './editor';
import { makeFolder, type TemporaryFolder } from '../kit/temporaryFolder';
import { entryText } from '../kit/journalTexts';
import { asAnn, command, journalFolder } from './journal';

const attack = '<script>top.hacked = 1</script><img src=x onerror="top.hacked = 1">';
const hostile = {
  '.journal/journal.yaml': 'schema: 1\nowner: ann\ncourses: [openlearn-sds-scotland, hostile]\n',
  '.journal/courses/hostile/course.yaml':
    "id: hostile\ntitle: Hostile\nsections: [{ title: One, activities: ['bad'] }]\n",
  '.journal/courses/hostile/bad.md': `---
id: bad
title: Bad
media: [{ title: 'Film ${attack}', source: 'javascript:top.hacked=1', transcript: '</details>${attack}' }]
---
## Q <!-- prompt: q -->

${attack} [a](command:workbench.action.closeWindow) [b](javascript:top.hacked=1)
![image](https://example.org/image.png) <iframe src="https://example.org/frame"></iframe>

<!-- discussion -->

The secret discussion.
`,
  'entries/own.md':
    '---\nid: bad\ntemplate: hostile/bad\nversion: 1\ntitle: Bad\n---\n## Q <!-- prompt: q -->\n\nWords of my own.\n',
};

describe('the preview of an entry', () => {
  let folder: TemporaryFolder;
  let editor: EditorWindow;
  let ann: { dispose(): Promise<void> };
  const requests: string[] = [];

  before(async () => {
    ann = await asAnn();
    folder = await journalFolder({
      ...hostile,
      'entries/one.md': entryText({
        id: 'one',
        title: 'Co-producing support with children',
        date: '2026-11-23',
        benefits: 'Trust grew, on **both** sides.',
        'own-practice': 'I would ask them sooner.',
      }),
    });
    editor = await EditorWindow.open({ folder: folder.path });
    editor.page.on('request', (request) => requests.push(request.url()));
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await ann?.dispose();
  });

  async function open(name: string): Promise<Frame> {
    await editor.runCommand('View: Close All Editors');
    await editor.page.keyboard.press('Control+p');
    await editor.page.keyboard.type(name);
    // What is offered is sorted anew while it comes in, so nothing is clicked.
    await editor.quickPicks.first().filter({ hasText: name }).waitFor();
    await editor.page.keyboard.press('Enter');
    await editor.page.getByRole('tab', { name }).waitFor();
    await editor.runCommand('Markdown: Open Preview to the Side');
    return editor.webview('.markdown-body .rj-prompt');
  }

  const picture = async (name: string): Promise<void> => {
    await editor.page.mouse.move(640, 5);
    await editor.picture(name);
  };

  it('is next to the entry and follows its text and records', async () => {
    const page = await open('one.md');
    const body = page.locator('.markdown-body');
    await body.getByText('Activity 2.9 · 23 Nov 2026 · drafting · 0 of about 25 min').waitFor();
    assert.equal(await body.locator('.rj-mark').count(), 3);
    assert.equal(await body.getByText('not answered yet').count(), 1);
    assert.equal(await body.locator('table').count(), 0);
    await picture('preview-light');

    const transcript = body.locator('details').filter({ hasText: 'Transcript' });
    assert.equal(await transcript.getByText('disabled children').isVisible(), false);
    await transcript.locator('summary').click();
    await transcript.getByText('disabled children and their families').waitFor();

    await editor.page.locator('.monaco-editor').first().click();
    await editor.runCommand(await command('nextUnanswered'));
    await editor.shows('Ln 16, Col 1');
    await editor.page.keyboard.type('On an island too.');
    await body.getByText('answered, 4 words').waitFor();
    // The editor loads the page anew for what is not in the text.
    await editor.webview('.rj-facts:has-text("· answered ·")');
    await editor.page.locator('.monaco-editor').first().click();
    await editor.runCommand(await command('markComplete'));
    const later = await editor.webview('.rj-facts:has-text("· completed ·")');
    assert.doesNotMatch(await later.content(), /You may have started with what anyone could see/);
  });

  it('reads well in other colours', async () => {
    for (const theme of [
      'Dark Modern',
      'Dark High Contrast',
      'Light High Contrast',
      'Light Modern',
    ]) {
      await editor.chooseTheme(theme);
      const page = await editor.webview('.markdown-body .rj-prompt');
      const [text, mark, ground] = await page.evaluate<[string, string, string]>(colours);
      assert.ok(contrast(text, ground) >= 4.5, `${theme}: text ${text} on ${ground}`);
      assert.ok(contrast(mark, ground) >= 4.5, `${theme}: mark ${mark} on ${ground}`);
      await picture(`preview-${theme.toLowerCase().replaceAll(' ', '-')}`);
    }
  });

  it('runs and fetches nothing of a hostile template', async () => {
    const page = await open('own.md');
    const body = page.locator('.markdown-body');
    await body.getByText('answered, 4 words').waitFor();
    for (const element of ['script', 'img', 'iframe', 'object', 'form'])
      assert.equal(await body.locator(element).count(), 0, element);
    const addresses = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.markdown-body a')].map((link) => link.getAttribute('href'))`,
    );
    assert.deepEqual(addresses, ['https://example.org/image.png']);
    assert.equal(await editor.page.evaluate<unknown>('window.hacked'), undefined);
    assert.doesNotMatch(await page.content(), /The secret discussion/);
    assert.deepEqual(
      requests.filter((url) => url.includes('example.org')),
      [],
    );
  });
});

describe('the preview where there is no journal', () => {
  it('is the editor’s own', async () => {
    const folder = makeFolder();
    await writeFile(
      path.join(folder.path, 'README.md'),
      '---\ntitle: A title\n---\n# Read me\n\n## A <!-- prompt: a -->\n\nWords.\n',
    );
    const editor = await EditorWindow.open({ folder: folder.path });
    try {
      await editor.page.keyboard.press('Control+p');
      await editor.page.keyboard.type('README');
      await editor.quickPicks.filter({ hasText: 'README' }).first().click();
      await editor.runCommand('Markdown: Open Preview to the Side');
      const page = await editor.webview('.markdown-body table.frontmatter');
      const html = await page.locator('.markdown-body').innerHTML();
      assert.match(html, /<!-- prompt: a -->/);
      assert.doesNotMatch(html, /rj-/);
    } finally {
      await editor.dispose();
      await folder.dispose();
    }
  });
});

/** Within the page: colours of the text, of a mark and of the ground, which may be that of a parent. */
const colours = `(() => {
  const probe = document.createElement('i');
  probe.style.color = 'var(--vscode-editor-background)';
  document.body.append(probe);
  const all = [document.querySelector('.markdown-body section > p:last-of-type'), document.querySelector('.rj-mark'), probe]
    .map((element) => getComputedStyle(element).color);
  probe.remove();
  return all;
})()`;

/** By WCAG 2, of two colours as the browser gives them. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [r, g, b] = colour
      .match(/[\d.]+/g)!
      .slice(0, 3)
      .map((part) => Number(part) / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}
