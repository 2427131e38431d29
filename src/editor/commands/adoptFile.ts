import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { adoption, type Insertion } from '../../core/adopt';
import { today } from '../../core/dates';
import { HumanError } from '../../core/problem';
import { unreadableFinding } from '../../core/unreadable';
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
    const read = await journal.files.read(path);
    // The editor would show it all the same, and save it with other bytes than it had.
    if ('unreadable' in read) throw new HumanError(unreadableFinding(read.unreadable).message);
    const { clock, random } = journal.world;
    const adopted = (text: string): Insertion => {
      const insertion = adoption(text, today(clock), random);
      if (!insertion) throw new HumanError(l10n.t('This file has an id already.'));
      return insertion;
    };
    if ('text' in read && !document.isDirty && isReformatted(read.text, document)) {
      const { at, text } = adopted(read.text);
      await journal.files.replace(path, read.text.slice(0, at) + text + read.text.slice(at));
    } else {
      const { at, text } = adopted(document.getText());
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, document.positionAt(at), text);
      if (!(await vscode.workspace.applyEdit(edit)) || !(await saveDocument(document)))
        throw new HumanError(l10n.t('The file could not be saved.'));
    }
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

/** The editor holds one kind of line end; of a file that mixes them it would write others than were there. */
const isReformatted = (text: string, document: vscode.TextDocument): boolean =>
  text.replace(/^\uFEFF/, '') !== document.getText();
