import * as l10n from '@vscode/l10n';
import { lineAt } from '../base/problem';
import { Fences } from './fences';

/** Position of a file's front matter. All offsets are into the whole text. */
export interface FrontMatter {
  /** The first line of dashes: behind a byte order mark and blank lines only. */
  readonly opening: number;
  /** Number of the line at `from`. */
  readonly firstLine: number;
  /** The YAML between the two lines of dashes. */
  readonly from: number;
  readonly to: number;
  /** Start of the text after the closing line. */
  readonly body: number;
}

export type FrontMatterSplit = FrontMatter | 'none' | 'notClosed';

export const unclosedFrontMatter = (): string =>
  l10n.t('The front matter opened in line 1 is never closed with a line “---”.');

const byteOrderMark = 0xfeff;

/**
 * Finds the front matter: between a first line and a later line that are `---`, apart from trailing whitespace. With
 * blank lines before it, it must look like YAML: two rules may also enclose a paragraph.
 */
export function splitFrontMatter(text: string): FrontMatterSplit {
  const start = afterMark(text);
  const from = afterDashes(text, start);
  if (from !== -1) return closed(text, start, from, 2) ?? 'notClosed';
  const opening = blanks.exec(text)![0].length;
  const below = opening > start ? afterDashes(text, opening) : -1;
  const found = below === -1 ? undefined : closed(text, opening, below, lineAt(text, below));
  return found && isYamlLike(text.slice(found.from, found.to)) ? found : 'none';
}

function closed(
  text: string,
  opening: number,
  from: number,
  firstLine: number,
): FrontMatter | undefined {
  for (let at = from; at < text.length;) {
    if (text.charCodeAt(at) === 45) {
      const body = afterDashes(text, at);
      if (body !== -1) return { opening, firstLine, from, to: at, body };
    }
    const next = text.indexOf('\n', at);
    if (next === -1) break;
    at = next + 1;
  }
  return undefined;
}

/** Whitespace and characters without width, which some tools leave. */
const blanks = /^[\s\u200B\u2060]*/;
const ownKey = /^["']?(?:id|template|version|title|date|tags|report|cpd)["']?[ \t]*:/im;
const firstKey = /^(?:#[^\n]*\n)*["']?[\p{L}\p{N}_-]+["']?[ \t]*:(?:\s|$)/u;
const isYamlLike = (text: string): boolean => firstKey.test(text) || ownKey.test(text);

/** Start of the body in a text with or without front matter. */
export function bodyStart(text: string): number {
  const split = splitFrontMatter(text);
  if (typeof split === 'object') return split.body;
  return afterMark(text);
}

const afterMark = (text: string): number => (text.charCodeAt(0) === byteOrderMark ? 1 : 0);

/** Whether something is before the front matter: other tools do not find it then. */
export const isFirst = (text: string, { opening }: FrontMatter): boolean =>
  opening === afterMark(text);

export const notFirstFrontMatter = (): string =>
  l10n.t('The front matter is not at the very top, so other tools may not find it.');

/** Offset of the next line if this one is `---` and whitespace, else -1. */
function afterDashes(text: string, from: number): number {
  if (!text.startsWith('---', from)) return -1;
  for (let at = from + 3; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 10) return at + 1;
    if (c !== 32 && c !== 9 && c !== 13) return -1;
  }
  return text.length;
}

/** Front matter that is not read, since there is something else before it or in its first line. */
export interface StrayFrontMatter {
  /** With its lines of dashes, where it has any. */
  readonly from: number;
  readonly to: number;
  readonly yaml: string;
}

export const strayFrontMatterMessage = (): string =>
  l10n.t(
    'The front matter is not read, because it does not begin with “---” in line 1. Move it to the top of the file.',
  );

/** Maximum of characters that are searched: many texts have no front matter at all. */
const maxHead = 4000;
const marksBefore = /^(?:\s|<!--[^]*?-->)*(?:(?:`{3,}|~{3,})\w*[^\S\n]*\n)?/;
/** Dashes as a person or a tool may have left them. */
const edge = /^[^\S\n]*(?:-{2,}|[–—]+-?|\+{3,})[^\S\n]*(?:#.*|[a-z]+)?\s*$/i;
const yamlLine = /^(?:\s*#|[ \t]+\S|- |["']?[\p{L}\p{N}_][^:]*:(?:\s|$))/u;
const idLine = /^["']?id["']?[ \t]*:[ \t]*["']?[\w-][\w.-]*["']?[ \t]*(?:#.*)?$/i;
const ownId = /\d{8}-[a-z2-9]{6}/;

/**
 * Finds front matter that a person would take for such: below nothing but comments, or with the id of an entry.
 * @param text without front matter at its top
 */
export function strayFrontMatter(text: string): StrayFrontMatter | undefined {
  const written = text.slice(0, maxHead);
  // With line ends of old systems no line is found, neither here nor by other readers.
  const head = written.includes('\n') ? written : written.replaceAll('\r', '\n');
  const start = marksBefore.exec(head)![0].length;
  const below = head.indexOf('\n', start) + 1;
  if (below > 0 && edge.test(head.slice(start, below - 1))) {
    const found = strayAt(head, start, below);
    if (found.isClosed && isYamlLike(found.yaml)) return found;
  }
  // Fast check: most texts have neither.
  return head.includes('d:') || head.includes('D:') ? strayWithId(head) : undefined;
}

function strayWithId(head: string): StrayFrontMatter | undefined {
  const fences = new Fences();
  let at = 0;
  /** Start of the block of YAML that the line belongs to, and of the line of dashes above it. */
  let block = 0;
  let from: number | undefined = 0;
  for (const line of head.split('\n')) {
    const next = at + line.length + 1;
    const isCode = fences.isCode(line);
    if (!isCode && idLine.test(line.trimEnd()) && (from !== undefined || ownId.test(line)))
      return strayAt(head, from ?? block, block);
    if (isCode || !yamlLine.test(line)) {
      block = next;
      from = !isCode && edge.test(line) ? at : undefined;
    }
    at = next;
  }
  return undefined;
}

/** Front matter from its line of dashes and from its first key. */
function strayAt(
  head: string,
  from: number,
  yamlFrom: number,
): StrayFrontMatter & { readonly isClosed: boolean } {
  let at = yamlFrom;
  while (at < head.length) {
    const end = head.indexOf('\n', at);
    const next = end === -1 ? head.length : end + 1;
    const line = head.slice(at, end === -1 ? head.length : end);
    if (edge.test(line)) return { from, to: next, yaml: head.slice(yamlFrom, at), isClosed: true };
    if (!yamlLine.test(line)) break;
    at = next;
  }
  return { from, to: at, yaml: head.slice(yamlFrom, at), isClosed: false };
}
