import { versionRead } from '../../src/core/base/fileVersion';
import type { FileVersion } from '../../src/core/base/ports';
import { MemoryFiles } from './memoryFiles';
import type { TestWorld } from './world';

/** How coarse times of change are on some disks: what is changed again within that keeps its time. */
export const tick = 2000;

/** A folder on such a disk, as Node reads it. */
export class CoarseFiles extends MemoryFiles {
  readonly #clock: TestWorld['clock'];
  /** They tell apart what was written at several places in one tick: a move takes size and time along. */
  readonly #numbers = new Map<string, number>();
  #last = 0;

  constructor(clock: TestWorld['clock']) {
    super();
    this.#clock = clock;
  }

  protected override timeFor(path: string): number {
    const number = this.#numbers.get(path) ?? ++this.#last;
    this.#numbers.set(path, number);
    return this.#clock.time - (this.#clock.time % tick) + number / 1000;
  }

  protected override versionRead(found: FileVersion): FileVersion {
    return versionRead(found, this.#clock.time);
  }

  override move(from: string, to: string): void {
    super.move(from, to);
    this.#numbers.delete(from);
  }
}
