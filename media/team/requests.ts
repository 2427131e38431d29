import type { TeamFilter, TeamOrder } from '../../src/core/team/teamOrder';
import type { FromTeam } from '../../src/protocol/team';
import { dispatch } from '../shared/dispatch';

/** Filter and order of the table. */
export interface TableState extends TeamFilter {
  readonly order: TeamOrder;
}

declare global {
  interface HTMLElementEventMap {
    /** A message to the extension. */
    'rj-team-request': CustomEvent<FromTeam>;
    /** A change to the filter or order of the table. */
    'rj-table-state': CustomEvent<Partial<TableState>>;
    /** The learner to show, by the journal's key. */
    'rj-learner': CustomEvent<string>;
  }
}

/** Sends a message to the extension. */
export const request = (from: EventTarget, message: FromTeam) =>
  dispatch(from, 'rj-team-request', message);

export const changeTable = (from: EventTarget, change: Partial<TableState>) =>
  dispatch(from, 'rj-table-state', change);

/** Shows a learner; an empty key shows the table. */
export const openLearner = (from: EventTarget, key: string) => dispatch(from, 'rj-learner', key);
