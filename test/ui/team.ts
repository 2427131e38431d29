import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { digestsOf } from '../../src/core/entries/digest';
import { readEntryText } from '../../src/core/entries/entryText';
import { nodeHash } from '../../src/node/world';
import { makeFolder, writeFiles, type TemporaryFolder } from '../kit/temporaryFolder';
import { entryText } from '../kit/journalTexts';
import { journalYaml } from './journal';

const run = promisify(execFile);
const names = ['Ann Smith', 'Bo Lind', 'Cara Muir', 'Dev Patel', 'Eve Ross', 'Finn Gray'];
names.push('Gail Hay', 'Hal Orr');

const covered: Readonly<Record<string, readonly string[]>> = {
  ann: ['wellbeing', 'rights-and-ethics', 'reflective-practice'],
  bo: ['wellbeing'],
  cara: ['role-knowledge', 'wellbeing', 'communication'],
};

export const teamEntry = 'entries/2026/one.md';
export const answered = (person: string, third: string): string =>
  entryText({
    id: 'one',
    title: `Co-producing with ${person}`,
    date: '2026-11-02',
    benefits: 'The families were asked first. Trust grew both ways.',
    elsewhere: 'In a village, too, if somebody drives.',
    'own-practice': third,
  }).replace('version: 1\n', 'version: 1\ncpd: { minutes: 90, participatory: 30 }\n');

/** An entry that claims an hour for a topic. */
export const claimText = (topic: string): string =>
  `---\nid: ${topic}\ntitle: On ${topic}\ndate: 2026-09-14\ncpd: { minutes: 60, covers: [sssc-cpl/${topic}] }\n---\nRead.\n`;
export const claimPath = (topic: string): string => `entries/2026/${topic}.md`;

const record = (id: string, fields: string): string =>
  `- id: ${id}\n  at: 2026-11-20T12:00:00Z\n${fields.replace(/^/gm, '  ')}\n`;

/** A clone in which somebody works, with git as that person uses it. */
export class PersonsClone {
  constructor(
    readonly root: string,
    readonly name: string,
  ) {}

  put(file: string, text: string): void {
    writeFiles(this.root, { [file]: text });
  }

  async git(...args: string[]): Promise<string> {
    const identity = [`user.name=${this.name}`, `user.email=${slug(this.name)}@example.org`];
    const options = identity.flatMap((value) => ['-c', value]);
    return (await run('git', [...options, ...args], { cwd: this.root })).stdout;
  }

  async commit(message: string): Promise<void> {
    await this.git('add', '-A');
    await this.git('commit', '-qm', message, '--no-gpg-sign');
  }

  async share(message: string): Promise<void> {
    await this.commit(message);
    await this.git('push', '--quiet');
  }
}

export interface TeamFolder extends TemporaryFolder {
  /** The bare repository that a person's clones come from. */
  remoteOf(person: string): string;
  /** A clone of the person's own, elsewhere, as it is on their computer. */
  ownClone(name: string): Promise<PersonsClone>;
}

/**
 * A folder with eight clones whose reviewer is Sam. Ann has something that waits and asks for a look, Cara
 * has something that waits, Bo changed what Sam has reviewed, Eve's is signed off; the others are writing, and Hal has not begun.
 */
export async function teamFolder(): Promise<TeamFolder> {
  const folder = makeFolder();
  const elsewhere = makeFolder();
  const remoteOf = (person: string): string => path.join(elsewhere.path, `${person}.git`);
  await Promise.all(
    names.map(async (name) => {
      const made = new PersonsClone(path.join(folder.path, slug(name)), name);
      await write(made);
      await made.git('clone', '--quiet', '--bare', made.root, remoteOf(slug(name)));
      await made.git('remote', 'add', 'origin', remoteOf(slug(name)));
      await made.git('fetch', '--quiet', 'origin');
      await made.git('branch', '--quiet', '--set-upstream-to', 'origin/main');
    }),
  );
  return {
    path: folder.path,
    remoteOf,
    async ownClone(name) {
      const own = new PersonsClone(path.join(elsewhere.path, slug(name)), name);
      await run('git', ['clone', '--quiet', remoteOf(slug(name)), own.root]);
      return own;
    },
    async dispose() {
      await folder.dispose();
      await rm(elsewhere.path, { recursive: true, force: true });
    },
  };
}

const slug = (name: string): string => name.split(' ')[0]!.toLowerCase();

async function write(clone: PersonsClone): Promise<void> {
  const { name } = clone;
  const person = slug(name);
  clone.put(
    '.journal/journal.yaml',
    journalYaml
      .replace('owner: ann ', `owner: ${person} `)
      .replace('[]', '[sam]')
      .replace('frameworks: []', 'frameworks: [{ id: sssc-cpl, cycleStart: 2026-06-01 }]'),
  );
  clone.put(`.journal/people/${person}.yaml`, `name: ${name}\nemail: ${person}@example.org\n`);
  clone.put('.journal/people/sam.yaml', 'name: Sam Jones\nemail: sam@example.org\n');
  await clone.git('init', '-q', '-b', 'main');
  await clone.commit('A journal');
  if (person === 'hal') return;
  for (const topic of covered[person] ?? []) clone.put(claimPath(topic), claimText(topic));
  const isDone = ['ann', 'bo', 'cara', 'eve'].includes(person);
  const text = answered(name, isDone ? 'Ask earlier.' : '');
  clone.put(teamEntry, text);
  if (!isDone) return clone.commit('An entry');
  const digest = digestsOf(readEntryText(text), nodeHash).digest;
  const asked =
    person === 'ann'
      ? record('annasks1', `kind: review-requested\nof: completed1\ndigest: ${digest}`)
      : '';
  clone.put(
    `.journal/records/${person}/one.deviceaa.yaml`,
    record('completed1', `kind: completed\ndigest: ${digest}`) + asked,
  );
  const judged = {
    bo: `kind: reviewed\nof: completed1\ndigest: ${digest}`,
    eve: `kind: signed-off\nof: completed1\ndigest: ${digest}\nstatement: Discussed together.`,
  }[person];
  await clone.commit('An entry');
  if (judged !== undefined) {
    const sam = new PersonsClone(clone.root, 'Sam Jones');
    sam.put('.journal/records/sam/one.devicebb.yaml', record('samjudged1', judged));
    await sam.commit('A review');
  }
  if (person !== 'bo') return;
  clone.put(teamEntry, text.replace('Ask earlier.', 'Ask earlier, and listen for longer.'));
  await clone.commit('Second thoughts');
}
