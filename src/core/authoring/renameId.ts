/** Renames an activity or a prompt, with all references to it: splices by file, and new names of files. */
import type { Collections } from '../library/collections';
import { renamePromptIn } from '../entries/editPrompts';
import { readEntryText } from '../entries/entryText';
import { fileKindOf } from '../journal/fileKinds';
import { yamlPartOf } from '../yaml/yamlPart';
import type { Journal } from '../journal/journal';
import { compare } from '../base/compare';
import { fileNameOf } from '../base/paths';
import { setScalar } from '../yaml/editYaml';
import { scalarsIn, type KeyPath } from '../yaml/scalars';
import { templateName } from '../library/template';
import { readTexts } from './readTexts';
import type { Splice } from '../text/splice';

export interface Rename {
  /** `<collection>/<name>` */
  readonly template: string;
  /** The prompt to rename; if absent, the template itself is renamed. */
  readonly prompt?: string;
  readonly to: string;
}

interface FileEdit {
  readonly path: string;
  readonly splices: readonly Splice[];
  /** The new path of the file. */
  readonly movesTo?: string;
}

/** `<collection>/<name>` in parts. */
const partsOf = (ref: string): [collection: string, name: string] => {
  const slash = ref.indexOf('/');
  return [ref.slice(0, slash), ref.slice(slash + 1)];
};

/** The journal's own files of a template, older versions included; empty for a built-in one. */
export async function filesOfTemplate(journal: Journal, template: string): Promise<string[]> {
  const [collection, name] = partsOf(template);
  const folders =
    collection === 'models'
      ? ['.journal/models']
      : [`.journal/courses/${collection}`, `.journal/frameworks/${collection}`];
  const found: string[] = [];
  for (const folder of folders)
    for (const path of (await journal.files.list(folder)).files)
      if (path === `${folder}/${fileNameOf(path)}` && path.endsWith('.md'))
        if (templateName(path) === name) found.push(path);
  return found.sort();
}

/** All changes in the journal. @param openTexts as for `readTexts` */
export async function renameEdits(
  journal: Journal,
  rename: Rename,
  openTexts: ReadonlyMap<string, string> = new Map(),
): Promise<readonly FileEdit[]> {
  const own = await filesOfTemplate(journal, rename.template);
  const paths = new Set(journal.entries.keys());
  for (const folder of ['courses', 'models', 'frameworks'])
    for (const path of (await journal.files.list(`.journal/${folder}`)).files) paths.add(path);
  const edits: FileEdit[] = [];
  const add = (path: string, text: string): void => {
    const splices = splicesFor(path, text, rename, own.includes(path));
    const movesTo =
      own.includes(path) && rename.prompt === undefined ? renamed(path, rename.to) : undefined;
    if (splices.length > 0 || movesTo)
      edits.push({ path, splices, ...(movesTo ? { movesTo } : {}) });
  };
  await readTexts(journal, [...paths], openTexts, add);
  return edits.sort((a, b) => compare(a.path, b.path));
}

const renamed = (path: string, id: string): string =>
  path.slice(0, -fileNameOf(path).length) + id + /(?:@\d+)?\.md$/.exec(path)![0];

/** @param isItself whether the file is a version of the template itself */
export function splicesFor(
  path: string,
  text: string,
  rename: Rename,
  isItself: boolean,
): readonly Splice[] {
  const kind = fileKindOf(path, () => true);
  if (kind === 'course') return inCourse(path, text, rename);
  if (kind !== 'template' && kind !== 'entry') return [];
  // A quick check, since most entries do not name it.
  const [, name] = partsOf(rename.template);
  if (!isItself && !text.includes(name)) return [];
  const read = readEntryText(text);
  const isItsEntry = kind === 'entry' && read.meta.template === rename.template;
  const splices = [...answerReferences(text, rename)];
  const part = yamlPartOf({ path, text, frontMatter: read.frontMatter });
  const set = (isMeant: (keys: KeyPath, value: unknown) => boolean, value: string): void => {
    for (const scalar of scalarsIn(part))
      if (isMeant(scalar.path, scalar.value)) splices.push(...setScalar(part, scalar, value));
  };
  const { prompt, to } = rename;
  if (prompt === undefined) {
    if (isItself) set((keys) => keys.length === 1 && keys[0] === 'id', to);
    if (isItsEntry) set((keys) => keys.length === 1 && keys[0] === 'template', renamedRef(rename));
  } else if (isItself || isItsEntry) {
    if (isItself) set((keys, value) => keys[0] === 'optional' && value === prompt, to);
    // Of two prompts with one id, the second would not count.
    if (!read.sections.some((section) => section.prompt === to))
      for (const section of read.sections)
        if (section.prompt === prompt) splices.push(...renamePromptIn(text, section, to));
  }
  return splices.sort((a, b) => a.from - b.from);
}

const renamedRef = ({ template, to }: Rename): string => `${partsOf(template)[0]}/${to}`;

function inCourse(path: string, text: string, { template, prompt, to }: Rename): readonly Splice[] {
  const [course, old] = partsOf(template);
  if (prompt !== undefined || path !== `.journal/courses/${course}/course.yaml`) return [];
  const part = { text, offset: 0, firstLine: 1 };
  return scalarsIn(part)
    .filter(
      ({ path: keys, value }) =>
        value === old &&
        ((keys[0] === 'sections' && keys[2] === 'activities') ||
          (keys[0] === 'choices' && keys[2] === 'of')),
    )
    .flatMap((scalar) => setScalar(part, scalar, to));
}

/** `{answer: <template>#<prompt>}` */
const answerReference = /(\{answer:\s*)([^\s#{}]+)#([\w-]+)(?=\s*\})/g;

function answerReferences(text: string, rename: Rename): Splice[] {
  const splices: Splice[] = [];
  for (const match of text.matchAll(answerReference)) {
    const [, open, ref, prompt] = match as unknown as [string, string, string, string];
    if (ref !== rename.template) continue;
    const from = match.index + open.length;
    if (rename.prompt === undefined)
      splices.push({ from, to: from + ref.length, text: renamedRef(rename) });
    else if (rename.prompt === prompt) {
      const start = from + ref.length + 1;
      splices.push({ from: start, to: start + prompt.length, text: rename.to });
    }
  }
  return splices;
}

/** Whether the id is free in its collection. */
export const isFree = ({ templates, versions }: Collections, ref: string): boolean =>
  !templates.has(ref) && ![...versions.keys()].some((one) => one.startsWith(`${ref}@`));
