/**
 * The single definition of every YAML file: used to check files, to generate the JSON Schemas, and for completion and
 * hover. Keys that a schema does not define are kept in the file and ignored.
 *
 * Descriptions are evaluated before the language is known, so they are English; the code that shows one translates
 * it.
 */
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { confidence, list, optional, plainDate, described, text, wholeNumber } from './schemaParts';

/** Slug of a person; also the name of a folder, so it must not lead out of the parent folder. */
export const person = v.pipe(text, v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'person'));

export const journalFile = v.object({
  schema: described(v.number(), l10n.t('Version of the journal’s format: 1.')),
  owner: described(person, l10n.t('Whose journal this is: the name of a file in .journal/people.')),
  reviewers: optional(
    v.array(person),
    l10n.t('People whose review and sign-off count; the owner’s own never does.'),
    [],
  ),
  courses: optional(list, l10n.t('The courses that the journal is enrolled in.'), []),
  frameworks: optional(
    v.array(
      v.looseObject({
        id: described(text, l10n.t('Id of a framework.')),
        cycleStart: optional(
          plainDate,
          l10n.t('The day on which a cycle began; the others follow from it.'),
        ),
        until: optional(
          plainDate,
          l10n.t('The last day on which it is followed; what was recorded until then stays.'),
        ),
        registrations: optional(
          list,
          l10n.t('Ids of the registrations or roles held, where the framework asks.'),
        ),
      }),
    ),
    l10n.t('The CPD frameworks that the journal is measured against.'),
    [],
  ),
  entries: optional(
    text,
    l10n.t('Which files are entries, as a pattern of paths.'),
    'entries/**/*.md',
  ),
  newEntry: optional(
    text,
    l10n.t('Where a new entry is put; {year}, {month}, {day}, {date} and {slug} are filled in.'),
    'entries/{year}/{date}-{slug}.md',
  ),
});
export type JournalFile = v.InferOutput<typeof journalFile>;

export const personFile = v.object({
  name: described(text, l10n.t('The name that is shown with the person’s records.')),
  email: optional(text, l10n.t('The e-mail address, as git knows it.'), ''),
  emails: optional(list, l10n.t('Further e-mail addresses of the same person.')),
});

const claim = v.looseObject({
  minutes: optional(wholeNumber, l10n.t('Minutes claimed as CPD.')),
  participatory: optional(
    wholeNumber,
    l10n.t('How many of these minutes were spent together with others.'),
  ),
  type: optional(text, l10n.t('The kind of activity, in the framework’s words.')),
  registrations: optional(
    list,
    l10n.t('Ids of the registrations that the time was for, where several are held.'),
  ),
  covers: optional(list, l10n.t('Topics of a framework that this speaks to.')),
  evidence: optional(list, l10n.t('Files in the journal that show it, such as certificates.')),
  counterpart: optional(text, l10n.t('Who took part with you, by role rather than by name.')),
  counterpartDetails: optional(
    text,
    l10n.t('File below private/ that says more of who took part.'),
  ),
});

export const entryMeta = v.object({
  id: optional(text, l10n.t('Names the entry wherever it is moved; it never changes.')),
  template: optional(text, l10n.t('What the entry was made from: an activity, a model or a form.')),
  version: optional(
    v.pipe(v.number(), v.integer()),
    l10n.t('The version of the template that it follows.'),
  ),
  title: optional(text, l10n.t('The entry’s title.')),
  date: optional(plainDate, l10n.t('The day that the entry is about, such as 2026-11-23.')),
  tags: optional(list, l10n.t('Words to find entries by.')),
  report: optional(
    v.picklist(['leave-out']),
    l10n.t('“leave-out” keeps the entry out of every report, with all that it says.'),
  ),
  cpd: optional(claim, l10n.t('What is claimed as continuing professional development.')),
});
export type EntryMeta = v.InferOutput<typeof entryMeta>;

const reference = v.object({
  cite: optional(text, l10n.t('Author and year, as they are cited.'), ''),
  title: optional(text, l10n.t('Title of the work.'), ''),
  pages: optional(text, l10n.t('Pages, in quotation marks.')),
  confidence,
});

const media = v.object({
  kind: optional(text, l10n.t('Such as audio, video or text.')),
  title: described(text, l10n.t('What the learner listens to, watches or reads.')),
  source: optional(text, l10n.t('Address of the page that has it.')),
  file: optional(text, l10n.t('Name of the file at its source.')),
  transcript: optional(text, l10n.t('Its words, shown folded.')),
});

export const templateMeta = v.object({
  id: described(text, l10n.t('Names the template in its collection; the file is named after it.')),
  version: optional(
    v.pipe(v.number(), v.integer()),
    l10n.t('Goes up by one when prompts change.'),
    1,
  ),
  number: optional(text, l10n.t('Number in the course, in quotation marks.')),
  title: described(text, l10n.t('The title that learners see.')),
  summary: optional(text, l10n.t('One sentence for choosing it.')),
  timing: optional(text, l10n.t('How long it takes, such as 25 min or 1 hour.')),
  source: optional(text, l10n.t('Address of the page that it follows.')),
  attribution: optional(text, l10n.t('Whose work it follows and whose words these are.')),
  media: optional(v.array(media), l10n.t('What belongs to it besides the text.'), []),
  references: optional(v.array(reference), l10n.t('Works that the text cites.'), []),
  optional: optional(list, l10n.t('Ids of prompts that may be left without an answer.'), []),
  cpd: optional(
    claim,
    l10n.t('What its entries claim as CPD at first; what is 0 or empty is asked for.'),
  ),
  confidence,
});
export type TemplateMeta = v.InferOutput<typeof templateMeta>;

