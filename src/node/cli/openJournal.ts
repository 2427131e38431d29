import { statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { judgeRecords, type Reader } from '../../core/authorship/misattributed';
import { Journal } from '../../core/journal/journal';
import { journalFilePath } from '../../core/journal/setup/journalFile';
import type { Author } from '../../core/actions/addRecords';
import type { Log, World } from '../../core/base/ports';
import { personByEmail } from '../../core/journal/setup/people';
import { HumanError } from '../../core/base/problem';
import { builtInTemplates } from '../builtInTemplates';
import { findJournals } from '../findJournals';
import { gitIdentity } from '../gitIdentity';
import { nodeFiles } from '../nodeFiles';
import { nodeWorld } from '../world';
import { recordHistory } from '../recordHistory';
import { readDevice, rememberedPeople, rememberPerson } from './device';
import { warn } from './terminal';

const silent: Log = { info: () => {}, warn: () => {}, error: warn };

export const cliWorld = (): World => nodeWorld(silent);

export interface OpenJournal {
  readonly root: string;
  /** The folder of `-C`, else the current one. */
  readonly folder: string;
  readonly journal: Journal;
}

/** The nearest journal at or above the folder of `-C`, else of the current one, like git. */
export async function openJournal(folder = '.'): Promise<OpenJournal> {
  const start = resolve(folder);
  const root = isThere(start) ? nearest(start) : undefined;
  if (root === undefined) throw new HumanError(noJournal(folder, start));
  const world = cliWorld();
  const journal = new Journal(
    nodeFiles(root, world.pace),
    world,
    builtInTemplates(join(__dirname, 'templates.json')),
  );
  await journal.load();
  await judgeByHistory(journal, root);
  return { root, folder: start, journal };
}

/** The depth in which the editor looks for journals. */
export const searchDepth = 3;
const maxNamed = 5;

/** Names the journals below the folder, if there are any. */
function noJournal(folder: string, start: string): string {
  const place = folder === '.' ? 'this folder' : folder;
  const below = isThere(start) ? findJournals(start, searchDepth) : [];
  if (below.length === 0)
    return `There is no journal in ${place} or above it. “reflective-journal init” makes one.`;
  const names = below.slice(0, maxNamed).map((root) => relative(start, root));
  const more = below.length > names.length ? ` and ${below.length - names.length} more` : '';
  return `There is no journal in ${place} or above it. Choose one below it with -C: ${names.join(', ')}${more}.`;
}

/** Removes temporary files of interrupted commands. Commands can write even if this fails. */
export const removeLeftovers = (journal: Journal): Promise<void> =>
  journal.removeLeftovers().catch(() => undefined);

/** Judges records by their committers in git. */
export async function judgeByHistory(journal: Journal, root: string): Promise<void> {
  const reader = async (): Promise<Reader> => {
    const { email } = await gitIdentity(root);
    const byGit = personByEmail(journal.people.values(), email ?? '')?.id;
    const before = (await rememberedPeople()).filter((person) => journal.people.has(person));
    return { person: byGit ?? before.at(-1), email };
  };
  await journal.judge(await judgeRecords(journal, recordHistory(root), reader));
}

function nearest(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isThere(join(folder, journalFilePath))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** @throws for the first parent folder that cannot be read */
function isThere(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    const folder = dirname(path);
    if (!isRefused(error) || folder === path) return false;
    isThere(folder);
    throw new HumanError(
      `You have no permission to look into ${folder}, so it is not known whether there is a journal.`,
    );
  }
}

const isRefused = (error: unknown): boolean =>
  ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');

/** The author: from the option, else by git's e-mail, else the earlier answer; never a guess. */
export async function author(
  { root, journal }: OpenJournal,
  said: string | undefined,
): Promise<Author> {
  const { device, people } = await readDevice(journal.world);
  if (said !== undefined) {
    if (!journal.people.has(said))
      throw new HumanError(
        `No one named “${said}” belongs to this journal: ${[...journal.people.keys()].join(', ')}.`,
      );
    await rememberPerson(said, journal.world);
    return { person: said, device };
  }
  const { email } = await gitIdentity(root);
  const byGit = email && personByEmail(journal.people.values(), email);
  const before = people.filter((person) => journal.people.has(person)).at(-1);
  const person = byGit ? byGit.id : before;
  if (person === undefined)
    throw new HumanError(
      `Who are you in this journal? Add --person with one of: ${[...journal.people.keys()].join(', ')}.`,
    );
  return { person, device };
}
