import type {
  ActivityProgress,
  CourseProgress,
  Progress,
  SectionProgress,
  WeekProgress,
} from '../../src/core/progress/progress';
import type { ToPanel } from '../../src/protocol/panel';

const courseId = 'openlearn-sds-scotland';

export const activity = (
  number: string,
  change: Partial<ActivityProgress> = {},
): ActivityProgress => ({
  id: `${courseId}/${number}`,
  number,
  title: `Activity ${number}`,
  status: 'not-started',
  changed: false,
  plannedMinutes: 25,
  actualMinutes: 0,
  ...change,
});

export const section = (change: Partial<SectionProgress> = {}): SectionProgress => ({
  number: '2.11',
  title: 'Co-production and self-directed support',
  status: 'not-started',
  done: 0,
  required: 1,
  extra: 0,
  plannedMinutes: 25,
  actualMinutes: 0,
  choices: [{ of: ['2.9', '2.10'], atLeast: 1, chosen: 0 }],
  activities: [activity('2.9'), activity('2.10')],
  ...change,
});

export const course = (change: Partial<CourseProgress> = {}): CourseProgress => ({
  id: courseId,
  title: 'Foundations for self-directed support in Scotland',
  provider: 'The Open University',
  done: 0,
  required: 1,
  extra: 0,
  plannedMinutes: 25,
  actualMinutes: 0,
  sections: [section()],
  ...change,
});

/** 53 weeks up to that of 23 November 2026; `written` says how many entries a Monday's week has. */
export const weeks = (written: Readonly<Record<string, number>> = {}): WeekProgress[] =>
  Array.from({ length: 53 }, (_, index) => {
    const monday = new Date(Date.UTC(2025, 10, 24 + 7 * index)).toISOString().slice(0, 10);
    const entries = written[monday] ?? 0;
    return { week: monday, entries, minutes: entries * 20 };
  });

export const progress = (change: Partial<Progress> = {}): Progress => ({
  next: { kind: 'start', template: `${courseId}/2.9`, title: 'Activity 2.9', planned: 25 },
  courses: [course()],
  weeks: weeks(),
  entries: { drafting: 0, answered: 0, completed: 0, reviewed: 0, 'signed-off': 0 },
  changed: 0,
  problems: 0,
  ...change,
});

type Report = Extract<ToPanel, { type: 'progress' }>;

export const report = (change: Partial<Report> = {}): Report => ({
  type: 'progress',
  progress: progress(),
  journals: [{ key: 'mine', name: 'My journal' }],
  current: 'mine',
  verified: true,
  owner: '',
  ...change,
});
