import { reopen } from '../../core/completion';
import type { Command } from './index';
import { entryOf, writable } from './targets';

/** Takes the completion back; what was recorded stays in the record file. */
export const reopenEntry: Command = {
  id: 'reflectiveJournal.reopen',
  async execute(parts, argument) {
    const { open, entry } = entryOf(parts, argument);
    const { journal } = await writable(open);
    const author = await parts.authors.of(open);
    if (author) await reopen(journal, entry, author);
  },
};
