// Takes the pictures of the README in the real editor:  npm run screenshots
import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cpdPictures } from './cpdPictures';
import { EditorWindow } from './editor';

const pictures = path.resolve('docs');

const answers = [
  'Children had their summer, and carers and staff found that they could bring one about together. What stays, I think, is trust: next time nobody has to begin from nothing.',
  'In rural areas the distances would change it, not the idea. A small committee in each valley, perhaps.',
];

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'journal-pictures-'));
  await mkdir(pictures, { recursive: true });
  await makeJournal(folder);
  const editor = await EditorWindow.open({ folder, trusted: true });
  const { page } = editor;
  const picture = (name: string): Promise<void> =>
    // Away from whatever would show a tip.
    page.mouse.move(640, 5).then(() => editor.screenshot(path.join(pictures, `${name}.png`)));
  try {
    await page.setViewportSize({ width: 1100, height: 700 });
    await editor.runCommand('View: Show Journal');
    await editor.shows('Choose at least one');

    await editor.runCommand('Journal: New Entry from Activity…');
    await editor.quickPicks.filter({ hasText: '2.9' }).first().waitFor();
    await picture('palette');
    await page.keyboard.type('2.9');
    await page.keyboard.press('Enter');
    await editor.shows('not answered yet');
    await page.keyboard.type(answers[0]!);
    await editor.runCommand('Journal: Next Unanswered Prompt');
    await editor.shows('Ln 16, Col 1');
    await page.keyboard.type(answers[1]!);
    await page
      .getByText(/^\d+ words$/)
      .nth(1)
      .waitFor();
    await page.keyboard.press('Control+s');
    await editor.runCommand('Journal: Start Clock');
    const panel = await editor.webview('rj-next-step');
    await panel.getByText('1 question left').waitFor();
    await picture('entry-light');

    await page.setViewportSize({ width: 1300, height: 760 });
    await editor.runCommand('Journal: Open Activity');
    await page
      .locator('iframe.webview.ready')
      .last()
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame()
      .getByText('Transcript')
      .waitFor();
    await picture('activity');

    await editor.runCommand('View: Close All Editors');
    await editor.runCommand('Notifications: Clear All Notifications');
    // One column of views is enough of a picture.
    await page.setViewportSize({ width: 760, height: 1040 });
    const atArrow = { position: { x: 12, y: 10 } };
    await page.getByRole('button', { name: 'Entries Section' }).click(atArrow);
    await panel.locator('rj-weeks').waitFor();
    await picture('panel-light');
    await editor.chooseTheme('Dark Modern');
    await picture('panel-dark');
  } finally {
    await editor.dispose();
    await rm(folder, { recursive: true, force: true });
  }
  await cpdPictures(pictures);
}

/** A journal with some past: the command line makes it, as a person would over a year. */
async function makeJournal(folder: string): Promise<void> {
  const config = path.join(folder, '.git');
  const cli = (...args: string[]): string =>
    execFileSync(process.execPath, ['dist/cli.js', '-C', folder, ...args], {
      encoding: 'utf8',
      env: { ...process.env, XDG_CONFIG_HOME: config },
    });
  const git = (...args: string[]): unknown => execFileSync('git', ['-C', folder, ...args]);
  git('init', '--quiet');
  git('config', 'user.name', 'Robin Example');
  git('config', 'user.email', 'robin@example.org');
  cli('init', '--name', 'Robin Example', '--email', 'robin@example.org');
  const today = new Date();
  for (const daysAgo of [330, 301, 300, 270, 211, 210, 150, 149, 120, 61, 60, 33, 12, 9]) {
    const date = new Date(today.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const model = ['gibbs', 'driscoll', 'kolb', 'era'][daysAgo % 4]!;
    const { path: entry } = JSON.parse(cli('new', `models/${model}`, '--date', date, '--json')) as {
      path: string;
    };
    if (daysAgo % 3 === 0) cli('complete', entry, '--force');
  }
  await writeFile(path.join(folder, 'README.md'), '# Learning log\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Learning log');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
