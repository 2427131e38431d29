/** The messages between the page of a team and the extension. Both ends import this file and nothing of each other. */
import * as v from 'valibot';
import {
  activityStatus,
  count,
  date,
  dateOrNone,
  key,
  share,
  texts,
  type Message,
} from './message';

const course = { id: v.string(), title: v.string(), ...share };

/** A journal in the table. */
const member = v.object({
  key: v.string(),
  path: v.string(),
  person: v.string(),
  problem: v.string(),
  /** What of the journal others have not received, in words; absent if everything is shared. */
  notShared: v.optional(v.string()),
  courses: v.array(v.object(course)),
  frameworks: v.array(
    v.object({
      id: v.string(),
      title: v.string(),
      from: date,
      to: date,
      daysLeft: count,
      met: count,
      required: count,
      open: v.array(v.string()),
      topics: v.array(v.object({ ref: v.string(), title: v.string(), entries: count })),
    }),
  ),
  awaitingReview: v.array(v.string()),
  changed: count,
  notices: v.array(
    v.object({
      kind: v.picklist(['misattributed', 'reopened', 'deleted']),
      entry: v.string(),
      person: v.string(),
      text: v.string(),
    }),
  ),
  unread: count,
  lastActive: dateOrNone,
  isQuiet: v.boolean(),
  problems: count,
});

const place = { path: v.string(), title: v.string(), date: dateOrNone };

const page = v.object({
  courses: v.array(
    v.object({
      ...course,
      sections: v.array(
        v.object({
          ...share,
          number: v.string(),
          title: v.string(),
          status: activityStatus,
        }),
      ),
    }),
  ),
  ledgers: v.array(
    v.object({
      key: v.string(),
      title: v.string(),
      from: date,
      to: date,
      daysLeft: count,
      requirements: v.array(
        v.object({ title: v.string(), isMet: v.boolean(), open: v.array(v.string()) }),
      ),
    }),
  ),
  waiting: v.array(
    v.object({
      ...place,
      reason: v.picklist(['new', 'changed']),
      isAsked: v.boolean(),
    }),
  ),
  notices: v.array(v.object({ title: v.string(), text: v.string() })),
  unfinished: count,
  reviews: v.object({
    entries: v.array(
      v.object({
        ...place,
        marks: v.array(
          v.object({
            person: v.string(),
            kind: v.picklist(['reviewed', 'signed-off', 'accepted', 'rejected']),
            isBefore: v.boolean(),
          }),
        ),
      }),
    ),
    more: count,
  }),
  actions: v.optional(v.object({ ...place, actions: v.array(v.string()) })),
  weeks: v.array(v.object({ week: date, entries: count, minutes: count })),
});

/** What the extension tells the page. */
export const toTeam = v.variant('type', [
  texts,
  /** `reading`: how many journals are still to be read. */
  v.object({ type: v.literal('team'), members: v.array(member), reading: count }),
  v.object({ type: v.literal('learner'), key: v.string(), page }),
]);
export type ToTeam = Message<typeof toTeam>;
export type Member = Message<typeof member>;

/** Messages from the page: a fixed list of requests, never the name of a command. */
export const fromTeam = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  /** An empty key: no learner page is open any more. */
  v.object({ type: v.literal('openLearner'), key }),
  /** An entry: with the changes since the reader's review if there are any. */
  v.object({ type: v.literal('openWaiting'), journal: key, path: key }),
  v.object({ type: v.literal('openLedger'), journal: key, framework: key }),
  /** The journals that are shown, in the order in which they are. */
  v.object({ type: v.literal('export'), journals: v.pipe(v.array(key), v.maxLength(10_000)) }),
]);
export type FromTeam = Message<typeof fromTeam>;
