import assert from 'node:assert/strict';
import path from 'node:path';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from '../kit/temporaryFolder';
import { entryText } from '../kit/journalTexts';
import { asAnn, command, journalFolder, journalYaml } from './journal';
import { notification } from './notifications';

/** Leaves pictures to look at in the folder that `PICTURES` names. */
const pictures = process.env['PICTURES'];
const target = 'command:workbench.action.terminal.new';

describe('a course whose section number is a link to a command', () => {
  let ann: { dispose(): Promise<void> };
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    ann = await asAnn();
    folder = await journalFolder({
      '.journal/journal.yaml': journalYaml.replace(/courses: .*/, 'courses: [own]'),
      '.journal/courses/own/course.yaml': `id: own
title: Our own course
sections:
  - number: '1 [Certificate](${target})'
    title: One
    activities: [a1]
`,
      '.journal/courses/own/a1.md':
        '---\nid: a1\nnumber: "1"\ntitle: First\n---\n## Why? <!-- prompt: why -->\n',
      'entries/2026/one.md': entryText({ id: 'one', title: 'One', date: '2026-11-23' })
        .replace('openlearn-sds-scotland/2.9', 'own/a1')
        .replace(/## [^]*$/, '## Why? <!-- prompt: why -->\n\nWords.\n'),
    });
    editor = await EditorWindow.open({ folder: folder.path });
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
    await ann?.dispose();
  });

  it('is text where an entry is completed: no link, and a click opens nothing', async () => {
    const { page } = editor;
    await editor.runCommand('Go to File...');
    await editor.quickInput.locator('input:visible').fill('one.md');
    await editor.quickPicks.filter({ hasText: 'one.md' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab', { hasText: 'one.md' }).waitFor();
    await editor.runCommand(await command('markComplete'));
    const message = await notification(editor, /Certificate/);
    const text = message.locator('.notification-list-item-message');
    assert.match(
      (await text.innerText()).replaceAll('\u2060', ''),
      new RegExp(`Section 1 \\[Certificate\\]\\(${target}\\) is done\\.$`),
    );
    assert.equal(await text.locator('a').count(), 0);
    for (const theme of ['Light Modern', 'Dark Modern']) {
      if (!pictures) break;
      await editor.chooseTheme(theme);
      await notification(editor, /Certificate/);
      await editor.screenshot(path.join(pictures, `hostile-course-${theme.split(' ')[0]}.png`));
    }
    const tabs = await page.locator('.tab').count();
    const box = (await text.boundingBox())!;
    // All of the line, since no part of it may lead anywhere.
    for (let x = 5; x < box.width; x += 20)
      await page.mouse.click(box.x + x, box.y + Math.min(10, box.height / 2));
    assert.equal(await page.locator('.terminal, .part.panel .terminal-outer-container').count(), 0);
    assert.equal(await page.locator('.tab').count(), tabs);
    assert.equal(await editor.quickInput.count(), 0);
  });
});
