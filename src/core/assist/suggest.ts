/** What can be written at a place in the YAML of a journal, and what is written there in words. */
import * as l10n from '@vscode/l10n';
import { stringify } from 'yaml';
import type { Collections } from '../library/collections';
import { schemaOf, type FileKind } from '../journal/fileKinds';
import { choicesOf } from '../authoring/forms';
import { topicsOf } from '../library/framework';
import { fileNameOf } from '../base/paths';
import type { Person } from '../journal/setup/people';
import { descriptionOf, fieldsOf, isList, optionsOf, partAt } from '../schema/schemaFields';
import { cursorAt, pointedAt, type Cursor } from '../yaml/cursor';
import type { KeyPath } from '../yaml/scalars';
import { compare } from '../base/compare';

export interface Suggestion {
  readonly kind: 'field' | 'value';
  readonly label: string;
  /** What it stands for, such as a title or a description. */
  readonly detail: string;
  /** What takes the place of what is written. */
  readonly text: string;
}

export interface Suggestions {
  /** What they take the place of. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly Suggestion[];
}

/** The file and what is known around it. */
export interface Writing {
  readonly kind: FileKind;
  readonly path: string;
  readonly collections: Collections;
  readonly people: ReadonlyMap<string, Person>;
  /** Ids of the frameworks that the journal follows. */
  readonly frameworks: readonly string[];
  /** Tags in use, the most used first; asked for only where a tag is written. */
  readonly tags: () => readonly string[];
  /** Ids of the prompts in the file. */
  readonly prompts: readonly string[];
  readonly today: string;
  /** What an entry can name as evidence; known only where `asksForFiles` holds. */
  readonly files: readonly string[];
}

interface Known {
  readonly value: string;
  readonly detail?: string;
}

/** @param text the YAML alone; @param offset into it */
export function suggestionsAt(
  text: string,
  offset: number,
  writing: Writing,
): Suggestions | undefined {
  const cursor = cursorAt(text, offset);
  if (!cursor) return undefined;
  const { from, to } = cursor;
  const items =
    cursor.kind === 'key' ? names(text, cursor, writing) : values(text, cursor, writing);
  return { from, to, items };
}

/** Whether a file is named at an offset, so that it is worth looking which there are. */
export function asksForFiles(text: string, offset: number, kind: FileKind): boolean {
  if (kind !== 'entry' || !text.includes('evidence')) return false;
  const cursor = cursorAt(text, offset);
  return cursor?.kind === 'value' && placeOf(kind, cursor.path) === 'entry cpd.evidence';
}

const placeOf = (kind: FileKind, path: KeyPath): string =>
  `${kind} ${path.filter((key) => typeof key === 'string').join('.')}`;

function names(text: string, cursor: Cursor, { kind }: Writing): Suggestion[] {
  const part = partAt(schemaOf[kind], cursor.path);
  if (!part) return [];
  const hasColon = /^[ \t]*:/.test(text.slice(cursor.to));
  return fieldsOf(part)
    .filter(({ name }) => !cursor.others.includes(name))
    .map(({ name, description, isRequired }) => ({
      kind: 'field',
      label: name,
      detail: isRequired ? l10n.t('{0} (needed)', description) : description,
      text: hasColon ? name : `${name}: `,
    }));
}

function values(text: string, cursor: Cursor, writing: Writing): Suggestion[] {
  const part = partAt(schemaOf[writing.kind], cursor.path);
  if (!part) return [];
  // Behind the dash of a list of mappings the first name is written.
  if (fieldsOf(part).length > 0) return names(text, cursor, writing);
  const isWholeList = isList(part);
  const path = isWholeList ? [...cursor.path, 0] : cursor.path;
  const options = optionsOf(part).map((value): Known => ({ value }));
  const known = options.length > 0 ? options : [...knownValues(path, writing, text)];
  return known
    .filter(({ value }) => typeof path.at(-1) !== 'number' || !cursor.others.includes(value))
    .map(({ value, detail = '' }) => {
      const item = options.length > 0 ? value : written(value, cursor.quote, path);
      return { kind: 'value', label: value, detail, text: isWholeList ? `[${item}]` : item };
    });
}

function written(value: string, quote: string, path: KeyPath): string {
  if (quote === "'" && !/['\n]/.test(value)) return `'${value}'`;
  if (quote !== '') return JSON.stringify(value);
  // A date is one without quotation marks; a version is a number.
  if (['date', 'version'].includes(String(path.at(-1)))) return value;
  const isPlain = /^[A-Za-z_][\w./-]*$/.test(value) && stringify(value).trimEnd() === value;
  return isPlain ? value : JSON.stringify(value);
}

/** The values that are known for a place, by the names that lead to it. */
function* knownValues(path: KeyPath, writing: Writing, text: string): Iterable<Known> {
  const { kind, collections, people } = writing;
  switch (placeOf(kind, path)) {
    case 'entry template':
      for (const [ref, { meta }] of collections.templates) yield { value: ref, detail: meta.title };
      return;
    case 'entry version': {
      const ref = pointedText(text, 'template');
      const newest = ref === undefined ? undefined : collections.templates.get(ref);
      if (newest) yield { value: String(newest.meta.version) };
      return;
    }
    case 'entry date':
      yield { value: writing.today, detail: l10n.t('Today') };
      return;
    case 'entry tags':
      for (const value of writing.tags()) yield { value };
      return;
    case 'entry cpd.covers':
      for (const id of writing.frameworks) {
        const framework = collections.frameworks.get(id);
        for (const { ref, title } of framework ? topicsOf(framework) : [])
          yield { value: ref, detail: title };
      }
      return;
    case 'entry cpd.evidence':
      for (const value of writing.files) yield { value };
      return;
    case 'entry cpd.type': {
      const followed = writing.frameworks.map((id) => collections.frameworks.get(id));
      for (const { types } of choicesOf(followed.filter((one) => one !== undefined)))
        for (const { id, title } of types) yield { value: id, detail: title };
      return;
    }
    case 'journal frameworks.registrations':
      for (const id of new Set(writing.frameworks))
        for (const one of collections.frameworks.get(id)?.registrations ?? [])
          yield { value: one.id, detail: one.title };
      return;
    case 'journal owner':
    case 'journal reviewers':
      for (const [value, { name }] of [...people].sort(([a], [b]) => compare(a, b)))
        yield { value, detail: name };
      return;
    case 'journal courses':
      for (const { id, title } of collections.courses.values()) yield { value: id, detail: title };
      return;
    case 'journal frameworks.id':
      for (const { id, title } of collections.frameworks.values())
        yield { value: id, detail: title };
      return;
    case 'course id':
    case 'framework id':
      yield { value: writing.path.split('/').at(-2)! };
      return;
    case 'course sections.activities':
    case 'course choices.of':
      yield* activitiesOf(writing);
      return;
    case 'template id':
      yield { value: fileNameOf(writing.path).replace(/(?:@\d+)?\.md$/, '') };
      return;
    case 'template optional':
      for (const value of writing.prompts) yield { value };
  }
}

function* activitiesOf({ path, collections }: Writing): Iterable<Known> {
  const prefix = `${path.split('/').at(-2)}/`;
  for (const [ref, { meta }] of collections.templates)
    if (ref.startsWith(prefix)) yield { value: ref.slice(prefix.length), detail: meta.title };
}

/** The text of a name at the top, also where the rest cannot be read. */
function pointedText(text: string, name: string): string | undefined {
  const line = new RegExp(`^${name}:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^#\\s]+))`, 'm').exec(text);
  return line ? (line[1] ?? line[2] ?? line[3]) : undefined;
}

export interface Explanation {
  readonly from: number;
  readonly to: number;
  readonly kind: 'field' | 'value';
  /** Lines of plain text. */
  readonly lines: readonly string[];
}

/** What the name or the value at an offset means. */
export function explanationAt(
  text: string,
  offset: number,
  writing: Writing,
): Explanation | undefined {
  const pointed = pointedAt(text, offset);
  if (!pointed) return undefined;
  const { from, to, path, value } = pointed;
  if (pointed.kind === 'key') {
    const part = partAt(schemaOf[writing.kind], path);
    const description = part ? descriptionOf(part) : '';
    return description === '' ? undefined : { from, to, kind: 'field', lines: [description] };
  }
  for (const known of knownValues(path, writing, text))
    if (known.value === value && known.detail)
      return { from, to, kind: 'value', lines: [known.detail] };
  return undefined;
}
