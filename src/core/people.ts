import { checkShape, type Shaped } from './checkShape';
import { personFile } from './schemas';
import { readYaml } from './yaml/readYaml';

export interface Person {
  /** Slug: the name of the file and of the person's records folder. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export const personPath = (id: string): string => `.journal/people/${id}.yaml`;

/** Nothing stricter: what matters is that git knows the same one. */
export const mayBeEmail = (text: string): boolean => /.@./.test(text.trim());

export function readPerson(path: string, text: string): Shaped<Person> {
  const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
  const read = readYaml(text);
  if (read.findings.length > 0) return { value: undefined, findings: read.findings };
  const { value, findings } = checkShape(personFile, read.value, text, 1, 'person.field');
  return { value: value && { id, ...value }, findings };
}

export function personByEmail(people: Iterable<Person>, email: string): Person | undefined {
  const wanted = email.trim().toLowerCase();
  if (!wanted) return undefined;
  for (const person of people) if (person.email.trim().toLowerCase() === wanted) return person;
  return undefined;
}
