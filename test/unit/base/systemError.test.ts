import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HumanError } from '../../../src/core/base/problem';
import { systemErrorWords } from '../../../src/core/base/systemError';
import { nodeFiles } from '../../../src/node/nodeFiles';
import { writeWhole } from '../../../src/node/writeWhole';
import { temporaryFolder } from '../../kit/temporaryFolder';

const file = '/home/ann/journal/entries/a.md';
const temporary = '/home/ann/journal/entries/.rj-0123456789abcdef.tmp';
const words = (code: string, more: object = { path: file }): string | undefined =>
  systemErrorWords(Object.assign(new Error(`${code}: something, open`), { code, ...more }));

describe('what the system refuses', () => {
  const folder = temporaryFolder();
  const at = (...parts: string[]): string => path.join(folder.path, ...parts);

  const codes = 'EACCES EPERM EROFS ENOSPC EDQUOT ENOTDIR ENOENT EBUSY EMFILE'.split(' ');
  for (const code of codes)
    it(`is one sentence with the path for ${code}`, () => {
      const said = words(code)!;
      assert.ok(said.includes(file), said);
      assert.match(said, /^[^\n]+\.$/);
      assert.doesNotMatch(said, new RegExp(`${code}|, open`));
    });

  it('names the folder where only the temporary file in it is known', () => {
    assert.equal(
      words('EACCES', { path: temporary }),
      'You do not have permission to read or change /home/ann/journal/entries.',
    );
    assert.match(words('EROFS', { path: '/.rj-0123456789abcdef.tmp' })!, /^\/ is on/);
    assert.match(
      words('EACCES', { path: 'C:\\journal\\.rj-0123456789abcdef.tmp' })!,
      / C:\\journal\.$/,
    );
  });

  it('names the file where that is known beside the temporary one', () => {
    assert.match(
      words('EPERM', { path: temporary, dest: file })!,
      / \/home\/ann\/journal\/entries\/a\.md\.$/,
    );
  });

  it('is told without a path where a disk is full', () => {
    for (const code of ['ENOSPC', 'EDQUOT'])
      assert.match(words(code, {})!, /^[^\n]+ disk\b[^\n]*\.$/);
    assert.equal(words('EACCES', {}), undefined);
  });

  it('is nothing that it has no words for', () => {
    for (const error of [
      new Error('other'),
      new HumanError('Said already.'),
      Object.assign(new Error('x'), { code: 'EIO', path: file }),
      Object.assign(new Error('x'), { code: 'EEXIST', syscall: 'open', path: file }),
      { code: 'EACCES', path: file },
      undefined,
    ])
      assert.equal(systemErrorWords(error), undefined);
  });

  it('is told of a file that stands in the place of a folder', async () => {
    writeFileSync(at('entries'), 'mine');
    const files = nodeFiles(folder.path, () => undefined);
    const said = async (work: Promise<unknown>): Promise<string | undefined> =>
      work.then(() => 'done', systemErrorWords);
    const isFile = `${at('entries')} is a file, but a folder is needed.`;
    for (const how of ['create', 'append', 'replace'] as const)
      assert.equal(await said(files[how]('entries/a.md', 'x')), isFile);
    assert.equal(await said(writeWhole(at('entries', 'a.md'), 'x', { mayReplace: true })), isFile);
    assert.match(
      (await said(files.create('entries/2026/a.md', 'x')))!,
      /part of its path is a file/,
    );
    mkdirSync(at('folder.md'));
    assert.equal(await said(files.append('folder.md', 'x')), undefined);
  });
});
