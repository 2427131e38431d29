import assert from 'node:assert/strict';
import {
  escapesFolder,
  fileNameOf,
  isPortableName,
  isPrivate,
  isSafeNewPath,
} from '../../../src/core/base/paths';

describe('paths', () => {
  for (const path of [
    '../a',
    'a/../b',
    'a/..',
    '..',
    '/a',
    '\\a',
    'C:a',
    'c:/a',
    'a\\b',
    'a\0',
    '\\\\server\\a',
  ])
    it(`sees that ${JSON.stringify(path)} leads out`, () => {
      assert.equal(escapesFolder(path), true);
      assert.equal(isSafeNewPath(path), false);
    });
  for (const path of ['a', 'a/b', 'a..b/..c', '...', './a', 'a b/名.md', ''])
    it(`sees that ${JSON.stringify(path)} stays inside`, () =>
      assert.equal(escapesFolder(path), false));

  for (const name of [
    'con',
    'CON.md',
    'nul.tar.gz',
    'Com1.md',
    'LPT9',
    'com¹',
    'a:b',
    'a?',
    'a*',
    'a"',
    'a|b',
    '<a',
    'a.',
    'a ',
    'a\nb',
    'a\u0001',
  ])
    it(`sees that not every system can hold ${JSON.stringify(name)}`, () =>
      assert.equal(isPortableName(name), false));
  for (const name of [
    'a.md',
    'console.md',
    'com10.md',
    'lpt.md',
    'aux-1.md',
    'ünï 名.md',
    '.hidden',
    'a.b.c',
    'שלום.md',
  ])
    it(`sees that every system can hold ${JSON.stringify(name)}`, () =>
      assert.equal(isPortableName(name), true));

  for (const path of ['', 'a//b', 'a/', '.a/b', 'a/.b', 'a/con.md', 'a/./b'])
    it(`makes no file at ${JSON.stringify(path)}`, () => assert.equal(isSafeNewPath(path), false));

  it('knows names and private places', () => {
    assert.equal(fileNameOf('a/b.md'), 'b.md');
    assert.equal(fileNameOf('b.md'), 'b.md');
    assert.equal(isPrivate('private/a.md'), true);
    assert.equal(isPrivate('Private/a.md'), true);
    assert.equal(isPrivate('PRIVATE'), true);
    assert.equal(isPrivate('privately/a.md'), false);
  });
});
