/** Parses an entry's text. The only parser of entries: index, lenses and commands share its result. */
import * as l10n from '@vscode/l10n';
import { checkShape, goodFields, readAs } from '../schema/checkShape';
import { conflictFinding } from '../text/conflict';
import { Fences } from '../text/fences';
import {
  bodyStart,
  isFirst,
  notFirstFrontMatter,
  splitFrontMatter,
  strayFrontMatter,
  strayFrontMatterMessage,
  type FrontMatter,
  unclosedFrontMatter,
} from '../text/frontMatter';
import { headingText } from '../text/heading';
import { isEntryId } from '../base/ids';
import { lineAt, type Finding, finding } from '../base/problem';
import { scanBody, type Section } from '../text/scanBody';
import { shortened, yearFinding } from '../schema/meanings';
import type { Path, Reading } from '../schema/readings';
import { entryMeta, type EntryMeta } from '../schema/schemas';
import { shownText } from '../text/visibleText';
import { notPlain, readPlainYaml, type YamlValue } from '../yaml/plainYaml';
import { linesOf } from '../yaml/parseYaml';
import { readAnyYaml } from '../yaml/readYaml';
import { splitLines } from '../text/lines';

export interface EntryText {
  readonly text: string;
  readonly frontMatter: FrontMatter | undefined;
  /** Fields of the front matter as they are read; see `schemas.ts`. */
  readonly meta: EntryMeta;
  /** The front matter as written, for the digest; present if something in it is not read as written. */
  readonly written?: Readonly<Record<string, unknown>> | undefined;
  readonly sections: readonly Section[];
  readonly findings: readonly Finding[];
}

/** Code of the finding that the text has front matter, and perhaps an id, that is not read. */
export const strayCode = 'entry.front-matter-unread';

export function readEntryText(text: string): EntryText {
  const split = splitFrontMatter(text);
  const findings: Finding[] = [];
  const frontMatter = typeof split === 'object' ? split : undefined;
  if (split === 'notClosed')
    findings.push(finding(1, 'error', 'entry.front-matter-open', unclosedFrontMatter()));
  else if (split === 'none') {
    if (strayFrontMatter(text))
      findings.push(finding(1, 'warning', strayCode, strayFrontMatterMessage()));
  } else if (!isFirst(text, split))
    findings.push(finding(1, 'info', 'entry.front-matter-not-first', notFirstFrontMatter()));
  const { meta, written } = frontMatter ? readMeta(text, frontMatter, findings) : { meta: {} };
  const body = frontMatter?.body ?? bodyStart(text);
  const scan = scanBody(text, body, frontMatter ? lineAt(text, body) : 1);
  findings.push(...scan.conflicts.map(conflictFinding));
  repeatedPrompts(scan.sections, findings);
  return { text, frontMatter, meta, written, sections: scan.sections, findings };
}

type MetaRead = Pick<EntryText, 'meta' | 'written'>;

