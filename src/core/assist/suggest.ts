/** Completion and hover for the YAML of a journal. */
import * as l10n from '@vscode/l10n';
import { stringify } from 'yaml';
import type { Collections } from '../library/collections';
import { schemaOf, type FileKind } from '../journal/fileKinds';
import { choicesOf } from '../authoring/forms';
import { compare } from '../base/compare';
import { topicsOf } from '../library/framework';
import { templateName } from '../library/template';
import type { Person } from '../journal/setup/people';
import { descriptionOf, fieldsOf, isList, optionsOf, partAt } from '../schema/schemaFields';
import { cursorAt, pointedAt, type Cursor } from '../yaml/cursor';
import type { KeyPath } from '../yaml/scalars';

export interface Suggestion {
  readonly kind: 'field' | 'value';
  readonly label: string;
  /** Such as a title or a description. */
  readonly detail: string;
  /** The replacement. */
  readonly text: string;
}

interface Suggestions {
  /** The range to replace. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly Suggestion[];
}

/** The file and its context. */
export interface Writing {
  readonly kind: FileKind;
  readonly path: string;
  readonly collections: Collections;
  readonly people: ReadonlyMap<string, Person>;
  /** Ids of the frameworks that the journal follows. */
  readonly frameworks: readonly string[];
  /** Tags in use, most used first; called only for a tag. */
  readonly tags: () => readonly string[];
  /** Ids of the prompts in the file. */
  readonly prompts: readonly string[];
  readonly today: string;
  /** Files that can be evidence; empty unless `asksForFiles` is true. */
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

/** Whether a file is expected at an offset, so that the caller lists files only then. */
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
      detail: isRequired ? l10n.t('{0} (required)', description) : description,
      text: hasColon ? name : `${name}: `,
    }));
}

function values(text: string, cursor: Cursor, writing: Writing): Suggestion[] {
  const part = partAt(schemaOf[writing.kind], cursor.path);
  if (!part) return [];
  // After the dash of a list of mappings, the first key is expected.
  if (fieldsOf(part).length > 0) return names(text, cursor, writing);
  const isWholeList = isList(part);
  const path = isWholeList ? [...cursor.path, 0] : cursor.path;
  const options = optionsOf(part).map((value): Known => ({ value }));
  const known = options.length > 0 ? options : knownValues(path, writing, text);
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
  // Dates and versions must not be quoted.
  if (['date', 'version'].includes(String(path.at(-1)))) return value;
  const isPlain = /^[A-Za-z_][\w./-]*$/.test(value) && stringify(value).trimEnd() === value;
  return isPlain ? value : JSON.stringify(value);
}

/** The known values for a key path. */
function knownValues(path: KeyPath, writing: Writing, text: string): readonly Known[] {
  const { kind, collections, people } = writing;
  const followed = writing.frameworks
    .map((id) => collections.frameworks.get(id))
    .filter((one) => one !== undefined);
  switch (placeOf(kind, path)) {
    case 'entry template':
      return [...collections.templates].map(([value, { meta }]) => ({ value, detail: meta.title }));
    case 'entry version': {
      const newest = collections.templates.get(valueOf(text, 'template') ?? '');
      return newest ? [{ value: String(newest.meta.version) }] : [];
    }
    case 'entry date':
      return [{ value: writing.today, detail: l10n.t('Today') }];
    case 'entry tags':
      return writing.tags().map((value) => ({ value }));
    case 'entry cpd.covers':
      return followed
        .flatMap(topicsOf)
        .map(({ ref, title }): Known => ({ value: ref, detail: title }));
    case 'entry cpd.evidence':
      return writing.files.map((value) => ({ value }));
    case 'entry cpd.type':
      return titled(choicesOf(followed).flatMap(({ types }) => types));
    case 'entry cpd.registrations':
    case 'journal frameworks.registrations':
      return titled([...new Set(followed)].flatMap(({ registrations }) => registrations));
    case 'journal owner':
    case 'journal reviewers':
      return [...people]
        .sort(([a], [b]) => compare(a, b))
        .map(([value, { name }]) => ({ value, detail: name }));
    case 'journal courses':
      return titled([...collections.courses.values()]);
    case 'journal frameworks.id':
      return titled([...collections.frameworks.values()]);
    case 'course id':
    case 'framework id':
      return [{ value: writing.path.split('/').at(-2)! }];
    case 'course sections.activities':
    case 'course choices.of': {
      const prefix = `${writing.path.split('/').at(-2)}/`;
      return [...collections.templates]
        .filter(([ref]) => ref.startsWith(prefix))
        .map(([ref, { meta }]) => ({ value: ref.slice(prefix.length), detail: meta.title }));
    }
    case 'template id':
      return [{ value: templateName(writing.path) }];
    case 'template optional':
      return writing.prompts.map((value) => ({ value }));
    default:
      return [];
  }
}

const titled = (items: readonly { readonly id: string; readonly title: string }[]): Known[] =>
  items.map(({ id, title }) => ({ value: id, detail: title }));

/** The value of a top-level key, even if the rest is invalid. */
function valueOf(text: string, name: string): string | undefined {
  const line = new RegExp(`^${name}:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^#\\s]+))`, 'm').exec(text);
  return line ? (line[1] ?? line[2] ?? line[3]) : undefined;
}

interface Explanation {
  readonly from: number;
  readonly to: number;
  readonly kind: 'field' | 'value';
  /** Lines of plain text. */
  readonly lines: readonly string[];
}

/** The meaning of the key or value at an offset. */
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
