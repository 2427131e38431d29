/** The overview of a team as CSV, one line per journal. */
import { openIn } from '../core/team/teamOrder';
import type { JournalOverview } from '../core/team/teamOverview';
import { courseText, frameworkText } from '../core/team/teamTable';
import { csvText } from './csv';

const columns = [
  'person',
  'waiting',
  'changed',
  'unread',
  'open',
  'courses',
  'frameworks',
  'openRequirements',
  'lastActive',
  'path',
  'problem',
] as const;

export const teamCsv = (overviews: readonly JournalOverview[]): string =>
  csvText([
    columns,
    ...overviews.map((one) => [
      one.person,
      one.awaitingReview.length,
      one.changed,
      one.unread,
      openIn(one),
      one.courses.map(courseText),
      one.frameworks.map(frameworkText),
      one.frameworks.flatMap(({ open }) => open),
      one.lastActive,
      one.path,
      one.problem,
    ]),
  ]);
