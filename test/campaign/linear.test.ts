import assert from 'node:assert/strict';
import { growthOf, mostAllowed, readers } from '../../bench/linear';

describe('campaign: readers', () => {
  for (const [name, reader] of Object.entries(readers))
    it(`the time for ${name} grows with the length of a text alone, up to a megabyte`, () => {
      const { ratio, text, length, error } = growthOf(reader);
      assert.ifError(error);
      assert.ok(ratio <= mostAllowed, `${ratio.toFixed(1)} times as long for ${length} of ${text}`);
    });
});
