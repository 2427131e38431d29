/** The messages between the ledger's page and the extension. Both ends import this file and nothing of each other. */
import * as v from 'valibot';
import type { ListOf } from '../core/ledger/ledgerList';
import { count, date, dateOrNone, key, texts, type Message } from './message';

/** Of time, words or days: a part of one too. */
const amount = v.pipe(v.number(), v.minValue(0));

const of: v.GenericSchema<unknown, ListOf> = v.variant('kind', [
  v.object({ kind: v.literal('requirement'), id: key }),
  v.object({ kind: v.literal('week'), week: v.pipe(v.string(), v.isoDate()) }),
  v.object({ kind: v.literal('type'), type: key }),
  v.object({ kind: v.literal('longer') }),
  v.object({ kind: v.literal('undated') }),
  v.object({ kind: v.literal('unassigned') }),
  v.object({ kind: v.literal('rejected') }),
  v.object({ kind: v.literal('topic'), ref: key, month: v.optional(key) }),
]);

/** Something to choose from. */
const choosable = v.object({ key: v.string(), name: v.string() });
export type Choosable = Message<typeof choosable>;

/** Why there is no ledger to show. */
const noLedger = v.picklist(['noJournal', 'nothingFollowed', 'unreadable']);
export type NoLedger = v.InferOutput<typeof noLedger>;
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
  recorded: amount,
  planned: amount,
  plannedIn: v.picklist(['none', 'unfinished', 'future', 'both']),
  required: amount,
  isLimit: v.boolean(),
  isMet: v.boolean(),
  open: v.array(v.string()),
  remarks: v.array(v.string()),
  isVerified: v.boolean(),
});

const topics = v.object({
  by: v.picklist(['entry', 'month']),
  page: amount,
  pages: amount,
  columns: v.array(v.object({ key: v.string(), date: v.string(), title: v.string() })),
  rows: v.array(
    v.object({
      ref: v.string(),
      title: v.string(),
      isPart: v.boolean(),
      isVerified: v.boolean(),
      entries: count,
      cells: v.array(amount),
    }),
  ),
});

const page = v.object({
  key: v.string(),
  title: v.string(),
  regulator: v.string(),
  source: v.union([v.literal(''), v.pipe(v.string(), v.regex(/^https?:\/\//i))]),
  checkedOn: dateOrNone,
  isVerified: v.boolean(),
  cycle,
  cycles: v.array(cycle),
  cycleState: v.picklist(['ahead', 'running', 'over']),
  daysLeft: amount,
  requirements: v.array(requirement),
  weeks: v.array(v.object({ week: date, minutes: amount, participatory: amount })),
  longer: v.object({ entries: count, minutes: amount, participatory: amount }),
  types: v.array(
    v.object({ type: v.string(), title: v.string(), minutes: amount, entries: count }),
  ),
  moreTypes: amount,
  topics,
  gaps: v.array(
    v.object({
      from: date,
      to: date,
      days: amount,
      explainedBy: v.exactOptional(v.object({ path: v.string(), title: v.string() })),
    }),
  ),
  undated: amount,
  unassigned: v.object({ entries: count, minutes: amount }),
  rejected: amount,
  notes: v.array(v.object({ text: v.string(), isVerified: v.boolean() })),
});

const list = v.object({
  of,
  offset: count,
  total: count,
  items: v.array(
    v.object({
      path: v.string(),
      title: v.string(),
      date: dateOrNone,
      mark: v.string(),
      amount: v.string(),
      why: v.string(),
    }),
  ),
});

/** What the extension tells the page. */
export const toLedger = v.variant('type', [
  texts,
  v.object({
    type: v.literal('ledger'),
    /** Absent where there is none; `missing` says why. */
    page: v.optional(page),
    missing: v.optional(noLedger),
    /** What is followed in this journal. */
    frameworks: v.array(choosable),
    framework: v.string(),
    journals: v.array(choosable),
    journal: v.string(),
  }),
  v.object({ type: v.literal('entries'), list }),
]);
export type ToLedger = Message<typeof toLedger>;

/** Of a page or an item, as far as anybody goes. */
const place = v.pipe(count, v.maxValue(1_000_000));

const matrix = v.object({
  by: v.optional(v.picklist(['entry', 'month'])),
  page: place,
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
});

/** Messages from the page: a fixed list of requests, never the name of a command. */
export const fromLedger = v.variant('type', [
  /** `matrix`: which columns of it there is room for. */
  v.object({ type: v.literal('ready'), matrix }),
  v.object({ type: v.literal('showColumns'), matrix }),
  v.object({ type: v.literal('chooseJournal'), key }),
  v.object({ type: v.literal('chooseFramework'), key }),
  v.object({ type: v.literal('chooseCycle'), from: v.pipe(v.string(), v.isoDate()) }),
  v.object({ type: v.literal('listEntries'), of, offset: place }),
  v.object({ type: v.literal('openEntry'), path: key }),
  v.object({ type: v.literal('follow') }),
  v.object({ type: v.literal('showProblems') }),
]);
export type FromLedger = Message<typeof fromLedger>;
