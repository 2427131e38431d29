/** Built-in collections as one JSON file: parsed and checked during the build to save time at start. */
import type { Collections } from './collections';
import type { Course } from './course';
import type { Framework } from './framework';
import type { Template } from './template';

interface Shipped {
  readonly key: string;
  readonly courses: readonly Course[];
  readonly frameworks: readonly Framework[];
  /** All versions, older ones of a template first. */
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

/** @param text result of writeShipped() */
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
