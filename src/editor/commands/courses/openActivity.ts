import * as l10n from '@vscode/l10n';
import { HumanError } from '../../../core/base/problem';
import type { Command } from '../../services/command';
import { pickActivity } from '../entries/newEntryFromActivity';
import { journalOfNode, pickJournal, templateRefOf } from '../../ask/targets';

/** Shows an activity rendered, as learners read it, without its discussion. */
export const openActivity: Command = {
  id: 'reflectiveJournal.openActivity',
  async execute(parts, argument) {
    const active = parts.journals.activeEntry;
    const open = journalOfNode(argument) ?? (await pickJournal(parts));
    if (!open) return;
    await open.loaded;
    const named =
      templateRefOf(argument) ?? (active?.open === open ? active.entry.template : undefined);
    const ref = named ?? (await pickActivity(open, l10n.t('Open Activity')));
    if (ref === undefined) return;
    // In an entry: the version that it was created from.
    const entry = active?.open === open && typeof argument !== 'object' ? active.entry : undefined;
    const own = entry?.template === ref ? open.journal.templateOf(entry) : undefined;
    const template = own ?? open.journal.collections.templates.get(ref);
    if (!template) throw new HumanError(l10n.t('There is no readable template “{0}”.', ref));
    // Loaded on first use: Markdown is not rendered at the start.
    const { showActivity } = await import('../../pages/activityPage');
    showActivity(parts, open, template);
  },
};
