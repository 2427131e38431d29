import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { recordedId } from '../../../core/actions/addRecords';
import { openPrompts } from '../../../core/actions/completion';
import { changeQuestion, discussionOf, reveal } from '../../../core/actions/discussion';
import { HumanError } from '../../../core/base/problem';
import { isDone } from '../../../core/records/status';
import type { EntryIn } from '../../services/journals';
import { showInformationMessage } from '../../services/messages';
import type { Parts } from '../../services/parts';
import type { Command } from '../../services/command';
import { openAtQuestion } from '../../ask/openEntry';
import { savedEntry, typedEntry } from '../../ask/targets';
import { addSplices } from '../../services/edits';

/** Opens the discussion next to the entry: after the answers, or earlier if the learner confirms. */
export const showDiscussion: Command = {
  id: 'reflectiveJournal.showDiscussion',
  async execute(parts, argument) {
    const target = await typedEntry(parts, argument);
    const { open, entry } = target;
    const { journal } = open;
    const template = journal.templateOf(entry);
    const discussion = discussionOf(journal, entry);
    if (!template || !discussion) {
      recordedId(journal, entry);
      throw new HumanError(l10n.t('There is no discussion for this entry.'));
    }
    if (!discussion.isOpen) {
      const answer = await askWhetherEarly(target);
      if (answer === 'answer') await openAtQuestion(open, entry.path, parts.documents);
      if (answer !== 'show') return;
    }
    const author = entry.revealed ? undefined : await parts.authors.of(open);
    // Early access is recorded, which needs a known author.
    if (!discussion.isOpen && !author) return;
    // Only the learner's access is recorded, not a supervisor's.
    if (author?.person === journal.setup!.file.owner) {
      const saved = await savedEntry(target, parts);
      await reveal(journal, saved.entry, author);
      if (!isDone(saved.entry.status)) await askWhatToChange(saved, parts);
    }
    const { showDiscussionPage } = await import('../../pages/activityPage');
    showDiscussionPage(parts, open, template);
  },
};

async function askWhetherEarly({ open, entry }: EntryIn): Promise<'answer' | 'show' | undefined> {
  const total =
    open.journal.templateOf(entry)?.prompts.filter((prompt) => prompt.required).length ?? 0;
  const unanswered = openPrompts(open.journal, entry).length;
  const message =
    total === 1
      ? l10n.t('You have not answered the question yet. Answer first, or show the discussion now?')
      : l10n.t(
          'You have not answered {0} of {1} questions yet. Answer first, or show the discussion now?',
          unanswered,
          total,
        );
  const show = l10n.t('Show It Now');
  // The first button is the default, and a close affordance cannot be the first.
  const first = l10n.t('Answer First');
  const answer = await showInformationMessage(message, { modal: true }, first, show);
  return answer === show ? 'show' : answer === first ? 'answer' : undefined;
}

/** Adds the question of what to change to the entry, once. */
async function askWhatToChange({ open, entry }: EntryIn, parts: Parts): Promise<void> {
  const document = await vscode.workspace.openTextDocument(open.uriOf(entry.path));
  const question = changeQuestion(parts.documents.textOf(document));
  if (!question) return;
  const edit = new vscode.WorkspaceEdit();
  addSplices(edit, document, [question]);
  if (await vscode.workspace.applyEdit(edit)) await document.save();
}
