import * as l10n from '@vscode/l10n';
import type { Entry } from '../entries/entry';
import { isLogged } from '../entries/isLogged';
import type { Numeral } from '../base/timeWords';
import type { ChoiceProgress, NextStep, Progress } from './progress';
import type { ActivityStatus } from '../records/status';

/** A status for the screen. */
export const statusWord = (status: ActivityStatus): string =>
  ({
    'not-started': l10n.t('not started'),
    drafting: l10n.t('drafting'),
    answered: l10n.t('answered'),
    completed: l10n.t('completed'),
    reviewed: l10n.t('reviewed'),
    'signed-off': l10n.t('signed off'),
  })[status];

/** The status of an entry or activity for the screen, such as `completed, changed since`. */
export function statusText(
  one: { readonly status: ActivityStatus; readonly changed: boolean } & Partial<
    Pick<Entry, 'template' | 'claim' | 'prompts'>
  >,
): string {
  const word = isLogged(one) ? l10n.t('logged') : statusWord(one.status);
  return one.changed ? l10n.t('{0}, changed since', word) : word;
}

function nextText(next: NextStep): string {
  switch (next.kind) {
    case 'continue':
      return next.unanswered === 1
        ? l10n.t('Continue: {0}, 1 question left', next.title)
        : l10n.t('Continue: {0}, {1} questions left', next.title, next.unanswered);
    case 'complete':
      return l10n.t('{0} is answered and can be marked complete', next.title);
    case 'start':
      return l10n.t('Next: {0}', next.title);
    case 'mend':
      return next.line === undefined
        ? l10n.t('Next: fix journal.yaml, which cannot be read')
        : l10n.t('Next: fix journal.yaml, which cannot be read (line {0})', next.line);
    case 'done':
      return l10n.t('Everything required is done');
  }
}

/** Planned and spent time, such as `12 of about 25 min`. */
export function minutesText(actual: number, planned: number | undefined): string {
  return planned ? l10n.t('{0} of about {1} min', actual, planned) : l10n.t('{0} min', actual);
}

/** How far a choice is: `1 of 1 chosen, and 1 more`. */
export function choiceWords(
  { chosen, atLeast }: Pick<ChoiceProgress, 'chosen' | 'atLeast'>,
  numeral: Numeral = String,
): string {
  const counted = numeral(Math.min(chosen, atLeast));
  return chosen > atLeast
    ? l10n.t(
        '{0} of {1} chosen, and {2} more',
        counted,
        numeral(atLeast),
        numeral(chosen - atLeast),
      )
    : l10n.t('{0} of {1} chosen', counted, numeral(atLeast));
}

const filesToLookAt = (count: number): string =>
  count === 1 ? l10n.t('1 file needs a look') : l10n.t('{0} files need a look', count);

/** The whole progress as plain text, to paste into an e-mail or a learning log. */
export const progressText = (progress: Progress, where?: string): string =>
  `${progressLines(progress, where).join('\n')}\n`;

/** @param where says where more about problems is to be found, in a sentence */
export function progressLines(progress: Progress, where?: string): string[] {
  const lines: string[] = [];
  for (const course of progress.courses) {
    const extra = course.extra > 0 ? `, ${l10n.t('{0} more than required', course.extra)}` : '';
    lines.push(
      `${course.title}: ${l10n.t('{0} of {1} done', course.done, course.required)}${extra}`,
    );
    for (const section of course.sections) {
      const choices = section.choices.map((choice) => choiceWords(choice)).join(' · ');
      lines.push(
        `  ${[section.number, section.title].filter(Boolean).join(' ')}${choices ? ` (${choices})` : ''}`,
      );
      for (const activity of section.activities) {
        const time = minutesText(activity.actualMinutes, activity.plannedMinutes);
        lines.push(
          `    ${[activity.number, activity.title].filter(Boolean).join(' ')}: ${statusText(activity)} · ${time}`,
        );
      }
    }
  }
  lines.push(nextText(progress.next));
  if (progress.problems > 0)
    lines.push([filesToLookAt(progress.problems), ...(where ? [where] : [])].join('. '));
  return lines;
}
