/** That a course was done: what was worked through, when and how long, and who says so. Never a qualification. */
import * as l10n from '@vscode/l10n';
import { misattributionText } from '../authorship/misattributed';
import { today } from '../base/dates';
import { digestOf } from '../entries/digest';
import type { Entry } from '../entries/entry';
import { readEntryText } from '../entries/entryText';
import type { Journal } from '../journal/journal';
import { labelOf } from '../library/collections';
import { hoursWords } from '../base/timeWords';
import { mayLeave, wordsToCopy } from '../entries/mayLeave';
import { misattributedOf } from '../actions/notices';
import type { History } from '../base/ports';
import { progressOf, type CourseProgress } from '../progress/progress';
import { recordsOf } from '../actions/recordsOf';
import { isDone, type Status } from '../records/status';
import { howToCheck, misattributedBlocks } from './appendix';
import { statusText } from './claimWords';
import type { Block, Paper } from './report';
import { oldestFirst } from '../entries/entry';
import { nameOf } from '../journal/setup/people';

export interface Participation {
  readonly course: { readonly id: string; readonly title: string; readonly provider: string };
  readonly participant: string;
  readonly made: string;
  readonly commit: string | undefined;
  /** Who asserts it: whoever completed the activities, and who reviewed or signed them off. */
  readonly assertedBy: readonly { readonly name: string; readonly as: string }[];
  /** Reviews that do not count, as another person committed them. */
  readonly misattributed: readonly { readonly path: string; readonly text: string }[];
  readonly minutes: number;
  readonly activities: readonly ParticipationActivity[];
}

export interface ParticipationActivity {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  /** The day on which it was marked complete; empty where that cannot be found. */
  readonly completedOn: string;
  readonly minutes: number;
  readonly status: Status;
  /** Whether the words changed after the record that gives the status was made. */
  readonly changed: boolean;
  readonly entry: string;
  readonly digest: string;
}

/** @returns why there is none where the course is not known, or not done yet */
export async function participationIn(
  journal: Journal,
  courseId: string,
  history: Pick<History, 'head'>,
): Promise<Participation | { readonly refused: string }> {
  const course = progressOf(journal).courses.find(({ id }) => id === courseId);
  if (!course)
    return { refused: l10n.t('This journal is not enrolled in a course “{0}”.', courseId) };
  if (course.done < course.required)
    return {
      refused: l10n.t(
        '“{0}” is not done yet: {1} of {2}. A record can be made when it is.',
        course.title,
        course.done,
        course.required,
      ),
    };
  const people = new Map<string, string>();
  const activities: ParticipationActivity[] = [];
  for (const entry of entriesOf(journal, course)) {
    const activity = await activityOf(journal, entry, people);
    if (activity) activities.push(activity);
  }
  const { owner, reviewers } = journal.setup!.file;
  return {
    course: { id: course.id, title: course.title, provider: course.provider },
    participant: nameOf(journal, owner),
    made: today(journal.world.clock),
    commit: await history.head(),
    // In this order, whichever of their files was read first.
    assertedBy: [...new Set([owner, ...reviewers])]
      .filter((person) => people.has(person))
      .map((person) => ({ name: nameOf(journal, person), as: people.get(person)! })),
    misattributed: activities.flatMap(({ entry: path }) =>
      misattributedOf(journal, { id: journal.entries.get(path)?.id }).map((one) => ({
        path,
        text: misattributionText(journal, one),
      })),
    ),
    minutes: activities.reduce((sum, { minutes }) => sum + minutes, 0),
    activities,
  };
}

/** Those that were completed, in the course's order. */
function entriesOf(journal: Journal, course: CourseProgress): Entry[] {
  const ids = course.sections.flatMap(({ activities }) => activities.map(({ id }) => id));
  const entries = [...journal.entries.values()].filter(
    ({ status, path }) => isDone(status) && mayLeave(path),
  );
  return ids.flatMap((id) => entries.filter(({ template }) => template === id).sort(oldestFirst));
}

