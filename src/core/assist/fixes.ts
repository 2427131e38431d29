/**
 * Quick fixes for findings, as splices. Each is computed from the current text, so it never relies on a line that
 * has moved.
 */
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { Collections } from '../library/collections';
import { adoption } from '../authoring/adopt';
import { didYouMean } from '../base/didYouMean';
import { fileNameOf } from '../base/paths';
import { headingAt, newPromptId, renamePromptIn } from '../entries/editPrompts';
import { bringBack, type BroughtBack } from '../entries/lostPrompts';
import { applySplices } from '../text/splice';
import { readEntryText, strayCode } from '../entries/entryText';
import { schemaOf, type FileKind } from '../journal/fileKinds';
import { currentSchema, readSetup } from '../journal/setup/journalFile';
import { variables } from '../journal/setup/newEntryPattern';
import { topicsOf } from '../library/framework';
import { splitFrontMatter, strayFrontMatter, type FrontMatter } from '../text/frontMatter';
import { headingText } from '../text/heading';
import { lineEndOf } from '../text/lines';
import { newEntryId } from '../base/ids';
import { datesMeantBy } from '../base/looseDates';
import { activityPath, activityText, isActivityId } from '../library/newCourse';
import type { Random } from '../base/ports';
import { HumanError, type Finding } from '../base/problem';
import type { Section } from '../text/scanBody';
import { nearMisses } from '../schema/nearMisses';
import { slugOf } from '../base/slug';
import { templateName, type Template } from '../library/template';
import { renameKey, setScalar, setValue } from '../yaml/editYaml';
import { linesOf } from '../yaml/parseYaml';
import type { YamlValue } from '../yaml/plainYaml';
import { scalarsIn, type KeyPath, type ScalarAt } from '../yaml/scalars';
import type { YamlPart } from '../yaml/yamlPart';
import { readAnyYaml } from '../yaml/readYaml';
import { yamlPartOf } from '../yaml/yamlPart';
import type { Splice } from '../text/splice';

/** Limits the values with fixes, since each fix is checked by parsing the changed text. */
const maxValues = 5;

export interface Fix {
  readonly title: string;
  readonly splices: readonly Splice[];
  /** A file to create. */
  readonly creates?: { readonly path: string; readonly text: string };
}

/** The file with the finding. */
interface FaultyFile {
  readonly kind: FileKind;
  readonly path: string;
  readonly text: string;
  /** Present for Markdown files. */
  readonly frontMatter?: FrontMatter | undefined;
  readonly sections?: readonly Section[];
}

interface FixContext {
  readonly collections: Collections;
  /** The template of the entry. */
  readonly template: Template | undefined;
  /** Ids of the journal's people. */
  readonly people: Iterable<string>;
  readonly today: string;
  readonly random: Random;
}

