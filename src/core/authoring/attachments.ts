/** Evidence beside the entries: where a copy of a file goes, under a name that every system can hold. */
import * as l10n from '@vscode/l10n';
import { refuseLinks } from '../base/fileLinks';
import { newNameMark } from '../base/ids';
import { fileNameOf, isPortableName, isPrivate, privateFolder } from '../base/paths';
import { FileExistsError, type Files, type Random } from '../base/ports';
import { HumanError } from '../base/problem';
import { slugOf } from '../base/slug';
import { compare } from '../base/compare';

/** Larger files are no certificates, and a repository keeps them for good. */
export const largestAttachment = 50 * 1024 * 1024;
const mostAttempts = 1000;

export interface AttachmentWish {
  /** As it is called where it comes from: a name or a path, and never trusted. */
  readonly name: string;
  /** Of the entry that it is evidence of. */
  readonly entry: { readonly path: string; readonly date: string };
}

/**
 * @param attempt counts from 1; later ones add a number
 * @param mark what else tells the name from others, where a file system could not
 */
export function attachmentPath(
  { name, entry }: AttachmentWish,
  attempt: number,
  mark = '',
): string {
  const [, stem = '', ending = ''] = /^(.*?)(?:\.([^.]*))?$/s.exec(
    fileNameOf(name.replaceAll('\\', '/')).replace(/[\s.]+$/, ''),
  )!;
  const slug = slugOf(stem, 'evidence');
  const safe = isPortableName(slug) ? slug : `evidence-${slug}`;
  const type = ending
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 10);
  const parts = [safe, mark, attempt === 1 ? '' : String(attempt)].filter(Boolean);
  const folder = `${isPrivate(entry.path) ? privateFolder : ''}attachments/${entry.date.slice(0, 4)}`;
  return `${folder}/${parts.join('-')}${type === '' ? '' : `.${type}`}`;
}

/** Keeps a copy in the journal; a file that is there already is never touched, the next free name is taken. */
export async function attach(
  files: Files,
  wish: AttachmentWish,
  bytes: Uint8Array,
  random: Random,
): Promise<string> {
  return firstFree(files, wish, random, async (path) => {
    try {
      await files.createBytes(path, bytes);
      return true;
    } catch (error) {
      if (!(error instanceof FileExistsError)) throw error;
      return false;
    }
  });
}

/**
 * A name that no file has, for a file that the editor makes itself.
 * @param taken names that are not free either
 * @throws LinkError where the folder is a link
 */
export function freeAttachmentPath(
  files: Files,
  wish: AttachmentWish,
  taken: readonly string[],
  random: Random,
): Promise<string> {
  return firstFree(files, wish, random, async (path) => {
    await refuseLinks(files, [path]);
    let isFree = !taken.includes(path);
    await files.statEach([path], (_, version) => (isFree &&= version === undefined));
    return isFree;
  });
}

/** What an entry can name as evidence, the newest folder first: a shared one names nothing that is private. */
export async function attachmentsFor(files: Files, entry: string): Promise<string[]> {
  const folders = isPrivate(entry)
    ? [`${privateFolder}attachments`, 'attachments']
    : ['attachments'];
  const found: string[] = [];
  for (const folder of folders) {
    const { files: paths } = await files.list(folder);
    found.push(...[...paths].sort(byFolder));
  }
  return found;
}

function byFolder(a: string, b: string): number {
  const folder = (path: string): string => path.slice(0, -fileNameOf(path).length);
  return compare(folder(b), folder(a)) || compare(a, b);
}

async function firstFree(
  { exclusiveCreate }: Files,
  wish: AttachmentWish,
  random: Random,
  takes: (path: string) => Promise<boolean>,
): Promise<string> {
  // Two could take the same name at once; then none is the same.
  const mark = exclusiveCreate ? '' : newNameMark(random);
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const path = attachmentPath(wish, attempt, mark);
    if (await takes(path)) return path;
  }
  throw new HumanError(l10n.t('No free name was found for the file.'));
}
