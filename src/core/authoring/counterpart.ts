/** Personal details of a counterpart, stored below `private/`, while the entry names only a role. */
import * as l10n from '@vscode/l10n';
import { ignorePrivateFolder } from './createJournal';
import { newNameMark } from '../base/ids';
import { privateFolder } from '../base/paths';
import type { Files, Random } from '../base/ports';
import { slugOf } from '../base/slug';
import { namesPerson } from '../entries/claimProblems';
import { writeYaml } from '../yaml/writeYaml';

interface Counterpart {
  readonly role: string;
  readonly name: string;
  /** Such as a Pin; empty if not given. */
  readonly number: string;
  readonly email: string;
}

/** Stores the details in a new file. @returns its path, which reveals nothing about the person: the entry may be shared */
export async function keepCounterpart(
  files: Files,
  { role, name, number, email }: Counterpart,
  random: Random,
): Promise<string> {
  await ignorePrivateFolder(files);
  const path = `${privateFolder}counterparts/${slugOf(namesPerson(role) ? '' : role, 'person')}-${newNameMark(random)}.md`;
  const words = l10n.t(
    'These details are for your own use and for forms that ask for them. Files below private/ are not shared.',
  );
  await files.create(path, `---\n${writeYaml({ role, name, number, email })}---\n\n${words}\n`);
  return path;
}
