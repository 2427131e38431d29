/** Names files and folders that a person would take for a part of the journal, and that are passed over. */
import * as l10n from '@vscode/l10n';
import { textEnding } from '../../base/paths';
import type { Files } from '../../base/ports';
import type { Problem } from '../../base/problem';
import { isRecordPath, recordsFolderPath } from '../../records/records';
import type { Setup } from '../setup/journalFile';

/** Files that systems and editors leave: hidden ones, and their backups. */
const isLitter = (path: string): boolean =>
  /(?:^|\/)(?:\.(?!journal\/)[^/]*|Thumbs\.db|desktop\.ini|[^/]*~)$/i.test(path);

export function passedOverFiles(paths: readonly string[], setup: Setup): Problem[] {
  const problems: Problem[] = [];
  for (const path of paths) {
    if (isUnreadPath(path)) problems.push(info(path, 'file.unread', unread()));
    else if (isOtherText(path, setup)) problems.push(info(path, 'file.no-entry', noEntry()));
  }
  return problems;
}

/** A file of the records or people that no version up to this one reads. */
const isUnreadPath = (path: string): boolean =>
  (recordsFolderPath.test(path) && !isRecordPath(path) && !isLitter(path)) ||
  (path.startsWith('.journal/people/') &&
    !/^\.journal\/people\/[^/]+\.yaml$/.test(path) &&
    !isLitter(path));

/** A text in a folder of entries that would be one with another ending. */
const isOtherText = (path: string, { isEntry, entryFolders }: Setup): boolean =>
  !entryFolders.includes('') &&
  !path.endsWith('.md') &&
  textEnding.test(path) &&
  !isEntry(path) &&
  isEntry(path.replace(textEnding, '.md'));

/** Folders of entries that are git repositories of their own. */
export async function nestedRepositories(
  files: Files,
  paths: readonly string[],
  { isEntry }: Setup,
): Promise<Problem[]> {
  const folders = new Set<string>();
  for (const path of paths) {
    if (!path.endsWith('.md') || !isEntry(path)) continue;
    for (let end = path.lastIndexOf('/'); end !== -1; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      // Its parents are known then.
      if (folders.has(folder)) break;
      folders.add(folder);
      if (end === 0) break;
    }
  }
  // A submodule has a file of that name.
  const marks = [...folders].flatMap((folder) => [`${folder}/.git/HEAD`, `${folder}/.git`]);
  const found = new Set<string>();
  await files.statEach(marks, (index, version) => {
    if (version) found.add(marks[index]!.replace(/\/\.git(?:\/HEAD)?$/, ''));
  });
  return [...found].sort().map((folder) => info(folder, 'folder.repository', repository()));
}

const info = (path: string, code: string, message: string): Problem => ({
  ...{ path, line: 1, severity: 'info', code, message },
});

const unread = (): string =>
  l10n.t(
    'This file is not read. It may be from a newer version of Reflective Journal, or in the wrong folder.',
  );

const noEntry = (): string =>
  l10n.t('This file is not read as an entry, because its name does not end in “.md”.');

const repository = (): string =>
  l10n.t(
    'This folder is a git repository of its own, so Share never shares what is in it. Move its files to another folder to share them.',
  );
