/** What the command line remembers about this installation, in the user's configuration folder. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse, stringify } from 'yaml';
import { newDeviceId } from '../../core/ids';
import type { Random } from '../../core/ports';

const remembered = v.object({
  device: v.pipe(v.string(), v.regex(/^[a-z0-9]{4,32}$/)),
  /** Persons whom this user has been, newest last. */
  people: v.optional(v.array(v.string()), []),
});
type Remembered = v.InferOutput<typeof remembered>;

function folder(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env;
  // An empty variable counts as none (XDG Base Directory Specification).
  const given = [XDG_CONFIG_HOME, process.platform === 'win32' ? APPDATA : undefined].find(Boolean);
  return join(given ?? join(homedir(), '.config'), 'reflective-journal');
}

const file = (): string => join(folder(), 'device.yaml');

export function readDevice(random: Random): Remembered {
  try {
    const known = v.safeParse(remembered, parse(readFileSync(file(), 'utf8')));
    if (known.success) return known.output;
  } catch {
    // Not there yet, or no longer readable: a new id is made, records under the old one stay good.
  }
  const made = { device: newDeviceId(random), people: [] };
  write(made);
  return made;
}

export function rememberPerson(person: string, random: Random): void {
  const known = readDevice(random);
  write({ ...known, people: [...known.people.filter((one) => one !== person), person] });
}

function write(value: Remembered): void {
  mkdirSync(folder(), { recursive: true });
  writeFileSync(file(), stringify(value));
}
