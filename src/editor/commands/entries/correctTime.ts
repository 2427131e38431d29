import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { recordedId, type Author } from '../../../core/actions/addRecords';
import { today } from '../../../core/base/dates';
import {
  addMinutes,
  mustOwnTime,
  withdrawTime,
  timesOf,
  type RecordedTime,
} from '../../../core/actions/timeRecords';
import type { EntryIn } from '../../services/journals';
import {
  setStatusBarMessage,
  showInputBox,
  showQuickPick,
  showWarningMessage,
} from '../../services/messages';
import { shownDay, shownTime } from '../../services/shownDate';
import { askDay } from '../../ask/day';
import type { Command } from '../../services/command';
import { entryOf, writable } from '../../ask/targets';

type Item = vscode.QuickPickItem & { time?: RecordedTime };

/** Adds minutes without a clock, or withdraws recorded time. */
export const correctTime: Command = {
  id: 'reflectiveJournal.correctTime',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    const { journal } = await writable(target.open);
    const author = await parts.authors.of(target.open);
    if (!author) return;
    mustOwnTime(journal, author);
    // Checked before asking, so that no input is lost.
    recordedId(journal, target.entry);
    const times = await timesOf(journal, target.entry, author.person);
    if (times.length === 0) return add(target, author);
    const items: Item[] = [
      { label: l10n.t('Add Minutes'), iconPath: new vscode.ThemeIcon('add') },
      { label: l10n.t('Remove'), kind: vscode.QuickPickItemKind.Separator },
      ...times.map((time) => ({
        label: l10n.t('{0} min', time.minutes),
        description: [shownDay(time.date, 'medium'), howItCame(time)].join(' · '),
        time,
      })),
    ];
    const picked = await showQuickPick(items, {
      title: l10n.t('Correct Time'),
      placeHolder: l10n.t('Add minutes, or choose a time to remove'),
      matchOnDescription: true,
    });
    if (!picked) return;
    if (!picked.time) return add(target, author);
    if (!(await isMeant(picked.time))) return;
    await withdrawTime(journal, target.entry, author, picked.time.id);
    setStatusBarMessage(l10n.t('{0} min removed', picked.time.minutes));
  },
};

async function isMeant(time: RecordedTime): Promise<boolean> {
  const takeAway = l10n.t('Remove');
  const answer = await showWarningMessage(
    l10n.t('Remove {0} min · {1}?', time.minutes, howItCame(time)),
    {
      modal: true,
      detail: l10n.t('The record stays in your file, together with one that withdraws it.'),
    },
    takeAway,
  );
  return answer === takeAway;
}

async function add({ open, entry }: EntryIn, author: Author): Promise<void> {
  const { journal } = open;
  const title = l10n.t('Add Minutes');
  const minutes = await showInputBox({
    title,
    prompt: l10n.t('How many minutes did you spend on this entry?'),
    validateInput: (text) =>
      isMinutes(text.trim()) ? undefined : l10n.t('Please enter whole minutes, such as 20.'),
  });
  if (minutes === undefined) return;
  const value = today(journal.world.clock);
  const date = await askDay({ title, prompt: l10n.t('On which day?'), value }, { latest: value });
  if (date === undefined) return;
  const time = { minutes: Number(minutes.trim()), date };
  await addMinutes(journal, entry, author, time);
  setStatusBarMessage(l10n.t('{0} min recorded', time.minutes));
}

/** More than a day is a typing error. */
const isMinutes = (text: string): boolean =>
  /^\d{1,4}$/.test(text) && Number(text) > 0 && Number(text) <= 1440;

function howItCame({ from, to }: RecordedTime): string {
  if (from === undefined || to === undefined) return l10n.t('entered by hand');
  return l10n.t('by the clock, {0} to {1}', shownTime(from), shownTime(to));
}
