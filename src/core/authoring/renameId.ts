/** A new id for an activity or a prompt, with all that names it: splices by file, and files by their new names. */
import type { Collections } from '../library/collections';
import { renamePromptIn } from '../entries/editPrompts';
import { readEntryText } from '../entries/entryText';
import { fileKindOf } from '../journal/fileKinds';
import { yamlPartOf } from '../yaml/yamlPart';
import type { Journal } from '../journal/journal';
import { fileNameOf } from '../base/paths';
import { setScalar } from '../yaml/editYaml';
import { scalarsIn, type KeyPath } from '../yaml/scalars';
import type { Splice } from '../text/splice';
import { compare } from '../base/compare';

export interface Rename {
  /** `<collection>/<name>` of the template concerned. */
  readonly template: string;
  /** Of one of its prompts; without it the template itself gets the new id. */
  readonly prompt?: string;
  readonly to: string;
}

export interface FileEdit {
  readonly path: string;
  readonly splices: readonly Splice[];
  /** The path that the file gets. */
  readonly movesTo?: string;
}

/** The journal's own files of a template, older versions included; empty for what ships with the extension. */
export async function filesOfTemplate(journal: Journal, template: string): Promise<string[]> {
  const slash = template.indexOf('/');
  const collection = template.slice(0, slash);
  const name = template.slice(slash + 1);
  const folders =
    collection === 'models'
      ? ['.journal/models']
      : [`.journal/courses/${collection}`, `.journal/frameworks/${collection}`];
  const found: string[] = [];
  for (const folder of folders)
    for (const path of (await journal.files.list(folder)).files)
      if (
        path.slice(folder.length + 1).replace(/(?:@\d+)?\.md$/, '') === name &&
        path.endsWith('.md')
      )
        found.push(path);
  return found.sort();
}

/**
 * Everything in the journal that the new id changes.
 * @param openTexts of documents that are not saved, by their paths; else what is on disk counts
 */
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
  const take = (path: string, text: string): void => {
    const splices = splicesFor(path, text, rename, own.includes(path));
    const movesTo =
      own.includes(path) && rename.prompt === undefined ? renamed(path, rename.to) : undefined;
    if (splices.length > 0 || movesTo)
      edits.push({ path, splices, ...(movesTo ? { movesTo } : {}) });
  };
  for (const [path, text] of openTexts) if (paths.has(path)) take(path, text);
  await journal.files.readEach(
    [...paths].filter((path) => !openTexts.has(path)),
    (read) => {
      if ('text' in read) take(read.path, read.text);
    },
  );
  return edits.sort((a, b) => compare(a.path, b.path));
}

const renamed = (path: string, id: string): string =>
  path.slice(0, -fileNameOf(path).length) + id + /(?:@\d+)?\.md$/.exec(path)![0];

/** @param isItself whether the file is the template's own, in one of its versions */
export function splicesFor(
  path: string,
  text: string,
  rename: Rename,
  isItself: boolean,
): readonly Splice[] {
  const kind = fileKindOf(path, () => true);
  if (kind === 'course') return inCourse(path, text, rename);
  if (kind !== 'template' && kind !== 'entry') return [];
  // Most entries name neither; they are not read further.
  const name = rename.template.slice(rename.template.indexOf('/') + 1);
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
    // Two prompts of one id would make the second one count for nothing.
    if (!read.sections.some((section) => section.prompt === to))
      for (const section of read.sections)
        if (section.prompt === prompt) splices.push(...renamePromptIn(text, section, to));
  }
  return splices.sort((a, b) => a.from - b.from);
}

const renamedRef = ({ template, to }: Rename): string =>
  `${template.slice(0, template.indexOf('/'))}/${to}`;

function inCourse(path: string, text: string, { template, prompt, to }: Rename): readonly Splice[] {
  const slash = template.indexOf('/');
  if (prompt !== undefined || path !== `.journal/courses/${template.slice(0, slash)}/course.yaml`)
    return [];
  const old = template.slice(slash + 1);
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

/** Whether nothing of that collection has the id yet. */
export const isFree = ({ templates, versions }: Collections, ref: string): boolean =>
  !templates.has(ref) && ![...versions.keys()].some((one) => one.startsWith(`${ref}@`));
