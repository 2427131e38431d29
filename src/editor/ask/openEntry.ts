import * as vscode from 'vscode';
import type { Template } from '../../core/library/template';
import { lacksAnswer } from '../../core/entries/answered';
import { answerPlace } from '../../core/text/answerPlace';
import { today } from '../../core/base/dates';
import { makeEntry as makeEntryIn } from '../../core/authoring/newEntry';
import type { EntryMeta } from '../../core/schema/schemas';
import type { EntryDocuments } from '../services/entryDocuments';
import type { OpenJournal } from '../services/openJournal';
import { writable } from './targets';

/** Creates an entry and opens it with the cursor at the first answer. */
export async function makeEntry(
  open: OpenJournal,
  template: Template | undefined,
  title?: string,
  cpd?: EntryMeta['cpd'],
): Promise<void> {
  const { journal } = await writable(open);
  const made = await makeEntryIn(journal, {
    template,
    date: today(journal.world.clock),
    ...(title === undefined ? {} : { title }),
    ...(cpd === undefined ? {} : { cpd }),
  });
  await showNewEntry(open, made);
}

/** Opens an entry with the cursor at the place for its first words. */
export async function showNewEntry(
  open: OpenJournal,
  { path, cursor }: { readonly path: string; readonly cursor: number },
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(open.uriOf(path));
  const position = document.positionAt(cursor);
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(position, position),
    preview: false,
  });
}

/** Opens an entry with the cursor at its first unanswered prompt; leaves the cursor where it is without one. */
export async function openAtQuestion(
  open: OpenJournal,
  path: string,
  documents: EntryDocuments,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(open.uriOf(path));
  const empty = documents.textOf(document).sections.find(lacksAnswer);
  const offset = empty && answerPlace(document.getText(), empty);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  if (offset === undefined) return;
  const position = document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(
    new vscode.Range(position, position),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}