function readMeta(
  text: string,
  { from, to, firstLine }: FrontMatter,
  findings: Finding[],
): MetaRead {
  let value: YamlValue | typeof notPlain | undefined = readPlainYaml(text, from, to);
  if (value === notPlain) {
    const read = readAnyYaml(text.slice(from, to), firstLine);
    findings.push(...read.findings);
    value = read.value;
    if (read.findings.length > 0) return { meta: {} };
  }
  if (value === null || value === undefined) return { meta: {} };
  if (Array.isArray(value)) {
    // The schema would accept a list as an object without fields.
    const message = l10n.t('The front matter should hold names with values (“name: value”).');
    findings.push(finding(firstLine, 'error', 'entry.field', message));
    return { meta: {} };
  }
  const lineOf = linesOf(text.slice(from, to), firstLine);
  const checked = checkShape(entryMeta, withOwnId(value), lineOf, 'entry.field', {
    mayRead,
    mayIgnore,
    isShared: true,
  });
  findings.push(...checked.findings);
  const { reading } = checked;
  const meta = withoutEmpty(checked.value ?? goodFields(entryMeta, reading?.value));
  // A blank text was read as such by version 0.1.0, and may be in a digest.
  const written = reading ? writtenOf(reading) : meta === checked.value ? undefined : checked.value;
  if (meta.id !== undefined && !isEntryId(meta.id))
    findings.push(finding(lineOf(['id']), 'error', 'entry.id', invalidId(meta.id)));
  const doubt = meta.date === undefined ? undefined : yearFinding(meta.date);
  if (doubt) findings.push({ line: lineOf(['date']), code: 'entry.field.value', ...doubt });
  if (!meta.tags?.some((tag) => tag.startsWith('#'))) return { meta, written };
  const tags = meta.tags.map((tag) => tag.replace(/^#+/, '')).filter((tag) => tag !== '');
  findings.push({ line: lineOf(['tags']), ...readAs('tags', tags, 'entry.field') });
  return { meta: { ...meta, tags }, written };
}

/** `entryId` takes the place of an `id` that another tool needs as it is. */
function withOwnId(value: YamlValue): YamlValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (!Object.hasOwn(value, 'entryId')) return value;
  const { entryId } = value;
  return typeof entryId === 'string' && isEntryId(entryId) ? { ...value, id: entryId } : value;
}

/** A number is never the reference of a template. */
const mayRead = ([key]: Path): boolean => key !== 'template';

/** What no record is about. */
const mayIgnore = ([key]: Path): boolean => key === 'title' || key === 'tags' || key === 'report';

/** Fields as written, without those that have an error, as version 0.1.0 has them. */
function writtenOf({ written, issues }: Reading): Readonly<Record<string, unknown>> {
  const wrong = new Set<unknown>(issues.map(({ path }) => path?.[0]?.key));
  return Object.fromEntries(Object.entries(written!).filter(([key]) => !wrong.has(key)));
}

/** Without texts that name nothing. */
function withoutEmpty(meta: EntryMeta): EntryMeta {
  if (meta.id?.trim() !== '' && meta.template?.trim() !== '') return meta;
  const { id, template, ...others } = meta;
  return { ...others, ...(id?.trim() ? { id } : {}), ...(template?.trim() ? { template } : {}) };
}

const invalidId = (id: string): string =>
  l10n.t(
    'The id “{0}” may contain only letters from A to Z, digits, “-”, “_” and “.”, and may not begin with a full stop. If another program needs it, “Adopt This File as an Entry” adds an “entryId”.',
    shortened(id),
  );

function repeatedPrompts(sections: readonly Section[], findings: Finding[]): void {
  const known = new Set<string>();
  for (const { prompt, line } of sections) {
    if (prompt === undefined) continue;
    if (known.has(prompt)) findings.push(repeatedPrompt(line, prompt));
    known.add(prompt);
  }
}

const repeatedPrompt = (line: number, prompt: string): Finding =>
  finding(
    line,
    'error',
    'entry.repeated-prompt',
    l10n.t('The prompt “{0}” is used a second time here. Only the first one counts.', prompt),
  );

/** Title in the front matter, else the first visible heading that is not left out, else the file's name. */
export function titleOf(entry: EntryText, path: string): string {
  if (entry.meta.title?.trim()) return entry.meta.title;
  const first = entry.sections[0]!;
  const start = entry.text.slice(first.from, first.to);
  const fences = new Fences();
  for (const line of splitLines(shownText(withoutStrayYaml(start, entry)))) {
    if (fences.isCode(line) || !/^ {0,3}#[ \t]/.test(line)) continue;
    const words = headingText(line);
    if (words !== '') return words;
  }
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
}

/** Skips front matter that is not recognised as such: it may contain comments, but no headings. */
function withoutStrayYaml(start: string, { frontMatter }: EntryText): string {
  const opening = frontMatter ? null : /^\s*---[ \t]*\r?\n/.exec(start);
  if (!opening) return start;
  const rest = start.slice(opening[0].length);
  const closing = /^---[ \t]*\r?$/m.exec(rest);
  return closing ? rest.slice(closing.index + closing[0].length) : '';
}
