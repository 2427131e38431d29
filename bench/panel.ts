/**
 * How long the panel takes in the real editor, from choosing its view to what it shows, on a journal of
 * 10,000 entries:  npm run bench -- --panel
 */
import { rm } from 'node:fs/promises';
import { EditorWindow } from '../test/ui/editor';

export async function measurePanel(folder: string, rounds: number): Promise<void> {
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const editor = await EditorWindow.open({ folder, trusted: true });
    try {
      first.push(await opening(editor));
      // As the next day: the window anew, another view to begin with.
      await editor.runCommand('View: Show Explorer');
      await editor.page.reload();
      await editor.page.locator('.monaco-workbench .statusbar').waitFor();
      again.push(await opening(editor));
    } finally {
      await editor.dispose();
    }
  }
  const list = (times: number[]): string => times.map((ms) => `${Math.round(ms)} ms`).join(', ');
  console.log(
    `Panel on ${folder.split('/').at(-1)} entries, from the click on its icon to its content`,
  );
  console.log(`  never indexed before  ${list(first)}`);
  console.log(`  window opened again   ${list(again)}`);
}

async function opening(editor: EditorWindow): Promise<number> {
  const icon = editor.page.locator('.activitybar').getByRole('tab', { name: 'Journal' });
  await icon.waitFor();
  const start = performance.now();
  await icon.click();
  await editor.webview('rj-next-step');
  return performance.now() - start;
}

const [folder, rounds] = process.argv.slice(2);
void measurePanel(folder!, Number(rounds ?? 3)).finally(() => rm(__filename, { force: true }));
