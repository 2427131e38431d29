import * as vscode from 'vscode';
import { answerPlace } from '../../core/answerPlace';
import { progressOf } from '../../core/progress';
import type { Step } from '../../protocol';
import type { Command } from './index';
import { openEntry } from './openEntry';
import { pickJournal } from './targets';

/** Does the next step: the one that the panel showed, else the one that stands now. */
export const continueNext: Command = {
  id: 'reflectiveJournal.continue',
  async execute(parts, key, shown) {
    const open = parts.journals.all.find((one) => one.key === key) ?? (await pickJournal(parts));
    if (!open) return;
    const next = (shown as Step | undefined) ?? progressOf(open.journal).next;
    switch (next.kind) {
      case 'continue':
        return openEntry(open, next.entry, (document) => {
          const empty = parts.documents
            .textOf(document)
            .sections.find(({ prompt, words }) => prompt !== undefined && words === 0);
          return empty && answerPlace(document.getText(), empty);
        });
      case 'complete': {
        const entry = open.journal.entries.get(next.entry);
        if (entry)
          await vscode.commands.executeCommand('reflectiveJournal.markComplete', {
            kind: 'entry',
            open,
            entry,
          });
        return;
      }
      case 'start':
        await vscode.commands.executeCommand('reflectiveJournal.newEntry', {
          kind: 'activity',
          open,
          activity: { id: next.template },
        });
        return;
      case 'done':
        await vscode.commands.executeCommand('reflectiveJournal.newReflection');
    }
  },
};
