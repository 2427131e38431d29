/** Asks for the parts of a CPD claim. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Choices } from '../../core/authoring/forms';
import { hoursWords } from '../../core/base/timeWords';
import { isolateBidi } from '../../core/base/isolateBidi';
import { overstatesPart, timeSpentIn, type TimeSpent } from '../../core/actions/timeSpent';
import { askMany, askText, type Outcome, type Place } from './steps';

type Spent = Partial<TimeSpent>;

/**
 * @param hasPart whether to ask how much of it was spent with others
 * @param take receives no minutes if none are entered: not every framework counts time
 */
export function askTimeSpent(
  place: Place,
  hasPart: boolean,
  take: (spent: Spent, text: string) => void,
  value = '',
): Promise<Outcome> {
  return askText(place, {
    value,
    placeholder: hasPart ? '90 / 45' : '90',
    prompt: hasPart
      ? l10n.t(
          'How long: 90, 45 min, 1.5 h, 1h30? Put time with others after a slash. Press Enter to skip.',
        )
      : l10n.t('How long: 90, 45 min, 1.5 h, 1h30? Press Enter to skip.'),
    refuse: (text) => {
      if (text === '' || timeSpentIn(text)) return undefined;
      return overstatesPart(text)
        ? l10n.t('The time with others, after the slash, exceeds the total time.')
        : l10n.t('Please write a time such as 90, 45 min, 1.5 h or 90 / 45.');
    },
    take: (text) => take(claimedTime(timeSpentIn(text), hasPart), text),
  });
}

function claimedTime(spent: TimeSpent | undefined, hasPart: boolean): Spent {
  if (!spent) return {};
  const { minutes, participatory } = spent;
  return hasPart && participatory > 0 ? { minutes, participatory } : { minutes };
}

type Item = vscode.QuickPickItem & { readonly topic?: string; readonly type?: string };

export interface Chosen {
  readonly covers?: string[];
  readonly type?: string;
}

/** Asks for topics and the type of activity in one list for all frameworks; at most one type is ticked. */
export function askChoices(
  place: Place,
  choices: readonly Choices[],
  take: (chosen: Chosen) => void,
  before: Chosen = {},
): Promise<Outcome> {
  const items: Item[] = [];
  const separator = (label: string): unknown =>
    items.push({ label, kind: vscode.QuickPickItemKind.Separator });
  for (const { title, topics, types } of choices) {
    if (topics.length > 0) separator(title);
    items.push(
      ...topics.map(({ ref, title: label, isVerified }) => ({
        label: isolateBidi(label),
        description: isVerified ? '' : l10n.t('not yet checked against the source'),
        topic: ref,
      })),
    );
    if (types.length > 0) separator(l10n.t('{0}: one kind of activity', isolateBidi(title)));
    items.push(...types.map(({ id, title: label }) => ({ label, type: id })));
  }
  const { covers = [], type: kind } = before;
  const isChosen = ({ topic, type }: Item): boolean =>
    topic === undefined ? type !== undefined && type === kind : covers.includes(topic);
  return askMany<Item>(place, {
    placeholder: l10n.t('Topics? Press Down and Space to tick, Enter to continue'),
    items,
    selected: items.filter(isChosen),
    isAlternative: ({ type }) => type !== undefined,
    take: (ticked) => {
      const covers = ticked.flatMap(({ topic }) => topic ?? []);
      const type = ticked.find((item) => item.type !== undefined)?.type;
      take({ ...(covers.length > 0 ? { covers } : {}), ...(type === undefined ? {} : { type }) });
    },
  });
}

/** `1 h 30 min, 45 min of it with others`; empty if no time is claimed. */
export function spentWords({ minutes, participatory }: Spent): string {
  if (minutes === undefined) return '';
  return participatory
    ? l10n.t('{0}, {1} of it with others', hoursWords(minutes), hoursWords(participatory))
    : hoursWords(minutes);
}
