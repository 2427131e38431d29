import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { adoption } from '../../../core/authoring/adopt';
import { today } from '../../../core/base/dates';
import { HumanError } from '../../../core/base/problem';
import { journalFilePath } from '../../../core/journal/setup/journalFile';
import { showInformationMessage } from '../../services/messages';
import { editFile } from '../../ask/editFile';
import type { Command } from '../../services/command';
import { writable } from '../../ask/targets';

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
    const { clock, random } = journal.world;
    const { file, isEntry } = journal.setup!;
    await editFile(open, path, (before) => {
      const insertion = adoption(before, { path, today: today(clock), random });
      if (!insertion && isEntry(path)) throw new HumanError(l10n.t('This file already has an id.'));
      return insertion ? [insertion] : [];
    });
    if (isEntry(path)) {
      void showInformationMessage(l10n.t('This file is now an entry of your journal.'));
      return;
    }
    const openSetup = l10n.t('Open journal.yaml');
    const message = l10n.t(
      'This file has an id, but is not in {0}. Move it there, or change “entries” in journal.yaml.',
      file.entries,
    );
    if ((await showInformationMessage(message, openSetup)) === openSetup)
      await vscode.window.showTextDocument(open.uriOf(journalFilePath));
  },
};
