/** Follows code fences from line to line: what stands within them is text of its own kind. */
export class Fences {
  #open: { readonly mark: string; readonly length: number } | undefined;

  /** Whether the line, the next one each time, opens, closes or lies in fenced code. */
  isCode(line: string): boolean {
    const [, run = '', rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/s.exec(line) ?? [];
    if (this.#open) {
      const { mark, length } = this.#open;
      if (run.startsWith(mark) && run.length >= length && rest.trim() === '')
        this.#open = undefined;
      return true;
    }
    if (run === '' || (run.startsWith('`') && rest.includes('`'))) return false;
    this.#open = { mark: run.charAt(0), length: run.length };
    return true;
  }
}
