import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Author } from '../core/addRecords';
import { newDeviceId } from '../core/ids';
import { personByEmail } from '../core/people';
import type { Host } from './host';
import type { OpenJournal } from './openJournal';

const deviceKey = 'device';
const peopleKey = 'people';

/** Who writes here: by git's e-mail, else as said before on this device, else asked once. */
export class Authors {
  constructor(
    readonly host: Host,
    readonly state: vscode.Memento,
  ) {}

  /** @returns `undefined` when the person left the question open */
  async of({ journal, root }: OpenJournal): Promise<Author | undefined> {
    const device = await this.#device();
    const email = (await this.host.identity(root))?.email;
    const byGit = email ? personByEmail(journal.people.values(), email) : undefined;
    if (byGit) return { person: byGit.id, device };
    const before = this.state
      .get<string[]>(peopleKey, [])
      .filter((person) => journal.people.has(person));
    const person =
      before.at(-1) ??
      (await this.#ask([...journal.people.values()].sort((a, b) => a.name.localeCompare(b.name))));
    return person === undefined ? undefined : { person, device };
  }

  async remember(person: string): Promise<void> {
    const others = this.state.get<string[]>(peopleKey, []).filter((one) => one !== person);
    await this.state.update(peopleKey, [...others, person]);
  }

  async #ask(
    people: readonly { id: string; name: string; email: string }[],
  ): Promise<string | undefined> {
    const items = people.map(({ id, name, email }) => ({ label: name, description: email, id }));
    const picked = await vscode.window.showQuickPick(items, {
      title: l10n.t('Who are you in this journal?'),
      placeHolder: l10n.t('Your name goes with what you record; this is asked once.'),
    });
    if (picked) await this.remember(picked.id);
    return picked?.id;
  }

  async #device(): Promise<string> {
    const known = this.state.get<string>(deviceKey);
    if (known !== undefined) return known;
    const made = newDeviceId(this.host.random);
    await this.state.update(deviceKey, made);
    return made;
  }
}
