import type { ActivityStatus, Status } from './status';

/** The one thing to do next. */
export type NextStep =
  | { readonly kind: 'continue'; readonly entry: string; readonly title: string; readonly unanswered: number }
  | { readonly kind: 'complete'; readonly entry: string; readonly title: string }
  | { readonly kind: 'start'; readonly template: string; readonly title: string; readonly planned?: number }
  | { readonly kind: 'done' };

export interface ActivityProgress {
  /** `<course>/<activity>` */
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly status: ActivityStatus;
  /** The words changed after the record that gives the status was made. */
  readonly changed: boolean;
  /** Whole minutes; absent where the activity names no time. */
  readonly plannedMinutes?: number;
  readonly actualMinutes: number;
}

/** A group of activities of which at least so many are to be done. */
export interface ChoiceProgress {
  /** Activity ids within the course. */
  readonly of: readonly string[];
  readonly atLeast: number;
  /** How many are done; may exceed `atLeast`. */
  readonly chosen: number;
}

/** `done` never exceeds `required`; what was done beyond that is `extra`. */
export interface Share {
  readonly done: number;
  readonly required: number;
  readonly extra: number;
}

export interface SectionProgress extends Share {
  readonly number: string;
  readonly title: string;
  /** The furthest status among its activities. */
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
  /** What the choices ask for, at their usual length; minutes. */
  readonly plannedMinutes: number;
  readonly actualMinutes: number;
  readonly sections: readonly SectionProgress[];
}

/** What happened in one week. */
export interface WeekProgress {
  /** The Monday, as `YYYY-MM-DD`. */
  readonly week: string;
  readonly entries: number;
  readonly minutes: number;
}

export interface Progress {
  readonly next: NextStep;
  readonly courses: readonly CourseProgress[];
  /** The last 53 weeks, oldest first, this week last; weeks without anything included. */
  readonly weeks: readonly WeekProgress[];
  readonly entries: Readonly<Record<Status, number>>;
  readonly changed: number;
  readonly problems: number;
}
