/** Runs in a thread of its own, beside the one that asks: see openHelper.ts. */
import { parentPort } from 'node:worker_threads';
import { Helper, type Task } from '../core/helper';
import { systemClock } from '../core/systemClock';
import { nodeFiles } from './nodeFiles';
import { nodeHash } from './world';

/** By the folder of the journal. */
const helpers = new Map<string, Helper>();

function helperFor(root: string): Helper {
  let helper = helpers.get(root);
  if (!helper) {
    const files = nodeFiles(root, () => undefined);
    helpers.set(root, (helper = new Helper(files, { clock: systemClock, hash: nodeHash })));
  }
  return helper;
}

interface Message {
  readonly root: string;
  readonly number: number;
  /** None where nothing more is asked there. */
  readonly task?: Task;
}

parentPort!.on('message', ({ root, number, task }: Message) => {
  if (!task) helpers.delete(root);
  else
    void helperFor(root)
      .run(task)
      .then((answer) => parentPort!.postMessage({ number, answer }));
});
