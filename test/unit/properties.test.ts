import assert from 'node:assert/strict';
import fc from 'fast-check';

describe('properties', () => {
  it('A test run tries the same examples every time, unless a campaign sets the seed', () => {
    const { seed } = fc.readConfigureGlobal();
    assert.equal(seed, Number(process.env['PROPERTY_SEED'] ?? 20_260_601));
  });
});
