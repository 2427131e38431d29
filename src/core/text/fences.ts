interface Fence {
  readonly mark: string;
  readonly length: number;
  /** The column at which its list item's text begins; 0 outside lists. */
  readonly column: number;
}

const opening = /^( {0,3}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})*)(`{3,}|~{3,})(.*)$/s;
const closing = /^([ \t]*)(`{3,}|~{3,})[ \t\r]*$/;

/** Follows code fences from line to line: what stands within them is text of its own kind. */
export class Fences {
  #open: Fence | undefined;

  /**
   * Whether the line, the next one each time, opens, closes or lies in fenced code. A fence in a list item is
   * followed to its end, but its lines do not count as code: whether they are depends on what comes before.
   */
  isCode(line: string): boolean {
    const open = this.#open;
    if (open && !this.#leavesList(open, line)) {
      const [, indent = '', run = ''] = closing.exec(line) ?? [];
      if (run.startsWith(open.mark) && run.length >= open.length && width(indent) < open.column + 4)
        this.#open = undefined;
      return open.column === 0;
    }
    const [, before = '', run = '', rest = ''] = opening.exec(line) ?? [];
    if (run === '' || (run.startsWith('`') && rest.includes('`'))) this.#open = undefined;
    else {
      const column = before.trim() === '' ? 0 : width(before);
      this.#open = { mark: run.charAt(0), length: run.length, column };
    }
    return this.#open?.column === 0;
  }

  #leavesList({ column }: Fence, line: string): boolean {
    return column > 0 && line.trim() !== '' && width(/^[ \t]*/.exec(line)![0]) < column;
  }
}

/** Columns that a text takes, with tabs to every fourth one. */
function width(text: string): number {
  let columns = 0;
  for (const c of text) columns += c === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}
