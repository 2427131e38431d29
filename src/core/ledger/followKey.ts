import type { Followed } from './ledger';

/** Identifies a followed framework; the same framework may be followed again after a change of register. */
export const followKey = ({ id, cycleStart = '' }: Followed): string => `${id} ${cycleStart}`;
