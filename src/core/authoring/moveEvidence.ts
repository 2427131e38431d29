/** What goes along when an entry moves between the shared and the private part of a journal: its files, and what it says of them. */
import type { Entry } from '../entries/entry';
import { readEntryText } from '../entries/entryText';
import { yamlPartOf } from '../yaml/yamlPart';
import { bodyStart } from '../text/frontMatter';
import type { Journal } from '../journal/journal';
import { addressesIn, addressOf, resolveLink } from '../text/links';
import { fileNameOf, isPrivate, privateFolder } from '../base/paths';
import type { Files } from '../base/ports';
import { mayHideEntries } from '../base/unreadable';
import { setScalar } from '../yaml/editYaml';
import { scalarsIn } from '../yaml/scalars';
import type { Splice } from '../text/splice';

export interface EntryMove {
  readonly from: string;
  readonly to: string;
  /** The entry as it stands. */
  readonly text: string;
}

/**
 * Why a file stays: another entry names it, or may while a folder with entries cannot be read; it lies outside
 * the attachments; or its name cannot be rewritten.
 */
export type WhyStays = 'named' | 'unsure' | 'elsewhere' | 'unwritable';

export interface EvidenceMove {
  readonly files: readonly (readonly [from: string, to: string])[];
  readonly stays: readonly { readonly path: string; readonly why: WhyStays }[];
  /** In the entry, so that all that it names is found from its new place. */
  readonly splices: readonly Splice[];
}

/** @param openTexts texts of files that are open in the editor, by path: they count as they are there */
export async function evidenceMove(
  journal: Journal,
  move: EntryMove,
  openTexts: ReadonlyMap<string, string>,
): Promise<EvidenceMove> {
  const { from, text } = move;
  const folder = `${isPrivate(from) ? privateFolder : ''}attachments/`;
  const evidence = evidenceIn(from, text);
  const linked = addressesIn(text, bodyStart(text))
    .map(({ target }) => resolveLink(from, target))
    .filter((path) => path?.startsWith(folder));
  const named = new Set([...evidence.map(({ path }) => path), ...linked] as string[]);
  const there = (await existing(journal.files, [...named])).filter(
    (path) => isPrivate(path) === isPrivate(from),
  );
  const byOthers = await namedBy(journal, (path) => path !== from, there, openTexts);
  const isUnsure = [...journal.problems()].some(mayHideEntries);
  const why = (path: string): WhyStays | undefined => {
    if (!path.startsWith(folder)) return 'elsewhere';
    if (byOthers.has(path)) return 'named';
    if (isUnsure) return 'unsure';
    return evidence.some((one) => one.path === path && one.set('x').length === 0)
      ? 'unwritable'
      : undefined;
  };
  const goes = there.filter((path) => why(path) === undefined);
  const files = await freePlaces(journal.files, goes);
  return {
    files,
    stays: there.flatMap((path) => {
      const reason = why(path);
      return reason === undefined ? [] : [{ path, why: reason }];
    }),
    splices: movedText(move, new Map(files)),
  };
}

/** @param moved where the files go that go along */
export function movedText(
  { from, to, text }: EntryMove,
  moved: ReadonlyMap<string, string>,
): readonly Splice[] {
  const splices = evidenceIn(from, text).flatMap(({ path, set }) => {
    const place = moved.get(path);
    return place === undefined ? [] : set(place);
  });
  for (const one of addressesIn(text, bodyStart(text))) {
    const path = resolveLink(from, one.target);
    if (path === undefined) continue;
    const place = moved.get(path) ?? path;
    // Most lead there already: private folders are laid out as shared ones are.
    if (resolveLink(to, one.target) === place) continue;
    splices.push({ from: one.from, to: one.to, text: `${addressOf(to, place)}${one.rest}` });
  }
  return splices;
}

interface NamedEvidence {
  readonly path: string;
  /** Puts another path in its place; nothing where that cannot be done. */
  readonly set: (path: string) => readonly Splice[];
}

