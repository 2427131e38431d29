/** Words of an answer, and the marks by which an anchor recognizes them. */

/** Of a longer quote, the first and the last half of this number are stored. */
export const maxWords = 32;
export const wordsAround = 3;

export interface Word {
  readonly from: number;
  readonly to: number;
  /** 0 to 255: does not reveal a word, but identifies a sequence of words. */
  readonly mark: number;
}

/** Letters and digits; in Chinese and Japanese, which have no spaces between words, each character. */
const oneWord =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])[\p{L}\p{N}\p{M}])+/gu;

export const wordsIn = (text: string): Word[] =>
  Array.from(text.matchAll(oneWord), ({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    mark: markOf(word),
  }));

/** FNV-1a, folded into one byte. */
function markOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & 0xff;
}

/** The marks that are stored in an anchor. */
export const marksOf = (text: string): number[] =>
  Array.from(text.matchAll(/../g), ([pair]) => Number.parseInt(pair, 16));

/** Marks of a word in any letter case, and however its accents are encoded. */
export function marksInAnyCase(word: string): ReadonlySet<number> {
  const marks = new Set<number>();
  for (const form of new Set([word, word.normalize('NFC'), word.normalize('NFD')])) {
    const lower = form.toLowerCase();
    const [first = ''] = lower;
    const capital = first.toUpperCase() + lower.slice(first.length);
    for (const one of [form, lower, capital, form.toUpperCase()]) marks.add(markOf(one));
  }
  return marks;
}
