import * as l10n from '@vscode/l10n';
import { recordedId } from '../../../core/actions/addRecords';
import { labelOf } from '../../../core/library/collections';
import { complete, openPrompts } from '../../../core/actions/completion';
import { mustBeValid } from '../../../core/actions/textOnDisk';
import { progressOf } from '../../../core/progress/progress';
import { choiceWords } from '../../../core/progress/progressText';
import { isolateBidi } from '../../../core/base/isolateBidi';
import type { EntryIn } from '../../services/journals';
import { showInformationMessage, showWarningMessage } from '../../services/messages';
import type { Command } from '../../services/command';
import { savedEntry, typedEntry } from '../../ask/targets';

/** Records the entry's completion, and its time if the clock runs; asks before it saves anything. */
export const markComplete: Command = {
  id: 'reflectiveJournal.markComplete',
  async execute(parts, argument) {
    const { text, ...target } = await typedEntry(parts, argument);
    const { open } = target;
    // Reports errors before asking anything.
    mustBeValid(text);
    recordedId(open.journal, target.entry);
    if (!(await mayComplete(target))) return;
    const author = await parts.authors.of(open);
    if (!author) return;
    const { entry } = await savedEntry(target, parts);
    const isNew = await complete(open.journal, entry, author);
    if (parts.clock.target?.entry.path === entry.path && parts.clock.home === open)
      await parts.clock.stop();
    void showInformationMessage(
      isNew
        ? completedText({ open, entry: open.journal.entries.get(entry.path) ?? entry })
        : l10n.t('This entry is already complete, and has not changed since.'),
    );
  },
};

async function mayComplete({ open, entry }: EntryIn): Promise<boolean> {
  const { journal } = open;
  const unanswered = openPrompts(journal, entry);
  if (unanswered.length === 0) return true;
  const template = journal.templateOf(entry);
  const names = unanswered.map(
    (id) => `• ${template?.prompts.find((prompt) => prompt.id === id)?.heading ?? id}`,
  );
  const total =
    template?.prompts.filter((prompt) => prompt.required).length ?? entry.prompts.length;
  const message =
    total === 1
      ? l10n.t('You have not answered the question yet. Mark it complete anyway?')
      : l10n.t(
          'You have not answered {0} of {1} questions yet. Mark it complete anyway?',
          unanswered.length,
          total,
        );
  const anyway = l10n.t('Mark Complete');
  return (
    (await showWarningMessage(message, { modal: true, detail: names.join('\n') }, anyway)) ===
    anyway
  );
}

/** For example: Activity 2.9 completed, 31 minutes. Section 2.11 is done: 1 of 2 chosen. */
function completedText({ open, entry }: EntryIn): string {
  const template = open.journal.templateOf(entry);
  const name = isolateBidi(template ? labelOf(template) : entry.title);
  const { minutes } = entry;
  const first =
    minutes === 0
      ? l10n.t('{0} completed.', name)
      : minutes === 1
        ? l10n.t('{0} completed, 1 minute.', name)
        : l10n.t('{0} completed, {1} minutes.', name, minutes);
  const section = progressOf(open.journal)
    .courses.flatMap((course) => course.sections)
    .find(({ activities }) => activities.some(({ id }) => id === entry.template));
  if (!section || section.done < section.required) return first;
  const title = isolateBidi(section.number || section.title);
  const [choice] = section.choices;
  return choice
    ? `${first} ${l10n.t('Section {0} is done: {1}.', title, choiceWords(choice))}`
    : `${first} ${l10n.t('Section {0} is done.', title)}`;
}
