import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../src/activateShared';
import type { Entry } from '../../src/core/entries/entry';
import type { Journal } from '../../src/core/journal/journal';
import type { Host } from '../../src/editor/services/host';
import type { OpenJournal } from '../../src/editor/services/openJournal';
import { course, journalTexts } from '../kit/journalTexts';

const extensionId = 'reflective-journal.reflective-journal';

export function ourExtension(): vscode.Extension<Api> {
  const extension = vscode.extensions.getExtension<Api>(extensionId);
  assert.ok(extension, 'the editor knows the extension');
  return extension;
}

/** How the extension finds out by itself who writes here, once it runs. */
export let ownIdentity: Host['identity'] | undefined;

/** The running extension; whoever records is Ann, on every machine. */
export async function ourApi(): Promise<Api> {
  const api = await ourExtension().activate();
  const host = api.journals.host as { identity: Host['identity'] };
  ownIdentity ??= host.identity.bind(host);
  host.identity = async () => ({ name: 'Ann Smith', email: 'ann@example.org' });
  return api;
}

type Shows = (message: string, ...rest: unknown[]) => Thenable<unknown>;

/** What the extension tells the person while the work is under way; questions are left open. */
export async function messagesOf(work: () => PromiseLike<unknown>): Promise<string[]> {
  const messages: string[] = [];
  const show: Shows = (message) => {
    messages.push(message);
    return Promise.resolve(undefined);
  };
  // The extension and its tests are given one and the same object by the editor.
  const window = vscode.window as unknown as Record<string, Shows>;
  const names = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'];
  const own = names.map((name) => [name, window[name]!] as const);
  for (const [name] of own) window[name] = show;
  try {
    await work();
    return messages;
  } finally {
    for (const [name, shows] of own) window[name] = shows;
  }
}

/** Resolves as soon as it holds, looking again on each event. */
export function until(
  event: vscode.Event<unknown>,
  holds: () => boolean,
  what: string | (() => string),
): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const end = (): void => {
      listener.dispose();
      clearTimeout(timer);
    };
    const listener = event(() => {
      if (!holds()) return;
      end();
      resolve();
    });
    const timer = setTimeout(() => {
      end();
      reject(new Error(`Waited in vain: ${typeof what === 'string' ? what : what()}`));
    }, 45_000);
  });
}

export const journalYaml = `# Ann's journal
schema: 1
owner: ann
reviewers: [sam]
courses: [${course}]
frameworks: []
entries: "entries/**/*.md"
newEntry: "entries/{year}/{date}-{slug}.md"
`;

export const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
export const decoded = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** A journal in a folder of its own below the workspace folder, one that no test has used before. */
export class TestJournal {
  static #places = 0;

  readonly #watcher: vscode.FileSystemWatcher;
  readonly #told = new Set<string>();
  #made: readonly string[] = [];

  private constructor(
    readonly api: Api,
    readonly root: vscode.Uri,
  ) {
    this.#watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(root, '**'),
    );
    const tell = (uri: vscode.Uri): unknown => this.#told.add(uri.path);
    this.#watcher.onDidCreate(tell);
    this.#watcher.onDidChange(tell);
  }

  /** Makes the files and waits until the extension has read them. */
  static async make(
    texts: Readonly<Record<string, string | Uint8Array>> = {},
    place = `${++TestJournal.#places}`,
  ): Promise<TestJournal> {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const made = new TestJournal(await ourApi(), vscode.Uri.joinPath(folder, place));
    const all = { ...journalTexts, '.journal/journal.yaml': journalYaml, ...texts };
    await Promise.all(Object.entries(all).map(([path, text]) => made.write(path, text)));
    made.#made = Object.keys(all).map((path) => made.uri(path).path);
    await made.api.journals.checkFolder(made.root);
    await made.open.loaded;
    return made;
  }

  /** Until the editor has told of all files that were made: of what goes within a moment it tells nothing. */
  async watched(): Promise<void> {
    const isTold = (): boolean => this.#made.every((path) => this.#told.has(path));
    await until(this.#watcher.onDidCreate, isTold, 'the watcher tells of new files');
  }

  get isThere(): boolean {
    return this.api.journals.all.some(({ key }) => key === this.root.toString());
  }

  get open(): OpenJournal {
    const open = this.api.journals.all.find(({ key }) => key === this.root.toString());
    assert.ok(open, `the extension knows ${this.root.path}`);
    return open;
  }

  get journal(): Journal {
    return this.open.journal;
  }

  entry(path: string): Entry {
    const entry = this.journal.entries.get(path);
    assert.ok(entry, `${path} is an entry`);
    return entry;
  }

  /** Such as `answered`, or `completed, changed`; `undefined` while there is no such entry. */
  status(path: string): string | undefined {
    const entry = this.journal.entries.get(path);
    return entry && (entry.changed ? `${entry.status}, changed` : entry.status);
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, path);
  }

  /** As another program would. */
  async write(path: string, content: string | Uint8Array): Promise<void> {
    const bytes = typeof content === 'string' ? encoded(content) : content;
    await vscode.workspace.fs.writeFile(this.uri(path), bytes);
  }

  async read(path: string): Promise<string> {
    return decoded(await vscode.workspace.fs.readFile(this.uri(path)));
  }

  /** Paths of all files below a folder, sorted. */
  async list(folder = ''): Promise<string[]> {
    const paths: string[] = [];
    for (const [name, type] of await vscode.workspace.fs.readDirectory(this.uri(folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (type === vscode.FileType.Directory) paths.push(...(await this.list(path)));
      else paths.push(path);
    }
    return paths.sort();
  }

  /** Paths of the record files about an entry. */
  async recordFiles(id: string): Promise<string[]> {
    return (await this.list()).filter(
      (path) => path.includes('records/') && path.includes(`/${id}.`),
    );
  }

  async show(path: string): Promise<vscode.TextEditor> {
    return vscode.window.showTextDocument(this.uri(path), { preview: false });
  }

  /** Waits for something to hold in the journal's index. */
  until(holds: () => boolean, what: string | (() => string)): Promise<void> {
    return until(this.api.journals.onDidChange, () => this.isThere && holds(), what);
  }

  untilStatus(path: string, status: string | undefined): Promise<void> {
    return this.until(
      () => this.status(path) === status,
      () => `${path} should be ${status ?? 'gone'} and is ${this.status(path) ?? 'gone'}`,
    );
  }

  /** Closes what is open and removes the folder. */
  async dispose(): Promise<void> {
    this.#watcher.dispose();
    await closeEditors();
    await vscode.workspace.fs.delete(this.root, {
      recursive: true,
      useTrash: false,
    });
    await this.api.journals.checkFolder(this.root);
    assert.ok(!this.isThere, 'the journal is gone with its folder');
  }
}

/** Closes all editors; what was not saved is lost. */
export async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.isClosed) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Types at the end of an answer, as one edit. */
export async function insertAfter(
  editor: vscode.TextEditor,
  before: string,
  text: string,
): Promise<void> {
  const { document } = editor;
  const at = document.getText().indexOf(before);
  assert.notEqual(at, -1);
  const position = document.positionAt(at + before.length);
  assert.ok(await editor.edit((edit) => edit.insert(position, text)));
}
