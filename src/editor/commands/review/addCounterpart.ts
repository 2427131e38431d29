import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { setCounterpart } from '../../../core/authoring/claimEdits';
import { keepCounterpart } from '../../../core/authoring/counterpart';
import { namesPerson } from '../../../core/entries/claimProblems';
import { today } from '../../../core/base/dates';
import { counterpartRoles } from '../../../core/authoring/forms';
import { isolateBidi } from '../../../core/base/isolateBidi';
import type { EntryIn } from '../../services/journals';
import { showInformationMessage, showInputBox, showQuickPick } from '../../services/messages';
import { editFile } from '../../ask/editFile';
import type { Command } from '../../services/command';
import { askText, inSteps } from '../../ask/steps';
import { entryOf, writable } from '../../ask/targets';

/** Writes a participant's name, number and e-mail to a file in private/, and only a role to the entry. */
export const addCounterpart: Command = {
  id: 'reflectiveJournal.addCounterpart',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    const { open, entry } = target;
    const { journal } = await writable(open);
    const uri = open.uriOf(entry.path);
    setCounterpart((await vscode.workspace.openTextDocument(uri)).getText(), 'role', 'private/a');
    const title = l10n.t('Add Counterpart Details');
    const role = await pickRole(target, title);
    if (role === undefined) return;
    const details = { role, name: '', number: '', email: '' };
    const field =
      (key: 'name' | 'number' | 'email', prompt: string) =>
      (place: Parameters<typeof askText>[0]) =>
        askText(place, {
          prompt,
          value: details[key],
          take: (text) => (details[key] = text),
        });
    const isDone = await inSteps(title, [
      field('name', l10n.t('Their name. It is stored in private/ and not in the entry.')),
      field('number', l10n.t('Their Pin or registration number; press Enter to skip')),
      field('email', l10n.t('Their e-mail address; press Enter to skip')),
    ]);
    if (!isDone) return;
    const path = await keepCounterpart(journal.files, details, journal.world.random);
    await editFile(open, entry.path, (text) => setCounterpart(text, role, path));
    const show = l10n.t('Open Details');
    const message = l10n.t(
      'The entry names “{0}”. The details are stored on this device, in {1}.',
      isolateBidi(role),
      path,
    );
    void showInformationMessage(message, show).then((answer) => {
      if (answer === show) void vscode.window.showTextDocument(open.uriOf(path));
    });
  },
};

/** @returns a role without personal details; `undefined` on Escape */
async function pickRole({ open, entry }: EntryIn, title: string): Promise<string | undefined> {
  const { journal } = open;
  const { frameworks } = journal.setup!.file;
  const day = today(journal.world.clock);
  const roles = [
    ...counterpartRoles(journal.collections, frameworks, day, entry.template),
    l10n.t('a peer'),
    l10n.t('my supervisor or manager'),
  ];
  const items = [
    ...[...new Set(roles)].map((role) => ({ label: role, role })),
    { label: l10n.t('Another Role…'), role: undefined },
  ];
  const picked = await showQuickPick(items, {
    title,
    placeHolder: l10n.t('What was their role?'),
  });
  if (!picked) return undefined;
  if (picked.role !== undefined) return picked.role;
  const role = await showInputBox({
    title,
    prompt: l10n.t('Their role, as it is shown in the entry'),
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return l10n.t('Please write a few words.');
      return namesPerson(text)
        ? l10n.t('This looks like an address or a number. Enter those in the next steps.')
        : undefined;
    },
  });
  return role?.trim();
}
