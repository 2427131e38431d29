import assert from 'node:assert/strict';
import { firstChange } from '../../../src/core/text/firstChange';

describe('the first change', () => {
  for (const [older, newer, rest] of [
    ['One. Two.', 'One. Three.', 'hree.'],
    ['One.', 'One. Two.', ' Two.'],
    ['One. Two.', 'One.', ''],
    ['a\r\nb\r\nc', 'a\nb\nd', 'd'],
    ['a\nb', 'a\r\nc', 'c'],
    ['same', 'same', ''],
  ] as const)
    it(`is where ${JSON.stringify(newer)} differs from ${JSON.stringify(older)}`, () => {
      assert.equal(newer.slice(firstChange(older, newer)), rest);
    });
});
