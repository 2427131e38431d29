/** State of this installation of the command line, in the user's configuration folder. */
import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse, stringify } from 'yaml';
import { newDeviceId } from '../../core/base/ids';
import type { World } from '../../core/base/ports';
import { removeLeftovers } from '../../core/base/temporaryFiles';
import { nodeFiles } from '../nodeFiles';
import { readOrdinaryFile } from '../readBytes';
import { writeWhole } from '../writeWhole';

const remembered = v.object({
  device: v.pipe(v.string(), v.regex(/^[a-z0-9]{4,32}$/)),
  /** Persons as whom this user has worked, newest last. */
  people: v.optional(v.array(v.string()), []),
});
type Remembered = v.InferOutput<typeof remembered>;

function folder(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env;
  // An empty variable is treated as unset (XDG Base Directory Specification).
  const given = [XDG_CONFIG_HOME, process.platform === 'win32' ? APPDATA : undefined].find(Boolean);
  return join(given ?? join(homedir(), '.config'), 'reflective-journal');
}

const file = (): string => join(folder(), 'device.yaml');

/** Larger than any file written here. */
const maxSize = 64 * 1024;

/** Creates a device id if there is none; records with an earlier id stay valid. */
export async function readDevice(world: Pick<World, 'random' | 'clock'>): Promise<Remembered> {
  const known = await readOrMake(world);
  if (known.isMade) await store(known.value);
  return known.value;
}

async function readOrMake(
  world: Pick<World, 'random' | 'clock'>,
): Promise<{ readonly value: Remembered; readonly isMade?: true }> {
  const files = nodeFiles(folder(), () => undefined);
  await removeLeftovers(files, (await files.list('', false)).files, world.clock);
  const known = await readRemembered().catch(() => undefined);
  if (known) return { value: known };
  if (existsSync(file()))
    console.error(
      `${file()} could not be read, so it was made again. If you are asked who you are, add --person.`,
    );
  return { value: { device: newDeviceId(world.random), people: [] }, isMade: true };
}

/** @returns `undefined` if the file is missing or invalid */
async function readRemembered(): Promise<Remembered | undefined> {
  const text = await readOrdinaryFile(file(), maxSize).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  const known = text && v.safeParse(remembered, parsed(text.toString('utf8')));
  return known?.success ? known.output : undefined;
}

/** Persons as whom this user has worked, newest last. Writes nothing. */
export const rememberedPeople = async (): Promise<readonly string[]> =>
  (await readRemembered().catch(() => undefined))?.people ?? [];

export async function rememberPerson(
  person: string,
  world: Pick<World, 'random' | 'clock'>,
): Promise<void> {
  const { value } = await readOrMake(world);
  if (value.people.at(-1) === person) return;
  const others = value.people.filter((one) => one !== person);
  await store({ ...value, people: [...others, person] });
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** Where the folder cannot be written, each run has a device of its own, and the journal is still written. */
async function store(value: Remembered): Promise<void> {
  try {
    // The settings may be a link to another place.
    const target = existsSync(file()) ? realpathSync(file()) : file();
    await writeWhole(target, stringify(value), { mayReplace: true });
  } catch {
    console.error(
      `${file()} could not be written, so you may be asked again who you are; --person says it.`,
    );
  }
}
