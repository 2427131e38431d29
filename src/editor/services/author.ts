import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Author } from '../../core/actions/addRecords';
import type { Reader } from '../../core/authorship/misattributed';
import { newDeviceId } from '../../core/base/ids';
import { personByEmail } from '../../core/journal/setup/people';
import { isolateBidi } from '../../core/base/isolateBidi';
import { Disposables } from './disposables';
import type { Host } from './host';
import { showQuickPick } from './messages';
import type { OpenJournal } from './openJournal';

const deviceKey = 'device';
const peopleKey = 'people';

/** Finds who writes in a journal: by git's e-mail address, else by an earlier answer, else by asking once. */
export class Authors implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  /** Git's answers by the journal's folder. */
  readonly #emails = new Map<string, Promise<string | undefined>>();

  constructor(
    readonly host: Host,
    readonly state: vscode.Memento,
  ) {
    this.#disposables.add(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#emails.clear();
        this.#changed.fire();
      }),
    );
  }

  /** Fires when the author of more journals may be known. */
  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  /** @returns `undefined` if the question was cancelled */
  async of({ journal, root }: OpenJournal): Promise<Author | undefined> {
    const device = await this.#device();
    this.#emails.delete(root.toString());
    const person =
      (await this.known({ journal, root })) ??
      (await this.#ask([...journal.people.values()].sort((a, b) => a.name.localeCompare(b.name))));
    return person === undefined ? undefined : { person, device };
  }

  /** The author, if known without asking. */
  async known({
    journal,
    root,
  }: Pick<OpenJournal, 'journal' | 'root'>): Promise<string | undefined> {
    const key = root.toString();
    let email = this.#emails.get(key);
    if (!email)
      this.#emails.set(key, (email = this.host.identity(root).then((identity) => identity?.email)));
    const byGit = personByEmail(journal.people.values(), (await email) ?? '');
    if (byGit) return byGit.id;
    const before = this.state
      .get<string[]>(peopleKey, [])
      .filter((person) => journal.people.has(person));
    return before.at(-1);
  }

  /** The author and their e-mail address in git. */
  async reader(open: Pick<OpenJournal, 'journal' | 'root'>): Promise<Reader> {
    const person = await this.known(open);
    return { person, email: await this.#emails.get(open.root.toString()) };
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
    const items = people.map(({ id, name, email }) => ({
      label: isolateBidi(name),
      description: email,
      id,
    }));
    const picked = await showQuickPick(items, {
      title: l10n.t('Who are you in this journal?'),
      placeHolder: l10n.t('Your name is stored with your records. You are asked only once.'),
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
