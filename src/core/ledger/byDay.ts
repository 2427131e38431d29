import type { Entry } from '../entries/entry';

/** Entries that have a date, oldest first. */
export const byDay = (a: Entry, b: Entry): number =>
  a.date! < b.date! ? -1 : a.date! > b.date! ? 1 : a.path < b.path ? -1 : 1;
