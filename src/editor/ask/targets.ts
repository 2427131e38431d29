/** Finds a command's journal, entry or activity: from its argument, else from the active editor, else by asking. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { mustBeWritable } from '../../core/actions/addRecords';
import type { Entry } from '../../core/entries/entry';
import type { EntryText } from '../../core/entries/entryText';
import { HumanError } from '../../core/base/problem';
import { isolateBidi } from '../../core/base/isolateBidi';
import { activeUri } from '../services/activeUri';
import type { EntryIn } from '../services/journals';
import { showInformationMessage, showQuickPick } from '../services/messages';
import type { OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';
import { nameOf } from '../../core/journal/setup/people';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The active editor's journal, else the only one, else the user's choice. `undefined` on Escape. */
export async function pickJournal({ journals }: Parts): Promise<OpenJournal | undefined> {
  const { all } = journals;
  if (all.length === 0) {
    const create = l10n.t('Create Journal');
    const answer = await showInformationMessage(
      l10n.t('There is no journal in this window yet.'),
      create,
    );
    if (answer === create) await vscode.commands.executeCommand('reflectiveJournal.createJournal');
    return undefined;
  }
  const active = journals.of(activeUri());
  if (active) return active;
  if (all.length === 1) return all[0];
  const items = all.map((open) => ({
    label: shownName(open),
    description: vscode.workspace.asRelativePath(open.root),
    open,
  }));
  return (await showQuickPick(items, { title: l10n.t('Which journal?') }))?.open;
}

/** The owner's name, as in the Team view; that of the folder if journal.yaml names no owner. */
export function shownName({ journal, name }: OpenJournal): string {
  const owner = journal.setup?.file.owner ?? '';
  return isolateBidi(nameOf(journal, owner) || name);
}

/** Waits until the journal is read. @throws HumanError if it cannot be written to */
export async function writable(open: OpenJournal): Promise<OpenJournal> {
  await open.loaded;
  mustBeWritable(open.journal);
  return open;
}

/** The entry of a tree item (of an activity, the entry for its discussion), of a file, or of the active editor. */
export function entryOf({ journals }: Parts, argument: unknown): EntryIn {
  if (isObject(argument) && (argument['kind'] === 'entry' || argument['kind'] === 'notice')) {
    const { open, entry } = argument as unknown as { open: OpenJournal; entry: Entry };
    // The item may have an outdated entry.
    return { open, entry: open.journal.entries.get(entry.path) ?? entry };
  }
  const open = journalOfNode(argument);
  const activity = isObject(argument) ? argument['activity'] : undefined;
  if (open && isObject(activity)) {
    const entry = open.journal.entries.get(String(activity['discussion']));
    if (!entry) throw new HumanError(l10n.t('There is no longer an entry for this activity.'));
    return { open, entry };
  }
  const uri = argument instanceof vscode.Uri ? argument : activeUri();
  const found = journals.entryAt(uri);
  if (!found)
    throw new HumanError(l10n.t('Open a journal entry first, or choose one in the Entries view.'));
  return found;
}

/** The template of a tree item or a panel; `undefined` if the argument has none. */
export function templateRefOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (!isObject(argument) || argument['kind'] !== 'activity' || !isObject(argument['activity']))
    return undefined;
  const { id } = argument['activity'];
  return typeof id === 'string' ? id : undefined;
}

export function journalOfNode(argument: unknown): OpenJournal | undefined {
  return isObject(argument) && isObject(argument['open'])
    ? (argument['open'] as unknown as OpenJournal)
    : undefined;
}

/** Saves the entry's document. @throws HumanError if it could not be saved */
export async function savedDocument(
  { open, entry }: EntryIn,
  parts: Parts,
): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(open.uriOf(entry.path));
  if (!(await saveDocument(document)))
    throw new HumanError(l10n.t('The entry could not be saved, so nothing was recorded.'));
  await parts.documents.sync(document);
  return document;
}

/** An entry with its text as typed, saved or not. */
export interface TypedEntry extends EntryIn {
  readonly text: EntryText;
}

/** The entry that the argument means as typed, in a journal that can be written to. Saves nothing. */
export async function typedEntry(parts: Parts, argument: unknown): Promise<TypedEntry> {
  const target = entryOf(parts, argument);
  await writable(target.open);
  const document = await vscode.workspace.openTextDocument(target.open.uriOf(target.entry.path));
  await parts.documents.sync(document);
  return { ...latest(target), text: parts.documents.textOf(document) };
}

/** The entry, saved. @throws HumanError if it could not be saved */
export async function savedEntry(target: EntryIn, parts: Parts): Promise<EntryIn> {
  await savedDocument(target, parts);
  return latest(target);
}

/** The entry as the journal has it now. */
const latest = ({ open, entry }: EntryIn): EntryIn => ({
  open,
  entry: open.journal.entries.get(entry.path) ?? entry,
});

const saveAttempts = 3;

/** @returns whether the document is saved */
export async function saveDocument(document: vscode.TextDocument): Promise<boolean> {
  for (let attempt = 1; document.isDirty && !(await document.save()); attempt++) {
    if (attempt === saveAttempts) return false;
    // save() fails while an auto save is running.
    await nextSave(document);
  }
  return true;
}

/** Waits for the end of a running save, with a time limit in case there is none. */
function nextSave(document: vscode.TextDocument): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      listener.dispose();
      clearTimeout(timer);
      resolve();
    };
    const listener = vscode.workspace.onDidSaveTextDocument((saved) => {
      if (saved === document) done();
    });
    const timer = setTimeout(done, 1500);
  });
}
