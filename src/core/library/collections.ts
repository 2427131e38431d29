/** Courses, frameworks and templates that a journal can use: built-in ones and its own, which take precedence. */
import * as l10n from '@vscode/l10n';
import { atLines } from '../schema/checkShape';
import { readCourse, type Course } from './course';
import { readFramework, templatesNamed, type Framework } from './framework';
import { capFindings, type Finding, type Problem, finding, type Unplaced } from '../base/problem';
import { readTemplate, type Template, type TemplateKind } from './template';
import { splitFrontMatter, type FrontMatter } from '../text/frontMatter';
import { linesOf } from '../yaml/parseYaml';

export type Origin = 'built-in' | 'journal';

export interface Collections {
  /** Equal keys mean equal collections; empty if unknown. */
  readonly key: string;
  readonly courses: ReadonlyMap<string, Course & { readonly origin: Origin }>;
  readonly frameworks: ReadonlyMap<string, Framework>;
  /** The newest version of each template by its reference. */
  readonly templates: ReadonlyMap<string, Template & { readonly origin: Origin }>;
  /** All versions, by `<reference>@<version>`. */
  readonly versions: ReadonlyMap<string, Template>;
  readonly problems: readonly Problem[];
}

/** Texts by their paths, such as `courses/<course>/course.yaml` or `models/gibbs.md`. */
export type Texts = ReadonlyMap<string, string>;

export const noCollections: Collections = {
  key: '',
  courses: new Map(),
  frameworks: new Map(),
  templates: new Map(),
  versions: new Map(),
  problems: [],
};

const templatePath = /^(?:(courses|frameworks)\/([^/]+)|models)\/([^/]+)\.md$/;
const kinds: Record<string, TemplateKind> = { courses: 'activity', frameworks: 'form' };

/**
 * @param prefix of the paths of problems; empty for built-in collections
 * @param below collections whose templates may be referenced too
 */
export function readCollections(
  texts: Texts,
  origin: Origin,
  prefix: string,
  below = noCollections,
): Collections {
  const courses = new Map<string, Course & { origin: Origin }>();
  const templates = new Map<string, Template & { origin: Origin }>();
  const versions = new Map<string, Template>();
  const problems: Problem[] = [];
  const quoting: { readonly path: string; readonly template: Template }[] = [];
  const report = (path: string, findings: readonly Finding[]): void => {
    for (const finding of capFindings(findings)) problems.push({ ...finding, path: prefix + path });
  };
  for (const [path, text] of texts) {
    const match = templatePath.exec(path);
    if (!match) continue;
    const [, group, folder, name] = match;
    const collection = folder ?? 'models';
    const read = readTemplate(text, collection, group ? kinds[group]! : 'model');
    report(path, read.findings);
    if (!read.template) continue;
    const template = { ...read.template, origin };
    report(path, nameFindings(template, name!, text));
    if (template.earlier.length > 0) quoting.push({ path, template });
    const version = template.meta.version;
    versions.set(`${template.ref}@${version}`, template);
    const known = templates.get(template.ref);
    if (!known || known.meta.version < version) templates.set(template.ref, template);
  }
  for (const { path, template } of quoting)
    report(path, missingAnswers(template, [templates, below.templates]));
  for (const [path, text] of texts) {
    const folder = /^courses\/([^/]+)\/course\.yaml$/.exec(path)?.[1];
    if (folder === undefined) continue;
    const { value, findings } = readCourse(text, folder);
    report(path, findings);
    if (!value) continue;
    // Its activities are those of the folder, whatever its id.
    const course = { ...value, id: folder };
    report(
      path,
      missingActivities(
        course,
        text,
        (id) =>
          // A file that is there has a finding of its own.
          texts.has(`courses/${folder}/${id}.md`) ||
          [templates, below.templates].some((some) => some.has(`${folder}/${id}`)),
      ),
    );
    courses.set(course.id, { ...course, origin });
  }
  const frameworks = new Map<string, Framework>();
  for (const [path, text] of texts) {
    const folder = /^frameworks\/([^/]+)\/framework\.yaml$/.exec(path)?.[1];
    if (folder === undefined) continue;
    const { value: framework, findings } = readFramework(text, folder);
    report(path, findings);
    if (!framework) continue;
    report(path, missingForms({ ...framework, id: folder }, text, [templates, below.templates]));
    frameworks.set(framework.id, framework);
  }
  return { key: '', courses, frameworks, templates, versions, problems };
}

