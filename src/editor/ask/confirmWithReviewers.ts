import type { Entry } from '../../core/entries/entry';
import type { Journal } from '../../core/journal/journal';
import { setApart } from '../../core/base/setApart';
import { showWarningMessage } from '../services/messages';
import { nameOf } from '../../core/journal/setup/people';

/** What a command does that takes the basis from reviews or sign-offs, with the label of its button. */
export interface Loss {
  readonly answer: string;
  readonly signedOff: (names: string) => string;
  readonly reviewed: (names: string) => string;
}

/**
 * Asks first where records of other persons would lose their basis.
 * @returns whether to go on; `true` without a question where nobody has reviewed or signed the entry off
 */
export async function confirmWithReviewers(
  journal: Journal,
  entry: Entry,
  { answer, signedOff, reviewed }: Loss,
): Promise<boolean> {
  const { looks = [] } = journal.reviewingOf(entry) ?? {};
  const counting = looks.filter(({ kind }) => kind === entry.status);
  if (counting.length === 0) return true;
  const names = [...new Set(counting.map(({ person }) => setApart(nameOf(journal, person))))];
  const question = entry.status === 'signed-off' ? signedOff : reviewed;
  const chosen = await showWarningMessage(question(names.join(', ')), { modal: true }, answer);
  return chosen === answer;
}
