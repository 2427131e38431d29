import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answer, Task } from '../core/journal/index/helper';
import type { OpenHelper } from '../core/base/ports';

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** For fewer it takes longer to start than it saves. */
const fewestFiles = 5000;
/** On fewer it competes with the compiler and the collector of the one that it helps, and nothing is gained. */
const fewestProcessors = 3;
/** The bundle of indexWorker.ts, which lies beside the one of this. */
const bundle = join(__dirname, 'indexWorker.js');

/** Another thread that reads so many files below that folder. */
export function openHelper(
  root: string,
  count: number,
  program: string = bundle,
  processors?: number,
): OpenHelper | undefined {
  if (count < fewestFiles || (processors ?? availableParallelism()) < fewestProcessors)
    return undefined;
  const waiting = new Map<number, Waiting>();
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  // Flags of this process may be ones that a worker refuses.
  const worker = new Worker(program, { workerData: { root }, execArgv: [] });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The helper has ended')));
  worker.on('message', ({ number, answer }: { number: number; answer: Answer }) => {
    waiting.get(number)?.resolve(answer);
    waiting.delete(number);
  });
  let asked = 0;
  return {
    run: (task: Task) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        const number = ++asked;
        waiting.set(number, { resolve, reject });
        worker.postMessage({ number, task });
      }),
    close: () => void worker.terminate(),
  };
}
