import type { Splice } from '../text/splice';

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * The range of the same words after an edit, with what was written in their place or typed at their end;
 * `undefined` if nothing is left, or if much more was replaced.
 */
export function followEdit(range: Range, { from, to, text }: Splice): Range | undefined {
  const moved = text.length - (to - from);
  const isTyped = from === to;
  if (isTyped ? from <= range.from : to <= range.from)
    return { from: range.from + moved, to: range.to + moved };
  const isTypedAtEnd = isTyped && from === range.to && !/[\r\n]/.test(text);
  if (from >= range.to && !isTypedAtEnd) return range;
  if (from <= range.from && to >= range.to) {
    const isMore = to - from > 2 * (range.to - range.from);
    return isMore || text === '' ? undefined : { from, to: from + text.length };
  }
  const start = from < range.from ? from + text.length : range.from;
  const end = to > range.to ? from : range.to + moved;
  return start < end ? { from: start, to: end } : undefined;
}
