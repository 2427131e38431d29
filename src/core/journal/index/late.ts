/** What is taken out of its text when somebody looks into it; what tells files apart is at hand. */
export class Late<Files, All> {
  readonly files: Files;
  #all: All | undefined;
  #open: (() => All) | undefined;

  constructor(files: Files, open: () => All) {
    this.files = files;
    this.#open = open;
  }

  get all(): All {
    if (this.#open) {
      this.#all = this.#open();
      // The text may go.
      this.#open = undefined;
    }
    return this.#all!;
  }
}
