import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isOfAnother } from '../../../core/actions/waiting';
import { labelOf } from '../../../core/library/collections';
import { journalFilePath } from '../../../core/journal/setup/journalFile';
import { progressOf, type NextStep } from '../../../core/progress/progress';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { setupProblem } from '../../../core/journal/setupProblem';
import type { Step } from '../../../protocol/panel';
import type { EntryIn } from '../../services/journals';
import { showInformationMessage } from '../../services/messages';
import { HumanError } from '../../../core/base/problem';
import { nameOf } from '../../../core/journal/setup/people';
import type { Parts } from '../../services/parts';
import type { OpenJournal } from '../../services/openJournal';
import type { Command } from '../../services/command';
import { openAtQuestion } from '../../ask/openEntry';
import { pickJournal } from '../../ask/targets';

const complete = 'reflectiveJournal.markComplete';

/** Opens an answered entry and asks before completing it: the command's title does not say what it does. */
async function openReady(target: EntryIn): Promise<void> {
  const { open, entry } = target;
  await vscode.window.showTextDocument(open.uriOf(entry.path), { preview: false });
  const yes = l10n.t('Mark Complete');
  const template = open.journal.templateOf(entry);
  const name = isolateBidi(template ? labelOf(template) : entry.title);
  const question = l10n.t('{0}: all questions are answered.', name);
  void showInformationMessage(question, yes).then((answer) => {
    if (answer === yes) void vscode.commands.executeCommand(complete, target);
  });
}

/** Does the next step: the one shown in the panel, else the current one. */
export const continueNext: Command = {
  id: 'reflectiveJournal.continue',
  async execute(parts, key, shown) {
    const open = parts.journals.all.find((one) => one.key === key) ?? (await pickJournal(parts));
    if (!open) return;
    await open.loaded;
    await mustBeOwner(parts, open);
    const next = (shown as Step | undefined) ?? (await nextStepOf(open));
    switch (next.kind) {
      case 'continue':
        // Opens only entries of this journal, whatever a page requests.
        if (!open.journal.entries.has(next.entry)) return;
        return openAtQuestion(open, next.entry, parts.documents);
      case 'complete': {
        const entry = open.journal.entries.get(next.entry);
        if (!entry) return;
        const target = { kind: 'entry', open, entry } as const;
        if (shown) await vscode.commands.executeCommand(complete, target);
        else await openReady(target);
        return;
      }
      case 'start':
        await vscode.commands.executeCommand('reflectiveJournal.newEntry', {
          kind: 'activity',
          open,
          activity: { id: next.template },
        });
        return;
      case 'mend': {
        await open.loaded;
        const line = (setupProblem(open.journal)?.line ?? 1) - 1;
        // The editor itself reports files that are not text or cannot be read.
        await vscode.commands.executeCommand('vscode.open', open.uriOf(journalFilePath), {
          selection: new vscode.Range(line, 0, line, 0),
        });
        return;
      }
      case 'done':
        await vscode.commands.executeCommand('reflectiveJournal.newReflection');
    }
  },
};

/** @throws HumanError if the reader is known, and the journal is another person's */
async function mustBeOwner({ authors }: Parts, open: OpenJournal): Promise<void> {
  if (!isOfAnother(open.journal, await authors.known(open))) return;
  throw new HumanError(
    l10n.t(
      'This is the journal of {0}. Only they continue in it.',
      isolateBidi(nameOf(open.journal, open.journal.setup!.file.owner)),
    ),
  );
}

/** Waits for the files: an unread journal looks like one with an unreadable journal.yaml. */
async function nextStepOf(open: OpenJournal): Promise<NextStep> {
  await open.loaded;
  return progressOf(open.journal).next;
}
