/**
 * Path patterns: `*`, `?` and `[a-z]` within one name, `**` for any folders, `{a,b}` for alternatives. Names
 * that begin with a dot match only a pattern that begins with one. Matching backtracks only to the last asterisk,
 * so its time is bounded by the product of the lengths of pattern and path.
 */

export interface Glob {
  readonly matches: (path: string) => boolean;
  /** The deepest folder that contains all matches. */
  readonly folder: string;
}

/** Total of all alternatives; longer patterns are not written by hand. */
const maxLength = 2000;

/** @returns `undefined` if the pattern is invalid */
export function globOf(pattern: string): Glob | undefined {
  if (pattern === '' || pattern.length > maxLength || /[?*+@!]\(/.test(pattern)) return undefined;
  const alternatives = alternativesOf(pattern);
  const paths = alternatives?.map((one) => one.split('/').map(segmentOf));
  if (!paths || paths.some((path) => path.includes(undefined))) return undefined;
  return {
    matches: (path) => {
      const names = path.split('/');
      return (paths as Segment[][]).some((segments) => matchesAll(segments, names));
    },
    folder: folderOf(pattern),
  };
}

function folderOf(pattern: string): string {
  const names = pattern.split('/').slice(0, -1);
  const wild = names.findIndex((name) => /[*?[{\\]/.test(name));
  return names.slice(0, wild === -1 ? names.length : wild).join('/');
}

/** Expands braces; `undefined` if there are too many alternatives. */
function alternativesOf(pattern: string): string[] | undefined {
  const done: string[] = [];
  const open = [pattern];
  let length = 0;
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const braces = innermostBraces(one);
    length += one.length;
    if (length > 2 * maxLength) return undefined;
    if (!braces) {
      if (/(?:^|[^\\])[{}]/.test(one)) return undefined;
      done.push(one);
      continue;
    }
    const [from, to] = braces;
    const choices = one.slice(from + 1, to).split(',');
    if (choices.length < 2) return undefined;
    for (const choice of choices) open.push(one.slice(0, from) + choice + one.slice(to + 1));
  }
  return done;
}

function innermostBraces(pattern: string): readonly [from: number, to: number] | undefined {
  let from = -1;
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === '{') from = at;
    else if (pattern[at] === '}') return from === -1 ? undefined : [from, at];
  }
  return undefined;
}

/** One character: itself, any, or one of a class. */
type Token = '*' | ((c: string) => boolean);
type Segment = '**' | { readonly tokens: readonly Token[]; readonly takesDot: boolean };

function segmentOf(text: string): Segment | undefined {
  if (text === '**') return text;
  const tokens: Token[] = [];
  const characters = Array.from(text);
  for (let at = 0; at < characters.length; at++) {
    const c = characters[at]!;
    if (c === '*') {
      if (tokens.at(-1) !== '*') tokens.push(c);
    } else if (c === '?') tokens.push(() => true);
    else if (c === '[') {
      const end = characters.indexOf(']', at + 2);
      if (end === -1) return undefined;
      tokens.push(classOf(characters.slice(at + 1, end)));
      at = end;
    } else {
      const literal = c === '\\' ? characters[++at] : c;
      if (literal === undefined) return undefined;
      tokens.push((other) => other === literal);
    }
  }
  return { tokens, takesDot: text.startsWith('.') || text.startsWith('\\.') };
}

function classOf(characters: readonly string[]): (c: string) => boolean {
  const isNot = characters[0] === '!' || characters[0] === '^';
  const ranges: (readonly [from: string, to: string])[] = [];
  for (let at = isNot ? 1 : 0; at < characters.length; at++) {
    const from = characters[at]!;
    const isRange = characters[at + 1] === '-' && at + 2 < characters.length;
    ranges.push([from, isRange ? characters[at + 2]! : from]);
    if (isRange) at += 2;
  }
  return (c) => ranges.some(([from, to]) => c >= from && c <= to) !== isNot;
}

/** Folders first: only the last `**` is tried again, one folder further. */
function matchesAll(segments: readonly Segment[], names: readonly string[]): boolean {
  return matchesEach(
    segments.length,
    names.length,
    (at) => segments[at] === '**',
    (at, name) => matchesName(segments[at] as Exclude<Segment, '**'>, names[name]!),
    (name) => !names[name]!.startsWith('.'),
  );
}

function matchesName({ tokens, takesDot }: Exclude<Segment, '**'>, name: string): boolean {
  if (name === '' || (name.startsWith('.') && !takesDot)) return false;
  const characters = Array.from(name);
  return matchesEach(
    tokens.length,
    characters.length,
    (at) => tokens[at] === '*',
    (at, character) => (tokens[at] as Exclude<Token, '*'>)(characters[character]!),
    () => true,
  );
}

/**
 * Whether parts of a pattern match all items, in order; a wild part matches any number of items that it may
 * skip. Only the last wild part is ever tried again: those before it have matched as early as they can.
 */
function matchesEach(
  parts: number,
  items: number,
  isWild: (part: number) => boolean,
  matches: (part: number, item: number) => boolean,
  maySkip: (item: number) => boolean,
): boolean {
  let part = 0;
  let item = 0;
  let wild = -1;
  let skipped = 0;
  while (item < items) {
    if (part < parts && isWild(part)) {
      wild = part++;
      skipped = item;
    } else if (part < parts && matches(part, item)) {
      part++;
      item++;
    } else if (wild !== -1 && maySkip(skipped)) {
      part = wild + 1;
      item = ++skipped;
    } else return false;
  }
  while (part < parts && isWild(part)) part++;
  return part === parts;
}
