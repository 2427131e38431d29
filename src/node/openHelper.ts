import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { Answer, Task } from '../core/helper';
import type { OpenHelper } from '../core/ports';

/** For fewer it takes longer to start than it saves. */
const fewestFiles = 5000;
/** For fewer it is not asked, running or not. */
const fewestAtOnce = 200;
/** So long it waits for the next journal, with all that it has compiled. */
const patience = 5000;
/** The bundle of indexWorker.ts, which lies beside the one of this. */
const bundle = join(__dirname, 'indexWorker.js');

type OpensHelper = (root: string, count: number) => OpenHelper | undefined;

/**
 * Another thread that reads below the folders of journals: one for all of them, since many small ones are
 * as much work as a large one.
 * @returns what opens it for so many files below a folder; `undefined` where that would save nothing
 */
export function newHelpers(program: string = bundle): OpensHelper {
  let thread: Thread | undefined;
  let users = 0;
  let leaving: NodeJS.Timeout | undefined;
  /** How many files were to be read since nobody asked for a while. */
  let recent = 0;
  let asked = 0;

  const leave = (): void => {
    if (--users > 0) return;
    leaving = setTimeout(() => {
      thread?.end();
      thread = undefined;
    }, patience).unref();
  };

  return (root, count) => {
    const now = performance.now();
    recent = now - asked > patience ? count : recent + count;
    asked = now;
    if (count < fewestAtOnce || (!thread && recent < fewestFiles)) return undefined;
    // What went wrong once is not tried again with every journal.
    if (thread?.hasEnded) return undefined;
    clearTimeout(leaving);
    const { ask, forget } = (thread ??= new Thread(program));
    users++;
    return {
      run: (task) => ask(root, task),
      close() {
        forget(root);
        leave();
      },
    };
  };
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #failure: Error | undefined;

  constructor(program: string) {
    // Flags of this process may be ones that a worker refuses.
    this.#worker = new Worker(program, { execArgv: [] });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('The helper has ended')));
    this.#worker.on('message', ({ number, answer }: { number: number; answer: Answer }) => {
      this.#waiting.get(number)?.resolve(answer);
      this.#waiting.delete(number);
      if (this.#waiting.size === 0) this.#worker.unref();
    });
    // It holds up the end of the process for as long as somebody waits for an answer, and no longer.
    this.#worker.unref();
  }

  get hasEnded(): boolean {
    return this.#failure !== undefined;
  }

  readonly ask = (root: string, task: Task): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      this.#worker.ref();
      const number = ++this.#asked;
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage({ number, root, task });
    });

  readonly forget = (root: string): void => this.#worker.postMessage({ root });

  end(): void {
    void this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}
