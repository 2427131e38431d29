import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addEvidence } from '../../../core/authoring/claimEdits';
import { today } from '../../../core/base/dates';
import { chooseEvidence, copyEvidence } from '../../ask/evidence';
import { showInformationMessage } from '../../services/messages';
import { editFile } from '../../ask/editFile';
import type { Command } from '../../services/command';
import { entryOf, writable } from '../../ask/targets';

/** Copies files into the journal and names them in the entry's front matter. */
export const attachEvidence: Command = {
  id: 'reflectiveJournal.attachEvidence',
  async execute(parts, argument) {
    const { open, entry } = entryOf(parts, argument);
    const { journal } = await writable(open);
    // Checks that the front matter can be changed before anything is copied.
    const document = await vscode.workspace.openTextDocument(open.uriOf(entry.path));
    addEvidence(document.getText(), ['attachments/a']);
    const uris = await chooseEvidence();
    if (!uris || uris.length === 0) return;
    const date = entry.date ?? today(journal.world.clock);
    const paths = await copyEvidence(open, { path: entry.path, date }, uris);
    await editFile(open, entry.path, (text) => addEvidence(text, paths));
    void showInformationMessage(l10n.t('Attached: {0}.', paths.join(', ')));
  },
};
