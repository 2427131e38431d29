import * as crypto from 'node:crypto';
import { systemClock } from '../core/base/systemClock';
import type { Hash, Log, Random, World } from '../core/base/ports';
import { nodePace } from './pace';

/** Buffer for text and bytes, since one call takes half the time of several. */

/** Uses one call in Node 20.12 and later. */
export const nodeHash: Hash =
  typeof crypto.hash === 'function'
    ? (data) => crypto.hash('sha256', data)
    : (data) => crypto.createHash('sha256').update(data).digest('hex');

export const nodeRandom: Random = (count) => crypto.randomBytes(count);

export const nodeWorld = (log: Log): World => ({
  clock: systemClock,
  hash: nodeHash,
  random: nodeRandom,
  pace: nodePace(),
  log,
});
