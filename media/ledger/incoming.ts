import * as v from 'valibot';
import type { LedgerPage } from '../../src/core/ledger/ledgerPage';
import { listOf, type ToLedger } from '../../src/protocol/ledger';

const count = v.pipe(v.number(), v.minValue(0));
const date = v.pipe(v.string(), v.isoDate());
const dateOrNone = v.union([v.literal(''), date]);
const choosable = v.array(v.object({ key: v.string(), name: v.string() }));
const cycle = v.object({ from: date, to: date });

const requirement = v.object({
  id: v.string(),
  title: v.string(),
  rule: v.picklist([
    'count',
    'sum',
    'subset',
    'coverage',
    'distinct',
    'maxGap',
    'wordLimit',
    'counterpart',
    'cycle',
  ]),
  unit: v.picklist(['entries', 'minutes', 'topics', 'types', 'months', 'words', 'periods']),
  recorded: count,
  planned: count,
  required: count,
  isLimit: v.boolean(),
  isMet: v.boolean(),
  open: v.array(v.string()),
  isVerified: v.boolean(),
});

const topics = v.object({
  by: v.picklist(['entry', 'month']),
  page: count,
  pages: count,
  columns: v.array(v.object({ key: v.string(), date: v.string(), title: v.string() })),
  rows: v.array(
    v.object({
      ref: v.string(),
      title: v.string(),
      isPart: v.boolean(),
      isVerified: v.boolean(),
      entries: count,
      cells: v.array(count),
    }),
  ),
});

const page: v.GenericSchema<unknown, LedgerPage> = v.object({
  key: v.string(),
  title: v.string(),
  regulator: v.string(),
  source: v.union([v.literal(''), v.pipe(v.string(), v.regex(/^https?:\/\//i))]),
  checkedOn: dateOrNone,
  isVerified: v.boolean(),
  cycle,
  cycles: v.array(cycle),
  cycleState: v.picklist(['ahead', 'running', 'over']),
  daysLeft: count,
  requirements: v.array(requirement),
  weeks: v.array(v.object({ week: date, minutes: count, participatory: count })),
  types: v.array(v.object({ type: v.string(), title: v.string(), minutes: count, entries: count })),
  moreTypes: count,
  topics,
  gaps: v.array(
    v.object({
      from: date,
      to: date,
      days: count,
      explainedBy: v.exactOptional(v.object({ path: v.string(), title: v.string() })),
    }),
  ),
  undated: count,
  rejected: count,
  notes: v.array(v.object({ text: v.string(), isVerified: v.boolean() })),
});

const list = v.object({
  of: listOf,
  offset: count,
  total: count,
  items: v.array(
    v.object({
      path: v.string(),
      title: v.string(),
      date: dateOrNone,
      amount: v.string(),
      why: v.string(),
    }),
  ),
});

const toLedger: v.GenericSchema<unknown, ToLedger> = v.variant('type', [
  v.object({ type: v.literal('texts'), bundle: v.record(v.string(), v.string()) }),
  v.object({
    type: v.literal('ledger'),
    page: v.optional(page),
    missing: v.optional(v.picklist(['noJournal', 'nothingFollowed', 'unreadable'])),
    frameworks: choosable,
    framework: v.string(),
    journals: choosable,
    journal: v.string(),
  }),
  v.object({ type: v.literal('entries'), list }),
]);

/** The message in `data`, or `undefined` if it is none of ours. */
export function readMessage(data: unknown): ToLedger | undefined {
  const message = v.safeParse(toLedger, data);
  return message.success ? message.output : undefined;
}
