import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { adoption } from '../../core/adopt';
import { today } from '../../core/dates';
import { HumanError } from '../../core/problem';
import type { Command } from './index';
import { saveDocument, writable } from './targets';

/** Gives an existing Markdown file an id in its front matter; every other character stays as it is. */
export const adoptFile: Command = {
  id: 'reflectiveJournal.adoptFile',
  async execute(parts, argument) {
    const { journals } = parts;
    const uri =
      argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    const open = journals.of(uri);
    const path = uri && open?.pathOf(uri);
    if (!uri || !open || !path?.toLowerCase().endsWith('.md'))
      throw new HumanError(l10n.t('Open a Markdown file in the journal’s folder first.'));
    const { journal } = await writable(open);
    const document = await vscode.workspace.openTextDocument(uri);
    const { clock, random } = journal.world;
    const insertion = adoption(document.getText(), today(clock), random);
    if (!insertion) throw new HumanError(l10n.t('This file has an id already.'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, document.positionAt(insertion.at), insertion.text);
    if (!(await vscode.workspace.applyEdit(edit)) || !(await saveDocument(document)))
      throw new HumanError(l10n.t('The file could not be saved.'));
    await journal.apply([{ kind: 'disk', path }]);
    const pattern = journal.setup!.file.entries;
    void vscode.window.showInformationMessage(
      journal.setup!.isEntry(path)
        ? l10n.t('This file is an entry of your journal now.')
        : l10n.t(
            'This file has an id now, but lies outside of {0}. Move it there to have it counted.',
            pattern,
          ),
    );
  },
};
