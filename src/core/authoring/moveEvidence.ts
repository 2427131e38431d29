/** Moves the evidence of an entry between the shared and the private part of a journal, and updates its links. */
import { readEntryText } from '../entries/entryText';
import { yamlPartOf } from '../yaml/yamlPart';
import { bodyStart } from '../text/frontMatter';
import type { Journal } from '../journal/journal';
import { addressesIn, addressOf, resolveLink } from '../text/links';
import { fileNameOf, isPrivate, privateFolder } from '../base/paths';
import type { Files } from '../base/ports';
import { mayHideEntries } from '../base/unreadable';
import { readTexts } from './readTexts';
import { setScalar } from '../yaml/editYaml';
import { scalarsIn } from '../yaml/scalars';
import type { Splice } from '../text/splice';

interface EntryMove {
  readonly from: string;
  readonly to: string;
  /** The current text of the entry. */
  readonly text: string;
}

/**
 * Why a file is not moved: another entry names it, or may if a folder with entries cannot be read; it is outside
 * the attachments; or its path in the entry cannot be changed.
 */
export type WhyStays = 'named' | 'unsure' | 'elsewhere' | 'unwritable';

export interface EvidenceMove {
  readonly files: readonly (readonly [from: string, to: string])[];
  readonly stays: readonly { readonly path: string; readonly why: WhyStays }[];
  /** Changes of paths in the entry. */
  readonly splices: readonly Splice[];
}

/** @param openTexts as for `readTexts` */
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
  const present = (await existing(journal.files, [...named])).filter(
    (path) => isPrivate(path) === isPrivate(from),
  );
  const byOthers = await namedBy(journal, (path) => path !== from, present, openTexts);
  const isUnsure = [...journal.problems()].some(mayHideEntries);
  const why = (path: string): WhyStays | undefined => {
    if (!path.startsWith(folder)) return 'elsewhere';
    if (byOthers.has(path)) return 'named';
    if (isUnsure) return 'unsure';
    return evidence.some((one) => one.path === path && one.set('x').length === 0)
      ? 'unwritable'
      : undefined;
  };
  const moving = present.filter((path) => why(path) === undefined);
  const files = await freePaths(journal.files, moving);
  return {
    files,
    stays: present.flatMap((path) => {
      const reason = why(path);
      return reason === undefined ? [] : [{ path, why: reason }];
    }),
    splices: movedText(move, new Map(files)),
  };
}

/** @param moved new paths of moved files */
export function movedText(
  { from, to, text }: EntryMove,
  moved: ReadonlyMap<string, string>,
): readonly Splice[] {
  const splices = evidenceIn(from, text).flatMap(({ path, set }) => {
    const target = moved.get(path);
    return target === undefined ? [] : set(target);
  });
  for (const one of addressesIn(text, bodyStart(text))) {
    const path = resolveLink(from, one.target);
    if (path === undefined) continue;
    const target = moved.get(path) ?? path;
    // Most links are valid already, since private folders have the same layout.
    if (resolveLink(to, one.target) === target) continue;
    splices.push({ from: one.from, to: one.to, text: `${addressOf(to, target)}${one.rest}` });
  }
  return splices;
}

interface NamedEvidence {
  readonly path: string;
  /** Changes the path; empty if that is impossible. */
  readonly set: (path: string) => readonly Splice[];
}

function evidenceIn(path: string, text: string): NamedEvidence[] {
  const { frontMatter, meta } = readEntryText(text);
  const part = yamlPartOf({ path, text, frontMatter });
  const written = scalarsIn(part).filter(
    ({ path: [first, second, third, ...more] }) =>
      first === 'cpd' && second === 'evidence' && typeof third === 'number' && more.length === 0,
  );
  // The text of a YAML alias is elsewhere.
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
    const named = isUrl.test(value) ? undefined : resolveLink('journal', value);
    return named === undefined || named === '' ? [] : [{ path: named, set }];
  });
}

const isUrl = /^[a-z][a-z0-9+.-]*:/i;

async function existing(files: Files, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  await files.statEach(paths, (index, version) => {
    if (version) found.push(paths[index]!);
  });
  return found.sort();
}

/** The files among these that a selected entry names, in its claim or by a link. */
export async function namedBy(
  journal: Pick<Journal, 'entries' | 'files' | 'problems' | 'world'>,
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
  const search = (path: string, text: string): void => {
    if (openTexts.has(path)) evidenceIn(path, text).forEach((one) => add(one.path));
    else
      for (const one of journal.entries.get(path)?.claim?.evidence ?? [])
        add(resolveLink('journal', one));
    for (const { target } of addressesIn(text, bodyStart(text))) add(resolveLink(path, target));
    // The names in a file with errors are uncertain.
    if (unreadable.has(path)) paths.filter((one) => text.includes(one)).forEach(add);
  };
  const naming = [...new Set([...journal.entries.keys(), ...unreadable])].filter(
    (path) => isMeant(path) && path.endsWith('.md'),
  );
  await readTexts(journal, naming, openTexts, search);
  return named;
}

/** New paths in the other part of the journal, with a number if the path is taken. */
async function freePaths(
  files: Files,
  paths: readonly string[],
): Promise<(readonly [string, string])[]> {
  const found = new Map<string, string>();
  for (const path of paths) {
    const wanted = isPrivate(path) ? path.slice(privateFolder.length) : `${privateFolder}${path}`;
    let free = wanted;
    for (let number = 2; found.has(free) || (await existing(files, [free])).length > 0; number++)
      free = numbered(wanted, number);
    found.set(free, path);
  }
  return [...found].map(([free, path]) => [path, free]);
}

function numbered(path: string, number: number): string {
  const name = fileNameOf(path);
  const [, stem, ending] = /^(.+?)((?:\.[^.]*)?)$/s.exec(name)!;
  return `${path.slice(0, -name.length)}${stem}-${number}${ending}`;
}
