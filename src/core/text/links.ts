/** Links and pictures in Markdown that lead to files of the same folder tree. */
import { escapesFolder } from '../base/paths';
import { FenceLine, Fences } from './fences';

export interface Link {
  /** Offsets of the link's target in the text. */
  readonly from: number;
  readonly to: number;
  /** Path relative to the folder of the file. */
  readonly target: string;
}

/** A link, a picture, or the definition of a reference. */
export interface Address extends Link {
  readonly kind: 'link' | 'picture' | 'definition';
  /** Text after the path, such as `#part`. */
  readonly rest: string;
  /** Offsets of the brackets, `!` included; of the target alone in a definition. */
  readonly opens: number;
  readonly closes: number;
  readonly end: number;
}

/** Links to Markdown files; see `addressesIn`. */
export const linksIn = (text: string, from: number): Link[] =>
  addressesIn(text, from)
    .filter(({ kind, target }) => kind !== 'picture' && /\.md$/i.test(target))
    .map(({ from, to, target }) => ({ from, to, target }));

const definition = /^ {0,3}\[(?:[^[\]\\]|\\.)+\]:[ \t]*(<[^<>\n]*>|[^\s<]\S*)/;

/**
 * Finds inline links and pictures, and definitions of references, outside fenced code, inline code and comments.
 * Indented code and blocks of HTML count as text.
 * @param from start of the body
 */
export function addressesIn(text: string, from: number): Address[] {
  const found: Address[] = [];
  const add: Add = (at, address, kind, around) => {
    const bare = address.startsWith('<') ? address.slice(1, -1) : address;
    const start = address.startsWith('<') ? at + 1 : at;
    const named = pathIn(bare);
    if (!named) return;
    const to = start + bare.length;
    const { opens, closes, end } = around ?? { opens: start, closes: start, end: to };
    found.push({ from: start, to, ...named, kind, opens, closes, end });
  };
  let paragraph = from;
  const fences = new Fences();
  for (let start = from; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(start, next).trimEnd();
    const isFenced = fences.read(line, 0, line.length) !== FenceLine.Outside;
    const defined = isFenced ? null : definition.exec(line);
    if (isFenced || defined || line.trim() === '') {
      inlineLinks(text, paragraph, start, add);
      if (defined) add(start + defined[0].length - defined[1]!.length, defined[1]!, 'definition');
      paragraph = next;
    }
    start = next;
  }
  inlineLinks(text, paragraph, text.length, add);
  return found;
}

type Add = (
  at: number,
  address: string,
  kind: Address['kind'],
  around?: Pick<Address, 'opens' | 'closes' | 'end'>,
) => void;

const inlineAddress =
  /\(\s*(<(?:[^<>\n\\]|\\.)*>|(?:[^\s()\\<]|\\.)(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)(?:\s+(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\)))?\s*\)/y;
const backticks = /`+/y;

/** Finds the links of one paragraph: brackets are paired only within it. */
function inlineLinks(text: string, from: number, to: number, add: Add): void {
  const part = text.slice(from, to);
  if (!part.includes('](')) return;
  /** Open brackets. */
  const open: { readonly at: number; readonly isPicture: boolean }[] = [];
  let lastRuns: ReadonlyMap<number, number> | undefined;
  /** Links cannot be nested: the outermost so many open brackets contain a link already. */
  let holdLinks = 0;
  for (let at = 0; at < part.length;) {
    switch (part[at]) {
      case '\\':
        at += 2;
        continue;
      case '`':
        at = afterCode(part, at, (lastRuns ??= lastRunsIn(part)));
        continue;
      case '<':
        at = afterMark(part, at);
        continue;
      case '[':
        open.push({ at, isPicture: part[at - 1] === '!' && part[at - 2] !== '\\' });
        break;
      case ']': {
        const opened = open.pop();
        const mayLink = opened && (opened.isPicture || open.length >= holdLinks);
        holdLinks = Math.min(holdLinks, open.length);
        inlineAddress.lastIndex = at + 1;
        const found = mayLink ? inlineAddress.exec(part) : null;
        if (!found) break;
        const { isPicture } = opened!;
        add(
          from + at + 1 + found[0].indexOf(found[1]!),
          found[1]!,
          isPicture ? 'picture' : 'link',
          {
            opens: from + opened!.at - (isPicture ? 1 : 0),
            closes: from + at,
            end: from + at + 1 + found[0].length,
          },
        );
        if (!isPicture) holdLinks = open.length;
        at += 1 + found[0].length;
        continue;
      }
    }
    at++;
  }
}

/** Offset of the last run of backticks of each length. */
const lastRunsIn = (part: string): ReadonlyMap<number, number> =>
  new Map(Array.from(part.matchAll(/`+/g), ({ 0: run, index }) => [run.length, index]));

/** Offset after inline code, or after the backticks if it is never closed. */
function afterCode(part: string, at: number, lastRuns: ReadonlyMap<number, number>): number {
  backticks.lastIndex = at;
  const opened = backticks.exec(part)![0];
  const start = at + opened.length;
  // Avoids a search to the end of the paragraph for each run that is never closed.
  if ((lastRuns.get(opened.length) ?? -1) < start) return start;
  for (let next = part.indexOf(opened, start); next !== -1; next = part.indexOf(opened, next)) {
    backticks.lastIndex = next;
    const run = backticks.exec(part)![0];
    next += run.length;
    if (run.length === opened.length) return next;
  }
  return start;
}

/** Offset after a comment, a tag or a URL in angle brackets. */
function afterMark(part: string, at: number): number {
  if (part.startsWith('<!--', at)) {
    const close = part.indexOf('-->', at + 4);
    // An open comment hides the rest.
    return close === -1 ? part.length : close + 3;
  }
  const tag = /<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|\/?[a-z][^<>]*)>/iy;
  tag.lastIndex = at;
  return tag.test(part) ? tag.lastIndex : at + 1;
}

/** Splits a relative path from the text after it; `undefined` for URLs and absolute paths. */
function pathIn(address: string): { target: string; rest: string } | undefined {
  const rest = /\\?[#?][^]*$/.exec(address)?.[0] ?? '';
  const path = address.slice(0, address.length - rest.length).replace(/\\([!-/:-@[-`{-~])/g, '$1');
  if (path === '' || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(path)) return undefined;
  try {
    return { target: decodeURIComponent(path), rest };
  } catch {
    return { target: path, rest };
  }
}

/** Path in the journal of a link's target; `undefined` if the link leads out of the journal. */
export function resolveLink(file: string, target: string): string | undefined {
  const parts = file.split('/').slice(0, -1);
  // Windows writes `\` between the parts; no file of a journal has one in its name.
  for (const part of target.split(/[/\\]/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  const path = parts.join('/');
  return escapesFolder(path) ? undefined : path;
}

/** Normalises a path of evidence; returns text that is not a path unchanged. */
export const namedPath = (value: string): string => resolveLink('journal', value) ?? value;

/** Link target that leads from one file of the journal to another. */
export function addressOf(file: string, target: string): string {
  const from = file.split('/').slice(0, -1);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  const path = [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
  // A path that begins like `name:` would be read as a URL.
  const safe = /^[^/]*:/.test(path) ? `./${path}` : path;
  return safe.replace(/[\s%()<>#?&\\`\p{Cc}]/gu, (c) =>
    c === '(' ? '%28' : c === ')' ? '%29' : encodeURIComponent(c),
  );
}

/** Escapes a title for use as the text of a link. */
export const labelFor = (title: string): string =>
  title.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[\\[\]`<*_]/g, '\\$&');
