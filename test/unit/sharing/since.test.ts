import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cli } from '../../kit/places';
import { temporaryFolder } from '../../kit/temporaryFolder';
import { clonesOf, ownGit, type Clone } from '../../kit/clones';

const bad = (title: string): string => `---\ntitle: "${title}\n---\n`;

describe('check --since', () => {
  const folder = temporaryFolder();
  ownGit(() => folder.path);

  const check = ({ root }: Clone, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [cli, '-C', root, 'check', ...args],
      { encoding: 'utf8' },
    );
    return { status, paths: stdout.match(/^[^:\n]+(?=:\d+:)/gm) ?? [], stderr, stdout };
  };

  it('names findings in files that changed since the branch left, committed or not', async () => {
    const [clone] = (await clonesOf(
      folder.path,
      1,
      { 'entries/old.md': bad('old'), 'entries/touched.md': bad('touched') },
      'deep/Ann’s journal',
    )) as [Clone];
    clone.git('checkout', '--quiet', '-b', 'work');
    assert.equal(check(clone).status, 1);
    assert.deepEqual(
      [check(clone, '--since', 'main').status, check(clone, '--since', 'main').stdout],
      [0, 'No problems found.\n'],
    );
    clone.write('entries/-ünï 名.md', bad('committed'));
    clone.git('add', '--all');
    clone.git('commit', '--quiet', '--message', 'one');
    clone.write('entries/touched.md', bad('touched again'));
    clone.write('entries/new.md', bad('new'));
    clone.write('../elsewhere.md', bad('not of the journal'));
    // What the other branch did meanwhile is not this branch's.
    clone.git('branch', '--quiet', 'other', 'main');
    const { status, paths } = check(clone, '--since', 'main');
    assert.deepEqual(
      [status, paths],
      [1, ['entries/-ünï 名.md', 'entries/new.md', 'entries/touched.md']],
    );
    const json = check(clone, '--since', 'HEAD', '--format', 'github').stdout;
    assert.match(json, /file=entries\/touched\.md/);
    assert.doesNotMatch(json, /old\.md/);
  });

  it('refuses a commit that git does not know, and what looks like an option', async () => {
    const [clone] = (await clonesOf(folder.path, 1)) as [Clone];
    for (const revision of ['nowhere', '--output=x', ''])
      assert.deepEqual(
        [check(clone, `--since=${revision}`).status, check(clone, `--since=${revision}`).stdout],
        [2, ''],
      );
    assert.match(check(clone, '--since', 'nowhere').stderr, /^Git knows no commit “nowhere”/);
  });
});