async function activityOf(
  journal: Journal,
  entry: Entry,
  people: Map<string, string>,
): Promise<ParticipationActivity | undefined> {
  const read = await journal.files.read(entry.path);
  if (!('text' in read)) return undefined;
  const text = readEntryText(read.text);
  const words = wordsToCopy(text, entry.path);
  if (!words) return undefined;
  const { owner, reviewers } = journal.setup!.file;
  let completedOn = '';
  for (const { person, records } of entry.id === undefined
    ? []
    : await recordsOf(journal, entry.id))
    for (const record of records) {
      if (record.kind === 'completed' && person === owner) {
        people.set(person, l10n.t('participant, by their own account'));
        const day = journal.world.clock.dayAt(Date.parse(record.at));
        if (day > completedOn) completedOn = day;
      }
      const isReview = record.kind === 'reviewed' || record.kind === 'signed-off';
      if (
        isReview &&
        person !== owner &&
        reviewers.includes(person) &&
        isStanding(entry, record.kind)
      )
        people.set(person, l10n.t('reviewer'));
    }
  const template = journal.templateOf(entry);
  return {
    id: entry.template!,
    title: template ? `${labelOf(template)}: ${template.meta.title}` : words.title,
    date: entry.date ?? '',
    completedOn,
    minutes: entry.minutes,
    status: entry.status,
    changed: entry.changed,
    entry: entry.path,
    digest: digestOf(text, journal.world.hash),
  };
}

/** A review that was withdrawn says nothing any more: then the entry's status is less. */
const isStanding = ({ status }: Entry, kind: 'reviewed' | 'signed-off'): boolean =>
  status === 'signed-off' || status === kind;

/** The record as a page to be printed. */
export function participationPaper(record: Participation, language: string): Paper {
  const { course, participant, made, commit, assertedBy, misattributed } = record;
  const { minutes, activities } = record;
  const by = assertedBy.map(({ name, as }) => `${name} (${as})`).join('; ');
  const blocks: Block[] = [
    {
      kind: 'facts',
      rows: [
        { label: l10n.t('Participant'), value: participant },
        { label: l10n.t('Course'), value: course.title },
        ...(course.provider ? [{ label: l10n.t('Provider'), value: course.provider }] : []),
        { label: l10n.t('Time spent'), value: hoursWords(minutes) },
        { label: l10n.t('Asserted by'), value: by },
        { label: l10n.t('Made on'), value: made },
        ...(commit ? [{ label: l10n.t('Commit'), value: commit }] : []),
      ],
    },
    {
      kind: 'paragraph',
      text: l10n.t(
        'This says that the participant worked through the activities below, as recorded in their own journal. It is a record of participation. It gives no credit, and the provider has not confirmed it.',
      ),
    },
    { kind: 'heading', level: 2, text: l10n.t('Activities') },
    {
      kind: 'table',
      caption: l10n.t('Activities that were completed'),
      columns: [
        { title: l10n.t('Activity') },
        { title: l10n.t('Date') },
        { title: l10n.t('Completed on') },
        { title: l10n.t('Time'), isNumber: true },
        { title: l10n.t('Status') },
        { title: l10n.t('Digest') },
      ],
      rows: activities.map((one) => [
        one.title,
        one.date,
        one.completedOn,
        hoursWords(one.minutes),
        statusText(one),
        one.digest,
      ]),
    },
    ...misattributedBlocks(misattributed),
    { kind: 'note', text: howToCheck() },
  ];
  return {
    title: l10n.t('Record of participation'),
    subtitle: [participant, course.title].join(' · '),
    ...{ language, author: participant, made, commit, blocks },
  };
}

/** `{ schema: 1, kind: 'participation', … }`, the fields those of `Participation`. */
export const participationJson = (record: Participation): string =>
  `${JSON.stringify({ schema: 1, kind: 'participation', ...record, commit: record.commit ?? null }, undefined, 2)}\n`;
