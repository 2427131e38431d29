import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteMemo } from '../../../src/core/quick/byteMemo';

describe('byteMemo', () => {
  it('gives what was made of the same bytes, and never of others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 3 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (runs, most) => {
          const memo = new ByteMemo<string>(most);
          for (const run of runs) {
            const around = Uint8Array.of(7, ...run, 9);
            assert.equal(
              memo.get(around, 1, 1 + run.length, () => run.join()),
              run.join(),
            );
          }
        },
      ),
    );
  });

  it('asks once, and again when it had to forget', () => {
    const memo = new ByteMemo<number>(2);
    let asked = 0;
    const get = (byte: number): number => memo.get(Uint8Array.of(byte), 0, 1, () => ++asked);
    assert.deepEqual([get(1), get(1), get(2), get(1)], [1, 1, 2, 1]);
    assert.deepEqual([get(3), get(1)], [3, 4]);
  });

  it('keeps a copy of the bytes', () => {
    const memo = new ByteMemo<string>();
    const bytes = Uint8Array.of(1);
    memo.get(bytes, 0, 1, () => 'one');
    bytes[0] = 2;
    assert.equal(
      memo.get(bytes, 0, 1, () => 'two'),
      'two',
    );
  });
});
