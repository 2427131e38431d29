/** The entry that a reviewer of several journals opens next. */
import type { Waiting } from '../actions/waiting';
import { byWaitingFirst } from './teamOrder';
import type { TeamRow } from './teamOverview';

export interface ToReview<T extends TeamRow> {
  readonly row: T;
  readonly waiting: Waiting;
}

/**
 * The one after the open entry, in the order of the Team view; if that entry does not wait, the first of its journal,
 * else the first of all.
 * @param open the path of the open entry in its journal
 * @returns `undefined` if no other entry waits
 */
export function nextToReview<T extends TeamRow>(
  rows: readonly T[],
  open: { readonly row: T; readonly path: string } | undefined,
): ToReview<T> | undefined {
  const all = [...rows]
    .sort(byWaitingFirst)
    .flatMap((row) => row.awaitingReview.map((waiting) => ({ row, waiting })));
  const isOpen = ({ row, waiting }: ToReview<T>): boolean =>
    row === open?.row && waiting.entry.path === open.path;
  const at = all.findIndex(isOpen);
  const next =
    at >= 0 ? all[(at + 1) % all.length] : (all.find(({ row }) => row === open?.row) ?? all[0]);
  return next && !isOpen(next) ? next : undefined;
}