function evidenceIn(path: string, text: string): NamedEvidence[] {
  const { frontMatter, meta } = readEntryText(text);
  const part = yamlPartOf({ path, text, frontMatter });
  const written = scalarsIn(part).filter(
    ({ path: [first, second, third, ...more] }) =>
      first === 'cpd' && second === 'evidence' && typeof third === 'number' && more.length === 0,
  );
  // What stands there by an alias is written elsewhere.
  const aliased = (meta.cpd?.evidence ?? []).filter(
    (value) => !written.some((scalar) => scalar.value === value),
  );
  return [
    ...written.map((scalar) => ({
      value: String(scalar.value),
      set: (to: string) => setScalar(part, scalar, to),
    })),
    ...aliased.map((value) => ({ value, set: () => [] })),
  ].flatMap(({ value, set }): NamedEvidence[] => {
    const named = isAddress.test(value) ? undefined : resolveLink('journal', value);
    return named === undefined || named === '' ? [] : [{ path: named, set }];
  });
}

/** No path: it leads to a page. */
const isAddress = /^[a-z][a-z0-9+.-]*:/i;

async function existing(files: Files, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  await files.statEach(paths, (index, version) => {
    if (version) found.push(paths[index]!);
  });
  return found.sort();
}

const slice = 64;

type NamingJournal = Pick<Journal, 'entries' | 'files' | 'problems' | 'world'>;

/** Which of these files an entry names that is meant, in its claim or with a link. */
export async function namedBy(
  journal: NamingJournal,
  isMeant: (path: string) => boolean,
  paths: readonly string[],
  openTexts: ReadonlyMap<string, string> = new Map(),
): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  if (paths.length === 0) return named;
  const wanted = new Set(paths);
  const unreadable = new Set(
    [...journal.problems()].filter(({ severity }) => severity === 'error').map(({ path }) => path),
  );
  const add = (path: string | undefined): void => {
    if (path !== undefined && wanted.has(path)) named.add(path);
  };
  const search = (path: string, text: string, entry: Entry | undefined): void => {
    if (openTexts.has(path)) evidenceIn(path, text).forEach((one) => add(one.path));
    else for (const one of entry?.claim?.evidence ?? []) add(resolveLink('journal', one));
    for (const { target } of addressesIn(text, bodyStart(text))) add(resolveLink(path, target));
    // What it names is not known for sure.
    if (unreadable.has(path)) paths.filter((one) => text.includes(one)).forEach(add);
  };
  const naming = [...new Set([...journal.entries.keys(), ...unreadable])].filter(
    (path) => isMeant(path) && path.endsWith('.md'),
  );
  for (let at = 0; at < naming.length; at += slice) {
    const closed: string[] = [];
    for (const path of naming.slice(at, at + slice)) {
      const text = openTexts.get(path);
      if (text === undefined) closed.push(path);
      else search(path, text, journal.entries.get(path));
    }
    await journal.files.readEach(closed, (read) => {
      if ('text' in read) search(read.path, read.text, journal.entries.get(read.path));
    });
    await journal.world.pace();
  }
  return named;
}

/** On the other side, under the same name, or one with a number where that is taken. */
async function freePlaces(
  files: Files,
  paths: readonly string[],
): Promise<(readonly [string, string])[]> {
  const places: (readonly [string, string])[] = [];
  const taken = new Set<string>();
  for (const path of paths) {
    const wanted = isPrivate(path) ? path.slice(privateFolder.length) : `${privateFolder}${path}`;
    let place = wanted;
    for (let number = 2; taken.has(place) || (await existing(files, [place])).length > 0; number++)
      place = numbered(wanted, number);
    taken.add(place);
    places.push([path, place]);
  }
  return places;
}

function numbered(path: string, number: number): string {
  const name = fileNameOf(path);
  const [, stem, ending] = /^(.+?)((?:\.[^.]*)?)$/s.exec(name)!;
  return `${path.slice(0, -name.length)}${stem}-${number}${ending}`;
}
