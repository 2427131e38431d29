import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { today } from '../../../core/base/dates';
import { cycleStartsNear, follow, isFollowedOn } from '../../../core/ledger/follow';
import { isVerified, type Framework } from '../../../core/library/framework';
import { journalFilePath } from '../../../core/journal/setup/journalFile';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { showInformationMessage, showQuickPick } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import { shownDay } from '../../services/shownDate';
import { askDay } from '../../ask/day';
import { editFile } from '../../ask/editFile';
import type { Command } from '../../services/command';
import { pickJournal, writable } from '../../ask/targets';

/** Makes the journal follow a regulator's requirements. */
export const followFramework: Command = {
  id: 'reflectiveJournal.followFramework',
  async execute(parts) {
    const open = await pickJournal(parts);
    if (!open) return;
    const { journal } = await writable(open);
    const framework = await pickFramework(open);
    if (!framework) return;
    const registrations = await pickRegistrations(framework, []);
    if (!registrations) return;
    const cycleStart = await askCycleStart(framework, today(journal.world.clock));
    if (cycleStart === undefined) return;
    await editFile(open, journalFilePath, (text) =>
      follow(text, { id: framework.id, cycleStart, registrations }),
    );
    void showInformationMessage(
      l10n.t(
        'Your journal now follows {0}, in a cycle from {1}.',
        isolateBidi(framework.title),
        shownDay(cycleStart, 'long'),
      ),
    );
  },
};

async function pickFramework({ journal }: OpenJournal): Promise<Framework | undefined> {
  const day = today(journal.world.clock);
  const follows = journal.setup!.file.frameworks.filter((one) => isFollowedOn(one, day));
  const items = [...journal.collections.frameworks.values()].map((framework) => ({
    label: isolateBidi(framework.title),
    description: [
      isolateBidi(framework.regulator ?? ''),
      isVerified(framework) ? '' : l10n.t('not yet checked against the source'),
      follows.some(({ id }) => id === framework.id) ? l10n.t('already followed') : '',
    ]
      .filter(Boolean)
      .join(' · '),
    ...(framework.summary ? { detail: framework.summary } : {}),
    framework,
  }));
  const picked = await showQuickPick(items, {
    title: l10n.t('Follow a Framework'),
    placeHolder: l10n.t('Whose requirements do you record for?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.framework;
}

/** @returns an empty list if the framework has no registrations; `undefined` on Escape */
export async function pickRegistrations(
  { registrations }: Framework,
  held: readonly string[],
): Promise<string[] | undefined> {
  if (registrations.length === 0) return [];
  const items = registrations.map(({ id, title }) => ({
    label: title,
    picked: held.includes(id),
    id,
  }));
  const picked = await showQuickPick(items, {
    canPickMany: true,
    title: l10n.t('Registrations and Roles'),
    placeHolder: l10n.t('Which of these do you hold? You may select none.'),
  });
  return picked?.map(({ id }) => id);
}

/** @returns the day; `undefined` on Escape */
export async function askCycleStart(
  framework: Framework,
  day: string,
): Promise<string | undefined> {
  const starts = cycleStartsNear(framework, day);
  const title = l10n.t('First Day of the Cycle');
  if (starts.length > 0) {
    const items: (vscode.QuickPickItem & { day?: string })[] = [
      ...starts.map((start, index) => ({
        label: shownDay(start, 'medium'),
        description: index === 0 ? l10n.t('the cycle of today') : '',
        day: start,
      })),
      { label: l10n.t('Another Day…') },
    ];
    const picked = await showQuickPick(items, { title });
    if (!picked || picked.day !== undefined) return picked?.day;
  }
  return askDay(
    {
      title,
      prompt: l10n.t(
        'When did your current cycle begin? Your account with the regulator shows it.',
      ),
    },
    { latest: day },
  );
}
