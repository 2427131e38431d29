/** Share in 2,000 random histories: nothing is lost, nothing private leaves, removed text stays removed. */
import fc from 'fast-check';
import { ownGit } from '../kit/clones';
import { Beginnings, history } from '../unit/sharing/histories';
import { temporaryFolder } from '../kit/temporaryFolder';
import { runs } from './runs';

describe('campaign: histories', () => {
  const folder = temporaryFolder();
  ownGit(() => folder.path);

  it('Share loses, leaks and brings back nothing in any history', async () => {
    const beginnings = new Beginnings(folder.path);
    try {
      await fc.assert(
        fc.asyncProperty(history, (one) => beginnings.check(one)),
        { numRuns: runs(2000) },
      );
    } finally {
      console.log('In how many histories each outcome occurred:');
      console.table(Object.fromEntries([...beginnings.counts].sort()));
    }
  });
});
