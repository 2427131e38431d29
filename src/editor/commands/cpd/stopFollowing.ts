import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { today } from '../../../core/base/dates';
import { isFollowedOn, stopFollowing as stop, type Follow } from '../../../core/ledger/follow';
import { journalFilePath } from '../../../core/journal/setup/journalFile';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { showInformationMessage, showQuickPick } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import { shownDay } from '../../services/shownDate';
import { editFile } from '../../ask/editFile';
import { askDay } from '../../ask/day';
import type { Command } from '../../services/command';
import { pickJournal, writable } from '../../ask/targets';

/** Ends following a framework on a day. Everything recorded until then stays, and so does its ledger. */
export const stopFollowing: Command = {
  id: 'reflectiveJournal.stopFollowing',
  async execute(parts) {
    const open = await pickJournal(parts);
    if (!open) return;
    const { journal } = await writable(open);
    const title = l10n.t('Stop Following a Framework');
    const picked = await pickFollow(open, title);
    if (!picked) return;
    const day = today(journal.world.clock);
    const until = await askDay({
      title,
      prompt: l10n.t('What is the last day that counts?'),
      value: day,
    });
    if (until === undefined) return;
    await editFile(open, journalFilePath, (text) => stop(text, picked.index, until));
    void showInformationMessage(
      l10n.t(
        '{0} is followed until {1}. All records are kept.',
        picked.title,
        shownDay(until, 'long'),
      ),
    );
  },
};

export interface PickedFollow {
  readonly follow: Follow;
  /** Index in the list in journal.yaml. */
  readonly index: number;
  readonly title: string;
}

/** Asks for a framework that is still followed. `undefined` on Escape, or if there is none. */
export async function pickFollow(
  { journal }: OpenJournal,
  title: string,
): Promise<PickedFollow | undefined> {
  const day = today(journal.world.clock);
  const items = journal
    .setup!.file.frameworks.map((follow, index) => ({ follow, index }))
    .filter(({ follow }) => isFollowedOn(follow, day) && follow.until === undefined)
    .map((one) => {
      const framework = journal.collections.frameworks.get(one.follow.id);
      const label = isolateBidi(framework?.title ?? one.follow.id);
      const since = one.follow.cycleStart;
      return {
        label,
        description: since === undefined ? '' : l10n.t('cycle from {0}', shownDay(since, 'medium')),
        chosen: { ...one, title: label },
      };
    });
  if (items.length === 0) {
    const choose = l10n.t('Follow a Framework');
    const answer = await showInformationMessage(
      l10n.t('This journal follows no framework yet.'),
      choose,
    );
    if (answer === choose)
      await vscode.commands.executeCommand('reflectiveJournal.followFramework');
    return undefined;
  }
  return (await showQuickPick(items, { title }))?.chosen;
}
