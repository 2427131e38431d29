import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FileExistsError, type Files } from '../../src/core/base/ports';
import { workspaceFiles } from '../../src/editor/services/workspaceFiles';
import { keepsFilesContract } from '../kit/filesContract';
import { MemoryFileSystem } from './memoryFileSystem';
import { decoded, encoded } from './testJournal';

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));

describe('files through the editor', () => {
  const scheme = 'memoryfiles';
  const memory = new MemoryFileSystem();
  let registration: vscode.Disposable;
  let root: vscode.Uri;
  let count = 0;

  before(() => {
    registration = vscode.workspace.registerFileSystemProvider(scheme, memory, {
      isCaseSensitive: true,
    });
  });

  after(() => registration.dispose());

  const uri = (path: string) => vscode.Uri.joinPath(root, path);
  const putFolders = (path: string) => {
    const parts = path.split('/').slice(0, -1);
    for (let at = 1; at <= parts.length; at++)
      memory.createDirectory(uri(parts.slice(0, at).join('/')));
  };
  const put = (path: string, bytes: Uint8Array, type?: vscode.FileType) => {
    putFolders(path);
    memory.put(uri(path), bytes, type);
  };

  function make(): Files {
    root = vscode.Uri.from({ scheme, path: `/${++count}` });
    memory.createDirectory(root);
    memory.beforeWrite = () => {};
    memory.beforeStat = () => {};
    memory.beforeList = () => {};
    return workspaceFiles(root, () => undefined, random);
  }

  keepsFilesContract(() => ({
    files: make(),
    write: (path, bytes) => put(path, bytes),
    read: (path) => memory.readFile(uri(path)),
    link: (path) =>
      put(path, encoded(''), vscode.FileType.SymbolicLink | vscode.FileType.Directory),
  }));

  it('appends again if another program appends in between', async () => {
    const files = make();
    put('a.yaml', encoded('- 1\n'));
    let others = 2;
    memory.beforeWrite = ({ path }) => {
      if (!path.endsWith('.tmp') || others > 4) return;
      const before = decoded(memory.readFile(uri('a.yaml')));
      memory.put(uri('a.yaml'), encoded(`${before}- ${others++}\n`));
    };
    await files.append('a.yaml', '- mine\n');
    assert.equal(decoded(memory.readFile(uri('a.yaml'))), '- 1\n- 2\n- 3\n- 4\n- mine\n');
    assert.deepEqual((await files.list('')).files, ['a.yaml']);
  });

  it('reports that another program never stops', async () => {
    const files = make();
    put('a.yaml', encoded('- 1\n'));
    memory.beforeWrite = ({ path }) => {
      if (path.endsWith('.tmp')) memory.put(uri('a.yaml'), encoded(`- ${Math.random()}\n`));
    };
    await assert.rejects(files.append('a.yaml', '- mine\n'), /written to by others/);
    assert.deepEqual((await files.list('')).files, ['a.yaml']);
  });

  it('loses nothing when the editor removed the old file and could not rename', async () => {
    const files = make();
    put('a.yaml', encoded('- 1\n'));
    let failures = 1;
    memory.beforeWrite = ({ path }) => {
      if (path.endsWith('a.yaml') && failures-- > 0) throw vscode.FileSystemError.Unavailable('x');
    };
    await files.append('a.yaml', '- 2\n');
    assert.equal(decoded(memory.readFile(uri('a.yaml'))), '- 1\n- 2\n');
    assert.deepEqual((await files.list('')).files, ['a.yaml']);
  });

  it('refuses to create a file that another program creates in between', async () => {
    const files = make();
    memory.beforeWrite = ({ path }) => {
      if (path.endsWith('a.md')) memory.put(uri('a.md'), encoded('theirs'));
    };
    await assert.rejects(files.create('a.md', 'mine'), FileExistsError);
    assert.equal(decoded(memory.readFile(uri('a.md'))), 'theirs');
    assert.deepEqual((await files.list('')).files, ['a.md']);
  });

  it('lists folders that cannot be read, and continues with the others', async () => {
    const files = make();
    for (const path of ['x/a.md', 'x/shut/b.md', 'x/y/c.md']) put(path, encoded('words'));
    memory.beforeList = (folder) => {
      if (folder.path.endsWith('/shut')) throw vscode.FileSystemError.NoPermissions(folder);
    };
    const { files: found, denied } = await files.list('x');
    assert.deepEqual([[...found].sort(), denied], [['x/a.md', 'x/y/c.md'], ['x/shut']]);
    assert.deepEqual((await files.list('x/shut')).denied, ['x/shut']);
    assert.deepEqual((await files.list('x/a.md')).denied, []);
  });

  it('looks at other files where it may not look at one', async () => {
    const files = make();
    for (const path of ['a.md', 'shut.md', 'z.md']) put(path, encoded('words'));
    memory.beforeStat = (file) => {
      if (file.path.endsWith('/shut.md')) throw vscode.FileSystemError.NoPermissions(file);
    };
    const asked = ['a.md', 'shut.md', 'none.md', 'z.md'];
    const sizes: Record<string, number | undefined> = {};
    await files.statEach(asked, (index, version) => (sizes[asked[index]!] = version?.size));
    assert.deepEqual(sizes, { 'a.md': 5, 'shut.md': -1, 'none.md': undefined, 'z.md': 5 });
    const read = await files.read('shut.md');
    assert.equal('unreadable' in read && read.unreadable, 'denied');
  });

  it('leaves the old text whole where writing fails', async () => {
    const files = make();
    put('a.md', encoded('old'));
    memory.beforeWrite = () => {
      throw vscode.FileSystemError.NoPermissions('full');
    };
    await assert.rejects(files.replace('a.md', 'new'));
    await assert.rejects(files.append('a.md', 'new'));
    assert.equal(decoded(memory.readFile(uri('a.md'))), 'old');
    assert.deepEqual((await files.list('')).files, ['a.md']);
  });
});
