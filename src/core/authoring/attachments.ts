/** Copies of files as evidence, with names that are valid on every system. */
import * as l10n from '@vscode/l10n';
import { refuseLinks } from '../base/fileLinks';
import { newNameMark } from '../base/ids';
import { fileNameOf, isPortableName, isPrivate, privateFolder } from '../base/paths';
import { FileExistsError, type Files, type Random } from '../base/ports';
import { HumanError } from '../base/problem';
import { slugOf } from '../base/slug';
import { compare } from '../base/compare';

/** Larger files are not certificates, and a repository keeps them permanently. */
export const maxAttachmentSize = 50 * 1024 * 1024;
const maxAttempts = 1000;

export interface AttachmentRequest {
  /** Its original name or path, not trusted. */
  readonly name: string;
  readonly entry: { readonly path: string; readonly date: string };
}

/**
 * @param attempt counts from 1; later ones add a number
 * @param mark makes the name unique on a file system that cannot create files exclusively
 */
export function attachmentPath(
  { name, entry }: AttachmentRequest,
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

/** Copies a file into the journal under the first free name. */
export function attach(
  files: Files,
  request: AttachmentRequest,
  bytes: Uint8Array,
  random: Random,
): Promise<string> {
  return firstFree(files, request, random, async (path) => {
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
 * A free path for a file that the editor creates.
 * @param taken further paths that are not free
 * @throws LinkError if the folder is a link
 */
export function freeAttachmentPath(
  files: Files,
  request: AttachmentRequest,
  taken: readonly string[],
  random: Random,
): Promise<string> {
  return firstFree(files, request, random, async (path) => {
    await refuseLinks(files, [path]);
    let isFree = !taken.includes(path);
    await files.statEach([path], (_, version) => (isFree &&= version === undefined));
    return isFree;
  });
}

/** Files that an entry can name as evidence, newest folder first. A shared entry cannot name private ones. */
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
  request: AttachmentRequest,
  random: Random,
  takes: (path: string) => Promise<boolean>,
): Promise<string> {
  // Without exclusive creation, two devices could choose one name at once, so each name is unique.
  const mark = exclusiveCreate ? '' : newNameMark(random);
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const path = attachmentPath(request, attempt, mark);
    if (await takes(path)) return path;
  }
  throw new HumanError(l10n.t('No free name was found for the file.'));
}
