import * as l10n from '@vscode/l10n';
import { labelOf, templateFor, type Collections } from '../library/collections';
import { changePrompt } from '../library/changePrompt';
import { claimProblems } from './claimProblems';
import type { Entry } from './entry';
import type { Problem, Severity } from '../base/problem';
import { revisionOf } from './revision';
import { isDone, type Status } from '../records/status';
import type { Template } from '../library/template';

/** The context of an entry's problems, in addition to its text. */
export interface ProblemContext {
  readonly collections: Collections;
  isDoubled(id: string): boolean;
  /** Whether it is unknown if the text has an id. */
  isBroken(path: string): boolean;
}

/** The fields of an entry that are checked. */
export type Judged = Pick<
  Entry,
  'path' | 'id' | 'template' | 'version' | 'prompts' | 'claim' | 'status' | 'changed'
>;

const none: readonly Problem[] = [];

/**
 * Problems of an entry that depend on the rest of the journal. Their line is 1 until it is looked up (`locate.ts`),
 * since the index stores no positions.
 */
export function entryProblems(entry: Judged, around: ProblemContext): readonly LocatableProblem[] {
  let problems: LocatableProblem[] | undefined;
  const addAt = (place: Place, severity: Severity, code: string, message: string): void => {
    (problems ??= []).push({ path: entry.path, line: 1, severity, code, message, ...place });
  };
  const add = (severity: Severity, code: string, key: string, message: string): void =>
    addAt({ key }, severity, code, message);
  const { id, template, version } = entry;
  if (id === undefined) {
    if (around.isBroken(entry.path)) return none;
    add(
      'info',
      'entry.no-id',
      '',
      l10n.t(
        'This file has no id, so nothing can be recorded for it. “Adopt This File as an Entry” gives it one.',
      ),
    );
  } else if (around.isDoubled(id))
    add(
      'error',
      'entry.duplicate-id',
      'id',
      l10n.t(
        'Another entry has the id “{0}” too. Records count for neither until one of them gets an id of its own.',
        id,
      ),
    );
  claimProblems(entry, around.collections, add);
  if (entry.changed) add('info', 'entry.changed', 'id', changedText(entry.status));
  if (template === undefined) return problems ?? none;
  const isNone = version !== undefined && version < 1;
  const revision =
    isDone(entry.status) || isNone ? undefined : revisionOf(around.collections, entry);
  if (revision)
    add(
      'info',
      'entry.revised',
      'version',
      l10n.t(
        '{0} was revised; this entry has version {1} of it, and there is version {2}.',
        labelOf(revision.newer),
        version!,
        revision.newer.meta.version,
      ),
    );
  const judgedBy = templateFor(around.collections, template, version);
  if (!judgedBy) {
    if (!around.collections.templates.has(template))
      add(
        'error',
        'entry.unknown-template',
        'template',
        l10n.t('There is no readable template “{0}”.', template),
      );
    const newest = around.collections.templates.get(template)?.meta.version;
    if (newest !== undefined && version !== undefined && (version > newest || isNone))
      add(
        'warning',
        'entry.unknown-version',
        'version',
        l10n.t('“{0}” has no version {1}; its newest is {2}.', template, version, newest),
      );
    return problems ?? none;
  }
  const has = lookUp(entry.prompts);
  for (const { id: prompt, required } of judgedBy.prompts)
    if (required && !has(prompt))
      add(
        'warning',
        'entry.missing-prompt',
        'template',
        l10n.t('The question “{0}” is missing from this entry.', prompt),
      );
  for (const prompt of entry.prompts)
    if (prompt !== changePrompt && !isPromptOf(judgedBy, prompt)) {
      // Possibly inserted from a newer version of the template.
      const newest = around.collections.templates.get(template);
      if (newest && isPromptOf(newest, prompt)) continue;
      const message = l10n.t(
        'The template has no prompt “{0}”. The text below it is kept but answers none of its questions.',
        prompt,
      );
      addAt({ prompt }, 'info', 'entry.unknown-prompt', message);
    }
  return problems ?? none;
}

/** A short list is searched faster than a set; a long one is not. */
function lookUp(ids: readonly string[]): (id: string) => boolean {
  const known = ids.length > 50 ? new Set(ids) : undefined;
  return (id) => (known ? known.has(id) : ids.includes(id));
}

const promptIds = new WeakMap<Template, ReadonlySet<string>>();

function isPromptOf(template: Template, id: string): boolean {
  let ids = promptIds.get(template);
  if (!ids) promptIds.set(template, (ids = new Set(template.prompts.map((one) => one.id))));
  return ids.has(id);
}

function changedText(status: Status): string {
  switch (status) {
    case 'signed-off':
      return l10n.t('The text has changed since it was signed off.');
    case 'reviewed':
      return l10n.t('The text has changed since it was reviewed.');
    default:
      return l10n.t('The text has changed since it was marked complete.');
  }
}

interface Place {
  /** Key of the front matter, or keys with dots between them; empty for the file as a whole. */
  readonly key?: string;
  /** Id of the prompt whose heading has the problem. */
  readonly prompt?: string;
}

/** A problem whose line is looked up when it is shown. */
export type LocatableProblem = Problem & Place;
