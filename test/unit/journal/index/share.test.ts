import assert from 'node:assert/strict';
import fc from 'fast-check';
import { share } from '../../../../src/core/journal/index/share';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('work that is shared', () => {
  it('is all done, each part by one of the two, whatever the other gives back or fails at', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2000),
        fc.option(fc.nat(6), { nil: undefined }),
        fc.integer({ min: 1, max: 9 }),
        async (count, failsAt, modulus) => {
          const done: number[] = [];
          let failures = 0;
          let parts = 0;
          await share(
            Array.from({ length: count }, (_, n) => n),
            async (part) => {
              await turn();
              done.push(...part);
            },
            async (part) => {
              const isFailing = parts++ === failsAt;
              await turn();
              if (isFailing) throw new Error('ended');
              done.push(...part.filter((n) => n % modulus !== 0));
              return part.filter((n) => n % modulus === 0);
            },
            () => failures++,
          );
          assert.deepEqual(
            done.sort((a, b) => a - b),
            Array.from({ length: count }, (_, n) => n),
          );
          assert.ok(failures <= 1);
        },
      ),
      { numRuns: 200 },
    );
  });
});
