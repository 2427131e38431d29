/** Counts words as they are rendered. A word has a letter or a digit; in Chinese and Japanese each character counts. */
import { withoutComments } from './heading';

const enum Kind {
  /** Neither starts nor ends a word: punctuation, symbols, emoji and combining marks. */
  Mark = 0,
  LetterOrDigit = 1,
  Space = 2,
  /** A word by itself. */
  Ideograph = 3,
}

function kindOf(codePoint: number): Kind {
  const character = String.fromCodePoint(codePoint);
  if (/[\p{White_Space}\u200b]/u.test(character)) return Kind.Space;
  if (!/[\p{L}\p{N}]/u.test(character)) return Kind.Mark;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)
    ? Kind.Ideograph
    : Kind.LetterOrDigit;
}

const isSurrogate = (c: number): boolean => c >= 0xd800 && c <= 0xdfff;

/** Kinds of 256 characters each, found when a text first has one of them. */
const pages: Uint8Array[] = [];

function pageOf(number: number): Uint8Array {
  const page = Uint8Array.from({ length: 256 }, (_, at) =>
    isSurrogate(number << 8) ? Kind.Mark : kindOf((number << 8) | at),
  );
  pages[number] = page;
  return page;
}

const latin = pageOf(0);
/** Control characters separate words. */
latin.fill(Kind.Space, 0, 32);

/** Number of words in a part of a text, all of which counts. */
export function countWords(text: string, from: number, end: number): number {
  let words = 0;
  /** 1 within a word. */
  let inside = 0;
  for (let at = from; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c < 256) {
      // Without branches, which the processor would mispredict: this runs for every character.
      const kind = latin[c]!;
      words += kind & ~inside & 1;
      inside = (inside | kind) & ~(kind >> 1) & 1;
      continue;
    }
    let kind: number;
    if (isSurrogate(c)) {
      kind = kindOf(text.codePointAt(at)!);
      if (text.codePointAt(at)! > 0xffff) at++;
    } else kind = (pages[c >> 8] ?? pageOf(c >> 8))[c & 255]!;
    if (kind === Kind.Ideograph) {
      words++;
      inside = 0;
    } else if (kind === Kind.Space) inside = 0;
    else if (kind === Kind.LetterOrDigit) {
      words += 1 - inside;
      inside = 1;
    }
  }
  return words;
}

/** Parts of a line that show no words: tags, entities, pictures, and the targets of links. */
const notShown =
  /<\/?[a-z][a-z0-9-]*(?=[\s/>])[^<>]*>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});|!\[\[[^[\]]*\]\]|!\[[^[\]]*\](?:\([^()]*\)|\[[^[\]]*\])?|(?<=\])(?:\([^()]*\)|\[[^[\]]*\])/gi;
const separator = /^(?:<|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);)/i;
/** The number of a list item, and the box of a task. */
const itemMark = /^\s*(?:\d{1,9}[.)]|[-*+]\s+\[[ x]\])(?=\s|$)/i;

/** Number of words that a line of Markdown outside code shows. */
export function countShownWords(line: string): number {
  const shown = withoutComments(line)
    .replace(itemMark, '')
    .replace(notShown, (part) => (separator.test(part) ? ' ' : ''));
  return countWords(shown, 0, shown.length);
}
