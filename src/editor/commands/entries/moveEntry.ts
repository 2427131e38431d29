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
import { readValidEntry } from '../../../core/actions/textOnDisk';
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

/** Moves an entry, its owner's records and its evidence to the private folder. */
export const moveToPrivate: Command = {
  id: 'reflectiveJournal.moveToPrivate',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    if (isPrivate(target.entry.path))
      throw new HumanError(l10n.t('This entry is already private.'));
    const plan = await planMove(parts, target, `${privateFolder}${target.entry.path}`);
    const { journal } = target.open;
    if (!(await confirmWithReviewers(journal, target.entry, loss()))) return;
    await ignorePrivateFolder(journal.files);
    const othersRecords = await move(target, 'private', plan);
    const sentences = [
      l10n.t('The entry is now private. If you committed it before, it remains in git’s history.'),
      ...(othersRecords > 0
        ? [l10n.t('Records that others wrote about it remain in the shared journal.')]
        : []),
      ...movedAlong(plan),
      ...remaining(plan, (files) => l10n.t('Still shared: {0}.', files)),
      ...shownAsChanged(target, plan),
    ];
    // Runs the menu command, which asks first.
    showResult(plan, sentences, () =>
      vscode.commands.executeCommand(moveToShared.id, target.open.uriOf(plan.to)),
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
      throw new HumanError(l10n.t('This entry is already in the shared journal.'));
    const plan = await planMove(parts, target, target.entry.path.slice(privateFolder.length));
    const share = l10n.t('Share');
    const message = l10n.t(
      'Share this entry? Everyone who can read the journal’s repository can then read it, and its times.',
    );
    const detail = [
      l10n.t('Check once more that no one can be recognised in it.'),
      ...(plan.files.length > 0
        ? [
            l10n.t(
              'These files will be shared with it: {0}.',
              listed(plan.files.map(([from]) => from)),
            ),
          ]
        : []),
    ].join('\n\n');
    if ((await showWarningMessage(message, { modal: true, detail }, share)) !== share) return;
    await move(target, '.journal', plan);
    showResult(plan, [
      l10n.t('The entry is now in the shared journal.'),
      ...movedAlong(plan),
      ...remaining(plan, (files) => l10n.t('Still private: {0}.', files)),
      ...shownAsChanged(target, plan),
    ]);
  },
};

interface MovePlan extends EvidenceMove {
  readonly to: string;
}

/** Saves the entry and plans its move, without moving anything. */
async function planMove(parts: Parts, target: EntryIn, to: string): Promise<MovePlan> {
  const { open, entry } = target;
  const { journal } = await writable(open);
  const document = await savedDocument(target, parts);
  // Else its id and its files are not known, and what is recorded of it would stay behind.
  await readValidEntry(journal, entry);
  let exists = false;
  await journal.files.statEach([to], (_, version) => (exists = version !== undefined));
  if (exists) throw couldNotMove(to);
  const move = { from: entry.path, to, text: document.getText() };
  return { to, ...(await evidenceMove(journal, move, unsavedTexts(open))) };
}

/**
 * Moves the files on disk, where Undo has no effect: it would share a private entry again without asking.
 * If one file cannot be moved, moves the others back.
 * @returns the number of record files by other people, which stay in place
 */
async function move(
  { open, entry }: EntryIn,
  folder: string,
  { to, files, splices }: MovePlan,
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

/** @returns new paths of files that could not be moved back */
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
 * Closes the tabs of a saved file before it is moved; they would show a file that no longer exists.
 * @returns reopens the tabs for its new path, with the same cursor
 */
async function closedTabs(uri: vscode.Uri): Promise<(moved: vscode.Uri) => Promise<void>> {
  const { tabGroups, visibleTextEditors, activeTextEditor } = vscode.window;
  const isSame = (other: vscode.Uri): boolean => other.toString() === uri.toString();
  const tabs = tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && isSame(input.uri));
  const shown = tabs.map(({ group: { viewColumn } }) => {
    const editor = visibleTextEditors.find(
      (one) => one.viewColumn === viewColumn && isSame(one.document.uri),
    );
    const isActive = editor !== undefined && editor === activeTextEditor;
    return { viewColumn, isActive, selection: editor?.selection };
  });
  await tabGroups.close(tabs, true);
  return async (moved) => {
    const activeLast = [...shown].sort((a, b) => Number(a.isActive) - Number(b.isActive));
    for (const { viewColumn, isActive, selection } of activeLast)
      await vscode.window.showTextDocument(moved, {
        viewColumn,
        preview: false,
        preserveFocus: !isActive,
        ...(selection && { selection }),
      });
  };
}

const halfMoved = (paths: readonly string[]): HumanError =>
  new HumanError(
    l10n.t(
      'The entry could not be moved. These files could not be moved back: {0}.',
      listed(paths),
    ),
  );

const couldNotMove = (to: string): HumanError =>
  new HumanError(l10n.t('The entry could not be moved. {0} may already exist.', to));

/** Does not wait for the answer. */
function showResult({ stays }: MovePlan, sentences: readonly string[], next?: () => unknown): void {
  const show = stays.length > 0 ? showWarningMessage : showInformationMessage;
  const label = l10n.t('Move Back');
  void show(sentences.join(' '), ...(next ? [label] : [])).then((answer) => {
    if (answer === label) next?.();
  });
}

const listed = (paths: readonly string[]): string => paths.join(', ');

function movedAlong({ files }: MovePlan): string[] {
  if (files.length === 0) return [];
  return [l10n.t('Moved with it: {0}.', listed(files.map(([, to]) => to)))];
}

/** @param sentence says where these files remain */
function remaining({ stays }: MovePlan, sentence: (files: string) => string): string[] {
  if (stays.length === 0) return [];
  return [sentence(listed(stays.map(({ path, why }) => `${path} (${whyStays(why)})`)))];
}

function whyStays(why: WhyStays): string {
  switch (why) {
    case 'named':
      return l10n.t('another entry uses it');
    case 'unsure':
      return l10n.t('an entry in a folder that cannot be read may use it');
    case 'elsewhere':
      return l10n.t('it is outside the attachments folder');
    case 'unwritable':
      return l10n.t('its path in the entry could not be changed');
  }
}

/** The digest covers claims and link targets, so new paths make a completed entry count as changed. */
const shownAsChanged = ({ entry }: EntryIn, { splices }: MovePlan): string[] =>
  splices.length > 0 && isDone(entry.status)
    ? [l10n.t('It is shown as changed, because the paths of its files changed.')]
    : [];
