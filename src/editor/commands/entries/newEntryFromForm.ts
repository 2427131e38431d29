import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { today } from '../../../core/base/dates';
import { choicesOf, followedFrameworks, formGroups } from '../../../core/authoring/forms';
import { isVerified } from '../../../core/library/framework';
import type { EntryMeta } from '../../../core/schema/schemas';
import { isolateBidi } from '../../../core/base/isolateBidi';
import type { Template } from '../../../core/library/template';
import { showQuickPick } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import { askChoices, askTimeSpent } from '../../ask/claimSteps';
import type { Command } from '../../services/command';
import { titleStep } from '../../ask/entryTitle';
import { makeEntry } from '../../ask/openEntry';
import { inSteps, type Step } from '../../ask/steps';
import { pickJournal, writable } from '../../ask/targets';

/** Creates an entry with the fields of a regulator's form. */
export const newEntryFromForm: Command = {
  id: 'reflectiveJournal.newEntryFromForm',
  async execute(parts) {
    const open = await pickJournal(parts);
    if (!open) return;
    await writable(open);
    const form = await pickForm(open);
    if (!form) return;
    const asked = await askedFor(open, form);
    if (asked) await makeEntry(open, form, asked.title, asked.cpd);
  },
};

async function pickForm({ journal }: OpenJournal): Promise<Template | undefined> {
  const { collections } = journal;
  const { frameworks } = journal.setup!.file;
  const followed = followedFrameworks(collections, frameworks, today(journal.world.clock));
  const items: (vscode.QuickPickItem & { form?: Template })[] = [];
  for (const { title, forms } of formGroups(collections, followed)) {
    items.push({ label: title, kind: vscode.QuickPickItemKind.Separator });
    for (const form of forms)
      items.push({
        label: isolateBidi(form.meta.title),
        description: isVerified(form.meta) ? '' : l10n.t('not yet checked against the source'),
        ...(form.meta.summary ? { detail: form.meta.summary } : {}),
        form,
      });
  }
  const picked = await showQuickPick(items, {
    title: l10n.t('New Entry from Form'),
    placeHolder: l10n.t('Which form?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.form;
}

/** Asks for the title of the new entry, and for its claim as far as the form leaves it open. `undefined` on Escape. */
async function askedFor(
  { journal }: OpenJournal,
  form: Template,
): Promise<{ title: string | undefined; cpd: EntryMeta['cpd'] } | undefined> {
  const { ref, meta } = form;
  const cpd: NonNullable<EntryMeta['cpd']> = {};
  let title: string | undefined;
  const steps: Step[] = [titleStep(form, (answer) => (title = answer))];
  if (meta.cpd?.minutes === 0)
    steps.push((place) =>
      askTimeSpent(place, meta.cpd!.participatory === 0, (spent) => Object.assign(cpd, spent)),
    );
  const framework = journal.collections.frameworks.get(ref.slice(0, ref.indexOf('/')));
  const [choices] = framework ? choicesOf([framework]) : [];
  const topics = meta.cpd?.covers?.length === 0 ? (choices?.topics ?? []) : [];
  const types = meta.cpd?.type === '' ? (choices?.types ?? []) : [];
  if (choices && topics.length + types.length > 0)
    steps.push((place) =>
      askChoices(place, [{ title: choices.title, topics, types }], (chosen) =>
        Object.assign(cpd, chosen),
      ),
    );
  return (await inSteps(meta.title, steps)) ? { title, cpd } : undefined;
}
