/** Links in Markdown to other Markdown files of the same folder tree, and how to write one. */
import { escapesFolder } from './paths';

export interface Link {
  /** Offsets of the address in the text. */
  readonly from: number;
  readonly to: number;
  /** The path that it names, relative to the folder of the file that it stands in. */
  readonly target: string;
}

const fence = /^ {0,3}(?:(?:[-*+]|\d{1,9}[.)]) +)*(`{3,}(?=[^`]*$)|~{3,})/;
const definition = /^ {0,3}\[(?:[^[\]\\]|\\.)+\]:[ \t]*(<[^<>\n]*>|[^\s<]\S*)/;

/**
 * Inline links, and of links by reference the line that says where they lead. What stands in code and
 * in comments is no link. Code that is only indented, and blocks of HTML, count as text.
 * @param from where the body begins
 */
export function linksIn(text: string, from: number): Link[] {
  const links: Link[] = [];
  const add = (at: number, address: string): void => {
    const bare = address.startsWith('<') ? address.slice(1, -1) : address;
    const start = address.startsWith('<') ? at + 1 : at;
    const target = markdownPath(bare);
    if (target !== undefined) links.push({ from: start, to: start + bare.length, target });
  };
  let paragraph = from;
  let closing: RegExp | undefined;
  for (let start = from; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(start, next).trimEnd();
    const opened = closing ? null : fence.exec(line);
    const defined = closing ? null : definition.exec(line);
    if (closing?.test(line)) closing = undefined;
    else if (closing) {
      // Code.
    } else if (opened || defined || line.trim() === '') {
      inlineLinks(text, paragraph, start, add);
      if (opened) closing = new RegExp(`^[ \\t]*${opened[1]![0]!}{${opened[1]!.length},}[ \\t]*$`);
      if (defined) add(start + defined[0].length - defined[1]!.length, defined[1]!);
    } else {
      start = next;
      continue;
    }
    paragraph = next;
    start = next;
  }
  inlineLinks(text, paragraph, text.length, add);
  return links;
}

const inlineAddress =
  /\(\s*(<(?:[^<>\n\\]|\\.)*>|(?:[^\s()\\<]|\\.)(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)(?:\s+(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\)))?\s*\)/y;
const backticks = /`+/y;

/** Of one paragraph: brackets are paired only within it. */
function inlineLinks(
  text: string,
  from: number,
  to: number,
  add: (at: number, address: string) => void,
): void {
  const part = text.slice(from, to);
  if (!part.includes('](')) return;
  /** Of each bracket that is open: whether it begins a picture. */
  const isPicture: boolean[] = [];
  /** No link stands within another one: brackets below this one hold a link already. */
  let holdLinks = 0;
  for (let at = 0; at < part.length;) {
    switch (part[at]) {
      case '\\':
        at += 2;
        continue;
      case '`':
        at = afterCode(part, at);
        continue;
      case '<':
        at = afterMark(part, at);
        continue;
      case '[':
        isPicture.push(part[at - 1] === '!' && part[at - 2] !== '\\');
        break;
      case ']': {
        const picture = isPicture.pop();
        const mayLink = picture === true || (picture === false && isPicture.length >= holdLinks);
        holdLinks = Math.min(holdLinks, isPicture.length);
        inlineAddress.lastIndex = at + 1;
        const found = mayLink ? inlineAddress.exec(part) : null;
        if (!found) break;
        if (!picture) {
          add(from + at + 1 + found[0].indexOf(found[1]!), found[1]!);
          holdLinks = isPicture.length;
        }
        at += 1 + found[0].length;
        continue;
      }
    }
    at++;
  }
}

/** Behind a span of code; behind the backticks alone where nothing closes it. */
function afterCode(part: string, at: number): number {
  backticks.lastIndex = at;
  const opened = backticks.exec(part)![0];
  const start = at + opened.length;
  for (let next = part.indexOf(opened, start); next !== -1; next = part.indexOf(opened, next)) {
    backticks.lastIndex = next;
    const run = backticks.exec(part)![0];
    next += run.length;
    if (run.length === opened.length) return next;
  }
  return start;
}

/** Behind a comment, a tag or an address in pointed brackets. */
function afterMark(part: string, at: number): number {
  if (part.startsWith('<!--', at)) {
    const close = part.indexOf('-->', at + 4);
    // Searched for once: an open comment hides what follows.
    return close === -1 ? part.length : close + 3;
  }
  const tag = /<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|\/?[a-z][^<>]*)>/iy;
  tag.lastIndex = at;
  return tag.test(part) ? tag.lastIndex : at + 1;
}

/** The path of a Markdown file that an address names; `undefined` for every other address. */
function markdownPath(address: string): string | undefined {
  const path = address.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/[#?][^]*$/, '');
  if (!/\.md$/i.test(path) || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(path)) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The path within the journal to which a link in a file leads; `undefined` where it leads out of it. */
export function resolveLink(file: string, target: string): string | undefined {
  const parts = file.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  const path = parts.join('/');
  return escapesFolder(path) ? undefined : path;
}

/** The address of one file of the journal in another one, fit to stand in a link. */
export function addressOf(file: string, target: string): string {
  const from = file.split('/').slice(0, -1);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  const path = [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
  // What begins like `name:` is taken for an address of another kind.
  const safe = /^[^/]*:/.test(path) ? `./${path}` : path;
  return safe.replace(/[\s%()<>#?&\\`\p{Cc}]/gu, (c) =>
    c === '(' ? '%28' : c === ')' ? '%29' : encodeURIComponent(c),
  );
}

/** A title as the words of a link. */
export const labelFor = (title: string): string =>
  title.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[\\[\]`<*_]/g, '\\$&');
