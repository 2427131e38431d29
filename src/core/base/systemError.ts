/** What the operating system refuses, in words for people. */
import * as l10n from '@vscode/l10n';

/** The name of a file that is being written (temporaryFiles.ts). */
const temporaryEnd = /[\\/]\.rj-[0-9a-f]{16}\.tmp$/;

/** One sentence, for everyday causes; `undefined` for every other error. */
export function systemErrorWords(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path, dest, syscall } = error as SystemError;
  const place = placeOf(path, dest);
  switch (code) {
    case 'ENOSPC':
      return place === undefined
        ? l10n.t('There is no space left on the disk.')
        : l10n.t('There is no space left on the disk, so {0} cannot be saved.', place);
    case 'EDQUOT':
      return place === undefined
        ? l10n.t('The disk space that you are allowed is used up.')
        : l10n.t('The disk space that you are allowed is used up, so {0} cannot be saved.', place);
  }
  if (place === undefined) return undefined;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return l10n.t('You have no permission to read or change {0}.', place);
    case 'EROFS':
      return l10n.t('{0} is on a disk that can only be read.', place);
    case 'ENOTDIR':
      return l10n.t('{0} cannot be reached: there is a file in the place of a folder.', place);
    case 'EEXIST':
      return syscall === 'mkdir'
        ? l10n.t('{0} is a file, where a folder is needed.', place)
        : undefined;
    case 'ENOENT':
      return l10n.t('There is no file or folder {0}.', place);
    case 'EBUSY':
      return l10n.t('Another program is using {0}. Please try again later.', place);
    case 'EMFILE':
      return l10n.t(
        'Too many files are open, so {0} cannot be opened. Please try again later.',
        place,
      );
    default:
      return undefined;
  }
}

interface SystemError extends Error {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly path?: unknown;
  /** Where a file was to be moved. */
  readonly dest?: unknown;
}

/** What the person knows of it, never the temporary file beside it. */
function placeOf(path: unknown, dest: unknown): string | undefined {
  if (typeof path !== 'string' || path === '') return undefined;
  if (!temporaryEnd.test(path)) return path;
  return typeof dest === 'string' ? dest : path.replace(temporaryEnd, '') || '/';
}
