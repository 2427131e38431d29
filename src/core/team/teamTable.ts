import * as l10n from '@vscode/l10n';
import { rowName, openIn } from './teamOrder';
import type { CourseShare, FrameworkShare, JournalOverview } from './teamOverview';

interface TeamTable {
  readonly columns: readonly { readonly title: string; readonly isNumber?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** The overview as text, one row per journal, for a terminal or for print. */
export function teamTable(overviews: readonly JournalOverview[]): TeamTable {
  return {
    columns: [
      { title: l10n.t('Person') },
      { title: l10n.t('Waiting'), isNumber: true },
      { title: l10n.t('Changed'), isNumber: true },
      { title: l10n.t('Still needed'), isNumber: true },
      { title: l10n.t('Courses') },
      { title: l10n.t('Frameworks') },
      { title: l10n.t('Last activity') },
      { title: l10n.t('Journal') },
    ],
    rows: overviews.map((one) => [
      rowName(one),
      String(one.awaitingReview.length),
      String(one.changed),
      String(openIn(one)),
      one.courses.map(courseText).join('; '),
      one.frameworks.map(frameworkText).join('; '),
      activityText(one),
      one.problem === '' ? one.path : `${one.path}: ${one.problem}`,
    ]),
  };
}

export const courseText = ({ title, done, required }: CourseShare): string =>
  l10n.t('{0}: {1} of {2} done', title, done, required);

/** Such as `SSSC: 2 of 3 recorded`. */
export const frameworkText = ({ title, met, required }: FrameworkShare): string =>
  l10n.t('{0}: {1} of {2} recorded', title, met, required);

export function activityText(
  { lastActive, isQuiet, problem }: JournalOverview,
  day: (date: string) => string = String,
): string {
  if (lastActive === '') return problem === '' ? l10n.t('nothing written yet') : '';
  return isQuiet
    ? l10n.t('quiet since the week of {0}', day(lastActive))
    : l10n.t('week of {0}', day(lastActive));
}
