/** Maps the levels of a person’s headings to levels of the report, without gaps. */
export class HeadingLevels {
  readonly #below: number;
  /** The original levels of the headings above the next one. */
  readonly #open: number[] = [];

  constructor(below: number) {
    this.#below = below;
  }

  next(own: number): number {
    while (this.#open.length > 0 && this.#open.at(-1)! >= own) this.#open.pop();
    this.#open.push(own);
    return Math.min(6, this.#below + this.#open.length);
  }
}