/** Combines collections: on equal ids the second one takes precedence. */
export function overlay(below: Collections, above: Collections): Collections {
  if (above === noCollections) return below;
  return {
    key: below.key === '' || above.key === '' ? '' : `${below.key} ${above.key}`,
    courses: new Map([...below.courses, ...above.courses]),
    frameworks: new Map([...below.frameworks, ...above.frameworks]),
    templates: new Map([...below.templates, ...above.templates]),
    versions: new Map([...below.versions, ...above.versions]),
    problems: [...below.problems, ...above.problems],
  };
}

function nameFindings(template: Template, name: string, text: string): Finding[] {
  const { id, version } = template.meta;
  if (name === id || name === `${id}@${version}`) return [];
  const { from, to, firstLine } = splitFrontMatter(text) as FrontMatter;
  const line = linesOf(text.slice(from, to), firstLine)(['id']);
  const message = l10n.t(
    'The file is named “{0}.md”, so its id should be “{0}”.',
    name.replace(/@\d+$/, ''),
  );
  return [finding(line, 'warning', 'template.name', message)];
}

/** Reports earlier answers to unknown prompts. */
function missingAnswers(
  { earlier }: Template,
  templates: readonly ReadonlyMap<string, Template>[],
): Finding[] {
  const findings: Finding[] = [];
  for (const { template: ref, prompt, line } of earlier) {
    const named = templates.map((some) => some.get(ref)).filter((one) => one !== undefined);
    if (named.some(({ prompts }) => prompts.some(({ id }) => id === prompt))) continue;
    const message =
      named.length === 0
        ? l10n.t('There is no readable template “{0}” to quote an answer from.', ref)
        : l10n.t('“{0}” has no prompt “{1}” to quote an answer to.', ref, prompt);
    findings.push(finding(line, 'warning', 'template.unknown-answer', message));
  }
  return findings;
}

function missingActivities(
  course: Course,
  text: string,
  exists: (id: string) => boolean,
): Finding[] {
  const found: Unplaced[] = [];
  course.sections.forEach((section, s) =>
    section.activities.forEach((id, a) => {
      if (exists(id)) return;
      found.push({
        path: ['sections', s, 'activities', a],
        severity: 'error',
        code: 'course.unknown-activity',
        message: l10n.t('There is no readable activity “{0}” in this course.', id),
      });
    }),
  );
  return atLines(found, linesOf(text));
}

function missingForms(
  framework: Framework,
  text: string,
  templates: readonly ReadonlyMap<string, Template>[],
): Finding[] {
  const found = templatesNamed(framework)
    .filter(({ ref }) => !templates.some((some) => some.has(ref)))
    .map(({ ref, path }) => ({
      path,
      severity: 'error' as const,
      code: 'framework.unknown-template',
      message: l10n.t('There is no readable template “{0}”.', ref),
    }));
  return atLines(found, linesOf(text));
}

/** The template in the version of an entry; `undefined` if that version is missing. */
export function templateFor(
  collections: Collections,
  ref: string,
  version: number | undefined,
): Template | undefined {
  return version === undefined
    ? collections.templates.get(ref)
    : collections.versions.get(`${ref}@${version}`);
}

/** Name for the screen: `Activity 2.9`, or the title of a model. */
export function labelOf(template: Template): string {
  return template.kind === 'activity' && template.meta.number
    ? l10n.t('Activity {0}', template.meta.number)
    : template.meta.title;
}
