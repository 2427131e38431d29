/** What leaves this computer when a journal is shared: its own files alone, and never a private one. */
import type { Journal } from '../journal';
import { locate } from '../locate';
import { escapesFolder, isPrivate } from '../paths';
import type { Problem } from '../problem';
import { parseRecordPath } from '../records';
import type { ChangedFile, SharingState } from './sharing';

export const leavingKinds = ['entry', 'records', 'evidence', 'setup'] as const;
export type LeavingKind = (typeof leavingKinds)[number];

export interface Leaving extends ChangedFile {
  readonly kind: LeavingKind;
  /** Id of the entry that it is, or that its records are about, as far as it is known. */
  readonly entry: string | undefined;
  /** Whose records these are. */
  readonly person: string | undefined;
}

const ownFiles = new Set(['.gitignore', '.gitattributes', 'CODEOWNERS', '.github/CODEOWNERS']);

/** A name that cannot be read in one line, or is none on other systems, is not passed on. */
export const isOddName = (path: string): boolean =>
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  escapesFolder(path) || /[\u0000-\u001f\u007f\ufffd]/.test(path);

/** @returns those that belong to the journal, in the order of their kinds and paths */
export function leavingOf(
  journal: Pick<Journal, 'setup' | 'entries'>,
  changed: readonly ChangedFile[],
): Leaving[] {
  const evidence = new Set<string>();
  for (const { claim } of journal.entries.values())
    for (const path of claim?.evidence ?? []) evidence.add(path);
  const leaving: Leaving[] = [];
  for (const file of changed) {
    const { path } = file;
    if (isPrivate(path) || isOddName(path)) continue;
    const records = parseRecordPath(path);
    if (records)
      leaving.push({ ...file, kind: 'records', entry: records.entry, person: records.person });
    else {
      const kind = kindOf(path, journal, evidence);
      const entry = kind === 'entry' ? journal.entries.get(path)?.id : undefined;
      if (kind) leaving.push({ ...file, kind, entry, person: undefined });
    }
  }
  const rank = ({ kind }: Leaving): number => leavingKinds.indexOf(kind);
  return leaving.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

/** What would belong to it and stays here: links, and names that cannot be read in one line. */
export function heldBack(
  journal: Pick<Journal, 'setup' | 'entries'>,
  { changed, links }: SharingState,
): string[] {
  const odd = changed.map(({ path }) => path).filter(isOddName);
  return [...odd, ...links].filter(
    (path) => !isPrivate(path) && kindOf(path, journal, new Set()) !== undefined,
  );
}

function kindOf(
  path: string,
  { setup }: Pick<Journal, 'setup'>,
  evidence: ReadonlySet<string>,
): LeavingKind | undefined {
  if (path.startsWith('.journal/') || ownFiles.has(path)) return 'setup';
  if (setup?.isEntry(path)) return 'entry';
  return path.startsWith('attachments/') || evidence.has(path) ? 'evidence' : undefined;
}

/** What should be put right, or looked at, in just these files; mere remarks are left out. */
export async function findingsIn(journal: Journal, paths: Iterable<string>): Promise<Problem[]> {
  const wanted = new Set(paths);
  const problems = [...journal.problems()].filter(
    ({ path, severity }) => wanted.has(path) && severity !== 'info',
  );
  return locate(journal.files, problems);
}
