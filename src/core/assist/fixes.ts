/**
 * Quick fixes: what would settle a finding, as parts of the file's text and what takes their place. Each
 * is found anew in the text as it stands, so it never relies on a line that has moved since.
 */
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { Collections } from '../library/collections';
import { didYouMean } from './didYouMean';
import { headingAt, insertPrompts, newPromptId, renamePromptIn } from '../entries/editPrompts';
import { applySplices } from '../text/splice';
import { readEntryText } from '../entries/entryText';
import { schemaOf, type FileKind } from '../journal/fileKinds';
import { topicsOf } from '../library/framework';
import type { FrontMatter } from '../text/frontMatter';
import { headingText } from '../text/heading';
import { newEntryId } from '../base/ids';
import { datesMeantBy } from './looseDates';
import { activityPath, activityText, isActivityId } from '../library/newCourse';
import { fileNameOf } from '../base/paths';
import type { Random } from '../base/ports';
import type { Finding } from '../base/problem';
import type { Section } from '../text/scanBody';
import { slugOf } from '../base/slug';
import type { Template } from '../library/template';
import { setScalar } from '../yaml/editYaml';
import { scalarsIn, type ScalarAt } from '../yaml/scalars';
import type { YamlPart } from '../yaml/yamlPart';
import { readAnyYaml } from '../yaml/readYaml';
import { yamlPartOf } from '../yaml/yamlPart';
import type { Splice } from '../text/splice';

/** Values for which fixes are offered at once: each fix is checked by parsing the changed text. */
const maxValues = 5;

export interface Fix {
  /** What it does, in words for the screen. */
  readonly title: string;
  readonly splices: readonly Splice[];
  /** A file that it makes. */
  readonly creates?: { readonly path: string; readonly text: string };
}

/** The file that the finding is in. */
export interface FaultyFile {
  readonly kind: FileKind;
  readonly path: string;
  readonly text: string;
  /** Of a Markdown file. */
  readonly frontMatter?: FrontMatter | undefined;
  readonly sections?: readonly Section[];
}

export interface FixSurroundings {
  readonly collections: Collections;
  /** By which the entry is judged. */
  readonly template: Template | undefined;
  readonly today: string;
  readonly random: Random;
}

