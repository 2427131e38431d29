import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { EditorWindow } from './editor';
import { asPerson, journalFolder, journalYaml } from './journal';
import { teamFolder } from './team';

const day = 86_400_000;
const daysAgo = (days: number): string =>
  new Date(Date.now() - days * day).toISOString().slice(0, 10);

/** A nurse’s second year of three, with something in every part of the ledger. */
const claims: readonly (readonly [title: string, daysAgo: number, cpd: string])[] = [
  ['Study day on wound care', 20, 'minutes: 360, participatory: 300, type: event'],
  ['Nights on ward 4', 40, 'minutes: 720, type: practice'],
  ['Reading on consent', 75, 'minutes: 75, type: reading'],
  ['Nights on ward 4', 110, 'minutes: 600, type: practice'],
  ['Handover with students', 130, 'minutes: 90, participatory: 90, type: peer-learning'],
  ['Sepsis simulation', 190, 'minutes: 420, participatory: 360, type: course'],
  ['Days in the clinic', 230, 'minutes: 660, type: practice'],
  ['Journal club on pain', 265, 'minutes: 120, participatory: 120, type: peer-learning'],
  ['Medicines update', 330, 'minutes: 180, type: reading'],
  ['Safeguarding course', -9, 'minutes: 180, type: course'],
];
const forms = ['feedback', 'feedback', 'feedback', 'reflective-account', 'reflective-account'];
const themes = ['prioritise-people', 'practise-effectively', 'preserve-safety'];

/** Of the ledger and of a team; none of these people exists. */
export async function cpdPictures(pictures: string): Promise<void> {
  await ledgerPicture(path.join(pictures, 'ledger.png'));
  await teamPicture(path.join(pictures, 'team.png'));
}

const entryOf = (id: string, title: string, days: number, fields: string): string =>
  `---\nid: ${id}\ntitle: ${title}\ndate: ${daysAgo(days)}\n${fields}\n---\nWhat it meant for my practice.\n`;

async function ledgerPicture(file: string): Promise<void> {
  const entries = claims.map(([title, days, cpd], at) => [
    `entries/${daysAgo(days)}.md`,
    entryOf(
      `c${at}`,
      title,
      days,
      `cpd: { ${cpd}, covers: [nmc-revalidation/${themes[at % 3]!}] }`,
    ),
  ]);
  const follows = `frameworks: [{ id: nmc-revalidation, cycleStart: ${daysAgo(700)}, registrations: [nurse] }]`;
  const folder = await journalFolder({
    '.journal/journal.yaml': journalYaml.replace('frameworks: []', follows),
    ...Object.fromEntries(entries),
  });
  for (const [at, form] of forms.entries()) {
    const date = daysAgo(30 + 40 * at);
    const args = ['-C', folder.path, 'new', `nmc-revalidation/${form}`, '--date', date];
    execFileSync(process.execPath, ['dist/cli.js', ...args, '--person', 'ann']);
  }
  const editor = await EditorWindow.open({ folder: folder.path, trusted: true });
  try {
    const { page } = editor;
    await page.setViewportSize({ width: 1300, height: 860 });
    await editor.runCommand('Journal: Open Ledger');
    const ledger = await editor.webview('rj-requirements');
    await ledger.getByText('planned').first().waitFor();
    await editor.runCommand('View: Toggle Primary Side Bar Visibility');
    await ledger.locator('rj-requirements').waitFor();
    await page.mouse.move(640, 5);
    await editor.screenshot(file);
  } finally {
    await editor.dispose();
    await folder.dispose();
  }
}

async function teamPicture(file: string): Promise<void> {
  const sam = await asPerson('Sam Jones', 'sam@example.org');
  const folder = await teamFolder();
  const editor = await EditorWindow.open({ folder: folder.path, trusted: true });
  try {
    const { page } = editor;
    await page.setViewportSize({ width: 1400, height: 860 });
    await editor.runCommand('View: Show Journal');
    for (const view of ['Activities', 'Entries', 'Progress'])
      await page
        .getByRole('button', { name: `${view} Section` })
        .click({ position: { x: 12, y: 10 } });
    await editor.runCommand('Journal: Open Team Overview');
    const team = await editor.webview('rj-members');
    await team.getByText('8 journals').waitFor();
    await team.getByText('nothing written yet').waitFor();
    await page.mouse.move(640, 5);
    await editor.screenshot(file);
  } finally {
    await editor.dispose();
    await folder.dispose();
    await sam.dispose();
  }
}
