/** Markdown without the parts that viewers hide. */
import { Fences } from './fences';
import { leaveOutMark, withoutLeftOut } from './leaveOut';
import { promptComment } from './scanBody';

/** Starts of hidden text: comments of HTML and Obsidian, and elements that HTML never shows. */
const opening =
  /<!--|%%|<\?|<!\[CDATA\[|<![a-z]|<(?:script|style|template|title|head)(?![a-z0-9-])/gi;
/** The same and all other elements, for texts in which one may be hidden. */
const anyOpening = /<!--|%%|<\?|<!\[CDATA\[|<![a-z]|<[a-z][a-z0-9-]*/gi;
const mayHideElements = /\shidden|display\s*:/i;
const neverShown = /^(?:script|style|template|title|head)$/;
/** Limits that hand-written text does not reach. */
const maxTagLength = 1000;
const maxElementNames = 100;

/** Marks before the text of a list item or a quote. No two parts of the pattern match the same whitespace. */
const containers = /[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*/.source;
const onlyContainers = new RegExp(`^${containers}$`);
const gap = /[ \t]*(?:\r?\n[ \t>]*)?/.source;
const label = /\[((?:[^[\]\\]|\\.){1,999})\]:/.source;
const address = /(<[^<>\n]*>|[^\s<]\S*)/.source;
/** A link definition. One without a real target, or named as a comment, hides text: `[//]: # (hidden)`. */
const definition = new RegExp(`${containers}${label}${gap}${address}(${gap}["'(])?`, 'y');
const isComment = /^(?:\/\/|comment)$/i;
const leadsNowhere = /^(?:#|<#?>)$/;
const titleEnd = /["')][ \t]*$/;

const promptAt = new RegExp(promptComment.source, 'y');
const isHeading = /^ {0,3}#{1,6}[ \t]/;

/**
 * The parts of a text that others may see: neither hidden nor left out.
 * @param instead see `withoutLeftOut`
 */
export const shownText = (markdown: string, keepsPrompts = false, instead?: string): string =>
  // Hidden parts go first: a part that is left out may begin or end within a comment, or contain its end.
  withoutLeftOut(visibleText(markdown, keepsPrompts, true), instead);

/**
 * Removes comments outside fenced code. An unclosed comment reaches to the end of the text if it starts a line,
 * and is text elsewhere. In doubt more is hidden, never less.
 * @param keepsPrompts keeps the comments that identify prompts
 * @param keepsMarks keeps all marks of parts that are left out
 */
export function visibleText(markdown: string, keepsPrompts = false, keepsMarks = false): string {
  if (!mayHide.test(markdown)) return markdown;
  const code = new CertainCode();
  /** Of the same length, to compare tags in any case. */
  const lowerCase = markdown.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const openings = mayHideElements.test(markdown) ? anyOpening : opening;
  const lastClosings = new Map<string, number>();
  let kept = '';
  /** End mark of the current hidden text, and its start. */
  let closing: string | undefined;
  let hiddenFrom = 0;
  let next: number;
  for (let start = 0; start < markdown.length; start = next) {
    next = lineEnd(markdown, start);
    if (closing === undefined) {
      if (code.has(markdown.slice(start, next).trimEnd())) {
        kept += markdown.slice(start, next);
        continue;
      }
      const end = definitionEnd(markdown, start);
      if (end !== undefined) {
        hide(start, end);
        next = end;
        continue;
      }
    }
    showVisible(start, markdown.slice(start, next));
  }
  if (closing !== undefined) hide(hiddenFrom, markdown.length);
  return kept;

  function hide(from: number, to: number): void {
    if (keepsMarks) kept += (markdown.slice(from, to).match(leaveOutMark) ?? []).join('');
  }

  function showVisible(start: number, line: string): void {
    for (let at = 0; at < line.length;) {
      if (closing !== undefined) {
        const close = lowerCase.slice(start, start + line.length).indexOf(closing, at);
        if (close === -1) return;
        at = close + closing.length;
        if (closing.startsWith('</')) at = line.indexOf('>', at) + 1 || line.length;
        hide(hiddenFrom, start + at);
        closing = undefined;
        continue;
      }
      openings.lastIndex = at;
      const found = openings.exec(line);
      if (!found) {
        kept += line.slice(at);
        return;
      }
      const { 0: text, index } = found;
      const before = line.slice(0, index);
      kept += line.slice(at, index);
      at = index + text.length;
      promptAt.lastIndex = index;
      const closes = closingOf(text, start + at);
      if (keepsPrompts && isHeading.test(line) && promptAt.test(line)) {
        at = promptAt.lastIndex;
        kept += line.slice(index, at);
      } else if (
        closes !== undefined &&
        (onlyContainers.test(before) || start + at <= lastClosing(closes))
      ) {
        closing = closes;
        hiddenFrom = start + index;
      } else kept += text;
    }
  }

  /** @param from offset after the opening */
  function closingOf(text: string, from: number): string | undefined {
    if (text === '<!--') return '-->';
    if (text === '%%') return '%%';
    if (text === '<?') return '?>';
    if (text.startsWith('<!')) return text.startsWith('<![') ? ']]>' : '>';
    const name = text.slice(1).toLowerCase();
    const inside = lowerCase.slice(from, from + maxTagLength).split(/[<>]/, 1)[0]!;
    const isHidden =
      neverShown.test(name) ||
      /\shidden(?![\w-])/.test(inside) ||
      /display\s*:\s*none/.test(inside);
    return isHidden ? `</${name}` : undefined;
  }

  function lastClosing(closes: string): number {
    let last = lastClosings.get(closes);
    if (last === undefined) {
      // Each name is searched for once; text with more names is treated as hidden.
      last = lastClosings.size < maxElementNames ? lowerCase.lastIndexOf(closes) : Infinity;
      lastClosings.set(closes, last);
    }
    return last;
  }
}

/** Fast check: most texts hide nothing. */
const mayHide = /<[!?a-z]|%%|\]:/i;

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline + 1;
}

/** Offset after a definition that hides text; its title may continue to the next empty line. */
function definitionEnd(text: string, start: number): number | undefined {
  definition.lastIndex = start;
  const [, name = '', target = '', title] = definition.exec(text) ?? [];
  if (!isComment.test(name) && !(title !== undefined && leadsNowhere.test(target)))
    return undefined;
  let from = definition.lastIndex;
  let end = lineEnd(text, from - 1);
  if (title === undefined) return end;
  while (!titleEnd.test(text.slice(from, end).trimEnd()) && end < text.length) {
    from = end;
    end = lineEnd(text, from);
    if (text.slice(from, end).trim() === '') return from;
  }
  return end;
}

/** Follows fenced code line by line. No fence opens in a block of HTML, so a line is code only if it is code with and without such blocks. */
class CertainCode {
  readonly #fences = new Fences();
  readonly #outsideHtml = new Fences();
  /** End of the open block of HTML. */
  #htmlEnd: RegExp | undefined;

  has(line: string): boolean {
    const isCode = this.#fences.isCode(line);
    return !this.#isHtml(line) && isCode;
  }

  /** Whether a line is in a block of HTML, or not in code if such blocks are taken into account. */
  #isHtml(line: string): boolean {
    if (!this.#htmlEnd) {
      if (this.#outsideHtml.isCode(line)) return false;
      const [start, raw] =
        /^ {0,3}<(?:(script|pre|style|textarea)(?![\w-])|[/?!a-z])/i.exec(line) ?? [];
      if (start === undefined) return true;
      this.#htmlEnd = raw === undefined ? /^\s*$/ : /<\/(?:script|pre|style|textarea)>/i;
    }
    if (this.#htmlEnd.test(line)) this.#htmlEnd = undefined;
    return true;
  }
}