/** What would settle the finding, the likeliest first; nothing where only the person can know. */
export function fixesFor(
  { code, line, message }: Pick<Finding, 'code' | 'line' | 'message'>,
  file: FaultyFile,
  around: FixSurroundings,
): readonly Fix[] {
  const { collections } = around;
  const part = yamlPartOf(file);
  const suggest = (wrong: readonly ScalarAt[], known: Iterable<string>): Fix[] => {
    const all = [...known];
    return wrong.slice(0, maxValues).flatMap((scalar) => meant(part, scalar, all));
  };
  switch (code) {
    case 'entry.unknown-template':
      return suggest(at(part, ['template']), collections.templates.keys());
    case 'entry.unknown-topic': {
      const known = [...collections.frameworks.values()].flatMap(topicsOf).map(({ ref }) => ref);
      const isWrong = ({ path: [first, second], value }: ScalarAt): boolean =>
        first === 'cpd' && second === 'covers' && !known.includes(String(value));
      return suggest(scalarsIn(part).filter(isWrong), known);
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
      return at(part, ['id']).flatMap((id) =>
        put(part, id, fileNameOf(file.path).replace(/(?:@\d+)?\.md$/, '')),
      );
    case 'entry.duplicate-id':
      return at(part, ['id']).flatMap((id) => {
        const splices = setScalar(part, id, newEntryId(around.today, around.random));
        const title = l10n.t(
          'Give this entry a new id; what was recorded stays with the other one',
        );
        return splices.length > 0 ? [{ title, splices }] : [];
      });
    case 'entry.missing-prompt':
      return missingPrompt(file, around.template, message);
    case 'entry.unknown-prompt':
      return unknownPrompt(file, line, around.template);
    case 'entry.repeated-prompt':
    case 'template.repeated-prompt':
      return repeatedPrompt(file, line);
    case 'template.prompt-without-id':
      return promptWithoutId(file, line);
  }
  if (code.endsWith('.field.unquoted'))
    return [
      // `20261123` is a number, and a date all the same.
      ...wrongDate(file.kind, part, line, around.today),
      ...unquoted(file.kind, part, line),
    ];
  if (code.endsWith('.field')) return wrongDate(file.kind, part, line, around.today);
  return [];
}

const folderOf = (path: string): string => path.split('/').at(-2) ?? '';

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((key, index) => key === b[index]);

const at = (part: YamlPart, wanted: readonly (string | number)[]): ScalarAt[] =>
  scalarsIn(part).filter(({ path }) => isSame(path, wanted));

const onLine = (part: YamlPart, wanted: number): ScalarAt[] =>
  scalarsIn(part).filter(({ line }) => line === wanted);

function put(part: YamlPart, scalar: ScalarAt, value: string): Fix[] {
  const splices = setScalar(part, scalar, value);
  const title =
    scalar.source === ''
      ? l10n.t('Put in “{0}”', value)
      : l10n.t('Change “{0}” to “{1}”', String(scalar.value), value);
  return splices.length > 0 ? [{ title, splices }] : [];
}

const meant = (part: YamlPart, scalar: ScalarAt, known: readonly string[]): Fix[] =>
  didYouMean(String(scalar.value), known).flatMap((one) => put(part, scalar, one));

/** Makes the activity that a course names and that is not there. */
function newFile({ path }: FaultyFile, id: string): Fix[] {
  if (!isActivityId(id)) return [];
  const text = activityText({ id, number: id, title: id, timing: '' });
  const creates = { path: activityPath(folderOf(path), id), text };
  return [{ title: l10n.t('Make an activity “{0}”', id), splices: [], creates }];
}

/** The values on the line that the schema refuses for this reason. */
function refused(
  kind: FileKind,
  part: YamlPart,
  line: number,
  isMeant: (issue: v.BaseIssue<unknown>) => boolean,
): ScalarAt[] {
  // What was recorded is never rewritten.
  if (kind === 'records') return [];
  const { issues = [] } = v.safeParse(schemaOf[kind], readAnyYaml(part.text).value);
  const meantPaths = issues.filter(isMeant).map(({ path = [] }) => path.map(({ key }) => key));
  const paths = new Set(meantPaths.map((path) => JSON.stringify(path)));
  return onLine(part, line)
    .filter(({ path }) => paths.has(JSON.stringify(path)))
    .slice(0, maxValues);
}

const isDate = (path: v.BaseIssue<unknown>['path']): boolean => path?.at(-1)?.key === 'date';

/** Such as `2.10`, in the digits that were written. */
function unquoted(kind: FileKind, part: YamlPart, line: number): Fix[] {
  const numbers = refused(
    kind,
    part,
    line,
    ({ input, path }) => typeof input === 'number' && !isDate(path),
  );
  return numbers.flatMap((scalar) => {
    const splices = setScalar(part, scalar, scalar.source);
    const title = l10n.t('Put {0} in quotation marks', scalar.source);
    return splices.length > 0 ? [{ title, splices }] : [];
  });
}

function wrongDate(kind: FileKind, part: YamlPart, line: number, today: string): Fix[] {
  const dates = refused(
    kind,
    part,
    line,
    ({ message, path }) => message === 'date' || isDate(path),
  );
  return dates.flatMap((scalar) => {
    const written = typeof scalar.value === 'string' ? scalar.value : scalar.source;
    const wanted = new Set([...datesMeantBy(written), today]);
    return [...wanted].flatMap((date) => put(part, scalar, date));
  });
}

function missingPrompt(
  { text, sections = [] }: FaultyFile,
  template: Template | undefined,
  message: string,
): Fix[] {
  if (!template) return [];
  const there = new Set(sections.map(({ prompt }) => prompt));
  const missing = template.prompts.filter(({ id, required }) => required && !there.has(id));
  const wanted = missing.filter(({ id }) => message.includes(`“${id}”`));
  const fixes = (wanted.length > 0 ? wanted : missing).map((prompt) => ({
    title: l10n.t('Put in the question “{0}”', prompt.heading),
    splices: insertPrompts(text, sections, template, [prompt]),
  }));
  if (missing.length > 1)
    fixes.push({
      title: l10n.t('Put in all {0} questions that are missing', missing.length),
      splices: insertPrompts(text, sections, template, missing),
    });
  return fixes.filter(({ splices }) => splices.length > 0);
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
  const taken = sections.map(({ prompt }) => prompt ?? '');
  const id = newPromptId(section.prompt!, taken);
  return [
    {
      title: l10n.t('Change the second “{0}” to “{1}”', section.prompt!, id),
      splices: renamePromptIn(text, section, id),
    },
  ];
}

function promptWithoutId({ text, sections = [] }: FaultyFile, line: number): Fix[] {
  const heading = headingAt(text, line);
  if (!heading) return [];
  const taken = sections.map(({ prompt }) => prompt ?? '');
  const id = newPromptId(slugOf(headingText(heading.line), 'question'), taken);
  const splices = [{ from: heading.end, to: heading.end, text: ` <!-- prompt: ${id} -->` }];
  const isRead = readEntryText(applySplices(text, splices)).sections.length > sections.length;
  return isRead ? [{ title: l10n.t('Give this question the id “{0}”', id), splices }] : [];
}
