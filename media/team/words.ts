import * as l10n from '@vscode/l10n';
import { isolateBidi } from '../../src/core/base/isolateBidi';
import { openIn, type TeamColumn } from '../../src/core/team/teamOrder';
import { activityText } from '../../src/core/team/teamTable';
import type { Mark } from '../../src/core/team/learnerPage';
import type { CourseShare, JournalOverview } from '../../src/core/team/teamOverview';
import { numeral, shortDate } from '../shared/locale';

// Texts with numbers on the page of a team. A number is never shown alone.

/** The same words as in the trees. */
export { statusWord } from '../../src/core/progress/progressText';

export const columnTitle = (column: TeamColumn): string =>
  ({
    person: l10n.t('Person'),
    courses: l10n.t('Courses'),
    open: l10n.t('Still needed'),
    waiting: l10n.t('Waiting for review'),
    changed: l10n.t('Changed since my look'),
    unread: l10n.t('Unread comments'),
    lastActive: l10n.t('Last activity'),
  })[column];

export const courseWords = ({ title, done, required }: CourseShare): string =>
  l10n.t('{0}: {1} of {2} done', isolateBidi(title), numeral(done), numeral(required));

export function openWords(one: JournalOverview): string {
  const count = openIn(one);
  if (one.frameworks.length === 0) return l10n.t('follows none');
  if (count === 0) return l10n.t('nothing open');
  return count === 1 ? l10n.t('1 requirement') : l10n.t('{0} requirements', numeral(count));
}

export const entriesWords = (count: number): string =>
  count === 0
    ? l10n.t('none')
    : count === 1
      ? l10n.t('1 entry')
      : l10n.t('{0} entries', numeral(count));

export const unreadWords = (count: number): string =>
  count === 0
    ? l10n.t('none')
    : count === 1
      ? l10n.t('1 comment')
      : l10n.t('{0} comments', numeral(count));

export const activityWords = (one: JournalOverview): string => activityText(one, shortDate);

export const peopleWords = (count: number, all: number): string =>
  l10n.t('{0} of {1} people', numeral(count), numeral(all));

/** How many are shown of how many. */
export function shownWords(shown: number, all: number): string {
  if (shown < all) return l10n.t('{0} of {1} journals', numeral(shown), numeral(all));
  return all === 1 ? l10n.t('1 journal') : l10n.t('{0} journals', numeral(all));
}

export const readingWords = (count: number): string =>
  count === 1
    ? l10n.t('1 journal is still being read')
    : l10n.t('{0} journals are still being read', numeral(count));

export const unfinishedWords = (count: number): string =>
  count === 0
    ? l10n.t('No shared entry is unfinished.')
    : count === 1
      ? l10n.t('1 shared entry is unfinished.')
      : l10n.t('{0} shared entries are unfinished.', numeral(count));

export const moreEntriesWords = (count: number): string =>
  count === 1
    ? l10n.t('1 older entry has reviews too.')
    : l10n.t('{0} older entries have reviews too.', numeral(count));

export function markWords({ person, kind, isBefore }: Mark): string {
  const name = isolateBidi(person);
  switch (kind) {
    case 'reviewed':
      return isBefore
        ? l10n.t('reviewed by {0}, changed since', name)
        : l10n.t('reviewed by {0}', name);
    case 'signed-off':
      return isBefore
        ? l10n.t('signed off by {0}, changed since', name)
        : l10n.t('signed off by {0}', name);
    case 'accepted':
      return l10n.t('CPD claim accepted by {0}', name);
    case 'rejected':
      return l10n.t('CPD claim not accepted by {0}', name);
  }
}
