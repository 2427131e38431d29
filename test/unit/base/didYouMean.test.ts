import assert from 'node:assert/strict';
import { didYouMean } from '../../../src/core/base/didYouMean';

describe('didYouMean', () => {
  const known = ['a/gibbs', 'models/gibbs', 'models/kolb', 'sds/2.9', 'sds/2.10'];
  it('names what is near, the nearest first', () => {
    assert.deepEqual(didYouMean('model/gibs', known), ['models/gibbs']);
    assert.deepEqual(didYouMean('Models/Gibbs', known), ['models/gibbs']);
    assert.deepEqual(didYouMean('other/2.9', known), ['sds/2.9']);
    assert.deepEqual(didYouMean('nothing', known), []);
    assert.deepEqual(didYouMean('models/kolb', known), []);
  });
});
