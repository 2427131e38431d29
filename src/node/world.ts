import { createHash, randomBytes } from 'node:crypto';
import { systemClock } from '../core/systemClock';
import type { Hash, Log, Random, World } from '../core/ports';
import { nodePace } from './pace';

export const nodeHash: Hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

export const nodeRandom: Random = (count) => randomBytes(count);

export const nodeWorld = (log: Log): World => ({
  clock: systemClock,
  hash: nodeHash,
  random: nodeRandom,
  pace: nodePace(),
  log,
});
