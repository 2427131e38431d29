import * as l10n from '@vscode/l10n';
import type { CourseShare, FrameworkShare, JournalOverview } from './teamOverview';

export interface TeamTable {
  readonly columns: readonly { readonly title: string; readonly isNumber?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** The overview as people read it, a row for each journal: on a terminal, on paper, in a spreadsheet. */
export function teamTable(overviews: readonly JournalOverview[]): TeamTable {
  return {
    columns: [
      { title: l10n.t('Person') },
      { title: l10n.t('Waiting for review'), isNumber: true },
      { title: l10n.t('Of these changed'), isNumber: true },
      { title: l10n.t('Courses') },
      { title: l10n.t('Frameworks') },
      { title: l10n.t('Last active') },
      { title: l10n.t('Files to look at'), isNumber: true },
      { title: l10n.t('Journal') },
    ],
    rows: overviews.map((one) => [
      one.person || one.path,
      String(one.awaitingReview.length),
      String(one.changed),
      one.courses.map(courseText).join('; '),
      one.frameworks.map(frameworkText).join('; '),
      one.lastActive ?? l10n.t('not yet'),
      String(one.problems),
      one.path,
    ]),
  };
}

export const courseText = ({ title, done, required }: CourseShare): string =>
  l10n.t('{0}: {1} of {2} done', title, done, required);

/** Such as `SSSC: 2 of 3 recorded`. */
export const frameworkText = ({ title, met, required }: FrameworkShare): string =>
  l10n.t('{0}: {1} of {2} recorded', title, met, required);
