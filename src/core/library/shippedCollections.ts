/** The collections that ship, as the build leaves them: read and checked there, so that nobody waits for it. */
import type { Collections } from './collections';
import type { Course } from './course';
import type { Framework } from './framework';
import type { Template } from './template';

interface Shipped {
  readonly key: string;
  readonly courses: readonly Course[];
  readonly frameworks: readonly Framework[];
  /** Every version, older ones of a template before newer ones. */
  readonly templates: readonly Template[];
}

export function writeShipped({ key, courses, frameworks, versions }: Collections): string {
  const templates = [...versions.values()].sort((a, b) => a.meta.version - b.meta.version);
  const shipped: Shipped = {
    key,
    courses: [...courses.values()],
    frameworks: [...frameworks.values()],
    templates,
  };
  return JSON.stringify(shipped);
}

/** @param text what writeShipped() gave */
export function readShipped(text: string): Collections {
  const shipped = JSON.parse(text) as Shipped;
  const origin = 'built-in';
  const templates = shipped.templates.map((template) => ({ ...template, origin }) as const);
  return {
    key: shipped.key,
    courses: new Map(shipped.courses.map((course) => [course.id, { ...course, origin }])),
    frameworks: new Map(shipped.frameworks.map((framework) => [framework.id, framework])),
    templates: new Map(templates.map((template) => [template.ref, template])),
    versions: new Map(
      templates.map((template) => [`${template.ref}@${template.meta.version}`, template]),
    ),
    problems: [],
  };
}
