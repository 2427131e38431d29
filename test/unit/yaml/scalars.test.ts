import assert from 'node:assert/strict';
import { scalarsAt } from '../../../src/core/yaml/scalars';

const found = (text: string, ...path: string[]): [string, unknown][] =>
  scalarsAt(text, path).map(({ from, to, value }) => [text.slice(from, to), value]);

describe('scalarsAt', () => {
  it('gives a value or the items of a list, with their places', () => {
    const text = 'id: a # mine\nversion: 1\ncpd:\n  evidence:\n    - "b c"\n    - d\n';
    assert.deepEqual(found(text, 'id'), [['a', 'a']]);
    assert.deepEqual(found(text, 'version'), [['1', 1]]);
    assert.deepEqual(found(text, 'cpd', 'evidence'), [
      ['"b c"', 'b c'],
      ['d', 'd'],
    ]);
    assert.deepEqual(found('{ cpd: { evidence: [a, b] } }', 'cpd', 'evidence'), [
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  it('gives nothing where nothing of the kind stands', () => {
    for (const text of ['', 'x', '- a', 'id:', 'id: {}', 'id: *a', 'a: &a b\nid: *a', ': :', '"'])
      assert.deepEqual(found(text, 'id'), [], text);
    assert.deepEqual(found('['.repeat(10_000), 'id'), []);
  });
});
