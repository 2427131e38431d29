import * as l10n from '@vscode/l10n';
import { stringify } from 'yaml';
import { journalFilePath } from './journalFile';
import { FileExistsError, type Files } from './ports';
import { HumanError } from './problem';
import { slugOf } from './slug';
import { writeYaml } from './yaml/writeYaml';

export interface Owner {
  readonly name: string;
  readonly email: string;
}

const journalYaml = (
  owner: string,
  courses: readonly string[],
): string => `# Whose journal this is and what belongs to it.
schema: 1
owner: ${stringify(owner).trim()}
reviewers: []
courses: ${stringify([...courses], { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim()}
frameworks: []
entries: "entries/**/*.md"
newEntry: "entries/{year}/{date}-{slug}.md"
`;

const ignorePrivate = `# Private entries and their records stay on this device.
/private/
`;

/**
 * Makes a journal in the folder that `files` is rooted at.
 * @returns the owner's slug
 * @throws HumanError where there is one already; nothing is changed then
 */
export async function createJournal(
  files: Files,
  { name, email }: Owner,
  courses: readonly string[],
): Promise<string> {
  const owner = slugOf(name, 'me');
  const isThere = (await files.list('.journal')).files.includes(journalFilePath);
  if (isThere) throw new HumanError(l10n.t('There is a journal here already.'));
  // journal.yaml comes last: what has one is a journal, so that a creation cut short can be repeated.
  await createUnlessThere(files, `.journal/people/${owner}.yaml`, writeYaml({ name, email }));
  await ignorePrivateFolder(files);
  await files.create(journalFilePath, journalYaml(owner, courses)).catch((error: unknown) => {
    throw error instanceof FileExistsError
      ? new HumanError(l10n.t('There is a journal here already.'))
      : error;
  });
  return owner;
}

async function createUnlessThere(files: Files, path: string, text: string): Promise<void> {
  await files.create(path, text).catch((error: unknown) => {
    if (!(error instanceof FileExistsError)) throw error;
  });
}

/** Adds `private/` to what git leaves out, whatever the file holds besides. */
export async function ignorePrivateFolder(files: Files): Promise<void> {
  const read = await files.read('.gitignore');
  if ('text' in read && /^\/?private\/?\s*$/m.test(read.text)) return;
  await files.append('.gitignore', ignorePrivate);
}
