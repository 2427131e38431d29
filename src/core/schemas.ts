/** The shape of everything that is written in YAML. What a schema does not name is kept in the file and ignored. */
import * as v from 'valibot';
import { isPlainDate } from './dates';

const text = v.string();
const plainDate = v.pipe(v.string(), v.check(isPlainDate, 'date'));
const wholeMinutes = v.pipe(v.number(), v.integer(), v.minValue(0));
const list = v.array(text);

/** A person's slug; also the name of a folder, so nothing that could lead out of it. */
export const person = v.pipe(text, v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'person'));

/** The reference of a template: `<collection>/<name>`. */
export const templateReference = v.pipe(text, v.regex(/^[^/\s]+\/[^/\s]+$/, 'template'));

export const journalFile = v.object({
  schema: v.number(),
  owner: person,
  reviewers: v.optional(v.array(person), []),
  courses: v.optional(list, []),
  frameworks: v.optional(v.array(v.looseObject({ id: text })), []),
  entries: v.optional(text, 'entries/**/*.md'),
  newEntry: v.optional(text, 'entries/{year}/{date}-{slug}.md'),
});
export type JournalFile = v.InferOutput<typeof journalFile>;

export const personFile = v.object({ name: text, email: v.optional(text, '') });

export const entryMeta = v.object({
  id: v.optional(text),
  template: v.optional(text),
  version: v.optional(v.pipe(v.number(), v.integer())),
  title: v.optional(text),
  date: v.optional(plainDate),
  tags: v.optional(list),
  cpd: v.optional(
    v.looseObject({ minutes: v.optional(wholeMinutes), participatory: v.optional(wholeMinutes) }),
  ),
});
export type EntryMeta = v.InferOutput<typeof entryMeta>;

const media = v.object({
  kind: v.optional(text),
  title: text,
  source: v.optional(text),
  transcript: v.optional(text),
});

const reference = v.object({
  cite: v.optional(text, ''),
  title: v.optional(text, ''),
  pages: v.optional(text),
  confidence: v.optional(text),
});

export const templateMeta = v.object({
  id: text,
  version: v.optional(v.pipe(v.number(), v.integer()), 1),
  number: v.optional(text),
  title: text,
  summary: v.optional(text),
  timing: v.optional(text),
  source: v.optional(text),
  attribution: v.optional(text),
  media: v.optional(v.array(media), []),
  references: v.optional(v.array(reference), []),
  optional: v.optional(list, []),
});
export type TemplateMeta = v.InferOutput<typeof templateMeta>;

const choice = v.object({ of: list, atLeast: v.pipe(v.number(), v.integer(), v.minValue(0)) });

export const courseFile = v.object({
  id: text,
  title: text,
  provider: v.optional(text, ''),
  source: v.optional(text),
  summary: v.optional(text),
  attribution: v.optional(text),
  sections: v.array(v.object({ number: v.optional(text, ''), title: text, activities: list })),
  choices: v.optional(v.array(choice), []),
});
export type CourseFile = v.InferOutput<typeof courseFile>;

const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;
const instant = v.pipe(
  v.string(),
  v.check((value) => instantShape.test(value) && !Number.isNaN(Date.parse(value)), 'instant'),
);
const digest = v.pipe(text, v.regex(/^sha256:[0-9a-f]{64}$/, 'digest'));
const common = { id: text, at: instant };

/** One dated fact about an entry; the file's folder says whose. */
export const record = v.variant('kind', [
  v.object({
    ...common,
    kind: v.literal('time'),
    from: v.optional(instant),
    to: v.optional(instant),
    minutes: v.optional(wholeMinutes),
    date: v.optional(plainDate),
  }),
  v.object({ ...common, kind: v.literal('revealed'), early: v.optional(v.boolean()) }),
  v.object({ ...common, kind: v.literal('completed'), digest, unanswered: v.optional(list) }),
  v.object({
    ...common,
    kind: v.literal('comment'),
    text,
    prompt: v.optional(text),
    anchor: v.optional(v.unknown()),
    of: v.optional(text),
  }),
  v.object({ ...common, kind: v.literal('resolved'), of: text }),
  v.object({ ...common, kind: v.literal('reviewed'), of: text, digest }),
  v.object({
    ...common,
    kind: v.literal('signed-off'),
    of: text,
    digest,
    statement: v.optional(text),
  }),
  v.object({
    ...common,
    kind: v.literal('accepted'),
    of: text,
    claim: v.optional(text),
    reason: v.optional(text),
  }),
  v.object({
    ...common,
    kind: v.literal('rejected'),
    of: text,
    claim: v.optional(text),
    reason: v.optional(text),
  }),
  v.object({ ...common, kind: v.literal('acknowledged'), of: text }),
  v.object({ ...common, kind: v.literal('withdrawn'), of: text }),
]);
export type JournalRecord = v.InferOutput<typeof record>;
export type RecordKind = JournalRecord['kind'];
export const recordKinds: readonly string[] = record.options.map(
  (option) => option.entries.kind.literal,
);