/** Fixes for a finding, most likely first; none if only the person can decide. */
export function fixesFor(
  { code, line, message }: Pick<Finding, 'code' | 'line' | 'message'>,
  file: FaultyFile,
  context: FixContext,
): readonly Fix[] {
  const { collections } = context;
  const part = yamlPartOf(file);
  const suggest = (wrong: readonly ScalarAt[], known: Iterable<string>): Fix[] => {
    const all = [...known];
    return wrong.slice(0, maxValues).flatMap((scalar) => meant(part, scalar, all));
  };
  switch (code) {
    case 'entry.front-matter-not-first':
    case 'template.front-matter-not-first':
      return withoutLinesBefore(file);
    case strayCode:
      return frontMatterToTop(file);
    case 'record.entry-elsewhere':
      return alsoEntriesIn(file, message, context.today);
    case 'entry.unknown-template':
      return suggest(at(part, ['template']), collections.templates.keys());
    case 'entry.unknown-topic': {
      const known = [...collections.frameworks.values()].flatMap(topicsOf).map(({ ref }) => ref);
      const isWrong = ({ path: [first, second], value }: ScalarAt): boolean =>
        first === 'cpd' && second === 'covers' && !known.includes(String(value));
      return suggest(onLine(part, line).filter(isWrong), known);
    }
    case 'entry.unknown-registration': {
      const known = [...collections.frameworks.values()].flatMap((one) => one.registrations);
      return suggest(
        onLine(part, line).filter(({ path }) => path[0] === 'cpd' && path[1] === 'registrations'),
        known.map(({ id }) => id),
      );
    }
    case 'entry.unknown-type': {
      const known = [...collections.frameworks.values()].flatMap(({ types }) => types);
      return suggest(
        at(part, ['cpd', 'type']),
        known.map(({ id }) => id),
      );
    }
    case 'template.unknown-prompt': {
      const ids = promptIds(file.sections ?? []).filter((id) => id !== '');
      const isWrong = ({ path: [key], value }: ScalarAt): boolean =>
        key === 'optional' && !ids.includes(String(value));
      return suggest(onLine(part, line).filter(isWrong), ids);
    }
    case 'entry.no-id':
    case 'entry.id':
      return withOwnId(file, context);
    case 'entry.unknown-version': {
      const [template] = at(part, ['template']);
      const newest = collections.templates.get(String(template?.value))?.meta.version;
      return newest === undefined ? [] : setTo(part, ['version'], newest);
    }
    case 'yaml.syntax':
      return readableYaml({ kind: file.kind, part, line });
    case 'journal.pattern':
      return at(part, ['entries']).flatMap((entries) =>
        put(part, entries, withBraces(String(entries.value))),
      );
    case 'journal.new-entry':
      return newEntryWithin(file.text, part, context.today);
    case 'journal.unknown-variable':
      return at(part, ['newEntry']).flatMap((one) => {
        const meant = String(one.value).replace(/\{([^{}]*)\}/g, (all, name: string) => {
          const [near] = variables.includes(name) ? [name] : didYouMean(name, variables);
          return near === undefined ? all : `{${near}}`;
        });
        return put(part, one, meant);
      });
    case 'framework.unknown': {
      const scalars = scalarsIn(part);
      const ids = scalars.filter(({ path }) => path.at(-1) === 'id').map(({ value }) => value);
      return suggest(
        onLine(part, line).filter(
          ({ path, value }) =>
            path.some((key) => namesOfIds.has(key)) && !ids.includes(String(value)),
        ),
        ids.map(String),
      );
    }
    case 'framework.unknown-template': {
      const prefix = `${folderOf(file.path)}/`;
      const forms = [...collections.templates.keys()]
        .filter((ref) => ref.startsWith(prefix))
        .map((ref) => ref.slice(prefix.length));
      const known = [...forms, ...collections.templates.keys()];
      return suggest(
        onLine(part, line).filter(
          ({ path, value }) =>
            path.some((key) => namesOfTemplates.has(key)) && !known.includes(String(value)),
        ),
        known,
      );
    }
    case 'journal.unknown-framework':
      return suggest(
        onLine(part, line).filter(
          ({ path, value }) =>
            path[0] === 'frameworks' &&
            path[2] === 'id' &&
            !collections.frameworks.has(String(value)),
        ),
        collections.frameworks.keys(),
      );
    case 'journal.unknown-registration': {
      const scalars = scalarsIn(part);
      return scalars
        .filter((one) => one.line === line && one.path[2] === 'registrations')
        .flatMap((one) => {
          const id = scalars.find(
            ({ path }) => path[1] === one.path[1] && path[0] === 'frameworks' && path[2] === 'id',
          );
          const framework = collections.frameworks.get(String(id?.value));
          const known = framework?.registrations.map((held) => held.id) ?? [];
          return known.includes(String(one.value)) ? [] : suggest([one], known);
        });
    }
    case 'journal.unknown-person': {
      const known = [...context.people];
      return suggest(
        onLine(part, line).filter(
          ({ path, value }) =>
            (path[0] === 'owner' || path[0] === 'reviewers') && !known.includes(String(value)),
        ),
        known,
      );
    }
    case 'journal.unknown-course':
      return suggest(
        onLine(part, line).filter(
          ({ path, value }) => path[0] === 'courses' && !collections.courses.has(String(value)),
        ),
        collections.courses.keys(),
      );
    case 'course.unknown-activity': {
      const prefix = `${folderOf(file.path)}/`;
      const known = [...collections.templates.keys()]
        .filter((ref) => ref.startsWith(prefix))
        .map((ref) => ref.slice(prefix.length));
      const wrong = onLine(part, line).filter(
        ({ path, value }) => path[2] === 'activities' && !known.includes(String(value)),
      );
      return [...suggest(wrong, known), ...wrong.flatMap((id) => newFile(file, String(id.value)))];
    }
    case 'course.choice': {
      const scalars = scalarsIn(part);
      const listed = scalars
        .filter(({ path }) => path[2] === 'activities')
        .map(({ value }) => String(value));
      return suggest(
        scalars.filter(
          ({ path, value }) =>
            path[0] === 'choices' && path[2] === 'of' && !listed.includes(String(value)),
        ),
        listed,
      );
    }
    case 'course.id':
    case 'framework.id':
      return at(part, ['id']).flatMap((id) => put(part, id, folderOf(file.path)));
    case 'template.name':
      return at(part, ['id']).flatMap((id) => put(part, id, templateName(file.path)));
    case 'entry.duplicate-id':
      return [...at(part, ['entryId']), ...at(part, ['id'])]
        .slice(0, 1)
        .flatMap((id) =>
          fix(
            l10n.t('Give this entry a new id; its records stay with the other one'),
            setScalar(part, id, newEntryId(context.today, context.random)),
          ),
        );
    case 'entry.missing-prompt':
      return missingPrompt(file, context.template, message);
    case 'entry.unknown-prompt':
      return unknownPrompt(file, line, context.template);
    case 'entry.repeated-prompt':
    case 'template.repeated-prompt':
      return repeatedPrompt(file, line);
    case 'template.prompt-without-id':
      return promptWithoutId(file, line);
  }
  const place = { kind: file.kind, part, line };
  if (code.endsWith('.field.unknown')) return meantKey(place);
  if (code.endsWith('.field.unquoted'))
    // A number such as `20261123` may be a date.
    return [...wrongDate(place, context.today), ...unquoted(place)];
  return /\.field(?:\.read)?$/.test(code)
    ? [...wrongDate(place, context.today), ...missingValues(place, file, context)]
    : [];
}

