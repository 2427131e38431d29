import { createHash, randomBytes } from 'node:crypto';
import type { Log, World } from '../core/ports';
import { nodePace } from './pace';

export const nodeWorld = (log: Log): World => ({
  clock: {
    now: () => Date.now(),
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  },
  hash: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  random: (count) => randomBytes(count),
  pace: nodePace(),
  log,
});
