/** The shape of a framework: a regulator's requirements as data, and how a report for it is laid out. */
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { confidence, list, optional, plainDate, described, text, wholeNumber } from './schemaParts';

const topic = v.looseObject({
  id: described(
    text,
    l10n.t('Named in “covers” of an entry, behind the framework’s id and a slash.'),
  ),
  title: described(text, l10n.t('The topic in words.')),
});

const which = v.object({
  templates: optional(list, l10n.t('Only entries from these templates.')),
  exceptTemplates: optional(list, l10n.t('Not entries from these templates.')),
  forms: optional(
    list,
    l10n.t('Of entries from forms, only those from these, whatever their type.'),
  ),
  types: optional(list, l10n.t('Only entries of these types.')),
  exceptTypes: optional(list, l10n.t('Not entries of these types.')),
  topics: optional(list, l10n.t('Only entries that cover one of these topics.')),
  prompts: optional(
    list,
    l10n.t('Only entries in which each of these prompts is answered, finished or not.'),
  ),
  minutes: optional(v.boolean(), l10n.t('Only entries that claim minutes.')),
});
export type Which = v.InferOutput<typeof which>;

/** More than any regulator requires, and short enough to add up and print. */
const maxAmount = 999_999_999;
const amount = v.pipe(v.number(), v.minValue(0), v.maxValue(maxAmount));
const wholeAmount = v.pipe(wholeNumber, v.maxValue(maxAmount));
const atLeast = described(amount, l10n.t('How much is required.'));
const unit = optional(
  v.picklist(['hours', 'minutes']),
  l10n.t('What the number counts: hours or minutes.'),
  'hours',
);
/** Ten years. Limited since every week and month of a cycle is counted. */
const maxMonths = 120;
const monthCount = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxMonths));
const months = described(monthCount, l10n.t('Length in months.'));

const common = {
  id: described(text, l10n.t('Names the requirement; it never changes.')),
  title: described(text, l10n.t('What is required, in words.')),
  which: optional(which, l10n.t('Which entries count; without it, all of the cycle.'), {}),
  onlyFor: optional(
    list,
    l10n.t('Ids of the registrations for which it is asked; without it, for all.'),
  ),
  confidence,
};
/** Required amounts by registration; those of several registrations add up. */
const atLeastFor = optional(
  v.record(text, amount),
  l10n.t('How much is required for each registration that is held; several add up.'),
);

const several = optional(
  v.picklist(['sum', 'highest', 'each']),
  l10n.t(
    'How the amounts of several registrations combine: added up, the highest of them, or each counted by itself.',
  ),
  'sum',
);
const sharedBy = optional(
  list,
  l10n.t(
    'Registrations for which an entry that names several of them counts in full; others need an entry each.',
  ),
);
const isProRata = optional(
  v.boolean(),
  l10n.t('Whether less is required in a first cycle that is shorter, by its days.'),
);
const byRegistration = { atLeastFor, several, sharedBy, isProRata };

const ruleOf = <K extends string>(kind: K) =>
  described(v.literal(kind), l10n.t('How it is measured.'));

/** The kinds of rule that requirements consist of. */
const requirement = v.variant('rule', [
  v.object({
    ...common,
    rule: ruleOf('count'),
    atLeast,
    ...byRegistration,
    different: optional(v.boolean(), l10n.t('Whether entries with the same answers count as one.')),
  }),
  v.object({
    ...common,
    rule: ruleOf('sum'),
    of: optional(
      v.picklist(['minutes', 'participatory']),
      l10n.t('Which minutes are added up.'),
      'minutes',
    ),
    atLeast,
    ...byRegistration,
    unit,
  }),
  v.object({
    ...common,
    rule: ruleOf('subset'),
    of: described(text, l10n.t('Id of the requirement of which this is a part.')),
    part: optional(
      v.picklist(['participatory', 'entries']),
      l10n.t('What is counted of it: participatory time, or entries that “which” names.'),
      'entries',
    ),
    atLeast,
    ...byRegistration,
    unit,
  }),
  v.object({
    ...common,
    rule: ruleOf('coverage'),
    topics: optional(list, l10n.t('Ids of the topics that must be covered; without it, all.')),
    atLeast: v.optional(atLeast),
  }),
  v.object({ ...common, rule: ruleOf('distinct'), atLeast }),
  v.object({
    ...common,
    rule: ruleOf('maxGap'),
    months,
    explainedBy: optional(
      text,
      l10n.t('Template of the entries that explain a gap in which they are dated.'),
    ),
  }),
  v.object({
    ...common,
    rule: ruleOf('wordLimit'),
    atMost: described(wholeAmount, l10n.t('How many words an entry may have at most.')),
  }),
  v.object({
    ...common,
    rule: ruleOf('counterpart'),
    role: described(text, l10n.t('Who the other person is, such as a peer or a confirmer.')),
    lastMonths: optional(
      monthCount,
      l10n.t(
        'Months at the end of the cycle in which it is expected; an earlier one has a remark.',
      ),
    ),
    atLeast: v.optional(atLeast, 1),
  }),
  v.object({
    ...common,
    rule: ruleOf('cycle'),
    months,
    atLeast: v.optional(atLeast, 1),
  }),
]);
export type Requirement = v.InferOutput<typeof requirement>;
export type RuleKind = Requirement['rule'];

