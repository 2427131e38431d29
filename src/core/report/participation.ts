/** A record of participation: which activities of a course were done, when, how long, and who asserts it. Not a qualification. */
import * as l10n from '@vscode/l10n';
import { today } from '../base/dates';
import { listOfDigests, type TextDigests } from '../records/digests';
import { digestsOf } from '../entries/digest';
import type { Entry } from '../entries/entry';
import { readEntryText } from '../entries/entryText';
import type { Journal } from '../journal/journal';
import { labelOf } from '../library/collections';
import { hoursWords } from '../base/timeWords';
import { mayLeave, wordsToCopy } from '../entries/mayLeave';
import type { History } from '../base/ports';
import { progressOf, type CourseProgress } from '../progress/progress';
import { statusText } from '../progress/progressText';
import { recordsOf } from '../actions/recordsOf';
import { isDone, type Status } from '../records/status';
import { nameOf } from '../journal/setup/people';
import { howToCheck, misattributedBlocks } from './appendix';
import { heading, note, numberColumn, paragraph, table } from './blocks';
import { misattributedIn } from './buildReport';
import type { Paper, Report } from './report';
import { oldestFirst } from '../entries/entry';

interface Participation {
  readonly course: { readonly id: string; readonly title: string; readonly provider: string };
  readonly participant: string;
  readonly made: string;
  readonly commit: string | undefined;
  /** The participant, and the reviewers who reviewed or signed off activities. */
  readonly assertedBy: readonly { readonly name: string; readonly as: string }[];
  /** Reviews that do not count, since another person committed them. */
  readonly misattributed: Report['misattributed'];
  readonly minutes: number;
  readonly activities: readonly ParticipationActivity[];
}

interface ParticipationActivity extends TextDigests {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  /** The day on which it was marked complete; empty if unknown. */
  readonly completedOn: string;
  readonly minutes: number;
  readonly status: Status;
  /** Whether the text changed after the record that determines the status. */
  readonly changed: boolean;
  readonly entry: string;
}

/** @returns the reason for refusal if the course is unknown or not done yet */
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
    // In a fixed order, whatever the order of their files.
    assertedBy: [...new Set([owner, ...reviewers])]
      .filter((person) => people.has(person))
      .map((person) => ({ name: nameOf(journal, person), as: people.get(person)! })),
    misattributed: misattributedIn(
      journal,
      activities.map(({ entry }) => journal.entries.get(entry)).filter((one) => one !== undefined),
    ),
    minutes: activities.reduce((sum, { minutes }) => sum + minutes, 0),
    activities,
  };
}

/** Completed entries, in the course's order. */
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
  for (const { person, records } of await recordsOf(journal, entry.id ?? ''))
    for (const { kind, at } of records)
      if (person !== owner) {
        // A withdrawn review does not count, and the entry has a lower status then.
        const isReview = kind === 'signed-off' || kind === 'reviewed';
        const counts = isReview && (entry.status === 'signed-off' || entry.status === kind);
        if (counts && reviewers.includes(person)) people.set(person, l10n.t('reviewer'));
      } else if (kind === 'completed') {
        people.set(person, l10n.t('participant, by their own account'));
        const day = journal.world.clock.dayAt(Date.parse(at));
        if (day > completedOn) completedOn = day;
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
    ...digestsOf(text, journal.world.hash),
  };
}

/** The record as a document. */
export function participationPaper(record: Participation, language: string): Paper {
  const { course, participant, made, commit, assertedBy, misattributed } = record;
  const { minutes, activities } = record;
  const by = assertedBy.map(({ name, as }) => `${name} (${as})`).join('; ');
  const facts = [
    { label: l10n.t('Participant'), value: participant },
    { label: l10n.t('Course'), value: course.title },
    ...(course.provider ? [{ label: l10n.t('Provider'), value: course.provider }] : []),
    { label: l10n.t('Time spent'), value: hoursWords(minutes) },
    { label: l10n.t('Asserted by'), value: by },
    { label: l10n.t('Made on'), value: made },
    ...(commit ? [{ label: l10n.t('Commit'), value: commit }] : []),
  ];
  return {
    title: l10n.t('Record of participation'),
    subtitle: [participant, course.title].join(' · '),
    ...{ language, author: participant, made, commit },
    blocks: [
      { kind: 'facts', rows: facts },
      paragraph(
        l10n.t(
          'This says that the participant worked through the activities below, as recorded in their own journal. It is a record of participation. It gives no credit, and the provider has not confirmed it.',
        ),
      ),
      heading(2, l10n.t('Activities')),
      table(
        l10n.t('Activities that were completed'),
        [
          ...[l10n.t('Activity'), l10n.t('Date'), l10n.t('Completed on')],
          ...[numberColumn(l10n.t('Time')), l10n.t('Status'), l10n.t('Digests')],
        ],
        activities.map((one) => [
          ...[one.title, one.date, one.completedOn],
          ...[hoursWords(one.minutes), statusText(one), listOfDigests(one).join(' ')],
        ]),
      ),
      ...misattributedBlocks(misattributed),
      note(howToCheck()),
    ],
  };
}

/** `{ schema: 1, kind: 'participation', … }`, the fields those of `Participation`. */
export const participationJson = (record: Participation): string =>
  `${JSON.stringify({ schema: 1, kind: 'participation', ...record, commit: record.commit ?? null }, undefined, 2)}\n`;
