import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { adoption } from '../../../core/authoring/adopt';
import { today } from '../../../core/base/dates';
import { HumanError } from '../../../core/base/problem';
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
    await editFile(open, path, (before) => {
      const insertion = adoption(before, { path, today: today(clock), random });
      if (!insertion) throw new HumanError(l10n.t('This file already has an id.'));
      return [insertion];
    });
    const pattern = journal.setup!.file.entries;
    void showInformationMessage(
      journal.setup!.isEntry(path)
        ? l10n.t('This file is now an entry of your journal.')
        : l10n.t(
            'This file now has an id, but is not in {0}. Move it there to make it count.',
            pattern,
          ),
    );
  },
};
