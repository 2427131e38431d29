/**
 * Anchors a comment to a quote in an answer. The record has no text of the quote: it stores hashes of its words,
 * its offset, and the length of the text after it. With these the quote is found again if it moved within the
 * answer; a partly reworded one is found by the words that are left, and by those around it.
 *
 * All lengths count each run of whitespace as one space, so that neither line ends nor wrapping matter.
 */
import * as v from 'valibot';
import type { Hash } from '../base/ports';
import { anchor as anchorSchema, type Anchor } from '../schema/schemas';
import { marksOf, maxWords, wordsAround, wordsIn, type Word } from './anchorWords';
import { nearest } from './nearWords';

export type { Anchor };

/** A range of an answer, as offsets. */
interface AnchorPlace {
  readonly from: number;
  readonly to: number;
  /** Whether all of the words match, not only most of them. */
  readonly isExact: boolean;
}

/** Characters hashed in one search, since common words occur in very many places. */
const maxHashed = 4_000_000;

/** The anchor in a record; `undefined` if it is invalid. */
export function anchorIn(value: unknown): Anchor | undefined {
  const read = v.safeParse(anchorSchema, value);
  return read.success ? read.output : undefined;
}

/**
 * @param answer the whole answer; the range is trimmed and extended to whole words
 * @returns `undefined` if the range is blank
 */
export function anchorOf(answer: string, from: number, to: number, hash: Hash): Anchor | undefined {
  const flat = flatten(answer);
  const words = wordsIn(flat.text);
  const quote = quoteIn(flat, words, from, to);
  if (!quote) return undefined;
  const { start, end } = quote;
  const inside = words.filter((word) => word.from >= start && word.to <= end);
  const before = words.filter((word) => word.to <= start).slice(-wordsAround);
  const behind = words.filter((word) => word.from >= end).slice(0, wordsAround);
  return {
    hash: hashOf(flat.text.slice(start, end), hash),
    offset: start,
    length: end - start,
    rest: flat.text.length - end,
    words: written(shortened(inside)),
    before: written(before),
    behind: written(behind),
  };
}

/** Whether the quote has enough words to be recognized in another answer. */
export const isLong = ({ words }: Anchor): boolean => marksOf(words).length >= 5;

/** The range of the quote if none of its words was changed. */
export function findExact(answer: string, anchor: Anchor, hash: Hash): AnchorPlace | undefined {
  const flat = flatten(answer);
  return exactPlace(flat, wordsIn(flat.text), anchor, hash);
}

/** The current range of the quote; `undefined` if it is gone. */
export function findAnchor(answer: string, anchor: Anchor, hash: Hash): AnchorPlace | undefined {
  const flat = flatten(answer);
  const words = wordsIn(flat.text);
  const exact = exactPlace(flat, words, anchor, hash);
  if (exact) return exact;
  const near = nearest(flat.text, words, anchor);
  return near && placeIn(flat, near.from, near.to, false);
}

function exactPlace(
  flat: Flat,
  words: readonly Word[],
  anchor: Anchor,
  hash: Hash,
): AnchorPlace | undefined {
  const start = exactStart(flat.text, words, anchor, hash);
  return start === undefined ? undefined : placeIn(flat, start, start + anchor.length, true);
}

interface Flat {
  readonly text: string;
  /** The offset in the source of each character. */
  readonly at: readonly number[];
}

function flatten(source: string): Flat {
  const at: number[] = [];
  let text = '';
  for (const { 0: run, index } of source.matchAll(/\s+|\S+/g)) {
    const isBlank = /^\s/.test(run);
    text += isBlank ? ' ' : run;
    for (let i = 0; i < (isBlank ? 1 : run.length); i++) at.push(index + i);
  }
  return { text, at };
}

const placeIn = ({ at }: Flat, start: number, end: number, isExact: boolean): AnchorPlace => ({
  from: at[start]!,
  // A quote does not end with a space, so its last character is one in the source too.
  to: at[end - 1]! + 1,
  isExact,
});

const written = (words: readonly Word[]): string =>
  words.map(({ mark }) => mark.toString(16).padStart(2, '0')).join('');

