import type { Entry } from '../../src/core/entries/entry';
import { readEntryText } from '../../src/core/entries/entryText';
import type { IndexCache } from '../../src/core/journal/index/index';
import { Journal } from '../../src/core/journal/journal';
import { progressOf } from '../../src/core/progress/progress';
import { statuses } from '../../src/core/records/status';
import type { MemoryFiles } from './memoryFiles';
import { builtIn } from './samples';
import { testWorld } from './world';

/** A journal of these files, of which some are open in the editor, read now. */
export async function fresh(
  files: MemoryFiles,
  opened: ReadonlyMap<string, string>,
  cache?: IndexCache,
  world = testWorld(),
): Promise<Journal> {
  const journal = new Journal(files, world, builtIn);
  await journal.load(cache);
  await journal.apply(
    [...opened].map(([path, text]) => ({ kind: 'open', path, text: readEntryText(text) })),
  );
  return journal;
}

/** All that can be seen of a journal, in an order of its own. */
export function seen(journal: Journal): unknown {
  const entries = [...journal.entries.values()].map((entry) => seenOf(entry, journal));
  const { tally } = journal;
  const templates = [...tally.templates].map(([ref, { byStatus, minutes }]) => ({
    ref,
    minutes,
    counts: statuses.map((one) => [
      byStatus[one].count,
      byStatus[one].changed,
      byStatus[one].latest.find(),
    ]),
  }));
  const ids = new Set(entries.map(({ id }) => id).filter((id) => id !== undefined));
  return {
    entries: entries.sort(byKey('path')),
    ids: [...ids]
      .sort()
      .map((id) => [
        ...[id, [...journal.pathsOf(id)].sort(), journal.entryById(id)?.path],
        [...journal.recordPathsOf(id)].sort(),
      ]),
    commented: [...journal.commented()]
      .map(({ entry: { path }, comments }) => ({ path, comments }))
      .sort(byKey('path')),
    people: [...journal.people.values()].sort(byKey('id')),
    problems: [...journal.problems()].map((one) => JSON.stringify(one)).sort(),
    pathsWithProblems: [...new Set(journal.pathsWithProblems())].sort(),
    filesWithProblems: journal.filesWithProblems,
    statuses: tally.statuses,
    changed: tally.changed,
    templates: templates
      .filter(({ minutes, counts }) => minutes !== 0 || counts.some(([count]) => count !== 0))
      .sort(byKey('ref')),
    latest: [...tally.latest()].sort(),
    weeks: [...tally.weeks]
      .filter(([, { entries: n, minutes }]) => n !== 0 || minutes !== 0)
      .sort(),
    months: [...tally.months].sort(),
    paths: [...tally.months.keys()].sort().map((month) => [...tally.pathsIn(month)].sort()),
    progress: progressOf(journal),
  };
}

/** An entry without what only tells how it was read. */
function seenOf(entry: Entry, journal: Journal) {
  const { path, id, status, changed, minutes, title, template, version, date, tags } = entry;
  const { prompts, words, freeWords, revealed, claim, claimVerdict } = entry;
  const { completions, comments, digests } = journal.standingOf(entry);
  return {
    ...{ path, id, status, changed, minutes, title, template, version, date, tags },
    ...{ prompts, words, freeWords, revealed, claimVerdict },
    // Sums are JSON, which has no undefined values.
    claim: claim && Object.assign({ type: undefined, counterpart: undefined }, claim),
    ...{ completions, comments, digests, reviewing: journal.reviewingOf(entry) },
    // Kept after the record is gone that needs it.
    digest: digests.length > 0 ? entry.digest : undefined,
    active: [...entry.active].sort((a, b) => a.monday - b.monday),
    problems: journal.problemsOf(path),
  };
}

const byKey =
  <K extends string>(key: K) =>
  (a: Record<K, string>, b: Record<K, string>): number =>
    a[key] < b[key] ? -1 : 1;
