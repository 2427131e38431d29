/**
 * Campaigns are tests that take too long for `npm test`: `npm run test:campaign` runs them, then all
 * properties of the unit tests from random seeds. To add one, write `test/campaign/<name>.test.ts`:
 *
 *     describe('campaign: clones', () => {
 *       it('Share keeps ignored files in any history', async () => {
 *         await fc.assert(fc.asyncProperty(history, check), { numRuns: runs(2000) });
 *       });
 *     });
 *
 * It needs no seed, no time limit (mocha's is off) and no entry in a list. Helpers are imported from
 * `../unit/…`. While writing it: `npm run test:campaign -- --scale 0.01 --minutes 0 --grep clones`.
 */
export function runs(usual: number): number {
  return Math.max(1, Math.round(usual * Number(process.env['CAMPAIGN_SCALE'] ?? 1)));
}
