/** The messages between the ledger's page and the extension. Both ends import this file and nothing of each other. */
import * as v from 'valibot';
import type { EntryList, ListOf } from '../core/ledger/ledgerList';
import type { LedgerPage } from '../core/ledger/ledgerPage';

/** Something to choose from. */
export interface Choosable {
  readonly key: string;
  readonly name: string;
}

/** Why there is no ledger to show. */
export type NoLedger = 'noJournal' | 'nothingFollowed' | 'unreadable';

/** What the extension tells the page. */
export type ToLedger =
  | { readonly type: 'texts'; readonly bundle: Readonly<Record<string, string>> }
  | {
      readonly type: 'ledger';
      /** Absent where there is none; `missing` says why. */
      readonly page?: LedgerPage | undefined;
      readonly missing?: NoLedger | undefined;
      /** What is followed in this journal. */
      readonly frameworks: readonly Choosable[];
      readonly framework: string;
      readonly journals: readonly Choosable[];
      readonly journal: string;
    }
  | { readonly type: 'entries'; readonly list: EntryList };

const key = v.pipe(v.string(), v.maxLength(1000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

const of: v.GenericSchema<unknown, ListOf> = v.variant('kind', [
  v.object({ kind: v.literal('requirement'), id: key }),
  v.object({ kind: v.literal('week'), week: v.pipe(v.string(), v.isoDate()) }),
  v.object({ kind: v.literal('type'), type: key }),
  v.object({ kind: v.literal('undated') }),
  v.object({ kind: v.literal('rejected') }),
  v.object({ kind: v.literal('topic'), ref: key, month: v.optional(key) }),
]);
export { of as listOf };

const matrix = v.object({
  by: v.optional(v.picklist(['entry', 'month'])),
  page: count,
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
});

/** What the page may ask for: a fixed list of wishes, never the name of a command. */
export const fromLedger = v.variant('type', [
  /** `matrix`: which columns of it there is room for. */
  v.object({ type: v.literal('ready'), matrix }),
  v.object({ type: v.literal('showColumns'), matrix }),
  v.object({ type: v.literal('chooseJournal'), key }),
  v.object({ type: v.literal('chooseFramework'), key }),
  v.object({ type: v.literal('chooseCycle'), from: v.pipe(v.string(), v.isoDate()) }),
  v.object({ type: v.literal('listEntries'), of, offset: count }),
  v.object({ type: v.literal('openEntry'), path: key }),
  v.object({ type: v.literal('follow') }),
  v.object({ type: v.literal('showProblems') }),
]);
export type FromLedger = v.InferOutput<typeof fromLedger>;
