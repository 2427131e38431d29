import { isPromptAnswered } from '../entries/answered';
import type { Entry } from '../entries/entry';
import type { Framework } from '../library/framework';
import type { Which } from '../schema/frameworkSchema';

/** An entry is planned if it is in progress or dated after today. */
export type Place = 'recorded' | 'planned';

/**
 * Selects the entries that a requirement names. If it names no templates, these are entries with a claim or from
 * one of the framework's own forms. A planned entry need not have its answers yet.
 */
export function matcher(
  framework: Framework,
  which: Which,
): (entry: Entry, place?: Place) => boolean {
  const own = `${framework.id}/`;
  const ref = (name: string): string => (name.includes('/') ? name : own + name);
  const templates = which.templates && new Set(which.templates.map(ref));
  const exceptTemplates = new Set(which.exceptTemplates?.map(ref));
  const types = which.types && new Set(which.types);
  const exceptTypes = new Set(which.exceptTypes);
  const topics = which.topics && new Set(which.topics.flatMap((id) => refsOfTopic(framework, id)));
  return (entry, place) => {
    const { claim, template } = entry;
    if (templates ? !templates.has(template ?? '') : !claim && !template?.startsWith(own))
      return false;
    if (template !== undefined && exceptTemplates.has(template)) return false;
    if (types && !types.has(claim?.type ?? '')) return false;
    if (claim?.type !== undefined && exceptTypes.has(claim.type)) return false;
    if (topics && !claim?.covers.some((one) => topics.has(one))) return false;
    if (which.minutes && !claim?.minutes) return false;
    if (place === 'planned') return true;
    return which.prompts?.every((id) => isPromptAnswered(entry, id)) ?? true;
  };
}

/** The references in `covers` to a topic: itself, or one of its parts. */
function refsOfTopic(framework: Framework, id: string): string[] {
  const topic = framework.topics.find((one) => one.id === id);
  return [id, ...(topic?.mustInclude ?? []).map((part) => part.id)].map(
    (name) => `${framework.id}/${name}`,
  );
}
