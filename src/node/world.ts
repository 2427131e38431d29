import * as crypto from 'node:crypto';
import { systemClock } from '../core/systemClock';
import type { Hash, Log, Random, World } from '../core/ports';
import { nodePace } from './pace';

/** Where text and bytes are put together, since one call takes half the time of several. */
let scratch = Buffer.allocUnsafeSlow(16 * 1024);

export const nodeHash: Hash = (text, bytes) => {
  if (!bytes) return sha256(text);
  const most = text.length * 3 + bytes.length;
  if (most > scratch.length) scratch = Buffer.allocUnsafeSlow(most * 2);
  const length = scratch.write(text, 0, 'utf8');
  scratch.set(bytes, length);
  return sha256(scratch.subarray(0, length + bytes.length));
};

/** In one call where Node is new enough for that (20.12). */
const sha256: (data: string | Buffer) => string =
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
