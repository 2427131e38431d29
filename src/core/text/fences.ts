/** One line of a text with respect to fenced code. */
export const enum FenceLine {
  Outside,
  /** Opens or closes the fence. */
  Edge,
  Inside,
}

/** Marks of list items may come before a fence. */
const opening = / {0,3}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})*(?:`{3,}|~{3,})/y;
const backtick = 96;

/** Follows code fences from line to line, as CommonMark defines them. */
export class Fences {
  /** Character code of the fence's marks; 0 outside a fence. */
  #mark = 0;
  #length = 0;
  /** Column at which the text of the fence's list item begins; 0 outside lists. */
  #column = 0;

  get isOpen(): boolean {
    return this.#mark !== 0;
  }

  /** Reads the next line, from `start` up to its line end. */
  read(text: string, start: number, end: number): FenceLine {
    if (this.isOpen && !this.#leavesItem(text, start, end)) {
      if (!this.#closes(text, start, end)) return FenceLine.Inside;
      this.#mark = 0;
      return FenceLine.Edge;
    }
    this.#mark = 0;
    return this.#opens(text, start, end) ? FenceLine.Edge : FenceLine.Outside;
  }

  /**
   * Reads the next line. A fence in a list item is followed to its end, but its lines do not count as code:
   * whether they are code depends on the lines before the item.
   */
  isCode(line: string): boolean {
    return this.read(line, 0, line.length) !== FenceLine.Outside && this.#column === 0;
  }

  #opens(text: string, start: number, end: number): boolean {
    opening.lastIndex = start;
    if (!opening.test(text) || opening.lastIndex > end) return false;
    const after = opening.lastIndex;
    const mark = text.charCodeAt(after - 1);
    // With a backtick after them, the marks are inline code.
    for (let at = after; mark === backtick && at < end; at++)
      if (text.charCodeAt(at) === mark) return false;
    let from = after;
    while (from > start && text.charCodeAt(from - 1) === mark) from--;
    this.#mark = mark;
    this.#length = after - from;
    const before = text.slice(start, from);
    this.#column = before.trim() === '' ? 0 : width(before);
    return true;
  }

  #closes(text: string, start: number, end: number): boolean {
    const from = afterBlanks(text, start, end);
    let at = from;
    while (at < end && text.charCodeAt(at) === this.#mark) at++;
    return (
      at - from >= this.#length &&
      width(text.slice(start, from)) < this.#column + 4 &&
      afterBlanks(text, at, end) === end
    );
  }

  #leavesItem(text: string, start: number, end: number): boolean {
    if (this.#column === 0) return false;
    const from = afterBlanks(text, start, end);
    return from < end && width(text.slice(start, from)) < this.#column;
  }
}

function afterBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && ' \t\r'.includes(text[at]!)) at++;
  return at;
}

/** Columns that a text takes, with tab stops every four columns. */
function width(text: string): number {
  let columns = 0;
  for (const c of text) columns += c === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}
