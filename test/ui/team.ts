import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { digestOf } from '../../src/core/digest';
import { readEntryText } from '../../src/core/entryText';
import { nodeHash } from '../../src/node/world';
import { temporaryFolder, type TemporaryFolder } from './folder';
import { entryText, journalYaml } from './journal';

const run = promisify(execFile);
const names = ['Ann Smith', 'Bo Lind', 'Cara Muir', 'Dev Patel', 'Eve Ross', 'Finn Gray'];
names.push('Gail Hay', 'Hal Orr');

export const teamEntry = 'entries/2026/one.md';
const answered = (person: string, third: string): string =>
  entryText({
    id: 'one',
    title: `Co-producing with ${person}`,
    date: '2026-11-02',
    answers: ['Trust grew both ways.', 'In a village, too.', third],
  }).replace('version: 1\n', 'version: 1\ncpd: { minutes: 90, participatory: 30 }\n');

const record = (id: string, fields: string): string =>
  `- id: ${id}\n  at: 2026-11-20T12:00:00Z\n${fields.replace(/^/gm, '  ')}\n`;

/**
 * A folder with eight clones whose reviewer is Sam. Ann has something that waits and asks for a look, Cara
 * has something that waits, Bo changed what Sam has reviewed, Eve's is signed off; the others are writing, and Hal has not begun.
 */
export async function teamFolder(): Promise<TemporaryFolder> {
  const folder = await temporaryFolder();
  await Promise.all(names.map((name) => clone(path.join(folder.path, slug(name)), name)));
  return folder;
}

const slug = (name: string): string => name.split(' ')[0]!.toLowerCase();

async function clone(root: string, name: string): Promise<void> {
  const person = slug(name);
  const put = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  };
  const git = (...args: string[]) =>
    run('git', ['-c', `user.name=${name}`, '-c', `user.email=${person}@example.org`, ...args], {
      cwd: root,
    });
  const commit = async (message: string): Promise<void> => {
    await git('add', '-A');
    await git('commit', '-qm', message, '--no-gpg-sign');
  };
  await put(
    '.journal/journal.yaml',
    journalYaml.replace('owner: ann ', `owner: ${person} `).replace('[]', '[sam]'),
  );
  await put(`.journal/people/${person}.yaml`, `name: ${name}\nemail: ${person}@example.org\n`);
  await put('.journal/people/sam.yaml', 'name: Sam Jones\nemail: sam@example.org\n');
  await git('init', '-q', '-b', 'main');
  await commit('A journal');
  if (person === 'hal') return;
  const isDone = ['ann', 'bo', 'cara', 'eve'].includes(person);
  const text = answered(name, isDone ? 'Ask earlier.' : '');
  await put(teamEntry, text);
  if (!isDone) return commit('An entry');
  const digest = digestOf(readEntryText(text), nodeHash);
  const asked =
    person === 'ann'
      ? record('annasks1', `kind: review-requested\nof: completed1\ndigest: ${digest}`)
      : '';
  await put(
    `.journal/records/${person}/one.deviceaa.yaml`,
    record('completed1', `kind: completed\ndigest: ${digest}`) + asked,
  );
  const judged = {
    bo: `kind: reviewed\nof: completed1\ndigest: ${digest}`,
    eve: `kind: signed-off\nof: completed1\ndigest: ${digest}\nstatement: Discussed together.`,
  }[person];
  if (judged !== undefined)
    await put('.journal/records/sam/one.devicebb.yaml', record('samjudged1', judged));
  await commit('An entry');
  if (person !== 'bo') return;
  await put(teamEntry, text.replace('Ask earlier.', 'Ask earlier, and listen for longer.'));
  await commit('Second thoughts');
}