const section = v.object({
  number: optional(text, l10n.t('Number of the section, in quotation marks.'), ''),
  title: described(text, l10n.t('Title of the section.')),
  activities: described(
    list,
    l10n.t(
      'Ids of its activities, in their order; each is a file of that name in the same folder.',
    ),
  ),
});

const choice = v.object({
  of: described(list, l10n.t('Ids of the activities to choose from.')),
  atLeast: described(wholeNumber, l10n.t('How many of them are required.')),
});

export const courseFile = v.object({
  id: described(text, l10n.t('Names the course; its folder has the same name.')),
  title: described(text, l10n.t('The title that learners see.')),
  provider: optional(text, l10n.t('Who gives the course.'), ''),
  source: optional(text, l10n.t('Address of the course’s page.')),
  summary: optional(text, l10n.t('One or two sentences for choosing it.')),
  attribution: optional(text, l10n.t('Whose work it follows and whose words these are.')),
  completion: optional(text, l10n.t('What having done the course means, and what not.')),
  sections: described(v.array(section), l10n.t('The parts of the course, in their order.')),
  choices: optional(
    v.array(choice),
    l10n.t('Groups of activities of which only some are required.'),
    [],
  ),
  references: optional(v.array(reference), l10n.t('Works that the course cites.'), []),
});
export type CourseFile = v.InferOutput<typeof courseFile>;

const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;
const instant = v.pipe(
  v.string(),
  v.check((value) => instantShape.test(value) && !Number.isNaN(Date.parse(value)), 'instant'),
);
const digest = v.pipe(
  text,
  v.regex(/^sha256:[0-9a-f]{64}$/, 'digest'),
  v.description(l10n.t('Says which text the record was made for.')),
);
const digest2 = optional(
  v.pipe(text, v.regex(/^sha256-2:[0-9a-f]{64}$/, 'digest')),
  l10n.t('The same, whatever blank lines the text begins and ends with.'),
);
const of = described(text, l10n.t('Id of the record that this one speaks of.'));
const common = {
  id: described(text, l10n.t('Names the record; no other has the same.')),
  at: described(instant, l10n.t('When it was written.')),
};
const judgement = {
  ...common,
  of,
  claim: optional(text, l10n.t('What of the claim is meant.')),
  reason: v.optional(text),
};

const marks = v.pipe(text, v.regex(/^(?:[0-9a-f]{2})*$/, 'digest'));

/**
 * Position of a comment in an answer, without the words themselves. Counts UTF-16 characters of the answer below its
 * prompt's heading, or of the text before the first prompt, with each run of whitespace as one space. Each word has
 * a mark of one byte (FNV-1a, folded) as two digits; see anchor.ts.
 */
export const anchor = v.looseObject({
  hash: described(
    v.pipe(text, v.regex(/^[0-9a-f]{32}$/, 'digest')),
    l10n.t('Hash of the words that the comment is about.'),
  ),
  offset: described(wholeNumber, l10n.t('How many characters of the answer stood before them.')),
  length: described(wholeNumber, l10n.t('How many characters they had.')),
  rest: described(wholeNumber, l10n.t('How many characters of the answer stood behind them.')),
  words: described(marks, l10n.t('Marks of the words, to find them when some were changed.')),
  before: described(marks, l10n.t('Marks of the words before them.')),
  behind: described(marks, l10n.t('Marks of the words behind them.')),
});
export type Anchor = v.InferOutput<typeof anchor>;

/** A dated fact about an entry; the folder of the file identifies its author. */
export const record = v.variant('kind', [
  v.object({
    ...common,
    kind: v.literal('time'),
    from: v.optional(instant),
    to: v.optional(instant),
    minutes: v.optional(wholeNumber),
    date: v.optional(plainDate),
  }),
  v.object({
    ...common,
    kind: v.literal('revealed'),
    early: optional(v.boolean(), l10n.t('Before the prompts were answered.')),
  }),
  v.object({
    ...common,
    kind: v.literal('completed'),
    ...{ digest, digest2 },
    unanswered: optional(list, l10n.t('Prompts that had no answer then.')),
  }),
  v.object({
    ...common,
    kind: v.literal('comment'),
    text,
    prompt: optional(text, l10n.t('Id of the prompt whose answer it is about.')),
    // With an unknown anchor the comment can still be shown at its prompt.
    anchor: optional(v.union([anchor, v.unknown()]), l10n.t('Where in the answer it is.')),
    of: v.optional(of),
  }),
  v.object({ ...common, kind: v.literal('resolved'), of }),
  v.object({ ...common, kind: v.literal('reviewed'), of, digest, digest2 }),
  v.object({
    ...common,
    kind: v.literal('signed-off'),
    of,
    ...{ digest, digest2 },
    statement: v.optional(text),
  }),
  v.object({ ...judgement, kind: v.literal('accepted') }),
  v.object({ ...judgement, kind: v.literal('rejected') }),
  v.object({ ...common, kind: v.literal('acknowledged'), of }),
  v.object({
    ...common,
    kind: v.literal('review-requested'),
    of,
    ...{ digest, digest2 },
    reviewer: optional(person, l10n.t('Who is asked; without it, any reviewer.')),
  }),
  v.object({ ...common, kind: v.literal('withdrawn'), of }),
]);
export type JournalRecord = v.InferOutput<typeof record>;
export type RecordKind = JournalRecord['kind'];
export const recordKinds: readonly string[] = record.options.map(
  (option) => option.entries.kind.literal,
);

/** A record of a newer version: kept in the file and ignored. */
const newerRecord = v.looseObject({
  id: text,
  at: instant,
  kind: v.pipe(text, v.regex(new RegExp(`^(?!(?:${recordKinds.join('|')})$)`))),
});

export const recordFile = v.array(v.union([record, newerRecord]));
