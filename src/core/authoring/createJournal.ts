import * as l10n from '@vscode/l10n';
import { stringify } from 'yaml';
import { refuseLinks } from '../base/fileLinks';
import { journalFilePath } from '../journal/setup/journalFile';
import { FileExistsError, type Files } from '../base/ports';
import { HumanError } from '../base/problem';
import { slugOf } from '../base/slug';
import { writeYaml } from '../yaml/writeYaml';

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
# Files that are still being written.
.rj-*.tmp
`;

/**
 * Makes a journal in the folder that `files` is rooted at.
 * @param beforeLast remembers the owner's slug, while a creation that is cut short can still be repeated
 * @returns the owner's slug
 * @throws HumanError where there is one already; nothing is changed then
 */
export async function createJournal(
  files: Files,
  { name, email }: Owner,
  courses: readonly string[],
  beforeLast: (owner: string) => Promise<void> = async () => {},
): Promise<string> {
  const owner = slugOf(name, 'me');
  const person = `.journal/people/${owner}.yaml`;
  await refuseLinks(files, [person, journalFilePath, '.gitignore', 'entries', 'private']);
  const isThere = (await files.list('.journal')).files.includes(journalFilePath);
  if (isThere) throw new HumanError(l10n.t('There is a journal here already.'));
  // journal.yaml comes last: what has one is a journal, so that a creation cut short can be repeated.
  await ignorePrivateFolder(files);
  await createUnlessThere(files, person, writeYaml({ name, email }));
  await beforeLast(owner);
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
