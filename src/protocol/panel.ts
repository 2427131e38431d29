/** The messages between the progress panel and the extension. Both ends import this file and nothing of each other. */
import * as v from 'valibot';
import { statuses } from '../core/records/status';
import { activityStatus, count, date, key, share, texts, type Message } from './message';

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

const progress = v.object({
  next,
  courses: v.array(course),
  weeks: v.array(v.object({ week: date, entries: count, minutes: count })),
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

/** What the extension tells the panel. */
export const toPanel = v.variant('type', [
  texts,
  v.object({
    type: v.literal('progress'),
    progress,
    /** Journals to choose from; the panel shows a list when there is more than one. */
    journals: v.array(v.object({ key: v.string(), name: v.string() })),
    current: v.string(),
    /** `false` while a remembered picture is shown and the files are still being read. */
    verified: v.boolean(),
    /** The owner's name if somebody else reads the journal, who has no next step in it; else empty. */
    owner: v.string(),
  }),
  /** One for each framework that the journal follows; later than the rest, which does not wait for it. */
  v.object({ type: v.literal('ledgers'), journal: v.string(), cards: v.array(card) }),
]);
export type ToPanel = Message<typeof toPanel>;

/** The step that the panel showed when its button was pressed; the current one may be newer. */
const step = v.variant('kind', [
  v.object({ kind: v.literal('continue'), entry: key }),
  v.object({ kind: v.literal('complete'), entry: key }),
  v.object({ kind: v.literal('start'), template: key }),
  /** The file and line are looked up again. */
  v.object({ kind: v.literal('mend') }),
  v.object({ kind: v.literal('done') }),
]);
export type Step = Message<typeof step>;

/** Messages from the panel: a fixed list of requests, never the name of a command. */
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
export type FromPanel = Message<typeof fromPanel>;
