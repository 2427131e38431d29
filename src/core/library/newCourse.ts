/** New courses and activities: working examples for the person to edit. */
import * as l10n from '@vscode/l10n';
import { isPortableName } from '../base/paths';
import { slugOf } from '../base/slug';
import { append, setValue } from '../yaml/editYaml';
import type { Splice } from '../text/splice';
import { writeYaml } from '../yaml/writeYaml';

export interface NewActivity {
  readonly id: string;
  readonly title: string;
  /** As the course numbers it; may be empty. */
  readonly number: string;
  /** Such as `25 min`; may be empty. */
  readonly timing: string;
}

export const courseFolder = (course: string): string => `.journal/courses/${course}`;
export const coursePath = (course: string): string => `${courseFolder(course)}/course.yaml`;
export const activityPath = (course: string, activity: string): string =>
  `${courseFolder(course)}/${activity}.md`;

/** Whether an activity can have this id: it is the name of its file, and follows a slash in references. */
export function isActivityId(id: string): boolean {
  return /^[A-Za-z0-9](?:[\w.-]*[\w-])?$/.test(id) && isPortableName(`${id}.md`);
}

/** Makes a unique id from a title. */
export function newId(title: string, fallback: string, isTaken: (id: string) => boolean): string {
  const slug = slugOf(title, fallback);
  const wanted = isPortableName(slug) ? slug : `${fallback}-${slug}`;
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!isTaken(id)) return id;
  }
}

/** Next number, such as `2.11` after `2.10`; empty if the last one has no digits at its end. */
export function nextNumber(last: string | undefined): string {
  const match = /^(.*?)(\d+)$/.exec(last ?? '');
  return match ? `${match[1]}${Number(match[2]) + 1}` : '';
}

/** Paths and texts of a course with one section and one activity; course.yaml comes last. */
export function newCourse(id: string, title: string): readonly (readonly [string, string])[] {
  const activity = {
    id: '1.1',
    number: '1.1',
    title: l10n.t('A first activity'),
    timing: '25 min',
  };
  const course = {
    id,
    title,
    summary: l10n.t('Describe in a sentence or two whom the course is for.'),
    sections: [{ number: '1', title: l10n.t('First section'), activities: [activity.id] }],
    choices: [],
  };
  return [
    [activityPath(id, activity.id), activityText(activity)],
    [
      coursePath(id),
      `# ${l10n.t('A course of this journal. Each activity is a file next to this one, named after its id.')}\n${writeYaml(course)}`,
    ],
  ];
}

export function activityText({ id, title, number, timing }: NewActivity): string {
  const meta = {
    id,
    version: 1,
    ...(number === '' ? {} : { number }),
    title,
    ...(timing === '' ? {} : { timing }),
    optional: [],
  };
  const parts = [
    l10n.t('Describe what the activity is about, and what to read, hear or do first.'),
    `## ${l10n.t('What did you notice?')} <!-- prompt: noticed -->`,
    l10n.t(
      'Guidance goes below a question. It is shown next to the answer and never copied into it.',
    ),
    `## ${l10n.t('What does this mean for your own practice?')} <!-- prompt: own-practice -->`,
    l10n.t('The id in a question’s comment never changes, even if its words do.'),
    '<!-- discussion -->',
    l10n.t('Text below that line is shown once the questions are answered.'),
  ];
  return `---\n${writeYaml(meta)}---\n\n${parts.join('\n\n')}\n`;
}

/** Adds an activity to a section of course.yaml. @throws HumanError if that file cannot be read */
export const addToSection = (
  courseYaml: string,
  section: number,
  activity: string,
): readonly Splice[] => setValue(courseYaml, ['sections', section, 'activities', append], activity);
