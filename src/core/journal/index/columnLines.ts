/**
 * Columns of texts in ASCII, one line per row, because splitting is faster than parsing JSON. A list of values,
 * or a value that is not plain ASCII or looks like JSON, is written in JSON.
 */
import { asciiOf, type OneOrMore } from './columns';

export const linesOf = (column: readonly (OneOrMore<string> | null)[]): string[] =>
  column.map(lineOf);

function lineOf(value: OneOrMore<string> | null): string {
  if (value === null || (typeof value === 'object' && value.length === 0)) return '';
  const isPlain = typeof value === 'string' && value !== '' && !/^["[]|[^ -~]/.test(value);
  return isPlain ? value : asciiOf(JSON.stringify(value));
}

/** Reads columns from lines, in the order in which they were written. */
export class ColumnLines {
  readonly #lines: readonly string[];
  readonly #hasJson: boolean;
  #at = 0;

  constructor(text: string) {
    this.#lines = text.split('\n');
    this.#hasJson = /^["[]/m.test(text);
  }

  /** @param none the value of an empty line */
  texts<None extends null>(count: number, none: None): (string | None)[];
  texts(count: number): string[];
  texts(count: number, none: string | null = ''): (string | null)[] {
    return this.values(count, none) as (string | null)[];
  }

  /** Reads a column whose rows may have several values. */
  values<None>(count: number, none: None): (string | readonly string[] | None)[] {
    const from = this.#at;
    this.#at += count;
    const column: (string | readonly string[] | None)[] = this.#lines.slice(from, this.#at);
    for (let row = 0; row < count; row++) {
      const line = column[row] as string;
      if (line === '') column[row] = none;
      else if (this.#hasJson && (line.startsWith('[') || line.startsWith('"')))
        column[row] = JSON.parse(line) as string | readonly string[];
    }
    return column;
  }
}
