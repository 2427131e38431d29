/** Supervision records: entries like others, that begin with what was left open and what was reviewed since. */
import * as l10n from '@vscode/l10n';
import type { Entry } from './entry';
import { readEntryText } from './entryText';
import { Fences } from './fences';
import type { Journal } from './journal';
import { addressOf, labelFor } from './links';
import { earlierEntries } from './lookBack';
import { isPrivate } from './paths';
import { nameOf } from './review';
import { isLook, reviewRecordsOf } from './reviewRecords';
import type { EntryWish, Quote } from './scaffold';

export const supervisionTemplate = 'models/supervision';

/** What a new supervision record begins with; nothing for any other entry. */
export async function supervisionQuotes(
  journal: Journal,
  { template, date }: EntryWish,
): Promise<readonly Quote[]> {
  if (template?.ref !== supervisionTemplate) return [];
  const [last] = earlierEntries(journal, { template: supervisionTemplate }, date);
  return [
    ...(last ? await carriedOver(journal, last) : []),
    ...(await reviewedSince(journal, last)),
  ];
}

async function carriedOver(journal: Journal, last: Entry): Promise<readonly Quote[]> {
  const read = await journal.files.read(last.path);
  const actions = 'text' in read ? openActions(read.text) : [];
  if (actions.length === 0) return [];
  const { path, title, date } = last;
  const lines = actions.map((action) => `> - [ ] ${action}`);
  return [{ place: 'carried-over', lines, path, title, date }];
}

/** Items of task lists that are not ticked, quoted ones too: what was carried over once comes again. */
export function openActions(text: string): readonly string[] {
  const { frontMatter } = readEntryText(text);
  const fences = new Fences();
  const found = new Set<string>();
  for (const line of text.slice(frontMatter?.body ?? 0).split(/\r?\n/)) {
    if (fences.isCode(line)) continue;
    const item = /^[\s>]*[-*+] \[ \] +(\S.*?)\s*$/.exec(line);
    if (item) found.add(item[1]!);
  }
  return [...found];
}

/** Entries that a reviewer looked at since the day of the last record, by their last look. */
async function reviewedSince(journal: Journal, last: Entry | undefined): Promise<readonly Quote[]> {
  const reviewed: { at: string; entry: Entry; words: string }[] = [];
  for (const entry of journal.entries.values()) {
    if (entry.template === supervisionTemplate || isPrivate(entry.path)) continue;
    if ((journal.reviewingOf(entry)?.looks.length ?? 0) === 0) continue;
    const look = (await reviewRecordsOf(journal, entry)).filter(isLook).at(-1);
    if (!look) continue;
    const day = journal.world.clock.dayAt(Date.parse(look.record.at));
    if (last?.date !== undefined && day < last.date) continue;
    const name = nameOf(journal, look.person);
    const words =
      look.record.kind === 'signed-off'
        ? l10n.t('signed off by {0}, {1}', name, day)
        : l10n.t('reviewed by {0}, {1}', name, day);
    reviewed.push({ at: look.record.at, entry, words });
  }
  if (reviewed.length === 0) return [];
  reviewed.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [
    {
      place: 'reviewed',
      lines: (from) =>
        reviewed.map(
          ({ entry, words }) =>
            `> - [${labelFor(entry.title)}](${addressOf(from, entry.path)}), ${words}`,
        ),
    },
  ];
}