const namesOfIds = new Set<unknown>(['onlyFor', 'topics', 'types', 'exceptTypes', 'of']);
const namesOfTemplates = new Set<unknown>(['templates', 'exceptTemplates', 'explainedBy']);

/** An id where records need one; that of another tool stays. */
function withOwnId({ text, path }: FaultyFile, { today, random }: FixContext): Fix[] {
  const splices = orNothing(() => [adoption(text, { path, today, random })]);
  return fix(
    l10n.t('Give this file an id'),
    splices.filter((one) => one !== undefined),
  );
}

/** The result, or nothing if it is refused. */
function orNothing<T>(get: () => readonly T[]): readonly T[] {
  try {
    return get();
  } catch (error) {
    if (error instanceof HumanError) return [];
    throw error;
  }
}

/** Sets a value in the YAML of a file. */
function setTo(part: YamlPart, path: KeyPath, value: YamlValue): Fix[] {
  const splices = orNothing(() => setValue(part.text, path, value)).map((one) => ({
    ...one,
    from: part.offset + one.from,
    to: part.offset + one.to,
  }));
  const [key] = path.slice(-1);
  return fix(l10n.t('Set “{0}” to “{1}”', String(key), shownValue(value)), splices);
}

const shownValue = (value: YamlValue): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** Inserts required values that are known without asking. */
function missingValues(
  { kind, part, line }: YamlLine,
  file: FaultyFile,
  { people }: FixContext,
): Fix[] {
  if (kind === 'records') return [];
  const { issues = [] } = v.safeParse(schemaOf[kind], readAnyYaml(part.text).value);
  const lineOf = linesOf(part.text, part.firstLine);
  return issues
    .filter(({ input }) => input === undefined || input === null)
    .map(({ path = [] }) => path.map(({ key }) => key as string | number))
    .filter((path) => path.length > 0 && lineOf(path) === line)
    .slice(0, maxValues)
    .flatMap((path) => {
      const value = impliedValue(kind, path, file, [...people]);
      return value === undefined ? [] : setTo(part, path, value);
    });
}

