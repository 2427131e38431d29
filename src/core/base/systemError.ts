/** Errors of the operating system as sentences for the screen. */
import * as l10n from '@vscode/l10n';

/** Name of a temporary file (temporaryFiles.ts). */
const temporaryEnd = /[\\/]\.rj-[0-9a-f]{16}\.tmp$/;

/** @returns a sentence for everyday causes, else `undefined` */
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
        ? l10n.t('Your disk quota is used up.')
        : l10n.t('Your disk quota is used up, so {0} cannot be saved.', place);
  }
  if (place === undefined) return undefined;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return l10n.t('You do not have permission to read or change {0}.', place);
    case 'EROFS':
      return l10n.t('{0} is on a read-only disk.', place);
    case 'ENOTDIR':
      return l10n.t('{0} cannot be reached: part of its path is a file, not a folder.', place);
    case 'EEXIST':
      return syscall === 'mkdir'
        ? l10n.t('{0} is a file, but a folder is needed.', place)
        : undefined;
    case 'ENOENT':
      return l10n.t('{0} does not exist.', place);
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
  /** Target of a move. */
  readonly dest?: unknown;
}

/** The path to show: never the temporary file, which the person does not know. */
function placeOf(path: unknown, dest: unknown): string | undefined {
  if (typeof path !== 'string' || path === '') return undefined;
  if (!temporaryEnd.test(path)) return path;
  return typeof dest === 'string' ? dest : path.replace(temporaryEnd, '') || '/';
}
