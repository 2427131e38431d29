/** Runs in a thread of its own, beside the one that asks: see openHelper.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { Helper, type Task } from '../core/journal/index/helper';
import { systemClock } from '../core/base/systemClock';
import { nodeFiles } from './nodeFiles';
import { nodeHash } from './world';

const { root } = workerData as { root: string };
const helper = new Helper(
  nodeFiles(root, () => undefined),
  { clock: systemClock, hash: nodeHash },
);

parentPort!.on('message', ({ number, task }: { number: number; task: Task }) => {
  void helper.run(task).then((answer) => parentPort!.postMessage({ number, answer }));
});
