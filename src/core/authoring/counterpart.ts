/** Who took part, as far as it names a person: kept below `private/`, while the entry names a role. */
import * as l10n from '@vscode/l10n';
import { ignorePrivateFolder } from './createJournal';
import { newNameMark } from '../base/ids';
import { privateFolder } from '../base/paths';
import type { Files, Random } from '../base/ports';
import { slugOf } from '../base/slug';
import { writeYaml } from '../yaml/writeYaml';

export interface Counterpart {
  readonly role: string;
  readonly name: string;
  /** Such as a Pin, as it was typed; empty where none was given. */
  readonly number: string;
  readonly email: string;
}

const email = /[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+/;
/** A Pin such as 12A3456E, and any number that is too long for a count or a year. */
const number = /\b\d{2}[A-Z]\d{4}[A-Z]\b|\d(?:[ -]?\d){4,}/i;

/** Whether the words hold what should stand below `private/` alone. */
export const namesPerson = (text: string): boolean => email.test(text) || number.test(text);

/**
 * Keeps the details in a new file on this device.
 * @returns its path, which tells nothing of the person: it stands in an entry that may be shared
 */
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
