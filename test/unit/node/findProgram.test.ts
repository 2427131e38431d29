import assert from 'node:assert/strict';
import path from 'node:path';
import { findGit, findProgram } from '../../../src/node/findProgram';
import { Git } from '../../../src/node/git';

const journal = 'C:\\Users\\ann\\Journal';

/** @param files that exist, whatever their letter case */
const onWindows = (PATH: string, files: readonly string[], name = 'git', folder = journal) =>
  findProgram(name, folder, {
    platform: 'win32',
    variables: { Path: PATH, PATHEXT: '.COM;.EXE;.BAT;.CMD' },
    isFile: (file) => files.some((one) => one.toLowerCase() === file.toLowerCase()),
  });
const onLinux = (PATH: string, files: readonly string[], name = 'git') =>
  findProgram(name, '/home/ann/journal', {
    platform: 'linux',
    variables: { PATH },
    isFile: (file) => files.includes(file),
  });

describe('Git is found once, by an absolute path', () => {
  it('in the folders of PATH, in their order', () => {
    assert.equal(
      onWindows('C:\\Windows;"C:\\Program Files\\Git\\cmd"', [
        'C:\\Program Files\\Git\\cmd\\git.exe',
      ]),
      'C:\\Program Files\\Git\\cmd\\git.exe',
    );
    assert.equal(
      onLinux('/usr/local/bin:/usr/bin', ['/usr/bin/git', '/usr/local/bin/git']),
      '/usr/local/bin/git',
    );
    assert.equal(onLinux('/usr/bin', []), undefined);
    assert.equal(
      findProgram('git', '/', { platform: 'linux', variables: {}, isFile: () => true }),
      undefined,
    );
  });

  it('never in the current folder, nor in a relative one, nor on whichever drive is current', () => {
    const files = ['git.exe', '.\\git.exe', 'tools\\git.exe', '\\tools\\git.exe', 'C:git.exe'];
    const anywhere = (PATH: string) =>
      findProgram('git', journal, {
        platform: 'win32',
        variables: { PATH, PATHEXT: '.EXE' },
        isFile: () => true,
      });
    for (const PATH of ['', '.', '.\\', 'tools', '..', '\\tools', 'C:', ';;'])
      assert.deepEqual([onWindows(PATH, files), anywhere(PATH)], [undefined, undefined], PATH);
    for (const PATH of ['', '.', 'bin', '::', '../bin'])
      assert.equal(onLinux(PATH, ['git', 'bin/git', './git', '../bin/git']), undefined, PATH);
  });

  it('never in the folder of the journal, in any letter case on Windows', () => {
    const inside = [`${journal}\\git.exe`, `${journal}\\bin\\git.exe`];
    for (const PATH of [journal, `${journal}\\bin`, 'c:\\users\\ANN\\journal', `${journal}\\x\\..`])
      assert.equal(onWindows(PATH, inside), undefined, PATH);
    assert.equal(
      onWindows(`${journal};${journal} tools`, [`${journal} tools\\git.exe`, ...inside]),
      `${journal} tools\\git.exe`,
    );
    assert.equal(
      onLinux('/home/ann/journal/bin:/home/ann/..bin', [
        '/home/ann/journal/bin/git',
        '/home/ann/..bin/git',
      ]),
      '/home/ann/..bin/git',
    );
  });

  it('and only a program that starts without a shell', () => {
    const folder = 'D:\\git';
    assert.equal(onWindows(folder, [`${folder}\\git`, `${folder}\\git.cmd`]), undefined);
    assert.equal(
      onWindows(folder, [`${folder}\\git.bat`, `${folder}\\git.exe`]),
      `${folder}\\git.exe`,
    );
    assert.equal(onWindows(folder, [`${folder}\\git.exe`], 'git.exe'), `${folder}\\git.exe`);
  });

  it('or where the editor says, if that is absolute and outside of the journal', () => {
    const named = (name: string) => onWindows('C:\\bin', ['C:\\bin\\git.exe', name], name);
    assert.equal(named('D:\\Git\\git.exe'), 'D:\\Git\\git.exe');
    assert.equal(named('\\\\server\\git\\git.exe'), '\\\\server\\git\\git.exe');
    for (const name of [
      '.\\git.exe',
      'cmd\\git.exe',
      '\\git.exe',
      `${journal}\\git.exe`,
      'C:git.exe',
    ])
      assert.equal(named(name), undefined, name);
    assert.equal(onWindows('C:\\bin', [], 'D:\\Git\\git.exe'), undefined);
    assert.equal(onLinux('/bin', ['/bin/git', './git'], './git'), undefined);
  });

  it('so that no other is ever started', () => {
    const found = findGit(undefined);
    assert.ok(found && path.isAbsolute(found));
    assert.equal(findGit(path.dirname(found)), onOtherFolders(path.dirname(found)));
    for (const name of ['git', './git', '']) assert.throws(() => new Git({ path: name }, '.'));
  });
});

/** Where git is besides in that folder. */
const onOtherFolders = (folder: string): string | undefined => {
  const left = (process.env['PATH'] ?? '').split(path.delimiter).filter((one) => one !== folder);
  return findProgram('git', folder, {
    platform: process.platform,
    variables: { ...process.env, PATH: left.join(path.delimiter) },
    isFile: (file) => findGit(undefined, file) === file,
  });
};
