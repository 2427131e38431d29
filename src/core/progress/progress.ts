import { labelOf } from '../library/collections';
import type { Course } from '../library/course';
import { mondayOf, today, weeksUntil } from '../base/dates';
import { discussionOf } from '../actions/discussion';
import { unansweredPrompts } from '../entries/answered';
import type { Entry } from '../entries/entry';
import type { JournalPart } from '../journal/journalPart';
import { setupProblem, type SetupProblem } from '../journal/setupProblem';
import type { TemplateTally } from '../journal/index/index';
import { isDone, statuses, type ActivityStatus, type Status } from '../records/status';

/** The one thing to do next. */
export type NextStep =
  | {
      readonly kind: 'continue';
      readonly entry: string;
      readonly title: string;
      readonly unanswered: number;
    }
  | { readonly kind: 'complete'; readonly entry: string; readonly title: string }
  | {
      readonly kind: 'start';
      readonly template: string;
      readonly title: string;
      readonly planned?: number;
    }
  /** First of all: without a readable journal.yaml the requirements are unknown. */
  | ({ readonly kind: 'mend' } & SetupProblem)
  | { readonly kind: 'done' };

export interface ActivityProgress {
  /** `<course>/<activity>` */
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly status: ActivityStatus;
  /** The text changed after the record that determines the status. */
  readonly changed: boolean;
  /** Whole minutes; absent if the activity has no planned time. */
  readonly plannedMinutes?: number;
  readonly actualMinutes: number;
  /** Path of the entry whose discussion may be read; absent if it may not, or there is none. */
  readonly discussion?: string;
}

/** A group of activities of which a minimum number is required. */
export interface ChoiceProgress {
  /** Activity ids within the course. */
  readonly of: readonly string[];
  readonly atLeast: number;
  /** Number of done activities; may exceed `atLeast`. */
  readonly chosen: number;
}

/** `done` never exceeds `required`; anything beyond that is `extra`. */
export interface Share {
  readonly done: number;
  readonly required: number;
  readonly extra: number;
}

export interface SectionProgress extends Share {
  readonly number: string;
  readonly title: string;
  /** The most advanced status among its activities. */
  readonly status: ActivityStatus;
  readonly plannedMinutes: number;
  readonly actualMinutes: number;
  readonly choices: readonly ChoiceProgress[];
  readonly activities: readonly ActivityProgress[];
}

export interface CourseProgress extends Share {
  readonly id: string;
  readonly title: string;
  readonly provider: string;
  /** Minutes of required activities, with the required number of each choice. */
  readonly plannedMinutes: number;
  readonly actualMinutes: number;
  readonly sections: readonly SectionProgress[];
}

export interface WeekProgress {
  /** The Monday, as `YYYY-MM-DD`. */
  readonly week: string;
  readonly entries: number;
  readonly minutes: number;
}

export interface Progress {
  readonly next: NextStep;
  readonly courses: readonly CourseProgress[];
  /** The last 53 weeks, oldest first, including empty ones and the current one. */
  readonly weeks: readonly WeekProgress[];
  readonly entries: Readonly<Record<Status, number>>;
  readonly changed: number;
  /** Number of files with errors or warnings. */
  readonly problems: number;
}

const weeksShown = 53;

/** The cost does not depend on the number of entries. */
export function progressOf(journal: JournalPart): Progress {
  const { tally, collections } = journal;
  const courses = (journal.setup?.file.courses ?? [])
    .map((id) => collections.courses.get(id))
    .filter((course) => course !== undefined)
    .map((course) => courseProgress(course, journal));
  const weeks = weeksUntil(today(journal.world.clock), weeksShown).map((week) => {
    const sum = tally.weeks.get(mondayOf(week));
    return { week, entries: sum?.entries ?? 0, minutes: sum?.minutes ?? 0 };
  });
  return {
    next: nextStep(courses, journal),
    courses,
    weeks,
    entries: { ...tally.statuses },
    changed: tally.changed,
    problems: journal.filesWithProblems,
  };
}

function courseProgress(course: Course, journal: JournalPart): CourseProgress {
  const sections = course.sections.map((section) => sectionProgress(course, section, journal));
  return {
    id: course.id,
    title: course.title,
    provider: course.provider,
    ...shareOf(sections),
    plannedMinutes: sum(sections, (section) => section.plannedMinutes),
    actualMinutes: sum(sections, (section) => section.actualMinutes),
    sections,
  };
}

