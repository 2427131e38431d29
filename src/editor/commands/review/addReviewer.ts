import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { journalFilePath } from '../../../core/journal/setup/journalFile';
import { personPath } from '../../../core/journal/setup/people';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { slugOf } from '../../../core/base/slug';
import { setList } from '../../../core/yaml/editYaml';
import { writeYaml } from '../../../core/yaml/writeYaml';
import { showInformationMessage, showQuickPick } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import { ask } from '../../ask/ask';
import { editFile } from '../../ask/editFile';
import type { Command } from '../../services/command';
import { journalOfNode, pickJournal, writable } from '../../ask/targets';

/** Adds a reviewer. Reviews and sign-offs by earlier reviewers still count. */
export const addReviewer: Command = {
  id: 'reflectiveJournal.addReviewer',
  async execute(parts, argument) {
    const open = journalOfNode(argument) ?? (await pickJournal(parts));
    if (!open) return;
    const { journal } = await writable(open);
    const person = await pickPerson(open);
    if (!person) return;
    const { reviewers } = journal.setup!.file;
    await editFile(open, journalFilePath, (text) =>
      setList(text, 'reviewers', [...reviewers, person.id]),
    );
    void showInformationMessage(
      l10n.t('{0} can now review and sign off your entries.', isolateBidi(person.name)),
    );
  },
};

async function pickPerson(
  open: OpenJournal,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const { people, setup } = open.journal;
  const { owner, reviewers } = setup!.file;
  const others = [...people.values()].filter(({ id }) => id !== owner && !reviewers.includes(id));
  const title = l10n.t('Add a Reviewer');
  const items = [
    ...others.map((person) => ({
      label: isolateBidi(person.name),
      description: person.email,
      person,
    })),
    {
      label: l10n.t('Someone New…'),
      iconPath: new vscode.ThemeIcon('add'),
      description: '',
      person: undefined,
    },
  ];
  const picked = await showQuickPick(items, {
    title,
    placeHolder: l10n.t('Earlier reviewers and their sign-offs are kept'),
  });
  return picked && (picked.person ?? makePerson(open, title));
}

async function makePerson(
  { journal }: OpenJournal,
  title: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const name = await ask({ title, prompt: l10n.t('Their name') });
  if (name === undefined) return undefined;
  const email = await ask({
    title,
    prompt: l10n.t('Their e-mail address in git, which identifies them'),
    refuse: (text) =>
      /^\S+@\S+$/.test(text) ? undefined : l10n.t('Please enter an e-mail address.'),
  });
  if (email === undefined) return undefined;
  const slug = slugOf(name, 'reviewer');
  let id = slug;
  for (let number = 2; journal.people.has(id); number++) id = `${slug}-${number}`;
  await journal.files.create(personPath(id), writeYaml({ name, email }));
  await journal.apply([{ kind: 'disk', path: personPath(id) }]);
  return { id, name };
}
