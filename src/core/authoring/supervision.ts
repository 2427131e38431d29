/** Supervision records: entries that begin with open actions of the last one, and with reviews since. */
import * as l10n from '@vscode/l10n';
import type { Entry } from '../entries/entry';
import { Fences } from '../text/fences';
import type { Journal } from '../journal/journal';
import { supervisionTemplate } from '../library/supervisionTemplate';
import { addressOf, labelFor } from '../text/links';
import { destinationFor, earlierEntries, wordsFor } from './lookBack';
import { mayLeave, type Destination } from '../entries/mayLeave';
import type { OwnWords } from '../entries/ownWords';
import { isLook, reviewRecordsOf } from '../actions/reviewRecords';
import type { EntryRequest, Quote } from './scaffold';
import { nameOf } from '../journal/setup/people';
import { splitLines } from '../text/lines';

/** The beginning of a new supervision record; nothing for any other entry. */
export async function supervisionQuotes(
  journal: Journal,
  request: EntryRequest,
): Promise<readonly Quote[]> {
  const { template, date } = request;
  if (template?.ref !== supervisionTemplate) return [];
  const to = destinationFor(journal, request);
  const last = await lastSupervision(journal, to, date);
  const carried = last && last.actions.length > 0 ? [carriedOver(last)] : [];
  return [...carried, ...(await reviewedSince(journal, last?.entry, to))];
}

/** A supervision record, with what of it may be copied. */
export interface LastSupervision {
  readonly entry: Entry;
  readonly title: string;
  /** Open ones, without duplicates. */
  readonly actions: readonly string[];
}

/** The newest supervision record that may be copied there; with a day, the newest until then. */
export async function lastSupervision(
  journal: Pick<Journal, 'entriesFrom' | 'files'>,
  to: Destination,
  until?: string,
): Promise<LastSupervision | undefined> {
  for (const entry of earlierEntries(journal, { template: supervisionTemplate }, until)) {
    const words = await wordsFor(journal, entry.path, to);
    if (words) return { entry, title: words.title, actions: actionsIn(words) };
  }
  return undefined;
}

const actionsIn = ({ free, answers }: OwnWords): readonly string[] => [
  ...new Set([free, ...[...answers.values()].map(({ markdown }) => markdown)].flatMap(openActions)),
];

function carriedOver({ entry: { path, date }, title, actions }: LastSupervision): Quote {
  const lines = actions.map((action) => `> - [ ] ${action}`);
  return { place: 'carried-over', lines, path, title, date };
}

/** Unticked items of task lists, including quoted ones, which were carried over before. */
export function openActions(text: string): readonly string[] {
  const fences = new Fences();
  const found = new Set<string>();
  for (const line of splitLines(text)) {
    if (fences.isCode(line)) continue;
    const item = /^[\s>]*[-*+] \[ \] +(\S.*?)\s*$/.exec(line);
    if (item) found.add(item[1]!);
  }
  return [...found];
}

/** Entries reviewed since the day of the last record, sorted by their last review. */
async function reviewedSince(
  journal: Journal,
  last: Entry | undefined,
  to: Destination,
): Promise<readonly Quote[]> {
  const reviewed: { at: string; path: string; title: string; words: string }[] = [];
  for (const entry of journal.entries.values()) {
    if (entry.template === supervisionTemplate || !mayLeave(entry.path, to)) continue;
    if ((journal.reviewingOf(entry)?.looks.length ?? 0) === 0) continue;
    const look = (await reviewRecordsOf(journal, entry)).filter(isLook).at(-1);
    if (!look) continue;
    const day = journal.world.clock.dayAt(Date.parse(look.record.at));
    if (last?.date !== undefined && day < last.date) continue;
    const own = await wordsFor(journal, entry.path, to);
    if (!own) continue;
    const name = nameOf(journal, look.person);
    const words =
      look.record.kind === 'signed-off'
        ? l10n.t('signed off by {0}, {1}', name, day)
        : l10n.t('reviewed by {0}, {1}', name, day);
    reviewed.push({ at: look.record.at, path: entry.path, title: own.title, words });
  }
  if (reviewed.length === 0) return [];
  reviewed.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [
    {
      place: 'reviewed',
      lines: (from) =>
        reviewed.map(
          ({ path, title, words }) =>
            `> - [${labelFor(title)}](${addressOf(from, path)}), ${words}`,
        ),
    },
  ];
}
