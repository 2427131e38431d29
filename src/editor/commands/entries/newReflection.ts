import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { today } from '../../../core/base/dates';
import { isolateBidi } from '../../../core/base/isolateBidi';
import type { Template } from '../../../core/library/template';
import { showInputBox, showQuickPick } from '../../services/messages';
import type { Command } from '../../services/command';
import { askTitle } from '../../ask/entryTitle';
import { makeEntry } from '../../ask/openEntry';
import { pickJournal, writable } from '../../ask/targets';

type Item = vscode.QuickPickItem & { template?: Template; isFree?: boolean };

export const newReflection: Command = {
  id: 'reflectiveJournal.newReflection',
  async execute(parts) {
    const open = await pickJournal(parts);
    if (!open) return;
    const { journal } = await writable(open);
    const models = [...journal.collections.templates.values()].filter(
      ({ kind }) => kind === 'model',
    );
    const items: Item[] = [
      // First, where it is visible however many models there are.
      {
        label: l10n.t('Free Entry'),
        description: l10n.t('a title and an empty page'),
        isFree: true,
      },
      ...groupOf(models.filter(({ origin }) => origin === 'journal')),
      ...groupOf(models.filter(({ origin }) => origin === 'built-in')),
    ];
    const picked = await showQuickPick(items, {
      title: l10n.t('New Reflection'),
      placeHolder: l10n.t('Which questions would help?'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (!picked) return;
    if (picked.template) {
      let title: string | undefined;
      const isAnswered = await askTitle(
        l10n.t('New Reflection'),
        picked.template,
        (answer) => (title = answer),
      );
      return isAnswered ? makeEntry(open, picked.template, title) : undefined;
    }
    const title = await showInputBox({
      title: l10n.t('Free Entry'),
      prompt: l10n.t('A title'),
      value: today(journal.world.clock),
      validateInput: (text) => (text.trim() ? undefined : l10n.t('Please enter a title.')),
    });
    if (title !== undefined) await makeEntry(open, undefined, title.trim());
  },
};

/** Models below a line; nothing without any. */
const groupOf = (models: readonly Template[]): Item[] =>
  models.length === 0
    ? []
    : [
        { label: '', kind: vscode.QuickPickItemKind.Separator },
        ...models.map((template) => ({
          label: isolateBidi(template.meta.title),
          description: template.prompts.map((prompt) => isolateBidi(prompt.heading)).join(' · '),
          ...(template.meta.summary ? { detail: template.meta.summary } : {}),
          template,
        })),
      ];
