import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ignorePrivateFolder } from '../../../core/authoring/createJournal';
import { applySplices } from '../../../core/text/splice';
import {
  evidenceMove,
  movedText,
  type EvidenceMove,
  type WhyStays,
} from '../../../core/authoring/moveEvidence';
import { soundTextOnDisk } from '../../../core/actions/digestOnDisk';
import { refuseLinks } from '../../../core/base/fileLinks';
import { isPrivate, privateFolder } from '../../../core/base/paths';
import { HumanError } from '../../../core/base/problem';
import { parseRecordPath, recordPath } from '../../../core/records/records';
import { isDone } from '../../../core/records/status';
import type { EntryIn } from '../../services/journals';
import { showInformationMessage, showWarningMessage } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import type { Parts } from '../../services/parts';
import { unsavedTexts } from '../../services/unsavedTexts';
import { confirmWithReviewers, type Loss } from '../../ask/confirmWithReviewers';
import type { Command } from '../../services/command';
import { entryOf, savedDocument, writable } from '../../ask/targets';

/** Moves an entry, its owner's records and its evidence out of what is shared. */
export const moveToPrivate: Command = {
  id: 'reflectiveJournal.moveToPrivate',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    if (isPrivate(target.entry.path))
      throw new HumanError(l10n.t('This entry is private already.'));
    const way = await wayOf(parts, target, `${privateFolder}${target.entry.path}`);
    const { journal } = target.open;
    if (!(await confirmWithReviewers(journal, target.entry, loss()))) return;
    await ignorePrivateFolder(journal.files);
    const othersRecords = await move(target, 'private', way);
    const sentences = [
      l10n.t('The entry is private now. What was committed to git before stays in its history.'),
      ...(othersRecords > 0
        ? [l10n.t('Records that others wrote about it stay in the shared journal.')]
        : []),
      ...alongWords(way),
      ...staysWords(way, (files, why) => staysShared(files, why)),
      ...changedWords(target, way),
    ];
    // As if chosen from the menu: it asks first.
    tell(way, sentences, () =>
      vscode.commands.executeCommand(moveToShared.id, target.open.uriOf(way.to)),
    );
  },
};

const loss = (): Loss => ({
  answer: l10n.t('Move to Private'),
  signedOff: (names) =>
    l10n.t('{0} signed this off. If you make it private, they can no longer read it.', names),
  reviewed: (names) =>
    l10n.t('{0} reviewed this. If you make it private, they can no longer read it.', names),
});

export const moveToShared: Command = {
  id: 'reflectiveJournal.share',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    if (!isPrivate(target.entry.path))
      throw new HumanError(l10n.t('This entry is in the shared journal already.'));
    const way = await wayOf(parts, target, target.entry.path.slice(privateFolder.length));
    const share = l10n.t('Share');
    const message = l10n.t(
      'Share this entry? Everyone who can read the journal’s repository can then read it, and its times.',
    );
    const detail = [
      l10n.t('Please look once more whether anybody could be recognised in it.'),
      ...(way.files.length > 0
        ? [l10n.t('These files are shared with it: {0}.', listed(way.files.map(([from]) => from)))]
        : []),
    ].join('\n\n');
    if ((await showWarningMessage(message, { modal: true, detail }, share)) !== share) return;
    await move(target, '.journal', way);
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
}

/** What the move will change, from what is typed as well. Nothing is moved yet. */
async function wayOf(parts: Parts, target: EntryIn, to: string): Promise<Way> {
  const { open, entry } = target;
  const { journal } = await writable(open);
  const document = await savedDocument(target, parts);
  // Else its id and its files are not known, and what is recorded of it would stay behind.
  await soundTextOnDisk(journal, entry);
  let exists = false;
  await journal.files.statEach([to], (_, version) => (exists = version !== undefined));
  if (exists) throw couldNotMove(to);
  const move = { from: entry.path, to, text: document.getText() };
  return { to, ...(await evidenceMove(journal, move, unsavedTexts(open))) };
}

