/**
 * Measures the panel in the real editor, from the click on its icon to its content. Much of that time is the
 * editor creating a webview: a journal without entries, measured as well, shows how much.
 *   npm run bench:panel
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { EditorWindow } from '../test/ui/editor';

async function measurePanel(folder: string, rounds: number): Promise<void> {
  const first: number[] = [];
  const again: number[] = [];
  const later: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const editor = await EditorWindow.open({ folder, trusted: true });
    try {
      first.push(await opening(editor));
      // As on the next day: the index is cached, the window is new and shows another view.
      await editor.page.waitForTimeout(8000);
      await editor.runCommand('View: Show Explorer');
      await editor.page.reload();
      await editor.page.locator('.monaco-workbench .statusbar').waitFor();
      again.push(await opening(editor));
      await editor.runCommand('View: Show Explorer');
      later.push(await opening(editor));
    } finally {
      await editor.dispose();
    }
  }
  const list = (times: number[]): string => times.map((ms) => `${Math.round(ms)} ms`).join(', ');
  console.log(`Panel of ${path.basename(folder)}, from the click on its icon to its content`);
  console.log(`  never indexed before  ${list(first)}`);
  console.log(`  window opened again   ${list(again)}`);
  console.log(`  later in that window  ${list(later)}`);
}

async function opening(editor: EditorWindow): Promise<number> {
  const icon = editor.page.locator('.activitybar').getByRole('tab', { name: 'Journal' });
  await icon.waitFor();
  const start = performance.now();
  await icon.click();
  await editor.webview('rj-next-step');
  return performance.now() - start;
}

async function main(): Promise<void> {
  const empty = await mkdtemp(path.join(os.tmpdir(), 'journal-bench-'));
  try {
    await mkdir(path.join(empty, '.journal'));
    await writeFile(path.join(empty, '.journal/journal.yaml'), 'schema: 1\nowner: ailsa\n');
    for (const folder of [empty, path.resolve('bench/journals/10000')])
      await measurePanel(folder, 3);
  } finally {
    await rm(empty, { recursive: true });
  }
}

void main();
