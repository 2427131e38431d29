/** The levels of a person’s headings in the order of the whole report, without a step left out, whatever levels they chose. */
export class HeadingLevels {
  readonly #below: number;
  /** The person’s levels of the headings that the next one may stand under. */
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
