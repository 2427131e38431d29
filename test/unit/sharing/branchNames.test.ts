/** Whatever a branch is called, and whatever else has that name, Share finds its way there and back. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { activityEntry } from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';
import { clonesOf, ownGit, type Clone } from '../../kit/clones';
import { git } from '../../kit/git';

const names = [
  'main',
  '--upload-pack=x',
  'refs/heads/main',
  `a"b';c$d&e|f.remote=été`,
  `${'long/'.repeat(30)}${'x'.repeat(200)}`,
];

describe('branch names', () => {
  const folder = temporaryFolder();
  ownGit(() => folder.path);

  const onBranch = (clone: Clone, name: string): void => {
    const ref = `refs/heads/${name}`;
    clone.git('update-ref', ref, 'refs/remotes/origin/main');
    clone.git('symbolic-ref', 'HEAD', ref);
    clone.git('config', `branch.${name}.remote`, 'origin');
    clone.git('config', `branch.${name}.merge`, ref);
    // Others with the same name.
    clone.git('update-ref', `refs/tags/${name}`, 'refs/remotes/origin/main');
    clone.git('push', '--quiet', 'origin', `${ref}:${ref}`);
  };

  for (const name of names)
    it(`Share sends, receives and notices removed lines on a branch called ${name.slice(0, 20)}`, async () => {
      const [ann, sam] = (await clonesOf(folder.path, 2)) as [Clone, Clone];
      for (const clone of [ann, sam]) onBranch(clone, name);
      ann.write('entries/2026/one.md', activityEntry('one'));
      sam.write('entries/2026/two.md', activityEntry('two'));
      assert.deepEqual(await ann.share(), { kind: 'shared', sent: 1, received: 0, from: [] });
      assert.deepEqual(await sam.share(), {
        kind: 'shared',
        sent: 2,
        received: 1,
        from: ['Somebody'],
      });
      assert.deepEqual(await ann.share(), {
        kind: 'shared',
        sent: 0,
        received: 2,
        from: ['Somebody'],
      });
      const remote = path.join(folder.path, 'remote.git');
      const tip = git(remote, 'for-each-ref', '--format=%(objectname)', `refs/heads/${name}`);
      assert.equal(tip, ann.git('rev-parse', '--verify', `refs/heads/${name}`));
      sam.git('reset', '--quiet', '--hard', 'HEAD~1');
      sam.git('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${name}`);
      const rewritten = { kind: 'rewritten', canTake: true };
      assert.deepEqual(await ann.share(), rewritten);
      assert.deepEqual(await ann.sharing.fetchRewritten(() => undefined), rewritten);
      assert.deepEqual(await ann.sharing.takeShared(), { kind: 'taken' });
    });
});
