/** Questions for a day, which may be written in any common notation. */
import * as l10n from '@vscode/l10n';
import { dayIn, daysNamedBy } from '../../core/base/looseDates';
import { shownDay } from '../services/shownDate';
import { ask } from './ask';

export interface Days {
  readonly earliest?: string;
  readonly latest?: string;
}

/** @returns the day; `undefined` on Escape */
export async function askDay(
  question: { readonly title: string; readonly prompt: string; readonly value?: string },
  days: Days = {},
): Promise<string | undefined> {
  const text = await ask({
    ...question,
    placeholder: dayExample(),
    refuse: (text) => refuseDay(text, days),
  });
  return text === undefined ? undefined : dayIn(text);
}

export const dayExample = (): string => l10n.t('For example 2025-04-01 or 1 April 2025');

/** Why a text is not one of the days; `undefined` if it is. */
export function refuseDay(text: string, { earliest, latest }: Days = {}): string | undefined {
  const [day, other] = daysNamedBy(text);
  if (day === undefined) return l10n.t('Please enter a day such as 2025-04-01 or 1 April 2025.');
  if (other !== undefined)
    return l10n.t(
      'This could be {0} or {1}. Please write the month as a word.',
      shownDay(day, 'long'),
      shownDay(other, 'long'),
    );
  if (latest !== undefined && day > latest)
    return l10n.t(
      'This is in the future. The latest possible day is {0}.',
      shownDay(latest, 'long'),
    );
  if (earliest !== undefined && day < earliest)
    return l10n.t('This is before the first day, {0}.', shownDay(earliest, 'long'));
  return undefined;
}
