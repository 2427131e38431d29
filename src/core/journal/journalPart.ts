import { mayLeave } from '../entries/mayLeave';
import type { Journal } from './journal';
import { tallyOf } from './index/index';

/** The part of a journal that is available without reading its files again. */
export type JournalPart = Pick<
  Journal,
  | 'setup'
  | 'people'
  | 'collections'
  | 'world'
  | 'entries'
  | 'tally'
  | 'entryById'
  | 'pathsOf'
  | 'standingOf'
  | 'reviewingOf'
  | 'templateOf'
  | 'misattributed'
  | 'reviewsWithoutEntry'
  | 'problems'
  | 'filesWithProblems'
>;

/** The journal without its private part. */
export function sharedPart(journal: Journal): JournalPart {
  const paths = [...journal.entries.keys()];
  if (paths.every((path) => mayLeave(path)) && !hasPrivateProblems(journal)) return journal;
  const entries = new Map([...journal.entries].filter(([path]) => mayLeave(path)));
  const tally = tallyOf(entries);
  const { setup, people, collections, world } = journal;
  const misattributed = journal.misattributed.filter(({ path }) => mayLeave(path));
  const part: JournalPart = {
    ...{ setup, people, collections, world, entries, tally, misattributed },
    reviewsWithoutEntry: () => journal.reviewsWithoutEntry(),
    entryById(id) {
      const entry = journal.entryById(id);
      return entry && entries.get(entry.path);
    },
    pathsOf: (id) => journal.pathsOf(id).filter((path) => mayLeave(path)),
    standingOf: (entry) => journal.standingOf(entry),
    reviewingOf: (entry) => journal.reviewingOf(entry),
    templateOf: (entry) => journal.templateOf(entry),
    *problems() {
      for (const problem of journal.problems()) if (mayLeave(problem.path)) yield problem;
    },
    get filesWithProblems() {
      const found = new Set<string>();
      for (const { path, severity } of part.problems()) if (severity !== 'info') found.add(path);
      return found.size;
    },
  };
  return part;
}

function hasPrivateProblems(journal: Journal): boolean {
  for (const path of journal.pathsWithProblems()) if (!mayLeave(path)) return true;
  return false;
}
