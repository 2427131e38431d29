/** The replacement of a part of a text. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Applies splices. Of two at one offset, the text of the later one comes first. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to, text: put } of [...splices].reverse().sort((a, b) => a.from - b.from)) {
    parts.push(text.slice(done, from), put);
    done = Math.max(done, to);
  }
  return [...parts, text.slice(done)].join('');
}
