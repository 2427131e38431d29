/** Which journal, entry or activity a command means: what it was handed, else the active editor, else asked; never guessed. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { mustBeWritable } from '../../core/actions/addRecords';
import type { Entry } from '../../core/entries/entry';
import { HumanError } from '../../core/base/problem';
import { setApart } from '../../core/base/setApart';
import { activeUri } from '../services/activeUri';
import type { EntryIn } from '../services/journals';
import { showInformationMessage, showQuickPick } from '../services/messages';
import type { OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';
import { nameOf } from '../../core/journal/setup/people';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The active editor's journal, else the only one, else asked. `undefined` on Escape. */
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
    label: setApart(ownerOf(open) || open.name),
    description: vscode.workspace.asRelativePath(open.root),
    open,
  }));
  return (await showQuickPick(items, { title: l10n.t('Which journal?') }))?.open;
}

/** By name; empty while it is not known whose it is. */
function ownerOf({ journal }: OpenJournal): string {
  const owner = journal.setup?.file.owner ?? '';
  return nameOf(journal, owner);
}

/** The journal, once its files are read and it may be written to. */
export async function writable(open: OpenJournal): Promise<OpenJournal> {
  await open.loaded;
  mustBeWritable(open.journal);
  return open;
}

/** The entry of a tree item (of an activity the one whose discussion it offers), of a file in the explorer, or of the active editor. */
export function entryOf({ journals }: Parts, argument: unknown): EntryIn {
  if (isObject(argument) && (argument['kind'] === 'entry' || argument['kind'] === 'notice')) {
    const { open, entry } = argument as unknown as { open: OpenJournal; entry: Entry };
    // The item may be older than the entry.
    return { open, entry: open.journal.entries.get(entry.path) ?? entry };
  }
  const open = journalOfNode(argument);
  const activity = isObject(argument) ? argument['activity'] : undefined;
  if (open && isObject(activity)) {
    const entry = open.journal.entries.get(String(activity['discussion']));
    if (!entry) throw new HumanError(l10n.t('There is no entry for this activity any more.'));
    return { open, entry };
  }
  const uri = argument instanceof vscode.Uri ? argument : activeUri();
  const found = journals.entryAt(uri);
  if (!found)
    throw new HumanError(l10n.t('Open a journal entry first, or choose one in the Entries view.'));
  return found;
}

/** The template that a tree item or a panel names; `undefined` when the argument names none. */
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

/** The entry's document, with all that was typed on disk. @throws HumanError when it could not be saved */
export async function savedDocument(
  { open, entry }: EntryIn,
  parts: Parts,
): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(open.uriOf(entry.path));
  if (!(await saveDocument(document)))
    throw new HumanError(l10n.t('The entry could not be saved, so nothing was recorded.'));
  await parts.documents.tell(document);
  return document;
}

/** The entry that the argument means, saved, in a journal that can be written to. */
export async function savedEntry(parts: Parts, argument: unknown): Promise<EntryIn> {
  const target = entryOf(parts, argument);
  const { open } = target;
  const { journal } = await writable(open);
  await savedDocument(target, parts);
  return { open, entry: journal.entries.get(target.entry.path) ?? target.entry };
}

const saveAttempts = 3;

/** @returns whether all that was typed is on disk */
export async function saveDocument(document: vscode.TextDocument): Promise<boolean> {
  for (let attempt = 1; document.isDirty && !(await document.save()); attempt++) {
    if (attempt === saveAttempts) return false;
    // While the editor saves by itself, it refuses to be asked.
    await nextSave(document);
  }
  return true;
}

/** Until the save that is under way has ended; where there is none, not for long. */
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
