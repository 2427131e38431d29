/** The time claimed by entries, recorded and planned apart. */
import { participatoryOf } from '../entries/claim';
import type { ShownEntry } from './readEntries';

interface Time {
  readonly minutes: number;
  /** The part spent with others. */
  readonly together: number;
}

export const timeRecorded = (shown: readonly ShownEntry[]): Time =>
  sumOf(shown.filter(({ isRecorded }) => isRecorded));

export const timePlanned = (shown: readonly ShownEntry[]): Time =>
  sumOf(shown.filter(({ isRecorded }) => !isRecorded));

function sumOf(shown: readonly ShownEntry[]): Time {
  let [minutes, together] = [0, 0];
  for (const { entry } of shown) {
    if (!entry.claim) continue;
    minutes += entry.claim.minutes;
    together += participatoryOf(entry.claim);
  }
  return { minutes, together };
}
