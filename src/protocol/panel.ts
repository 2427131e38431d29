/** The messages between the progress panel and the extension. Both ends import this file and nothing of each other. */
import * as v from 'valibot';
import type { LedgerCard } from '../core/ledger/ledgerCard';
import type { Progress } from '../core/progress/progress';

/** What the extension tells the panel. */
export type ToPanel =
  | { readonly type: 'texts'; readonly bundle: Readonly<Record<string, string>> }
  | {
      readonly type: 'progress';
      readonly progress: Progress;
      /** Journals to choose from; the panel shows a list when there is more than one. */
      readonly journals: readonly { readonly key: string; readonly name: string }[];
      readonly current: string;
      /** `false` while a remembered picture is shown and the files are still being read. */
      readonly verified: boolean;
    }
  /** One for each framework that the journal follows; later than the rest, which does not wait for it. */
  | { readonly type: 'ledgers'; readonly journal: string; readonly cards: readonly LedgerCard[] };

const key = v.pipe(v.string(), v.maxLength(1000));

/** The step that the panel showed when its button was pressed; a newer one may stand by then. */
const step = v.variant('kind', [
  v.object({ kind: v.literal('continue'), entry: key }),
  v.object({ kind: v.literal('complete'), entry: key }),
  v.object({ kind: v.literal('start'), template: key }),
  /** Which file and where is found out anew. */
  v.object({ kind: v.literal('mend') }),
  v.object({ kind: v.literal('done') }),
]);
export type Step = v.InferOutput<typeof step>;

/** What the panel may ask for: a fixed list of wishes, never the name of a command. */
export const fromPanel = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('next'), step }),
  v.object({ type: v.literal('openActivity'), template: key }),
  v.object({ type: v.literal('showDiscussion'), entry: key }),
  v.object({ type: v.literal('openWeek'), week: key }),
  /** The framework's key, as its card has it. */
  v.object({ type: v.literal('openLedger'), framework: key }),
  v.object({ type: v.literal('showProblems') }),
  v.object({ type: v.literal('chooseJournal'), key }),
]);
export type FromPanel = v.InferOutput<typeof fromPanel>;
