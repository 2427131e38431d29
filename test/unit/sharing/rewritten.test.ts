/** Removed text stays removed: what was taken out of the shared history is never brought back by Share. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { activityEntry, allAnswers } from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';
import type { Outcome } from '../../../src/core/sharing/sharing';
import { Clone, clonesOf, ownGit } from '../../kit/clones';
import { git } from '../../kit/git';

const entry = 'entries/2026/one.md';
const withLine = activityEntry('one', { ...allAnswers, benefits: 'A name that must go.' });
const without = activityEntry('one', { ...allAnswers, benefits: 'No name.' });

describe('sharing after the shared history was rewritten', () => {
  const folder = temporaryFolder();
  ownGit(() => folder.path);

  /** Chloe pushed a line, Moira received it, Chloe removed it from the history. */
  async function rewritten(): Promise<[Clone, Clone]> {
    const [chloe, moira] = (await clonesOf(folder.path, 2)) as [Clone, Clone];
    chloe.write(entry, withLine);
    await chloe.share();
    await moira.share();
    amend(chloe);
    return [chloe, moira];
  }
  function amend(chloe: Clone): void {
    chloe.write(entry, without);
    chloe.git('commit', '--quiet', '--all', '--amend', '--no-edit');
    chloe.git('push', '--quiet', '--force');
  }
  const remoteHolds = (text: string): boolean =>
    git(path.join(folder.path, 'remote.git'), 'log', '--format=', '-p', 'main').includes(text);

  for (const fetchedBefore of [false, true])
    it(`stops and can take the shared version where nothing is unshared${fetchedBefore ? ', whoever fetched it' : ''}`, async () => {
      const [chloe, moira] = await rewritten();
      if (fetchedBefore) moira.git('fetch', '--quiet');
      for (let time = 0; time < 2; time++)
        assert.deepEqual(await moira.share(), { kind: 'rewritten', canTake: true });
      assert.match(moira.read(entry), /must go/);
      assert.ok(!remoteHolds('must go'));
      moira.write('private/x.md', 'mine');
      moira.write('notes.txt', 'untracked');
      assert.deepEqual(await moira.sharing.takeShared(), { kind: 'taken' });
      assert.equal(moira.read(entry), without);
      assert.equal(moira.read('private/x.md'), 'mine');
      assert.equal(moira.read('notes.txt'), 'untracked');
      assert.equal(moira.git('rev-parse', 'HEAD'), chloe.git('rev-parse', 'HEAD'));
      assert.deepEqual(await moira.share(), { kind: 'shared', sent: 0, received: 0, from: [] });
      moira.write('entries/2026/two.md', activityEntry('two'));
      assert.deepEqual(await moira.share(), { kind: 'shared', sent: 1, received: 0, from: [] });
    });

  it('is known before the next Share asks anything, and is asked of the server again', async () => {
    const [chloe, moira] = await rewritten();
    const fetchAgain = (): Promise<Outcome | undefined> =>
      moira.sharing.fetchRewritten(() => undefined);
    const isKnown = async (): Promise<unknown> => (await moira.sharing.state())?.isRewritten;
    assert.equal(await isKnown(), false);
    const before = moira.git('rev-parse', 'HEAD').trim();
    assert.deepEqual(await moira.share(), { kind: 'rewritten', canTake: true });
    assert.equal(await isKnown(), true);
    assert.deepEqual(await fetchAgain(), { kind: 'rewritten', canTake: true });
    moira.write('entries/2026/two.md', activityEntry('two'));
    moira.git('add', '--all');
    assert.deepEqual(await fetchAgain(), { kind: 'rewritten', canTake: false });
    chloe.git('push', '--quiet', '--force', 'origin', `${before}:main`);
    assert.equal(await fetchAgain(), undefined);
    assert.equal(await isKnown(), false);
    assert.equal(moira.git('rev-parse', 'HEAD').trim(), before);
    assert.ok(!remoteHolds('two'));
  });

  it('never merges the old lines back where something here is unshared, and changes nothing', async () => {
    const [, moira] = await rewritten();
    moira.write('entries/2026/two.md', activityEntry('two'));
    for (let time = 0; time < 2; time++) {
      assert.deepEqual(await moira.share(), { kind: 'rewritten', canTake: false });
      const tip = moira.git('rev-parse', 'HEAD');
      assert.deepEqual(await moira.sharing.takeShared(), { kind: 'rewritten', canTake: false });
      assert.equal(moira.git('rev-parse', 'HEAD'), tip);
    }
    assert.equal(moira.read(entry), withLine);
    assert.ok(!remoteHolds('must go'));
    assert.ok(!existsSync(path.join(moira.repository, '.git/MERGE_HEAD')));
  });

  it('does not commit onto the old history what is written after a fetch', async () => {
    const [, moira] = await rewritten();
    moira.git('fetch', '--quiet');
    const before = moira.git('rev-parse', 'HEAD');
    moira.write('entries/2026/two.md', activityEntry('two'));
    assert.deepEqual(await moira.share(), { kind: 'rewritten', canTake: true });
    assert.equal(moira.git('rev-parse', 'HEAD'), before);
    assert.deepEqual(await moira.sharing.takeShared(), { kind: 'taken' });
    assert.deepEqual(await moira.share(), { kind: 'shared', sent: 1, received: 0, from: [] });
    assert.ok(!remoteHolds('must go'));
  });

  it('does not take the shared version over a change that is not committed', async () => {
    const [, moira] = await rewritten();
    moira.write('.gitignore', '/private/\n/more/\n');
    assert.deepEqual(await moira.sharing.share([], '', () => {}), {
      kind: 'rewritten',
      canTake: false,
    });
    assert.equal(moira.read('.gitignore'), '/private/\n/more/\n');
  });

  it('takes nothing over what git does not hold', async () => {
    const [chloe, moira] = await rewritten();
    chloe.write('notes.txt', 'theirs');
    chloe.git('add', 'notes.txt');
    chloe.git('commit', '--quiet', '--message', 'notes');
    chloe.git('push', '--quiet');
    moira.write('notes.txt', 'mine');
    await moira.share();
    const outcome = await moira.sharing.takeShared();
    assert.equal(outcome.kind, 'inTheWay');
    assert.equal(moira.read('notes.txt'), 'mine');
    assert.equal(moira.read(entry), withLine);
  });

  it('knows it without any log of the branch, and when commits were only cut off', async () => {
    const [chloe, moira] = (await clonesOf(folder.path, 2)) as [Clone, Clone];
    for (const key of ['core.logAllRefUpdates', 'fetch.prune'])
      moira.git('config', key, String(key !== 'core.logAllRefUpdates'));
    chloe.write(entry, withLine);
    await chloe.share();
    await moira.share();
    chloe.git('reset', '--quiet', '--hard', 'HEAD~1');
    chloe.git('push', '--quiet', '--force');
    moira.git('fetch', '--quiet');
    assert.deepEqual(await moira.share(), { kind: 'rewritten', canTake: true });
    assert.ok(!remoteHolds('must go'));
    assert.deepEqual(await moira.sharing.takeShared(), { kind: 'taken' });
    assert.ok(!existsSync(moira.on(entry)));
  });

  for (const prune of ['false', 'true'])
    it(`does not create again what was deleted on the server, with fetch.prune ${prune}`, async () => {
      const [chloe, moira] = (await clonesOf(folder.path, 2)) as [Clone, Clone];
      moira.git('config', 'fetch.prune', prune);
      chloe.write(entry, withLine);
      await chloe.share();
      await moira.share();
      git(path.join(folder.path, 'remote.git'), 'update-ref', '-d', 'refs/heads/main');
      for (const isNew of [false, true]) {
        if (isNew) moira.write('entries/2026/two.md', activityEntry('two'));
        const outcome = await moira.share();
        assert.ok(outcome.kind === 'failed' && outcome.step === 'fetch', JSON.stringify(outcome));
        assert.match(outcome.reason, /branch .*main.* was removed or renamed/);
        assert.equal(git(path.join(folder.path, 'remote.git'), 'for-each-ref'), '');
      }
      // Published again by hand, it is shared as before.
      moira.git('push', '--quiet', 'origin', 'main');
      assert.equal((await moira.share()).kind, 'shared');
    });

  it('knows it of a clone that never shared, of commits received by other means', async () => {
    const [chloe, moira] = (await clonesOf(folder.path, 2)) as [Clone, Clone];
    chloe.write(entry, withLine);
    await chloe.share();
    git(folder.path, 'clone', '--quiet', 'remote.git', 'late');
    const late = new Clone(path.join(folder.path, 'late'), 8);
    moira.git('pull', '--quiet');
    amend(chloe);
    for (const clone of [late, moira])
      assert.deepEqual(await clone.share(), { kind: 'rewritten', canTake: true });
  });

  it('stops for a fork of one’s own too, and lists the steps', async () => {
    const [, moira] = (await clonesOf(folder.path, 2)) as [Clone, Clone];
    git(folder.path, 'init', '--quiet', '--bare', 'fork.git');
    moira.git('remote', 'add', 'fork', path.join(folder.path, 'fork.git'));
    moira.git('config', 'remote.pushDefault', 'fork');
    moira.write(entry, withLine);
    assert.equal((await moira.share()).kind, 'shared');
    git(folder.path, 'clone', '--quiet', 'fork.git', 'other');
    amend(new Clone(path.join(folder.path, 'other'), 9));
    assert.deepEqual(await moira.share(), { kind: 'rewritten', canTake: false });
  });
});
