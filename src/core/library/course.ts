import type { Unplaced } from '../base/problem';
import { readShape, type Shaped } from '../schema/checkShape';
import * as l10n from '@vscode/l10n';
import { courseFile, type CourseFile } from '../schema/schemas';

export type Course = CourseFile;

export function readCourse(text: string, folder: string): Shaped<Course> {
  return readShape(courseFile, text, 'course.field', (course) => inconsistencies(course, folder));
}

function inconsistencies(course: Course, folder: string): Unplaced[] {
  const found: Unplaced[] = [];
  const add = (path: (string | number)[], code: string, message: string): void => {
    found.push({ path, severity: 'error', code, message });
  };
  const twice = (path: (string | number)[], id: string): void => {
    const message = l10n.t('The activity “{0}” is listed twice.', id);
    found.push({ path, severity: 'warning', code: 'course.twice', message });
  };
  if (course.id !== folder)
    add(
      ['id'],
      'course.id',
      l10n.t('The course is in the folder “{0}”, so its id should be “{0}”.', folder),
    );
  const listed = new Set<string>();
  course.sections.forEach((section, s) =>
    section.activities.forEach((id, a) => {
      if (listed.has(id)) twice(['sections', s, 'activities', a], id);
      listed.add(id);
    }),
  );
  const activities = new Set(course.sections.flatMap((section) => section.activities));
  course.choices.forEach((choice, index) => {
    const named = new Set<string>();
    choice.of.forEach((id, at) => {
      const path = ['choices', index, 'of', at];
      if (named.has(id)) twice(path, id);
      else if (!activities.has(id))
        add(
          path,
          'course.choice',
          l10n.t('The choice names activity “{0}”, which no section lists.', id),
        );
      named.add(id);
    });
    if (choice.atLeast > choice.of.length)
      add(
        ['choices', index, 'atLeast'],
        'course.choice',
        l10n.t('The choice asks for more activities than it names.'),
      );
  });
  return found;
}