const reportColumn = v.object({
  title: described(text, l10n.t('Heading of the column.')),
  shows: optional(
    v.picklist([
      'date',
      'title',
      'type',
      'minutes',
      'participatory',
      'topics',
      'evidence',
      'counterpart',
    ]),
    l10n.t('The part of the entry’s claim that it shows.'),
  ),
  prompt: optional(
    text,
    l10n.t('Id of the prompt whose answer it shows; without an answer, what “shows” says.'),
  ),
});
export type ReportColumn = v.InferOutput<typeof reportColumn>;

const reportPart = v.object({
  title: described(text, l10n.t('Heading of the part.')),
  kind: described(
    v.picklist(['forms', 'words', 'list', 'topics', 'types', 'gaps', 'requirements']),
    l10n.t(
      'How entries are shown: in full as forms, as words alone, as a dated list, by topics, by types; or gaps, or requirements.',
    ),
  ),
  note: optional(text, l10n.t('A note below the heading.')),
  which: optional(which, l10n.t('Which entries it shows; without it, all of the cycle.'), {}),
  columns: optional(v.array(reportColumn), l10n.t('The columns of a list.')),
  confidence,
});
export type ReportPart = v.InferOutput<typeof reportPart>;

/** A regulator's requirements. Loose: keys of later versions are kept. */
export const frameworkFile = v.looseObject({
  id: described(text, l10n.t('Names the framework; its folder has the same name.')),
  title: described(text, l10n.t('The title that people see.')),
  regulator: optional(text, l10n.t('Whose requirements these are.')),
  summary: optional(text, l10n.t('One or two sentences for choosing it.')),
  effectiveFrom: optional(plainDate, l10n.t('The day from which they hold.')),
  sourceUrl: optional(text, l10n.t('Address where they were read.')),
  checkedOn: optional(plainDate, l10n.t('The day on which they were read there.')),
  confidence,
  cycle: described(
    v.object({
      months: described(monthCount, l10n.t('Length of the cycle in months.')),
      starts: optional(
        v.pipe(
          text,
          v.regex(/^(?:registration|(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/, 'cycleStart'),
        ),
        l10n.t('“registration”, or a day of the year such as "06-01".'),
        'registration',
      ),
      registrationsOn: optional(
        v.picklist(['first-day', 'last-day']),
        l10n.t('The day of the cycle whose registrations decide what is asked.'),
        'last-day',
      ),
    }),
    l10n.t('The time over which the requirements are counted.'),
  ),
  registrations: optional(
    v.array(
      v.looseObject({
        ...topic.entries,
        implies: optional(list, l10n.t('Registrations that come with it.')),
      }),
    ),
    l10n.t('Registrations or roles that change what is required.'),
    [],
  ),
  types: optional(v.array(topic), l10n.t('Kinds of activity, as entries name them in “type”.'), []),
  notes: optional(
    v.array(v.object({ text: described(text, l10n.t('What else to know.')), confidence })),
    l10n.t('What is to be known besides, such as how long evidence is kept.'),
    [],
  ),
  topics: optional(
    v.array(
      v.looseObject({
        ...topic.entries,
        onlyFor: optional(list, l10n.t('Ids of the registrations for which the topic is asked.')),
        confidence,
        mustInclude: optional(
          v.array(topic),
          l10n.t('Parts of the topic that may not be left out.'),
        ),
      }),
    ),
    l10n.t('What entries can speak to.'),
    [],
  ),
  requirements: optional(v.array(requirement), l10n.t('The requirements, one by one.'), []),
  report: optional(
    v.object({
      title: optional(text, l10n.t('Title of the report.')),
      parts: described(v.array(reportPart), l10n.t('Its parts, in their order.')),
    }),
    l10n.t('How a report for this regulator is laid out.'),
  ),
});
export type FrameworkFile = v.InferOutput<typeof frameworkFile>;
