/** Finds a quote of which some words were changed, by the words that are left and by those around it. */
import { marksInAnyCase, marksOf, maxWords, wordsAround, type Word } from './anchorWords';
import type { Anchor } from '../schema/schemas';

/** Of a shorter quote, a few words between the same neighbours may all be new. */
const fewWords = 6;

/** A range of words, of which `last` is the last. */
interface Candidate {
  readonly first: number;
  readonly last: number;
  /** Number of words that were inserted or removed; a replaced one counts as both. */
  readonly cost: number;
}

/** Whether the word at this index has the mark, in any letter case. */
type IsSame = (at: number, mark: number) => boolean;

/** The most likely range, as offsets; `undefined` if too few of the words are left. */
export function nearest(
  text: string,
  words: readonly Word[],
  anchor: Anchor,
): { from: number; to: number } | undefined {
  const quote = marksOf(anchor.words);
  if (quote.length === 0 || words.length === 0) return undefined;
  const known = words.map(({ from, to }) => marksInAnyCase(text.slice(from, to)));
  const isSame: IsSame = (at, mark) => known[at]?.has(mark) ?? false;
  const outwards = { before: marksOf(anchor.before).reverse(), behind: marksOf(anchor.behind) };
  const before = (first: number): Side =>
    neighbours(outwards.before, (at) => first - 1 - at, words.length, isSame);
  const behind = (last: number): Side =>
    neighbours(outwards.behind, (at) => last + 1 + at, words.length, isSame);
  const leftOf = ({ first, last, cost }: Candidate): number =>
    (quote.length + (last - first + 1) - cost) / 2;

  let best: { one: Candidate; rank: readonly number[] } | undefined;
  const consider = (one: Candidate, around: number): void => {
    const distance = Math.abs(words[one.first]!.from - anchor.offset);
    const rank = [one.cost - around, -leftOf(one), distance];
    const other = rank.findIndex((value, at) => value !== best?.rank[at]);
    if (!best || (other !== -1 && rank[other]! < best.rank[other]!)) best = { one, rank };
  };

  const most = Math.max(2, 2 * Math.floor(quote.length / 3));
  const needed = quote.length < 5 ? 3 : 4;
  for (const { first, last, cost } of alignments(quote, words.length, isSame)) {
    // Words that replaced the first ones of the quote belong to it if its neighbours are before them.
    for (let more = 0; more <= 2 && more <= first && cost + more <= most; more++) {
      const one = { first: first - more, last, cost: cost + more };
      const around = before(one.first).count + behind(last).count;
      if (leftOf(one) >= 1 && leftOf(one) + around >= needed) consider(one, around);
    }
  }
  if (quote.length >= fewWords) return rangeOf(words, best?.one);
  for (let first = 0; first < words.length; first++) {
    const start = before(first);
    const end = Math.min(words.length, first + quote.length + 3);
    for (let last = first; start.isSure && last < end; last++) {
      const { isSure, count } = behind(last);
      if (!isSure) continue;
      const cost = quote.length + (last - first + 1) - 2 * wordsLeft(quote, first, last, isSame);
      const one = { first, last, cost };
      const length = words[last]!.to - words[first]!.from;
      const isAlike = Math.abs(length - anchor.length) <= Math.max(3, anchor.length / 3);
      if (cost <= 4 && (leftOf(one) > 0 || (quote.length < 3 && isAlike)))
        consider(one, start.count + count);
    }
  }
  return rangeOf(words, best?.one);
}

const rangeOf = (
  words: readonly Word[],
  one: Candidate | undefined,
): { from: number; to: number } | undefined =>
  one && { from: words[one.first]!.from, to: words[one.last]!.to };

interface Side {
  /** Adjacent words that are the same; an end of the answer counts as one. */
  readonly count: number;
  readonly isSure: boolean;
}

/** @param marks from the quote outwards */
function neighbours(
  marks: readonly number[],
  indexOf: (at: number) => number,
  count: number,
  isSame: IsSame,
): Side {
  let same = 0;
  while (same < marks.length && isSame(indexOf(same), marks[same]!)) same++;
  const next = indexOf(same);
  // Fewer are stored only where the answer began or ended.
  const isEnd = same === marks.length && same < wordsAround && (next < 0 || next >= count);
  return { count: same + (isEnd ? 1 : 0), isSure: isEnd || same >= 2 };
}

/**
 * For each word the range that ends there with the fewest words inserted and removed (Sellers' algorithm). Words
 * between the two stored halves of a long quote cost nothing.
 */
function* alignments(quote: readonly number[], count: number, isSame: IsSame): Iterable<Candidate> {
  const gap = quote.length === maxWords ? maxWords / 2 : -1;
  /** For each prefix of the quote: its cost up to the current word, and the word where its match begins. */
  let row = quote.map((_, at) => ({ cost: at + 1, first: 0 }));
  for (let index = 0; index < count; index++) {
    const next: typeof row = [];
    quote.forEach((mark, at) => {
      const corner = at === 0 ? { cost: 0, first: index } : row[at - 1]!;
      const removed = at === 0 ? { cost: 0, first: index + 1 } : next[at - 1]!;
      const inserted = row[at]!;
      const same = isSame(index, mark) ? corner.cost : Infinity;
      const insertion = inserted.cost + (at + 1 === gap ? 0 : 1);
      const removal = removed.cost + 1;
      const cost = Math.min(same, insertion, removal);
      const { first } = cost === same ? corner : cost === insertion ? inserted : removed;
      next.push({ cost, first });
    });
    row = next;
    const { cost, first } = row.at(-1)!;
    if (first <= index) yield { first, last: index, cost };
  }
}

/** How many words of the quote are left in a range, in their order. */
function wordsLeft(quote: readonly number[], first: number, last: number, isSame: IsSame): number {
  let row = quote.map(() => 0);
  for (let index = first; index <= last; index++) {
    const next: number[] = [];
    quote.forEach((mark, at) =>
      next.push(
        isSame(index, mark) ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0),
      ),
    );
    row = next;
  }
  return row.at(-1) ?? 0;
}
