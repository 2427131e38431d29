import * as l10n from '@vscode/l10n';
import type { Unplaced } from '../../base/problem';
import { readShape, type Shaped } from '../../schema/checkShape';
import { shortened } from '../../schema/meanings';
import { personFile } from '../../schema/schemas';
import { setList } from '../../yaml/editYaml';
import type { Splice } from '../../text/splice';

export interface Person {
  /** Slug: the name of the person's file and of their records folder. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Further addresses of the same person. */
  readonly emails?: readonly string[] | undefined;
}

/** The name of a person for the screen; their slug if the journal has no file for them. */
export const nameOf = (
  { people }: { readonly people: ReadonlyMap<string, Pick<Person, 'name'>> },
  person: string,
): string => people.get(person)?.name ?? person;

export const personPath = (id: string): string => `.journal/people/${id}.yaml`;

/** No stricter, because git accepts any address. */
export const mayBeEmail = (text: string): boolean => /.@./.test(text.trim());

/** Finds all e-mail addresses in the text of a YAML file. */
export const addressesIn = (text: string): readonly string[] =>
  // Only at the start of a word: trying each character of a long one takes quadratic time.
  text.match(/(?<![^\s"'[\]{},<>#:])[^\s"'[\]{},<>#:]+@[^\s"'[\]{},<>#:]+/g) ?? [];

/** Adds a further address to the text of a person's file. */
export function addAddress(text: string, address: string): readonly Splice[] {
  const { value } = readPerson('', text);
  return setList(text, 'emails', [...(value?.emails ?? []), address]);
}

/** A person without an address is still known by name. */
const mayIgnore = ([key]: readonly (string | number)[]): boolean => key !== 'name';

/** Addresses by which git can know nobody. */
function addressDoubts({
  email,
  emails = [],
}: Pick<Person, 'email' | 'emails'>): readonly Unplaced[] {
  const all = [
    { address: email, path: ['email'] },
    ...emails.map((address, index) => ({ address, path: ['emails', index] })),
  ];
  return all
    .filter(({ address }) => address.trim() !== '' && !mayBeEmail(address))
    .map(({ address, path }) => ({
      path,
      severity: 'warning',
      code: 'person.field.value',
      message: l10n.t('“{0}” is not an e-mail address.', shortened(address)),
    }));
}

export function readPerson(path: string, text: string): Shaped<Person> {
  const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
  const { value, findings } = readShape(personFile, text, 'person.field', addressDoubts, {
    mayIgnore,
  });
  return { value: value && { id, ...value }, findings };
}

export function personByEmail(people: Iterable<Person>, email: string): Person | undefined {
  const wanted = email.trim().toLowerCase();
  if (!wanted) return undefined;
  const all = [...people];
  const isWanted = (one: string): boolean => one.trim().toLowerCase() === wanted;
  return (
    all.find((person) => isWanted(person.email)) ??
    all.find(({ emails = [] }) => emails.some(isWanted))
  );
}
