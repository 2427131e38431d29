import * as vscode from 'vscode';

const { FileSystemError, FileType } = vscode;

interface Node {
  readonly type: vscode.FileType;
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

/** Files of a scheme that only this editor knows, as an extension for a remote repository would bring them. */
export class MemoryFileSystem implements vscode.FileSystemProvider {
  readonly #nodes = new Map<string, Node>([['/', folder]]);
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  #time = Date.UTC(2026, 0, 1);

  readonly onDidChangeFile = this.#changed.event;

  /** Runs before a file is written, at the moment when another program would get in between. */
  beforeWrite: (uri: vscode.Uri) => void = () => {};

  /** Runs before size and time of a file are told. */
  beforeStat: (uri: vscode.Uri) => void = () => {};

  /** Runs before a folder is looked into. */
  beforeList: (uri: vscode.Uri) => void = () => {};

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    this.beforeStat(uri);
    const { type, bytes, mtime } = this.#at(uri);
    return { type, size: bytes.length, ctime: 0, mtime };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (this.#at(uri).type === FileType.File) throw FileSystemError.FileNotADirectory(uri);
    this.beforeList(uri);
    const prefix = uri.path === '/' ? '/' : `${uri.path}/`;
    return [...this.#nodes]
      .filter(([path]) => path.startsWith(prefix) && path !== prefix)
      .map(([path, { type }]): [string, vscode.FileType] => [path.slice(prefix.length), type])
      .filter(([name]) => !name.includes('/'));
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#at(uri).bytes;
  }

  writeFile(
    uri: vscode.Uri,
    bytes: Uint8Array,
    { create, overwrite }: { readonly create: boolean; readonly overwrite: boolean },
  ): void {
    this.beforeWrite(uri);
    const isThere = this.#nodes.has(uri.path);
    if (!isThere && !create) throw FileSystemError.FileNotFound(uri);
    if (isThere && create && !overwrite) throw FileSystemError.FileExists(uri);
    this.put(uri, bytes);
  }

  createDirectory(uri: vscode.Uri): void {
    this.#put(uri, folder);
  }

  delete(uri: vscode.Uri): void {
    this.#at(uri);
    for (const path of [...this.#nodes.keys()])
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.#nodes.delete(path);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { readonly overwrite: boolean }): void {
    this.beforeWrite(to);
    this.#at(from);
    if (this.#nodes.has(to.path) && !overwrite) throw FileSystemError.FileExists(to);
    for (const [path, node] of [...this.#nodes]) {
      if (path !== from.path && !path.startsWith(`${from.path}/`)) continue;
      this.#nodes.delete(path);
      this.#nodes.set(to.path + path.slice(from.path.length), node);
    }
    this.#changed.fire([
      { type: vscode.FileChangeType.Deleted, uri: from },
      { type: vscode.FileChangeType.Created, uri: to },
    ]);
  }

  /** As somebody else would, elsewhere. */
  put(uri: vscode.Uri, bytes: Uint8Array, type = FileType.File): void {
    this.#put(uri, { type, bytes, mtime: ++this.#time });
  }

  #put(uri: vscode.Uri, node: Node): void {
    const type = this.#nodes.has(uri.path)
      ? vscode.FileChangeType.Changed
      : vscode.FileChangeType.Created;
    this.#nodes.set(uri.path, node);
    this.#changed.fire([{ type, uri }]);
  }

  #at(uri: vscode.Uri): Node {
    const node = this.#nodes.get(uri.path);
    if (!node) throw FileSystemError.FileNotFound(uri);
    return node;
  }
}

const folder: Node = { type: FileType.Directory, bytes: new Uint8Array(), mtime: 0 };
