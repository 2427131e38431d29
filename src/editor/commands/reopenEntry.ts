import * as l10n from '@vscode/l10n';
import { reopen } from '../../core/completion';
import type { Entry } from '../../core/entry';
import type { Journal } from '../../core/journal';
import { nameOf } from '../../core/review';
import { setApart } from '../../core/setApart';
import type { Command } from './index';
import { entryOf, writable } from './targets';
import { showWarningMessage } from '../messages';

/** Takes the completion back; what was recorded stays in the record file. */
export const reopenEntry: Command = {
  id: 'reflectiveJournal.reopen',
  async execute(parts, argument) {
    const { open, entry } = entryOf(parts, argument);
    const { journal } = await writable(open);
    const author = await parts.authors.of(open);
    if (author && (await mayReopen(journal, entry))) await reopen(journal, entry, author);
  },
};

/** The names of those whose reviews or sign-offs an entry has; empty where there are none. */
export function lookersAt(journal: Journal, entry: Entry): string {
  const { looks = [] } = journal.reviewingOf(entry) ?? {};
  const counting = looks.filter(({ kind }) => kind === entry.status);
  return [...new Set(counting.map(({ person }) => setApart(nameOf(journal, person))))].join(', ');
}

/** Asks first where the record of another person would lose its basis. */
async function mayReopen(journal: Journal, entry: Entry): Promise<boolean> {
  const names = lookersAt(journal, entry);
  if (names === '') return true;
  const answer = l10n.t('Reopen');
  const question =
    entry.status === 'signed-off'
      ? l10n.t('{0} signed this off. Reopen it? They will see that you did.', names)
      : l10n.t('{0} reviewed this. Reopen it? They will see that you did.', names);
  return (await showWarningMessage(question, { modal: true }, answer)) === answer;
}
