import { isPromptAnswered } from '../entries/answered';
import type { Entry } from '../entries/entry';
import { typeOf, type Framework } from '../library/framework';
import type { Which } from '../schema/frameworkSchema';
import { isUnfinished } from './isRecorded';

/** An entry is planned if it is in progress or dated after today. */
export type Place = 'recorded' | 'planned';

/** The place of an entry; `undefined` if it is not selected. The entry has a date. */
export type PlaceOf = (entry: Entry) => Place | undefined;

export interface Scope {
  readonly framework: Framework;
  /** All frameworks by id, which tell the forms of others. */
  readonly frameworks: ReadonlyMap<string, Framework>;
  /** Whether the entry is of the registration that is measured; without it, any is. */
  readonly isOf?: (entry: Entry) => boolean;
}

/**
 * Selects the entries that a requirement names, whatever is answered. If it names no templates, these are entries with
 * a claim or from one of the framework's own forms.
 */
export function matcher({ framework, frameworks }: Scope, which: Which): (entry: Entry) => boolean {
  const own = `${framework.id}/`;
  const ref = (name: string): string => (name.includes('/') ? name : own + name);
  const templates = which.templates && new Set(which.templates.map(ref));
  const exceptTemplates = new Set(which.exceptTemplates?.map(ref));
  const forms = which.forms && new Set(which.forms.map(ref));
  const isForm = (template = ''): boolean =>
    template.includes('/') && frameworks.has(template.slice(0, template.indexOf('/')));
  const types = which.types && new Set(which.types);
  const exceptTypes = new Set(which.exceptTypes);
  const isOfType = ({ claim }: Entry): boolean => {
    const type = typeOf(framework, claim?.type ?? '');
    return (types?.has(type) ?? true) && !exceptTypes.has(type);
  };
  const topics = which.topics && new Set(which.topics.flatMap((id) => refsOfTopic(framework, id)));
  return (entry) => {
    const { claim, template } = entry;
    if (templates ? !templates.has(template ?? '') : !claim && !template?.startsWith(own))
      return false;
    if (template !== undefined && exceptTemplates.has(template)) return false;
    // A form says what its time is, whatever type is claimed.
    if (forms && isForm(template) ? !forms.has(template!) : !isOfType(entry)) return false;
    if (topics && !claim?.covers.some((one) => topics.has(one))) return false;
    return !which.minutes || Boolean(claim?.minutes);
  };
}

/**
 * Where a requirement names prompts, their answers decide, one by one, and not the status of the entry: an unfinished
 * entry is recorded as soon as these are answered, and a finished one without them is not selected.
 */
export function placer(scope: Scope, which: Which, today: string): PlaceOf {
  const matches = matcher(scope, which);
  const { prompts } = which;
  return (entry) => {
    if (!matches(entry) || scope.isOf?.(entry) === false) return undefined;
    const isOpen = isUnfinished(entry);
    const isDone = prompts?.every((id) => isPromptAnswered(entry, id)) ?? !isOpen;
    if (isDone) return entry.date! <= today ? 'recorded' : 'planned';
    const isAsked = prompts?.every((id) => entry.prompts.includes(id)) ?? true;
    return isOpen && isAsked ? 'planned' : undefined;
  };
}

/** The references in `covers` to a topic: itself, or one of its parts. */
function refsOfTopic(framework: Framework, id: string): string[] {
  const topic = framework.topics.find((one) => one.id === id);
  return [id, ...(topic?.mustInclude ?? []).map((part) => part.id)].map(
    (name) => `${framework.id}/${name}`,
  );
}