const shortened = (words: readonly Word[]): readonly Word[] =>
  words.length <= maxWords
    ? words
    : [...words.slice(0, maxWords / 2), ...words.slice(-maxWords / 2)];

/** Half of the hash: unique enough, and shorter in a record. */
const hashOf = (quote: string, hash: Hash): string => hash(quote).slice(0, 32);

function quoteIn(
  { text, at }: Flat,
  words: readonly Word[],
  from: number,
  to: number,
): { start: number; end: number } | undefined {
  const behind = (place: number): number => {
    const found = at.findIndex((one) => one >= place);
    return found === -1 ? text.length : found;
  };
  let start = behind(from);
  let end = behind(to);
  while (start < end && text[start] === ' ') start++;
  while (end > start && text[end - 1] === ' ') end--;
  if (start >= end) return undefined;
  const cut = (place: number): Word | undefined =>
    words.find((word) => word.from < place && place < word.to);
  start = cut(start)?.from ?? start;
  end = cut(end)?.to ?? end;
  if (isLowSurrogate(text, start)) start--;
  if (isLowSurrogate(text, end)) end++;
  return { start, end };
}

const isLowSurrogate = (text: string, at: number): boolean =>
  /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '');

/** The most likely of all exact matches. */
function exactStart(
  text: string,
  words: readonly Word[],
  anchor: Anchor,
  hash: Hash,
): number | undefined {
  const { offset, length, rest } = anchor;
  const isThere = (start: number): boolean =>
    start >= 0 &&
    start + length <= text.length &&
    hashOf(text.slice(start, start + length), hash) === anchor.hash;
  if (offset + length + rest === text.length && isThere(offset)) return offset;
  const fromEnd = text.length - rest - length;
  // If only one side was edited, one of the first two matches, even if letters were added to a word of it.
  const distance = (start: number): number =>
    Math.min(Math.abs(start - offset), Math.abs(start - fromEnd));
  const windows = [...wordWindows(text, words, anchor)].sort((a, b) => distance(a) - distance(b));
  const most = Math.max(8, Math.floor(maxHashed / Math.max(1, length)));
  const starts = new Set([offset, fromEnd, ...windows.slice(0, most)].filter(isThere));
  const before = marksOf(anchor.before).reverse();
  const behind = marksOf(anchor.behind);
  const likeness = (start: number): number => {
    const first = indexFrom(words, start);
    const end = indexFrom(words, start + length);
    return (
      alike(before, words.slice(Math.max(0, first - wordsAround), first).reverse()) +
      alike(behind, words.slice(end, end + wordsAround)) +
      (start === offset ? 2 : 0) +
      (start === fromEnd ? 2 : 0)
    );
  };
  const ranked = [...starts].map((start) => ({ start, likeness: likeness(start) }));
  ranked.sort((a, b) => b.likeness - a.likeness || distance(a.start) - distance(b.start));
  return ranked[0]?.start;
}

/** The index of the first word at or after an offset. */
function indexFrom(words: readonly Word[], at: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.from < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Number of adjacent words that still match. */
function alike(marks: readonly number[], words: readonly Word[]): number {
  const other = marks.findIndex((mark, at) => words[at]?.mark !== mark);
  return other === -1 ? marks.length : other;
}

/** Starts of ranges of the quote's length that begin and end at words, the first and last of which match. */
function* wordWindows(
  text: string,
  words: readonly Word[],
  { length, words: quoted }: Anchor,
): Iterable<number> {
  const marks = marksOf(quoted);
  let first = 0;
  let last = -1;
  for (let start = 0; start + length <= text.length; start++) {
    while (first < words.length && words[first]!.from < start) first++;
    if (first > 0 && words[first - 1]!.to > start) continue;
    const end = start + length;
    while (last + 1 < words.length && words[last + 1]!.from < end) last++;
    if (last >= 0 && words[last]!.to > end) continue;
    const count = last - first + 1;
    if (marks.length < maxWords ? count !== marks.length : count < maxWords) continue;
    if (count > 0 && (words[first]!.mark !== marks[0] || words[last]!.mark !== marks.at(-1)))
      continue;
    yield start;
  }
}
