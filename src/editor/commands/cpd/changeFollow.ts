import * as l10n from '@vscode/l10n';
import { today } from '../../../core/base/dates';
import { changeRegistrations, setCycleStart } from '../../../core/ledger/follow';
import { journalFilePath } from '../../../core/journal/setup/journalFile';
import { HumanError } from '../../../core/base/problem';
import { showQuickPick } from '../../services/messages';
import { editFile } from '../../ask/editFile';
import { askCycleStart, pickRegistrations } from './followFramework';
import { askDay } from '../../ask/day';
import type { Command } from '../../services/command';
import { pickFollow } from './stopFollowing';
import { pickJournal, writable } from '../../ask/targets';

/** Changes the first day of the cycle, or the registrations from a day on. */
export const changeFollow: Command = {
  id: 'reflectiveJournal.changeFollow',
  async execute(parts) {
    const open = await pickJournal(parts);
    if (!open) return;
    const { journal } = await writable(open);
    const title = l10n.t('Change Cycle or Registrations');
    const picked = await pickFollow(open, title);
    if (!picked) return;
    const { follow, index } = picked;
    const framework = journal.collections.frameworks.get(follow.id);
    if (!framework)
      throw new HumanError(l10n.t('There is no readable framework “{0}”.', follow.id));
    const day = today(journal.world.clock);
    const isCycle = framework.registrations.length === 0 ? true : await whatToChange(title);
    if (isCycle === undefined) return;
    if (isCycle) {
      const start = await askCycleStart(framework, day);
      if (start === undefined) return;
      return editFile(open, journalFilePath, (text) => setCycleStart(text, index, start));
    }
    const held = await pickRegistrations(framework, follow.registrations ?? []);
    if (!held) return;
    const from = await askDay({
      title,
      prompt: l10n.t('From which day do these apply?'),
      value: day,
    });
    if (from === undefined) return;
    await editFile(open, journalFilePath, (text) =>
      changeRegistrations(text, index, follow, held, from),
    );
  },
};

/** @returns whether to change the cycle; `undefined` on Escape */
async function whatToChange(title: string): Promise<boolean | undefined> {
  const items = [
    { label: l10n.t('The first day of the cycle'), isCycle: true },
    {
      label: l10n.t('The registrations and roles that I hold'),
      detail: l10n.t('The earlier ones stay in the journal.'),
      isCycle: false,
    },
  ];
  return (await showQuickPick(items, { title }))?.isCycle;
}
