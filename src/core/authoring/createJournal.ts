import * as l10n from '@vscode/l10n';
import { stringify } from 'yaml';
import { refuseLinks } from '../base/fileLinks';
import { journalFilePath } from '../journal/setup/journalFile';
import { FileExistsError, type Files } from '../base/ports';
import { HumanError } from '../base/problem';
import { slugOf } from '../base/slug';
import { writeYaml } from '../yaml/writeYaml';

interface Owner {
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
 * Creates a journal in the root folder of `files`.
 * @param beforeLast stores the owner's slug, while an interrupted creation can still be repeated
 * @returns the owner's slug
 * @throws HumanError if there is one already; nothing is changed then
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
  const exists = (await files.list('.journal')).files.includes(journalFilePath);
  if (exists) throw new HumanError(l10n.t('There is a journal here already.'));
  // journal.yaml comes last, since it makes the folder a journal: an interrupted creation can be repeated.
  await ignorePrivateFolder(files);
  await createIfMissing(files, person, writeYaml({ name, email }));
  await beforeLast(owner);
  await files.create(journalFilePath, journalYaml(owner, courses)).catch((error: unknown) => {
    throw error instanceof FileExistsError
      ? new HumanError(l10n.t('There is a journal here already.'))
      : error;
  });
  return owner;
}

async function createIfMissing(files: Files, path: string, text: string): Promise<void> {
  await files.create(path, text).catch((error: unknown) => {
    if (!(error instanceof FileExistsError)) throw error;
  });
}

/** Adds `private/` to .gitignore. */
export async function ignorePrivateFolder(files: Files): Promise<void> {
  const read = await files.read('.gitignore');
  if ('text' in read && /^\/?private\/?\s*$/m.test(read.text)) return;
  await files.append('.gitignore', ignorePrivate);
}