/**
 * Moves all of it on disk, which no Undo of the editor takes back: what is private would be shared again
 * without a question. What was moved goes back where one of the files cannot be moved.
 * @returns how many record files of others stay where they are: nobody moves what another person wrote
 */
async function move(
  { open, entry }: EntryIn,
  folder: string,
  { to, files, splices }: Way,
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
  const read = splices.length > 0 ? await journal.files.read(entry.path) : undefined;
  const showAgain = await closedTabs(open.uriOf(entry.path));
  const moved: (typeof moves)[number][] = [];
  try {
    for (const one of moves) {
      await moveFile(open, ...one);
      moved.push(one);
    }
    if (read && 'text' in read) {
      const named = movedText({ from: entry.path, to, text: read.text }, new Map(files));
      await journal.files.replace(to, applySplices(read.text, named));
    }
  } catch (error) {
    const stuck = await moveBack(open, moved);
    await journal.apply(moves.flat().map((path) => ({ kind: 'disk', path })));
    await showAgain(open.uriOf(stuck.includes(to) ? to : entry.path));
    if (stuck.length > 0) throw halfMoved(stuck);
    throw isTaken(error) ? couldNotMove(to) : error;
  }
  await journal.apply(moves.flat().map((path) => ({ kind: 'disk', path })));
  await showAgain(open.uriOf(to));
  return records.length - own.length;
}

async function moveFile(open: OpenJournal, from: string, to: string): Promise<void> {
  const target = open.uriOf(to);
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(target, '..'));
  await vscode.workspace.fs.rename(open.uriOf(from), target, { overwrite: false });
}

/** @returns the files that could not be moved back, by their new paths */
async function moveBack(
  open: OpenJournal,
  moved: readonly (readonly [from: string, to: string])[],
): Promise<string[]> {
  const stuck: string[] = [];
  for (const [from, to] of [...moved].reverse())
    await moveFile(open, to, from).catch(() => stuck.push(to));
  return stuck;
}

const isTaken = (error: unknown): boolean =>
  error instanceof vscode.FileSystemError && error.code === 'FileExists';

/**
 * Closes the tabs of a file that is saved: kept open, they would show a file that does not exist.
 * @returns opens the file where it is then, with the cursor where it was
 */
async function closedTabs(uri: vscode.Uri): Promise<(moved: vscode.Uri) => Promise<void>> {
  const { tabGroups, visibleTextEditors, activeTextEditor } = vscode.window;
  const isIt = (other: vscode.Uri): boolean => other.toString() === uri.toString();
  const tabs = tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && isIt(input.uri));
  const shown = tabs.map(({ group: { viewColumn } }) => {
    const editor = visibleTextEditors.find(
      (one) => one.viewColumn === viewColumn && isIt(one.document.uri),
    );
    const isInFront = editor !== undefined && editor === activeTextEditor;
    return { viewColumn, isInFront, selection: editor?.selection };
  });
  await tabGroups.close(tabs, true);
  return async (moved) => {
    const inFrontLast = [...shown].sort((a, b) => Number(a.isInFront) - Number(b.isInFront));
    for (const { viewColumn, isInFront, selection } of inFrontLast)
      await vscode.window.showTextDocument(moved, {
        viewColumn,
        preview: false,
        preserveFocus: !isInFront,
        ...(selection && { selection }),
      });
  };
}

const halfMoved = (paths: readonly string[]): HumanError =>
  new HumanError(
    l10n.t('The entry could not be moved. These files are in their new place: {0}.', listed(paths)),
  );

const couldNotMove = (to: string): HumanError =>
  new HumanError(l10n.t('The entry could not be moved; there may be a file at {0} already.', to));

/** Nobody waits for the answer. */
function tell({ stays }: Way, sentences: readonly string[], next?: () => unknown): void {
  const show = stays.length > 0 ? showWarningMessage : showInformationMessage;
  const label = l10n.t('Move Back');
  void show(sentences.join(' '), ...(next ? [label] : [])).then((answer) => {
    if (answer === label) next?.();
  });
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
