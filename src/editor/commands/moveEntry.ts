import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ignorePrivateFolder } from '../../core/createJournal';
import { evidenceMove, movedText, type EvidenceMove, type WhyStays } from '../../core/moveEvidence';
import { soundTextOnDisk } from '../../core/digestOnDisk';
import { refuseLinks } from '../../core/fileLinks';
import { isPrivate, privateFolder } from '../../core/paths';
import { HumanError } from '../../core/problem';
import { parseRecordPath, recordPath } from '../../core/records';
import { isDone } from '../../core/status';
import { addSplices } from '../edits';
import type { EntryIn } from '../journals';
import { showInformationMessage, showWarningMessage } from '../messages';
import type { Parts } from '../parts';
import { unsavedTexts } from '../unsavedTexts';
import { editFile, isReformatted } from './editFile';
import type { Command } from './index';
import { entryOf, saveDocument, savedDocument, writable } from './targets';

/** Takes an entry, its owner's records and its evidence out of what is shared; undone with one Undo. */
export const moveToPrivate: Command = {
  id: 'reflectiveJournal.moveToPrivate',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    if (isPrivate(target.entry.path))
      throw new HumanError(l10n.t('This entry is private already.'));
    const way = await wayOf(parts, target, `${privateFolder}${target.entry.path}`);
    await ignorePrivateFolder(target.open.journal.files);
    const othersRecords = await move(parts, target, 'private', way);
    tell(way, [
      l10n.t('The entry is private now. What was committed to git before stays in its history.'),
      ...(othersRecords > 0
        ? [l10n.t('Records that others wrote about it stay in the shared journal.')]
        : []),
      ...alongWords(way),
      ...staysWords(way, (files, why) => staysShared(files, why)),
      ...changedWords(target, way),
    ]);
  },
};

export const moveToShared: Command = {
  id: 'reflectiveJournal.share',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    if (!isPrivate(target.entry.path))
      throw new HumanError(l10n.t('This entry is in the shared journal already.'));
    const way = await wayOf(parts, target, target.entry.path.slice(privateFolder.length));
    const share = l10n.t('Share');
    const message = l10n.t(
      'Share this entry? Whoever can read the journal’s repository can then read it, and its times.',
    );
    const detail = [
      l10n.t('Please look once more whether anybody could be recognised in it.'),
      ...(way.files.length > 0
        ? [l10n.t('These files are shared with it: {0}.', listed(way.files.map(([from]) => from)))]
        : []),
    ].join('\n\n');
    if ((await showWarningMessage(message, { modal: true, detail }, share)) !== share) return;
    await move(parts, target, '.journal', way);
    tell(way, [
      l10n.t('The entry is in the shared journal now.'),
      ...alongWords(way),
      ...staysWords(way, (files, why) => staysPrivate(files, why)),
      ...changedWords(target, way),
    ]);
  },
};

interface Way extends EvidenceMove {
  readonly to: string;
  readonly document: vscode.TextDocument;
}

/** What the move will change, from what is typed as well. Nothing is moved yet. */
async function wayOf(parts: Parts, target: EntryIn, to: string): Promise<Way> {
  const { open, entry } = target;
  const { journal } = await writable(open);
  const document = await savedDocument(target, parts);
  // Else its id and its files are not known, and what is recorded of it would stay behind.
  await soundTextOnDisk(journal, entry);
  let isTaken = false;
  await journal.files.statEach([to], (_, version) => (isTaken = version !== undefined));
  if (isTaken) throw couldNotMove(to);
  const move = { from: entry.path, to, text: document.getText() };
  return { to, document, ...(await evidenceMove(journal, move, unsavedTexts(open))) };
}

/** @returns how many record files of others stay where they are: nobody moves what another person wrote */
async function move(
  parts: Parts,
  { open, entry }: EntryIn,
  folder: string,
  { to, document, files, splices }: Way,
): Promise<number> {
  const { journal } = open;
  const { owner } = journal.setup!.file;
  const records = entry.id === undefined ? [] : journal.recordPathsOf(entry.id);
  const own = records.filter((path) => parseRecordPath(path)?.person === owner);
  const moves = [
    ...files,
    ...own.map((path) => [path, recordPath(folder, parseRecordPath(path)!)] as const),
    [entry.path, to] as const,
  ].filter(([from, target]) => from !== target);
  await refuseLinks(journal.files, moves.flat());
  const edit = new vscode.WorkspaceEdit();
  const read = splices.length > 0 ? await journal.files.read(entry.path) : undefined;
  if (read && 'text' in read && isReformatted(read.text, document))
    // The editor would write other line ends than were there; then it takes two steps.
    await editFile(open, entry.path, (text) =>
      movedText({ from: entry.path, to, text }, new Map(files)),
    );
  else addSplices(edit, document, splices);
  for (const [from, target] of moves)
    edit.renameFile(open.uriOf(from), open.uriOf(target), { overwrite: false });
  if (!(await vscode.workspace.applyEdit(edit))) throw couldNotMove(to);
  if (splices.length > 0) {
    const moved = await vscode.workspace.openTextDocument(open.uriOf(to));
    if (await saveDocument(moved)) await parts.documents.tell(moved);
  }
  await journal.apply(moves.flat().map((path) => ({ kind: 'disk', path })));
  return records.length - own.length;
}

const couldNotMove = (to: string): HumanError =>
  new HumanError(l10n.t('The entry could not be moved; there may be a file at {0} already.', to));

function tell({ stays }: Way, sentences: readonly string[]): void {
  const message = sentences.join(' ');
  if (stays.length > 0) void showWarningMessage(message);
  else void showInformationMessage(message);
}

const listed = (paths: readonly string[]): string => paths.join(', ');

function alongWords({ files }: Way): string[] {
  if (files.length === 0) return [];
  return [l10n.t('Moved along: {0}.', listed(files.map(([, to]) => to)))];
}

function staysWords({ stays }: Way, words: (files: string, why: WhyStays) => string): string[] {
  return (['named', 'unsure', 'elsewhere', 'unwritable'] as const).flatMap((why) => {
    const files = stays.filter((one) => one.why === why).map(({ path }) => path);
    return files.length === 0 ? [] : [words(listed(files), why)];
  });
}

function staysShared(files: string, why: WhyStays): string {
  switch (why) {
    case 'named':
      return l10n.t('Still shared, since another entry names it: {0}.', files);
    case 'unsure':
      return l10n.t(
        'Still shared, since an entry in a folder that cannot be read may name it: {0}.',
        files,
      );
    case 'elsewhere':
      return l10n.t('Still shared, since it does not lie below attachments/: {0}.', files);
    case 'unwritable':
      return l10n.t('Still shared, since its name in the entry could not be changed: {0}.', files);
  }
}

function staysPrivate(files: string, why: WhyStays): string {
  switch (why) {
    case 'named':
      return l10n.t('Still private, since another entry names it: {0}.', files);
    case 'unsure':
      return l10n.t(
        'Still private, since an entry in a folder that cannot be read may name it: {0}.',
        files,
      );
    case 'elsewhere':
      return l10n.t('Still private, since it does not lie below private/attachments/: {0}.', files);
    case 'unwritable':
      return l10n.t('Still private, since its name in the entry could not be changed: {0}.', files);
  }
}

/** What is claimed, and where links lead, belongs to what was completed. */
const changedWords = ({ entry }: EntryIn, { splices }: Way): string[] =>
  splices.length > 0 && isDone(entry.status)
    ? [l10n.t('Since it names its files by their new places, it is shown as changed.')]
    : [];
