/** The overview of a team as CSV, one line per journal. */
import { openIn } from '../core/team/teamOrder';
import type { JournalOverview } from '../core/team/teamOverview';
import { courseText, frameworkText } from '../core/team/teamTable';
import { csvText } from './csv';

export function teamCsv(overviews: readonly JournalOverview[]): string {
  const rows = overviews.map((one) => ({
    person: one.person,
    waiting: one.awaitingReview.length,
    changed: one.changed,
    unread: one.unread,
    open: openIn(one),
    courses: one.courses.map(courseText),
    frameworks: one.frameworks.map(frameworkText),
    openRequirements: one.frameworks.flatMap(({ open }) => open),
    lastActive: one.lastActive,
    path: one.path,
    problem: one.problem,
  }));
  return csvText([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]);
}
