import * as v from 'valibot';
import { statuses } from '../../src/core/records/status';
import type { ToTeam } from '../../src/protocol/team';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const date = v.pipe(v.string(), v.isoDate());
const dateOrNone = v.union([v.literal(''), date]);
const share = { done: count, required: count, extra: count };
const course = { id: v.string(), title: v.string(), ...share };

const member = v.object({
  key: v.string(),
  path: v.string(),
  person: v.string(),
  problem: v.string(),
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

const page = v.object({
  courses: v.array(
    v.object({
      ...course,
      sections: v.array(
        v.object({
          ...share,
          number: v.string(),
          title: v.string(),
          status: v.picklist(['not-started', ...statuses]),
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
      path: v.string(),
      title: v.string(),
      date: dateOrNone,
      reason: v.picklist(['new', 'changed']),
      isAsked: v.boolean(),
    }),
  ),
  notices: v.array(v.object({ title: v.string(), text: v.string() })),
  weeks: v.array(v.object({ week: date, entries: count, minutes: count })),
});

const toTeam: v.GenericSchema<unknown, ToTeam> = v.variant('type', [
  v.object({ type: v.literal('texts'), bundle: v.record(v.string(), v.string()) }),
  v.object({ type: v.literal('team'), members: v.array(member), reading: count }),
  v.object({ type: v.literal('learner'), key: v.string(), page }),
]);

/** The message in `data`, or `undefined` if it is none of ours. */
export function readMessage(data: unknown): ToTeam | undefined {
  const message = v.safeParse(toTeam, data);
  return message.success ? message.output : undefined;
}
