import * as vscode from 'vscode';
import { revisionOf, revisionTexts } from '../../core/entries/revision';
import { ReadOnlyDocuments } from '../services/readOnlyDocuments';

/** Texts of an entry's template before and after its revision, without discussions that the entry has not revealed. */
export const templateDocuments = new ReadOnlyDocuments<{ readonly side: 'older' | 'newer' }>({
  scheme: 'reflective-journal-template',
  extension: 'md',
  canChange: true,
  async render({ documents }, { open, entry }, { side }) {
    const revision = revisionOf(open.journal.collections, entry);
    if (!revision) return undefined;
    const document = await vscode.workspace.openTextDocument(open.uriOf(entry.path));
    return revisionTexts(revision, documents.textOf(document), entry.revealed)[side];
  },
});
