import * as v from 'valibot';
import type { Progress } from '../../src/core/progress/progress';
import { statuses } from '../../src/core/records/status';
import type { ToPanel } from '../../src/protocol/panel';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const activityStatus = v.picklist(['not-started', ...statuses]);
const share = { done: count, required: count, extra: count };
const minutes = { plannedMinutes: count, actualMinutes: count };

const next = v.variant('kind', [
  v.object({
    kind: v.literal('continue'),
    entry: v.string(),
    title: v.string(),
    unanswered: count,
  }),
  v.object({ kind: v.literal('complete'), entry: v.string(), title: v.string() }),
  v.object({
    kind: v.literal('start'),
    template: v.string(),
    title: v.string(),
    planned: v.exactOptional(count),
  }),
  v.object({
    kind: v.literal('mend'),
    line: v.exactOptional(count),
    message: v.exactOptional(v.string()),
  }),
  v.object({ kind: v.literal('done') }),
]);

const activity = v.object({
  id: v.string(),
  number: v.string(),
  title: v.string(),
  status: activityStatus,
  changed: v.boolean(),
  plannedMinutes: v.exactOptional(count),
  actualMinutes: count,
  discussion: v.exactOptional(v.string()),
});

const section = v.object({
  ...share,
  ...minutes,
  number: v.string(),
  title: v.string(),
  status: activityStatus,
  choices: v.array(v.object({ of: v.array(v.string()), atLeast: count, chosen: count })),
  activities: v.array(activity),
});

const course = v.object({
  ...share,
  ...minutes,
  id: v.string(),
  title: v.string(),
  provider: v.string(),
  sections: v.array(section),
});

const progress: v.GenericSchema<unknown, Progress> = v.object({
  next,
  courses: v.array(course),
  weeks: v.array(
    v.object({ week: v.pipe(v.string(), v.isoDate()), entries: count, minutes: count }),
  ),
  entries: v.object(v.entriesFromList(statuses, count)),
  changed: count,
  problems: count,
});

const card = v.object({
  key: v.string(),
  title: v.string(),
  done: count,
  required: count,
  of: v.picklist(['topics', 'requirements']),
  daysLeft: count,
});

const toPanel: v.GenericSchema<unknown, ToPanel> = v.variant('type', [
  v.object({ type: v.literal('texts'), bundle: v.record(v.string(), v.string()) }),
  v.object({
    type: v.literal('progress'),
    progress,
    journals: v.array(v.object({ key: v.string(), name: v.string() })),
    current: v.string(),
    verified: v.boolean(),
  }),
  v.object({ type: v.literal('ledgers'), journal: v.string(), cards: v.array(card) }),
]);

/** The message in `data`, or `undefined` if it is none of ours. */
export function readMessage(data: unknown): ToPanel | undefined {
  const message = v.safeParse(toPanel, data);
  return message.success ? message.output : undefined;
}