function sectionProgress(
  course: Course,
  section: Course['sections'][number],
  journal: JournalPart,
): SectionProgress {
  const activities = section.activities.map((id) =>
    activityProgress(`${course.id}/${id}`, journal),
  );
  const byId = new Map(section.activities.map((id, index) => [id, activities[index]!]));
  // A choice belongs to the section that lists the first of its activities.
  const choices = course.choices
    .filter((choice) => choice.of.length > 0 && byId.has(choice.of[0]!))
    .map((choice) => {
      const members = choice.of.map((id) => activityProgress(`${course.id}/${id}`, journal));
      return {
        of: choice.of,
        atLeast: choice.atLeast,
        members,
        chosen: members.filter((one) => isDone(one.status)).length,
      };
    });
  const chosenFrom = new Set(course.choices.flatMap((choice) => choice.of));
  // Any other activity is a choice of one.
  const single = [...byId]
    .filter(([id]) => !chosenFrom.has(id))
    .map(([, one]) => ({ members: [one], atLeast: 1, chosen: isDone(one.status) ? 1 : 0 }));
  const groups = [...single, ...choices];
  const parts = groups.map(({ chosen, atLeast }) => ({
    done: Math.min(chosen, atLeast),
    required: atLeast,
    extra: Math.max(0, chosen - atLeast),
  }));
  return {
    number: section.number,
    title: section.title,
    status: furthest(activities.map((activity) => activity.status)),
    ...shareOf(parts),
    plannedMinutes: sum(groups, ({ members, atLeast }) => plannedForChoice(members, atLeast)),
    actualMinutes: sum(activities, (activity) => activity.actualMinutes),
    choices: choices.map(({ of, atLeast, chosen }) => ({ of, atLeast, chosen })),
    activities,
  };
}

/** Planned minutes of a choice: of the started activities, then of the first ones listed. */
function plannedForChoice(members: readonly ActivityProgress[], atLeast: number): number {
  const begun = members.filter((activity) => activity.status !== 'not-started');
  const others = members.filter((activity) => activity.status === 'not-started');
  return sum([...begun, ...others].slice(0, atLeast), ({ plannedMinutes = 0 }) => plannedMinutes);
}

function activityProgress(ref: string, journal: JournalPart): ActivityProgress {
  const template = journal.collections.templates.get(ref);
  const tally = journal.tally.templates.get(ref);
  const status = furthest(tally ? statuses.filter((one) => tally.byStatus[one].count > 0) : []);
  const entry = status === 'not-started' || !tally ? undefined : latest(journal, tally, status);
  return {
    id: ref,
    number: template?.meta.number ?? '',
    title: template?.meta.title ?? ref,
    status,
    changed: tally !== undefined && isChanged(tally, status),
    ...(template?.plannedMinutes === undefined ? {} : { plannedMinutes: template.plannedMinutes }),
    actualMinutes: tally?.minutes ?? 0,
    ...(entry && discussionOf(journal, entry)?.isOpen ? { discussion: entry.path } : {}),
  };
}

/** Whether all of the most advanced entries changed after their records. */
const isChanged = (tally: TemplateTally, status: ActivityStatus): boolean =>
  status !== 'not-started' &&
  tally.byStatus[status].count > 0 &&
  tally.byStatus[status].changed === tally.byStatus[status].count;

function furthest(found: readonly ActivityStatus[]): ActivityStatus {
  return [...statuses].reverse().find((status) => found.includes(status)) ?? 'not-started';
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

const shareOf = (parts: readonly Share[]): Share => ({
  done: sum(parts, (part) => part.done),
  required: sum(parts, (part) => part.required),
  extra: sum(parts, (part) => part.extra),
});

/** First started activities, then answered ones, then those still required. */
function nextStep(courses: readonly CourseProgress[], journal: JournalPart): NextStep {
  const trouble = setupProblem(journal);
  if (trouble) return { kind: 'mend', ...trouble };
  const sections = courses.flatMap((course) => course.sections);
  const activities = sections.flatMap((section) => section.activities);
  for (const status of ['drafting', 'answered'] as const) {
    for (const activity of activities) {
      if (activity.status !== status) continue;
      const tally = journal.tally.templates.get(activity.id);
      const entry = tally && latest(journal, tally, status);
      // The activity is named by its current version, even if that of the entry is missing.
      const template = journal.collections.templates.get(activity.id);
      if (!entry || !template) continue;
      const title = labelOf(template);
      if (status === 'answered') return { kind: 'complete', entry: entry.path, title };
      return {
        kind: 'continue',
        entry: entry.path,
        title,
        unanswered: unansweredPrompts(entry, journal.templateOf(entry)).length,
      };
    }
  }
  for (const course of courses) {
    const choices = course.sections.flatMap((section) => section.choices);
    for (const section of course.sections) {
      if (section.done >= section.required) continue;
      for (const { id, status } of section.activities) {
        const template = journal.collections.templates.get(id);
        if (status !== 'not-started' || !template) continue;
        if (isChosenAlready(id.slice(course.id.length + 1), choices)) continue;
        const { plannedMinutes } = template;
        const title = labelOf(template);
        return {
          kind: 'start',
          template: template.ref,
          title,
          ...(plannedMinutes === undefined ? {} : { planned: plannedMinutes }),
        };
      }
    }
  }
  return { kind: 'done' };
}

/** Whether it belongs only to choices that are fulfilled. */
function isChosenAlready(activity: string, choices: readonly ChoiceProgress[]): boolean {
  const offered = choices.filter((choice) => choice.of.includes(activity));
  return offered.length > 0 && offered.every((choice) => choice.chosen >= choice.atLeast);
}

function latest(journal: JournalPart, tally: TemplateTally, status: Status): Entry | undefined {
  const path = tally.byStatus[status].latest.find();
  return path === undefined ? undefined : journal.entries.get(path);
}
