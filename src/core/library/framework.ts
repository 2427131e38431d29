import * as l10n from '@vscode/l10n';
import type { Unplaced } from '../base/problem';
import { looseName } from '../base/looseName';
import { readShape, type Shaped } from '../schema/checkShape';
import { frameworkFile, type FrameworkFile, type Which } from '../schema/frameworkSchema';

export type Framework = FrameworkFile;

export function readFramework(text: string, folder: string): Shaped<Framework> {
  return readShape(frameworkFile, text, 'framework.field', (framework) =>
    inconsistencies(framework, folder),
  );
}

/** Whether something was verified at its source, which is the default. */
export const isVerified = ({
  confidence = 'verified',
}: {
  readonly confidence?: string | undefined;
}): boolean => confidence === 'verified';

/** Topics and their parts as entries name them in `covers` (`<framework>/<topic>`), with titles. */
export function topicsOf(framework: Framework): readonly { ref: string; title: string }[] {
  return framework.topics.flatMap(({ id, title, mustInclude = [] }) =>
    [{ id, title }, ...mustInclude].map((topic) => ({
      ref: `${framework.id}/${topic.id}`,
      title: topic.title,
    })),
  );
}

type Path = readonly (string | number)[];

/** Reports references to undefined ids, and duplicate ids. */
function inconsistencies(framework: Framework, folder: string): Unplaced[] {
  const found: Unplaced[] = [];
  const add = (path: Path, code: string, message: string): void => {
    found.push({ path, severity: 'error', code, message });
  };
  if (framework.id !== folder)
    add(
      ['id'],
      'framework.id',
      l10n.t('The framework is in the folder “{0}”, so its id should be “{0}”.', folder),
    );
  const { registrations, requirements, topics, types } = framework;
  const known = {
    registration: new Set(registrations.map(({ id }) => id)),
    requirement: new Set(requirements.map(({ id }) => id)),
    topic: new Set(topicsOf(framework).map(({ ref }) => ref.slice(framework.id.length + 1))),
    type: new Set(types.map(({ id }) => id)),
  };
  const lookUp = (
    kind: keyof typeof known,
    ids: readonly string[] | undefined,
    path: Path,
  ): void => {
    ids?.forEach((id, index) => {
      if (known[kind].has(id)) return;
      const at = ids.length > 1 ? [...path, index] : path;
      add(at, 'framework.unknown', l10n.t('“{0}” is not defined in this file.', id));
    });
  };
  const twice = (ids: readonly string[], path: (at: number) => Path): void => {
    const known = new Set<string>();
    ids.forEach((id, at) => {
      if (known.has(id))
        add(path(at), 'framework.twice', l10n.t('The id “{0}” is used twice.', id));
      known.add(id);
    });
  };
  twice(
    requirements.map(({ id }) => id),
    (at) => ['requirements', at, 'id'],
  );
  twice(
    topics.map(({ id }) => id),
    (at) => ['topics', at, 'id'],
  );
  twice(
    registrations.map(({ id }) => id),
    (at) => ['registrations', at, 'id'],
  );
  twice(
    types.map(({ id }) => id),
    (at) => ['types', at, 'id'],
  );
  registrations.forEach(({ implies }, at) =>
    lookUp('registration', implies, ['registrations', at, 'implies']),
  );
  topics.forEach(({ onlyFor }, at) => lookUp('registration', onlyFor, ['topics', at, 'onlyFor']));
  const lookUpTypes = (which: Which, path: Path): void => {
    if (types.length > 0)
      for (const key of ['types', 'exceptTypes'] as const)
        lookUp('type', which[key], [...path, key]);
  };
  (framework.report?.parts ?? []).forEach(({ which, columns = [] }, at) => {
    const here: Path = ['report', 'parts', at];
    lookUp('topic', which.topics, [...here, 'which', 'topics']);
    lookUpTypes(which, [...here, 'which']);
    columns.forEach(({ title, shows, prompt }, column) => {
      if (shows === undefined && prompt === undefined)
        found.push({
          path: [...here, 'columns', column],
          severity: 'warning',
          code: 'framework.field.value',
          message: l10n.t('The column “{0}” stays empty: it needs “shows” or “prompt”.', title),
        });
    });
  });
  requirements.forEach((requirement, at) => {
    const here = (...keys: string[]): Path => ['requirements', at, ...keys];
    lookUp('registration', requirement.onlyFor, here('onlyFor'));
    lookUp('topic', requirement.which.topics, here('which', 'topics'));
    lookUpTypes(requirement.which, here('which'));
    if ('atLeastFor' in requirement)
      for (const id of Object.keys(requirement.atLeastFor ?? {}))
        lookUp('registration', [id], here('atLeastFor', id));
    if ('sharedBy' in requirement) lookUp('registration', requirement.sharedBy, here('sharedBy'));
    if (requirement.rule === 'subset') lookUp('requirement', [requirement.of], here('of'));
    if (requirement.rule === 'coverage') lookUp('topic', requirement.topics, here('topics'));
  });
  return found;
}

/** Templates that rules and report reference, with the path of each reference. An id without a collection is a form of the framework. */
export function templatesNamed(
  framework: Framework,
): readonly { readonly ref: string; readonly path: (string | number)[] }[] {
  const refOf = (name: string): string => (name.includes('/') ? name : `${framework.id}/${name}`);
  const inWhich = (
    which: Which,
    path: (string | number)[],
  ): { ref: string; path: (string | number)[] }[] =>
    (['templates', 'exceptTemplates', 'forms'] as const).flatMap((key) =>
      (which[key] ?? []).map((name, index) => ({
        ref: refOf(name),
        path: [...path, 'which', key, index],
      })),
    );
  const inRules = framework.requirements.flatMap((requirement, at) => {
    const named = inWhich(requirement.which, ['requirements', at]);
    return requirement.rule === 'maxGap' && requirement.explainedBy !== undefined
      ? [
          ...named,
          { ref: refOf(requirement.explainedBy), path: ['requirements', at, 'explainedBy'] },
        ]
      : named;
  });
  const parts = framework.report?.parts ?? [];
  return [...inRules, ...parts.flatMap(({ which }, at) => inWhich(which, ['report', 'parts', at]))];
}

/** Finds an id by itself or by its title, in any letter case and with spaces or hyphens. */
export function idMeant(
  known: readonly { readonly id: string; readonly title: string }[],
  written: string,
): string | undefined {
  const name = looseName(written);
  return (
    known.find(({ id }) => id === written) ??
    known.find(({ id, title }) => looseName(id) === name || looseName(title) === name)
  )?.id;
}

/** Caches the ids that are meant, since thousands of entries name the same few types. */
const typesMeant = new WeakMap<Framework, Map<string, string>>();

/** The id of a claimed type in this framework, or the type as written if the framework does not have it. */
export function typeOf(framework: Framework, written: string): string {
  let known = typesMeant.get(framework);
  if (!known) typesMeant.set(framework, (known = new Map<string, string>()));
  let type = known.get(written);
  if (type === undefined) known.set(written, (type = idMeant(framework.types, written) ?? written));
  return type;
}

/** The title of a type of activity: by the framework, else by any other that has the type, else its id. */
export function typeTitle(
  framework: Framework,
  others: ReadonlyMap<string, Framework>,
  type: string,
): string {
  for (const { types } of [framework, ...others.values()]) {
    const found = idMeant(types, type);
    if (found !== undefined) return types.find(({ id }) => id === found)!.title;
  }
  return type;
}
