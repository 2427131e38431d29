import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { entryOf } from '../../ask/targets';
import { statusDocuments } from '../../markdown/statusDocuments';
import type { Command } from '../../services/command';

/** Shows how an entry's status is derived: records, digests, and the word count of each question. */
export const explainStatus: Command = {
  id: 'reflectiveJournal.explainStatus',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    await target.open.loaded;
    const uri = statusDocuments.uri(target, l10n.t('Status of {0}', target.entry.title), {});
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  },
};
