/** The files to share: those of the journal, and never a private one. */
import { isOfAnother } from '../actions/waiting';
import type { Journal } from '../journal/journal';
import { locate } from '../entries/locate';
import { pathKey, pathsNamed } from '../entries/namedFiles';
import { mayLeave, privateElsewhere } from '../entries/mayLeave';
import { namedBy } from '../authoring/moveEvidence';
import { escapesFolder, fileNameOf } from '../base/paths';
import type { Problem } from '../base/problem';
import { parseRecordPath } from '../records/records';
import { isTemporary } from '../base/temporaryFiles';
import type { ChangedFile, SharingState } from './sharing';
import { compare } from '../base/compare';

export const leavingKinds = ['entry', 'records', 'evidence', 'setup'] as const;
export type LeavingKind = (typeof leavingKinds)[number];

export interface Leaving extends ChangedFile {
  readonly kind: LeavingKind;
  /** Id of the entry, or of the entry that the records are about; `undefined` if unknown. */
  readonly entry: string | undefined;
  /** The author of the records. */
  readonly person: string | undefined;
  /** Whether it belongs to private entries only: then it is not selected by default. */
  readonly isOfPrivate: boolean;
}

const ownFiles = new Set(['.gitignore', '.gitattributes', 'CODEOWNERS', '.github/CODEOWNERS']);

/** Names with control characters, or invalid on other systems, are not shared. */
export const isOddName = (path: string): boolean =>
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  escapesFolder(path) || /[\u0000-\u001f\u007f\ufffd]/.test(path);

type SharedJournal = Pick<
  Journal,
  'setup' | 'entries' | 'pathsOf' | 'files' | 'problems' | 'world'
>;

/** The changed files that belong to the journal, sorted by kind and path. */
export async function leavingOf(
  journal: SharedJournal,
  changed: readonly ChangedFile[],
): Promise<Leaving[]> {
  const evidence = new Set<string>();
  for (const { claim } of journal.entries.values())
    for (const name of claim?.evidence ?? [])
      for (const path of pathsNamed(name)) evidence.add(pathKey(path));
  const elsewhere = await privateElsewhere(
    journal.files,
    changed.map(({ path }) => path),
  );
  const leaving: Leaving[] = [];
  for (const file of changed) {
    const { path } = file;
    if (!mayLeave(path) || elsewhere.has(path) || isOddName(path) || isTemporary(path)) continue;
    const records = parseRecordPath(path);
    if (records) {
      const { entry, person } = records;
      leaving.push({ ...file, kind: 'records', entry, person, isOfPrivate: false });
    } else {
      const kind = kindOf(path, journal, evidence);
      const entry = kind === 'entry' ? journal.entries.get(path)?.id : undefined;
      if (kind) leaving.push({ ...file, kind, entry, person: undefined, isOfPrivate: false });
    }
  }
  const ofPrivate = await filesOfPrivate(journal, leaving);
  const rank = ({ kind }: Leaving): number => leavingKinds.indexOf(kind);
  return leaving
    .map((one) => (ofPrivate.has(one.path) ? { ...one, isOfPrivate: true } : one))
    .sort((a, b) => rank(a) - rank(b) || compare(a.path, b.path));
}

/** Whether a file is an entry of the owner's that another person changed or removed, perhaps by accident. */
export const isOfOwner = (
  journal: Pick<Journal, 'setup'>,
  { kind, change }: Leaving,
  me: string | undefined,
): boolean => kind === 'entry' && change !== 'new' && isOfAnother(journal, me);

/**
 * Records and evidence of private entries only. A removed file reveals nothing. A private entry names every file
 * whose name occurs in it, whatever the syntax; a shared one those that it claims or links to.
 */
async function filesOfPrivate(
  journal: SharedJournal,
  leaving: readonly Leaving[],
): Promise<ReadonlySet<string>> {
  /** The name to look for in private entries, by the file's path. */
  const names = new Map<string, string>();
  for (const { path, kind, entry, change } of leaving)
    if (change === 'removed') continue;
    else if (kind === 'evidence') names.set(path, comparable(fileNameOf(path)));
    else if (kind === 'records' && !journal.pathsOf(entry!).some((one) => mayLeave(one)))
      names.set(path, comparable(entry!));
  const named = names.size > 0 ? await namedPrivately(journal, names) : [];
  if (named.length === 0) return new Set();
  const shared = await namedBy(journal, (path) => mayLeave(path), named);
  return new Set(named.filter((path) => !shared.has(path)));
}

async function namedPrivately(
  { entries, files }: SharedJournal,
  names: ReadonlyMap<string, string>,
): Promise<string[]> {
  const named = new Set<string>();
  // Every text there, not only entries: also the details of counterparts.
  const listed = (await files.list('private')).files.filter((path) => path.endsWith('.md'));
  const texts = new Set([...listed, ...[...entries.keys()].filter((path) => !mayLeave(path))]);
  await files.readEach([...texts], (read) => {
    if (!('text' in read)) return;
    const text = comparable(read.text);
    const decoded = comparable(decodedOf(read.text));
    for (const [path, name] of names)
      if (text.includes(name) || decoded.includes(name)) named.add(path);
  });
  return [...named];
}

/** Normalised, since systems differ in letter case and Unicode normalisation. */
const comparable = (text: string): string => text.normalize('NFC').toLowerCase();

/** Decodes percent-encoded names in links; invalid sequences stay. */
const decodedOf = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (octets) => {
    try {
      return decodeURIComponent(octets);
    } catch {
      return octets;
    }
  });

/** Files of the journal that are not shared: links, and those with odd names. */
export function heldBack(
  journal: Pick<Journal, 'setup' | 'entries'>,
  { changed, links }: SharingState,
): string[] {
  const odd = changed.map(({ path }) => path).filter(isOddName);
  return [...odd, ...links].filter(
    (path) => mayLeave(path) && kindOf(path, journal, new Set()) !== undefined,
  );
}

function kindOf(
  path: string,
  { setup }: Pick<Journal, 'setup'>,
  evidence: ReadonlySet<string>,
): LeavingKind | undefined {
  if (path.startsWith('.journal/') || ownFiles.has(path)) return 'setup';
  if (setup?.isEntry(path)) return 'entry';
  return path.startsWith('attachments/') || evidence.has(pathKey(path)) ? 'evidence' : undefined;
}

/** Errors and warnings in these files. */
export async function findingsIn(journal: Journal, paths: Iterable<string>): Promise<Problem[]> {
  const wanted = new Set(paths);
  const problems = [...journal.problems()].filter(
    ({ path, severity }) => wanted.has(path) && severity !== 'info',
  );
  return locate(journal.files, problems);
}
