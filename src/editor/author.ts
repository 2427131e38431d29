import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Author } from '../core/addRecords';
import { newDeviceId } from '../core/ids';
import { personByEmail } from '../core/people';
import { Disposables } from './disposables';
import type { Host } from './host';
import type { OpenJournal } from './openJournal';

const deviceKey = 'device';
const peopleKey = 'people';

/** Who writes here: by git's e-mail, else as said before on this device, else asked once. */
export class Authors implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  /** git is started for each, so it is asked once for a journal. */
  #emails = new WeakMap<OpenJournal, Promise<string | undefined>>();

  /** Fires when it may be known of more journals who writes in them. */
  readonly onDidChange = this.#changed.event;

  constructor(
    readonly host: Host,
    readonly state: vscode.Memento,
  ) {
    this.#disposables.add(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#emails = new WeakMap();
        this.#changed.fire();
      }),
    );
  }

  /** @returns `undefined` when the person left the question open */
  async of({ journal, root }: OpenJournal): Promise<Author | undefined> {
    const device = await this.#device();
    const email = (await this.host.identity(root))?.email;
    const byGit = email ? personByEmail(journal.people.values(), email) : undefined;
    if (byGit) return { person: byGit.id, device };
    const person =
      this.#saidBefore(journal) ??
      (await this.#ask([...journal.people.values()].sort((a, b) => a.name.localeCompare(b.name))));
    return person === undefined ? undefined : { person, device };
  }

  /** Who it is as far as that is known without asking them. */
  async known(open: OpenJournal): Promise<string | undefined> {
    let email = this.#emails.get(open);
    if (!email) {
      email = this.host.identity(open.root).then((identity) => identity?.email);
      this.#emails.set(open, email);
    }
    const { journal } = open;
    const byGit = personByEmail(journal.people.values(), (await email) ?? '');
    return byGit?.id ?? this.#saidBefore(journal);
  }

  #saidBefore({ people }: OpenJournal['journal']): string | undefined {
    return this.state
      .get<string[]>(peopleKey, [])
      .filter((person) => people.has(person))
      .at(-1);
  }

  async remember(person: string): Promise<void> {
    const others = this.state.get<string[]>(peopleKey, []).filter((one) => one !== person);
    await this.state.update(peopleKey, [...others, person]);
    this.#changed.fire();
  }

  dispose(): void {
    this.#disposables.dispose();
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
