import type { Followed } from './ledger';

/** Tells what is followed apart: the same framework may be followed again after a change of register. */
export const followKey = ({ id, cycleStart = '' }: Followed): string => `${id} ${cycleStart}`;
