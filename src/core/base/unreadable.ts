import * as l10n from '@vscode/l10n';
import type { Unreadable } from './ports';
import type { Finding, Problem, Severity } from './problem';

/** Larger than this is no journal entry; reading it would only hold up the rest. */
export const maxFileSize = 5 * 1024 * 1024;

/** Of bytes with a zero among them. Editors on Windows begin UTF-16 text with a mark. */
export function whyZeros([first, second]: Uint8Array): Unreadable {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 ? 'notUtf8' : 'binary';
}

export function unreadableFinding(why: Unreadable): Finding {
  const [code, message] = {
    tooLarge: ['file.too-large', l10n.t('This file is larger than 5 MB and was not read.')],
    notUtf8: [
      'file.encoding',
      l10n.t('This file is not UTF-8 text. Save it with the encoding UTF-8 to have it read.'),
    ],
    binary: ['file.binary', l10n.t('This is not a text file, whatever its name ends in.')],
    denied: ['file.denied', l10n.t('This file may not be read by you.')],
  }[why] as [string, string];
  return { line: 1, severity: 'error', code, message };
}

const folderDenied = 'folder.denied';
const folderLink = 'folder.link';

export const isOfFolder = (code: string): boolean => code === folderDenied || code === folderLink;

/** File and line, as people read it. A folder has no lines, and the journal's own no name. */
export const placeOf = ({ path, line, code }: Pick<Problem, 'path' | 'line' | 'code'>): string =>
  isOfFolder(code) ? path || '.' : `${path}:${line}`;

export const unreadableFolder = (path: string): Problem => ({
  path,
  line: 1,
  severity: 'error',
  code: folderDenied,
  message: l10n.t('This folder cannot be read, so what lies in it is not shown here.'),
});

/** Names a folder that the journal depends on and that is a link. */
export const linkedFolder = (path: string): Problem => ({
  path,
  line: 1,
  severity: 'error',
  code: folderLink,
  message: l10n.t(
    'This folder is a link. Links are not followed, so nothing in it is part of the journal. Replace the link with a real folder.',
  ),
});

/** Names a link in the place of a file. */
export const linkedFile = (path: string, severity: Severity): Problem => ({
  path,
  line: 1,
  severity,
  code: 'file.link',
  message: l10n.t(
    'This is a symbolic link. Links are not followed, so what it points to is not part of the journal.',
  ),
});

/** Whether of what that problem hides something may be an entry. */
export const mayHideEntries = ({ code, path }: Pick<Problem, 'code' | 'path'>): boolean =>
  isOfFolder(code) && !/^(?:\.journal|attachments)(?:\/|$)/.test(path);
