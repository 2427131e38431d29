/** The messages between the page of a team and the extension. Both ends import this file and nothing of each other. */
import * as v from 'valibot';
import type { LearnerPage } from '../core/team/learnerPage';
import type { JournalOverview } from '../core/team/teamOverview';

/** A journal in the table. */
export interface Member extends JournalOverview {
  readonly key: string;
}

/** What the extension tells the page. */
export type ToTeam =
  | { readonly type: 'texts'; readonly bundle: Readonly<Record<string, string>> }
  | {
      readonly type: 'team';
      readonly members: readonly Member[];
      /** How many journals are still to be read. */
      readonly reading: number;
    }
  | { readonly type: 'learner'; readonly key: string; readonly page: LearnerPage };

const key = v.pipe(v.string(), v.maxLength(1000));

/** What the page may ask for: a fixed list of wishes, never the name of a command. */
export const fromTeam = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  /** An empty key: nobody's page is open any more. */
  v.object({ type: v.literal('openLearner'), key }),
  v.object({ type: v.literal('openWaiting'), journal: key, path: key }),
  v.object({ type: v.literal('openLedger'), journal: key, framework: key }),
  /** The journals that are shown, in the order in which they are. */
  v.object({ type: v.literal('export'), journals: v.pipe(v.array(key), v.maxLength(10_000)) }),
]);
export type FromTeam = v.InferOutput<typeof fromTeam>;
