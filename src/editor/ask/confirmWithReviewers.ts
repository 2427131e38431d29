import type { Entry } from '../../core/entries/entry';
import type { Journal } from '../../core/journal/journal';
import { isolateBidi } from '../../core/base/isolateBidi';
import { showWarningMessage } from '../services/messages';
import { nameOf } from '../../core/journal/setup/people';

/** Texts of a command that invalidates reviews or sign-offs, with the label of its button. */
export interface Loss {
  readonly answer: string;
  readonly signedOff: (names: string) => string;
  readonly reviewed: (names: string) => string;
}

/**
 * Asks before records of other people are invalidated.
 * @returns whether to continue; `true` without asking if no one has reviewed or signed off the entry
 */
export async function confirmWithReviewers(
  journal: Journal,
  entry: Entry,
  { answer, signedOff, reviewed }: Loss,
): Promise<boolean> {
  const { looks = [] } = journal.reviewingOf(entry) ?? {};
  const counting = looks.filter(({ kind }) => kind === entry.status);
  if (counting.length === 0) return true;
  const names = [...new Set(counting.map(({ person }) => isolateBidi(nameOf(journal, person))))];
  const question = entry.status === 'signed-off' ? signedOff : reviewed;
  const chosen = await showWarningMessage(question(names.join(', ')), { modal: true }, answer);
  return chosen === answer;
}
