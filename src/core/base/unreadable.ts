import * as l10n from '@vscode/l10n';
import type { FileFailure, FileVersion, Unreadable } from './ports';
import type { Finding, Problem, Severity } from './problem';

/** No entry is larger than this; reading such a file would delay the rest. */
export const maxFileSize = 5 * 1024 * 1024;

/** Classifies bytes that include a zero. Editors on Windows start UTF-16 text with a byte order mark. */
export function whyZeros([first, second]: Uint8Array): Unreadable {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 ? 'notUtf8' : 'binary';
}

/** @param error of the file system; its code tells whether permission is missing */
export function failedRead(path: string, error: unknown, version: FileVersion): FileFailure {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  if (path.includes('\\')) return { path, unreadable: 'backslash', ...version };
  if (/^(?:EACCES|EPERM|NoPermissions)$/.test(code ?? ''))
    return { path, unreadable: 'denied', ...version };
  return { path, unreadable: 'failed', reason: code ?? message ?? '', ...version };
}

export function unreadableFinding({
  unreadable,
  reason = '',
}: Pick<Exclude<FileFailure, { missing: true }>, 'unreadable' | 'reason'>): Finding {
  const [code, message] = {
    tooLarge: ['file.too-large', l10n.t('This file is larger than 5 MB and was not read.')],
    notUtf8: [
      'file.encoding',
      l10n.t('This file is not UTF-8 text. Save it with the encoding UTF-8 to have it read.'),
    ],
    binary: ['file.binary', l10n.t('This is not a text file, despite its extension.')],
    denied: ['file.denied', l10n.t('You do not have permission to read this file.')],
    backslash: [
      'file.name',
      l10n.t(
        'The name of this file has a backslash, which Windows takes for a folder, so it was not read. Rename the file.',
      ),
    ],
    failed: ['file.failed', l10n.t('This file could not be read: {0}.', reason)],
  }[unreadable] as [string, string];
  return { line: 1, severity: 'error', code, message };
}

const folderDenied = 'folder.denied';
const folderLink = 'folder.link';

/** Whether a folder could not be looked into. */
export const isOfFolder = (code: string): boolean => code === folderDenied || code === folderLink;

/** Whether a problem is that of a folder, which has no lines. */
export const isAtFolder = (code: string): boolean => code.startsWith('folder.');

/** File and line for the screen. A folder has no line, and the journal's own folder no name. */
export const placeOf = ({ path, line, code }: Pick<Problem, 'path' | 'line' | 'code'>): string =>
  isAtFolder(code) ? path || '.' : `${path}:${line}`;

export const unreadableFolder = (path: string): Problem => ({
  path,
  line: 1,
  severity: 'error',
  code: folderDenied,
  message: l10n.t('This folder cannot be read, so its contents are not shown.'),
});

/** Problem: a folder of the journal is a link. */
export const linkedFolder = (path: string): Problem => ({
  path,
  line: 1,
  severity: 'error',
  code: folderLink,
  message: l10n.t(
    'This folder is a link. Links are not followed, so nothing in it is part of the journal. Replace the link with a real folder.',
  ),
});

/** Problem: a file is a link. */
export const linkedFile = (path: string, severity: Severity): Problem => ({
  path,
  line: 1,
  severity,
  code: 'file.link',
  message: l10n.t(
    'This is a symbolic link. Links are not followed, so what it points to is not part of the journal.',
  ),
});

/** Whether a problem may hide entries. */
export const mayHideEntries = ({ code, path }: Pick<Problem, 'code' | 'path'>): boolean =>
  isOfFolder(code) && !/^(?:\.journal|attachments)(?:\/|$)/.test(path);
