import * as l10n from '@vscode/l10n';
import { HumanError } from '../../../core/base/problem';
import { supervisionTemplate } from '../../../core/library/supervisionTemplate';
import type { Command } from '../../services/command';
import { makeEntry } from '../../ask/openEntry';
import { journalOfNode, pickJournal } from '../../ask/targets';

/** Creates a record of a supervision meeting, with open points and reviews since the last one. */
export const newSupervisionRecord: Command = {
  id: 'reflectiveJournal.newSupervisionRecord',
  async execute(parts, argument) {
    const open = journalOfNode(argument) ?? (await pickJournal(parts));
    if (!open) return;
    await open.loaded;
    const template = open.journal.collections.templates.get(supervisionTemplate);
    if (!template)
      throw new HumanError(l10n.t('There is no readable template “{0}”.', supervisionTemplate));
    await makeEntry(open, template);
  },
};
