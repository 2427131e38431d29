/** Markdown as its reader sees it: without what a tool hides. */
import { Fences } from './fences';
import { promptComment } from './scanBody';

interface Hiding {
  readonly opens: string;
  readonly closes: string;
}

/** HTML comments, and the comments of Obsidian. */
const hidings: readonly Hiding[] = [
  { opens: '<!--', closes: '-->' },
  { opens: '%%', closes: '%%' },
];

/** A link definition that leads nowhere is a comment, such as `[//]: # (hidden)`; its text may go on below. */
const definition = /^ {0,3}\[(?:[^[\]\\]|\\.)+\]:[ \t]*(?:#|<#?>)[ \t]+(?=["'(])/;
const definitionEnd = /["')][ \t]*$/;

const promptAt = new RegExp(promptComment.source, 'y');
const isHeading = /^ {0,3}#{1,6}[ \t]/;

/**
 * Without comments outside fenced code. One that is never closed reaches to the end where it begins a line,
 * and is text elsewhere. In doubt more is hidden, never less.
 * @param keepsPrompts whether the comments stay by which headings are known as prompts
 */
export function visibleText(markdown: string, keepsPrompts = false): string {
  if (!mayHide.test(markdown)) return markdown;
  const fences = new Fences();
  const lastClosing = new Map(hidings.map((one) => [one, markdown.lastIndexOf(one.closes)]));
  let kept = '';
  let hiding: Hiding | undefined;
  let isInDefinition = false;
  for (let start = 0; start < markdown.length;) {
    const newline = markdown.indexOf('\n', start);
    const next = newline === -1 ? markdown.length : newline + 1;
    const line = markdown.slice(start, next);
    const bare = line.trimEnd();
    if (isInDefinition) isInDefinition = bare !== '' && !definitionEnd.test(bare);
    else if (!hiding && fences.isCode(bare)) kept += line;
    else if (!hiding && definition.test(bare)) isInDefinition = !definitionEnd.test(bare);
    else kept += visibleIn(line, start);
    start = next;
  }
  return kept;

  function visibleIn(line: string, start: number): string {
    let visible = '';
    for (let at = 0; at < line.length;) {
      if (hiding) {
        const close = line.indexOf(hiding.closes, at);
        if (close === -1) return visible;
        at = close + hiding.closes.length;
        hiding = undefined;
        continue;
      }
      const found = firstOpening(line, at);
      if (!found) return visible + line.slice(at);
      const { one, open } = found;
      const behind = open + one.opens.length;
      visible += line.slice(at, open);
      promptAt.lastIndex = open;
      const isBeginning = line.slice(0, open).trim() === '';
      const isClosed = start + behind <= lastClosing.get(one)!;
      if (keepsPrompts && isHeading.test(line) && promptAt.test(line)) {
        visible += line.slice(open, promptAt.lastIndex);
        at = promptAt.lastIndex;
      } else if (isBeginning || isClosed) {
        hiding = one;
        at = behind;
      } else {
        visible += one.opens;
        at = behind;
      }
    }
    return visible;
  }
}

/** Most texts hide nothing. */
const mayHide = /<!--|%%|^ {0,3}\[.+\]:/m;

function firstOpening(line: string, from: number): { one: Hiding; open: number } | undefined {
  let first: { one: Hiding; open: number } | undefined;
  for (const one of hidings) {
    const open = line.indexOf(one.opens, from);
    if (open !== -1 && (!first || open < first.open)) first = { one, open };
  }
  return first;
}
