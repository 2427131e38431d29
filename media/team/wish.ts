import type { TeamFilter, TeamOrder } from '../../src/core/team/teamOrder';
import type { FromTeam } from '../../src/protocol/team';

/** How the reader looks at the table. */
export interface Look extends TeamFilter {
  readonly order: TeamOrder;
}

declare global {
  interface HTMLElementEventMap {
    /** Somebody wants something of the extension. */
    'rj-team-wish': CustomEvent<FromTeam>;
    /** The table is to be looked at in another way. */
    'rj-look': CustomEvent<Partial<Look>>;
    /** The page of a learner is wanted, by the journal's key. */
    'rj-learner': CustomEvent<string>;
  }
}

function say(from: EventTarget, name: string, detail: unknown) {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Says a wish; it bubbles up to whoever talks to the extension. */
export const wish = (from: EventTarget, message: FromTeam) => say(from, 'rj-team-wish', message);

export const look = (from: EventTarget, change: Partial<Look>) => say(from, 'rj-look', change);

/** An empty key leads back to the table. */
export const openLearner = (from: EventTarget, key: string) => say(from, 'rj-learner', key);
