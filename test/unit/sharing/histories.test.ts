/** A few of the histories that `npm run test:campaign` runs by the thousand. */
import fc from 'fast-check';
import { temporaryFolder } from '../../kit/temporaryFolder';
import { ownGit } from '../../kit/clones';
import { Beginnings, history } from './histories';

describe('random histories', function () {
  // Some thousand processes.
  this.timeout(240_000);
  const folder = temporaryFolder();
  ownGit(() => folder.path);

  it('Share loses, leaks and brings back nothing in any of them', async () => {
    const beginnings = new Beginnings(folder.path);
    await fc.assert(
      fc.asyncProperty(history, (one) => beginnings.check(one)),
      { numRuns: 5 },
    );
  });
});