/** The value that a file, or the name of it, implies. */
function impliedValue(
  kind: FileKind,
  path: KeyPath,
  { path: file, text }: FaultyFile,
  people: readonly string[],
): YamlValue | undefined {
  const name = kind === 'course' || kind === 'framework' ? folderOf(file) : templateName(file);
  switch (`${kind} ${path.filter((key) => typeof key === 'string').join('.')}`) {
    case 'journal schema':
      return currentSchema;
    case 'journal owner':
      return people.length === 1 ? people[0] : undefined;
    case 'person name':
      return fileNameOf(file).replace(/\.yaml$/, '');
    case 'course id':
    case 'framework id':
    case 'template id':
      return name;
    case 'template title':
      return headingText(/^# .*$/m.exec(text)?.[0] ?? '') || name;
    case 'course title':
    case 'framework title':
      return name;
    case 'course sections.title':
      return l10n.t('Section {0}', Number(path[1]) + 1);
    case 'course sections.activities':
      return [];
    case 'course choices.atLeast':
      return 1;
  }
  return undefined;
}

const keyAndValue = /^(\s*(?:- +)*(?:"[^"]*"|'[^']*'|[\w-]+):[ \t]+)(\S.*?)[ \t]*$/;

/** Makes a line readable as YAML: in quotation marks, with one more, or with spaces for tabs. */
function readableYaml({ part, line }: YamlLine): Fix[] {
  const { text, offset, firstLine } = part;
  const lines = text.split('\n');
  const at = line - firstLine;
  const written = lines[at]?.replace(/\r$/, '');
  if (written === undefined) return [];
  const from = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
  const [, key = '', value] = keyAndValue.exec(written) ?? [];
  const open = /^["']/.exec(value ?? '')?.[0];
  const candidates = [
    ...(/^[ ]*\t/.test(written)
      ? [[l10n.t('Replace tabs with spaces'), written.replace(/^\s+/, untabbed)] as const]
      : []),
    ...(value !== undefined && open !== undefined && !value.endsWith(open)
      ? [[l10n.t('Close the quotation mark'), key + value + open] as const]
      : []),
    ...(value === undefined
      ? []
      : [[l10n.t('Put {0} in quotation marks', value), key + JSON.stringify(value)] as const]),
  ];
  return candidates
    .filter(([, after]) => {
      const changed = [...lines.slice(0, at), after, ...lines.slice(at + 1)].join('\n');
      return readAnyYaml(changed, firstLine).findings.every((one) => one.line > line);
    })
    .slice(0, 1)
    .flatMap(([title, after]) =>
      fix(title, [{ from: offset + from, to: offset + from + written.length, text: after }]),
    );
}

const untabbed = (gap: string): string => gap.replaceAll('\t', '  ');

/** Alternatives in parentheses as those in braces. */
const withBraces = (pattern: string): string =>
  pattern.replace(
    /[?*+@!]?\(([^()]*\|[^()]*)\)/g,
    (_, all: string) => `{${all.replaceAll('|', ',')}}`,
  );

/** Sets `newEntry` to a path that `entries` matches. */
function newEntryWithin(text: string, part: YamlPart, today: string): Fix[] {
  const { entryFolders } = readSetup(text, today).setup;
  const pattern = `${entryFolders[0] === '' ? '' : `${entryFolders[0]}/`}{date}-{slug}.md`;
  const fixes = setTo(part, ['newEntry'], pattern);
  return fixes.filter(({ splices }) => {
    const { findings } = readSetup(applySplices(text, splices), today);
    return findings.every(({ code }) => code !== 'journal.new-entry');
  });
}

/** A fix, unless it would change nothing. */
const fix = (title: string, splices: readonly Splice[]): Fix[] =>
  splices.length > 0 ? [{ title, splices }] : [];

const folderOf = (path: string): string => path.split('/').at(-2) ?? '';

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((key, index) => key === b[index]);

const at = (part: YamlPart, wanted: readonly (string | number)[]): ScalarAt[] =>
  scalarsIn(part).filter(({ path }) => isSame(path, wanted));

const onLine = (part: YamlPart, wanted: number): ScalarAt[] =>
  scalarsIn(part).filter(({ line }) => line === wanted);

function put(part: YamlPart, scalar: ScalarAt, value: string): Fix[] {
  const title =
    scalar.source === ''
      ? l10n.t('Insert “{0}”', value)
      : l10n.t('Change “{0}” to “{1}”', String(scalar.value), value);
  return fix(title, setScalar(part, scalar, value));
}

const meant = (part: YamlPart, scalar: ScalarAt, known: readonly string[]): Fix[] =>
  didYouMean(String(scalar.value), known).flatMap((one) => put(part, scalar, one));

function withoutLinesBefore({ text, frontMatter }: FaultyFile): Fix[] {
  if (!frontMatter) return [];
  const from = startOf(text);
  const splices = [{ from, to: frontMatter.opening, text: '' }];
  return fix(l10n.t('Remove the blank lines before the front matter'), splices);
}

function frontMatterToTop({ text }: FaultyFile): Fix[] {
  const stray = strayFrontMatter(text);
  if (!stray) return [];
  const { from, to, yaml } = stray;
  const start = startOf(text);
  const end = lineEndOf(text);
  const moved = `---${end}${yaml}${/(?:^|\n)$/.test(yaml) ? '' : end}---${end}`;
  const splices =
    from <= start
      ? [{ from: start, to, text: moved }]
      : [
          { from: start, to: start, text: moved },
          { from, to, text: '' },
        ];
  const isRead = typeof splitFrontMatter(applySplices(text, splices)) === 'object';
  return isRead ? fix(l10n.t('Move the front matter to the top'), splices) : [];
}

/** Offset behind a byte order mark. */
const startOf = (text: string): number => (text.startsWith('\uFEFF') ? 1 : 0);

/** Adds the folder that the finding names to the pattern of entries. */
function alsoEntriesIn({ kind, text }: FaultyFile, message: string, today: string): Fix[] {
  const folder = /“([^”]+)\/”/.exec(message)?.[1];
  if (kind !== 'journal' || folder === undefined || !/^[^.{}[\]*?\\,][^{}[\]*?\\,]*$/.test(folder))
    return [];
  const { entries } = readSetup(text, today).setup.file;
  const pattern = `{${entries},${folder}/**/*.md}`;
  try {
    const splices = setValue(text, ['entries'], pattern);
    return fix(l10n.t('Read entries in “{0}” too', folder), splices);
  } catch (error) {
    if (error instanceof HumanError) return [];
    throw error;
  }
}

/** Creates the missing activity that a course names. */
function newFile({ path }: FaultyFile, id: string): Fix[] {
  if (!isActivityId(id)) return [];
  const text = activityText({ id, number: id, title: id, timing: '' });
  const creates = { path: activityPath(folderOf(path), id), text };
  return [{ title: l10n.t('Create an activity “{0}”', id), splices: [], creates }];
}

/** A line of a file's YAML. */
interface YamlLine {
  readonly kind: FileKind;
  readonly part: YamlPart;
  readonly line: number;
}

/** Invalid values on the line with such an issue. */
function invalidValues(
  { kind, part, line }: YamlLine,
  isMeant: (issue: v.BaseIssue<unknown>) => boolean,
): ScalarAt[] {
  // Records are never rewritten.
  if (kind === 'records') return [];
  const { issues = [] } = v.safeParse(schemaOf[kind], readAnyYaml(part.text).value);
  const meantPaths = issues.filter(isMeant).map(({ path = [] }) => path.map(({ key }) => key));
  const paths = new Set(meantPaths.map((path) => JSON.stringify(path)));
  return onLine(part, line)
    .filter(({ path }) => paths.has(JSON.stringify(path)))
    .slice(0, maxValues);
}

/** Renames a key that is one small edit away from a known one. */
function meantKey({ kind, part, line }: YamlLine): Fix[] {
  if (kind === 'records') return [];
  const isShared = kind === 'entry' || kind === 'template';
  const lineOf = linesOf(part.text, part.firstLine);
  return nearMisses(schemaOf[kind], readAnyYaml(part.text).value, isShared)
    .filter(({ path }) => lineOf.ofKey!(path) === line)
    .slice(0, maxValues)
    .flatMap(({ path, key, meant }) =>
      fix(l10n.t('Change “{0}” to “{1}”', key, meant), renameKey(part, path, meant)),
    );
}

const isDate = (path: v.BaseIssue<unknown>['path']): boolean => path?.at(-1)?.key === 'date';

/** Quotes a value such as `2.10`, with its digits as written. */
const unquoted = (place: YamlLine): Fix[] =>
  invalidValues(place, ({ input, path }) => typeof input === 'number' && !isDate(path)).flatMap(
    (scalar) =>
      fix(
        l10n.t('Put {0} in quotation marks', scalar.source),
        setScalar(place.part, scalar, scalar.source),
      ),
  );

const wrongDate = (place: YamlLine, today: string): Fix[] =>
  invalidValues(place, ({ message, path }) => message === 'date' || isDate(path)).flatMap(
    (scalar) => {
      const written = typeof scalar.value === 'string' ? scalar.value : scalar.source;
      const meant = datesMeantBy(written);
      const wanted = new Set(meant.length === 1 ? meant : [...meant, today]);
      return [...wanted].flatMap((date) => put(place.part, scalar, date));
    },
  );

function missingPrompt(
  { text, sections = [] }: FaultyFile,
  template: Template | undefined,
  message: string,
): Fix[] {
  if (!template) return [];
  const there = new Set(sections.map(({ prompt }) => prompt));
  const missing = template.prompts.filter(({ id, required }) => required && !there.has(id));
  const wanted = missing.filter(({ id }) => message.includes(`“${id}”`));
  return [
    ...(wanted.length > 0 ? wanted : missing).flatMap((prompt) =>
      bringBack(text, sections, template, [prompt]).map(({ at, splices }) => ({
        title: backTitle(at, prompt.heading),
        splices,
      })),
    ),
    ...(missing.length > 1
      ? bringBack(text, sections, template, missing)
          .slice(-1)
          .map(({ splices }) => ({
            title: l10n.t('Insert all {0} missing questions', missing.length),
            splices,
          }))
      : []),
  ];
}

function backTitle(at: BroughtBack['at'], heading: string): string {
  switch (at) {
    case 'heading':
      return l10n.t('Restore the question “{0}” at its heading', heading);
    case 'answer':
      return l10n.t('Insert the question “{0}” above its answer', heading);
    case 'lastParagraph':
      return l10n.t('Insert the question “{0}” above the last paragraph', heading);
    case 'end':
      return l10n.t('Insert the question “{0}”', heading);
  }
}

const sectionOn = (sections: readonly Section[], wanted: number): Section | undefined =>
  sections.find(({ line, prompt }) => line === wanted && prompt !== undefined);

function unknownPrompt(
  { text, sections = [] }: FaultyFile,
  line: number,
  template: Template | undefined,
): Fix[] {
  const section = sectionOn(sections, line);
  if (!template || !section) return [];
  const there = new Set(sections.map(({ prompt }) => prompt));
  const free = template.prompts.map(({ id }) => id).filter((id) => !there.has(id));
  return didYouMean(section.prompt!, free).map((id) => ({
    title: l10n.t('Change “{0}” to “{1}”', section.prompt!, id),
    splices: renamePromptIn(text, section, id),
  }));
}

function repeatedPrompt({ text, sections = [] }: FaultyFile, line: number): Fix[] {
  const section = sectionOn(sections, line);
  if (!section) return [];
  const id = newPromptId(section.prompt!, promptIds(sections));
  const title = l10n.t('Change the second “{0}” to “{1}”', section.prompt!, id);
  return [{ title, splices: renamePromptIn(text, section, id) }];
}

const promptIds = (sections: readonly Section[]): string[] =>
  sections.map(({ prompt }) => prompt ?? '');

function promptWithoutId({ text, sections = [] }: FaultyFile, line: number): Fix[] {
  const heading = headingAt(text, line);
  if (!heading) return [];
  const id = newPromptId(slugOf(headingText(heading.line), 'question'), promptIds(sections));
  const splices = [{ from: heading.end, to: heading.end, text: ` <!-- prompt: ${id} -->` }];
  const isRead = readEntryText(applySplices(text, splices)).sections.length > sections.length;
  return isRead ? [{ title: l10n.t('Give this question the id “{0}”', id), splices }] : [];
}
