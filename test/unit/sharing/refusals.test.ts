/** Every refusal is named with its reason, before or instead of a half-done share. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gitReason, isRace, withoutSecrets } from '../../../src/core/sharing/gitReason';
import type { Outcome } from '../../../src/core/sharing/sharing';
import { activityEntry } from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';
import { clonesOf, ownGit, type Clone } from '../../kit/clones';

const entry = 'entries/2026/one.md';

describe('refusals of Share', () => {
  const folder = temporaryFolder();
  ownGit(() => folder.path);
  const pair = async (texts: Record<string, string> = {}): Promise<[Clone, Clone]> =>
    (await clonesOf(folder.path, 2, texts)) as [Clone, Clone];
  const hook = (repository: string, name: string, script: string): void =>
    writeFileSync(path.join(repository, 'hooks', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const reasonOf = (outcome: Outcome): unknown => ('reason' in outcome ? outcome.reason : outcome);

  it('come before the commit while no branch is checked out or git does something else', async () => {
    const [ann] = await pair({ [entry]: activityEntry('one') });
    ann.git('commit', '--quiet', '--allow-empty', '--message', 'two');
    ann.write('entries/2026/two.md', activityEntry('two'));
    const before = ann.git('rev-list', '--count', '--all');
    const refuses = async (stuck: string): Promise<void> => {
      assert.equal((await ann.state()).stuck, stuck);
      assert.deepEqual(await ann.share(), { kind: 'stuck', stuck });
      assert.equal(ann.git('rev-list', '--count', '--all'), before);
    };
    ann.git('checkout', '--quiet', '--detach');
    await refuses('detached');
    ann.git('checkout', '--quiet', 'main');
    ann.git('bisect', 'start');
    await refuses('bisect');
    ann.git('bisect', 'reset');
    ann.git('revert', '--no-commit', 'HEAD~1');
    await refuses('revert');
    ann.git('revert', '--abort');
    assert.equal((await ann.state()).stuck, undefined);
  });

  for (const [what, set, reason] of [
    [
      'a silent hook',
      (sam: Clone) => hook(path.join(sam.repository, '.git'), 'pre-merge-commit', 'exit 1'),
      /^$/,
    ],
    [
      'a signature that fails',
      (sam: Clone) => (
        sam.git('config', 'commit.gpgSign', 'true'),
        sam.git('config', 'gpg.program', 'false')
      ),
      /failed to sign/,
    ],
  ] as const)
    it(`leave no merge open after ${what}, and name its reason alone`, async () => {
      const [ann, sam] = await pair({ 'notes.txt': 'one\n' });
      ann.write(entry, activityEntry('one'));
      await ann.share();
      sam.write('entries/2026/two.md', activityEntry('two'));
      sam.git('add', 'entries');
      sam.git('commit', '--quiet', '--message', 'mine');
      sam.write('notes.txt', 'my words\n');
      set(sam);
      const outcome = await sam.sharing.share([], '', () => {});
      assert.ok(outcome.kind === 'mergeRefused' && !outcome.hasChanges, JSON.stringify(outcome));
      assert.match(outcome.reason, reason);
      if (outcome.reason === '') assert.equal(outcome.hook, 'pre-merge-commit');
      assert.ok(!existsSync(path.join(sam.repository, '.git/MERGE_HEAD')));
      assert.equal(sam.read('notes.txt'), 'my words\n');
      assert.equal(sam.git('status', '--porcelain'), ' M notes.txt\n');
    });

  it('by a server are told with its own text, and tried only once', async () => {
    const [ann] = await pair();
    const remote = path.join(folder.path, 'remote.git');
    hook(
      remote,
      'pre-receive',
      `echo x >> '${folder.path}/count'; echo 'Only on Mondays.' >&2; exit 1`,
    );
    ann.write(entry, activityEntry('one'));
    assert.deepEqual(await ann.share(), {
      kind: 'failed',
      step: 'push',
      reason: 'Only on Mondays.',
    });
    hook(remote, 'pre-receive', 'exit 1');
    assert.equal(reasonOf(await ann.share()), 'pre-receive hook declined');
  });

  it('for want of a name or an address are cured by setting both', async () => {
    const [ann] = await pair();
    ann.git('config', '--global', '--unset', 'user.email');
    ann.write(entry, activityEntry('one'));
    assert.deepEqual(await ann.share(), { kind: 'noIdentity' });
    await ann.sharing.setIdentity('Ann', 'ann@example.org');
    assert.equal((await ann.share()).kind, 'shared');
    assert.equal(ann.git('log', '-1', '--format=%an <%ae>'), 'Ann <ann@example.org>\n');
  });

  it('name a removed .gitignore, and one that no longer ignores everything private', async () => {
    const [ann] = await pair();
    const exposing = async (): Promise<readonly string[]> => (await ann.state()).exposing;
    ann.remove('.gitignore');
    assert.deepEqual(await exposing(), ['.gitignore']);
    // Settings of this computer protect nobody else.
    writeFileSync(path.join(ann.repository, '.git/info/exclude'), '/private/\n');
    assert.deepEqual(await exposing(), ['.gitignore']);
    for (const text of [
      '/private/\n!private/\n',
      '/private/*\n!/private/entries/\n',
      'private/*.md\n',
    ]) {
      ann.write('.gitignore', text);
      assert.deepEqual(await exposing(), ['.gitignore'], text);
    }
    for (const text of ['/private/\n*.tmp\n', 'private\n', '/private/\r\n*.tmp\r\n']) {
      ann.write('.gitignore', text);
      assert.deepEqual(await exposing(), [], text);
    }
  });

  it('name a line outside the journal’s .gitignore that has git keep what is private', async () => {
    const [ann] = (await clonesOf(folder.path, 1, { '.gitignore': '*.tmp\n' }, 'a')) as [Clone];
    const exposing = async (): Promise<readonly string[]> => (await ann.state()).exposing;
    ann.write('private/x.md', 'words');
    assert.deepEqual(await exposing(), []);
    const exclude = path.join(ann.repository, '.git/info/exclude');
    writeFileSync(exclude, 'private/\n!private/\n');
    assert.deepEqual(await exposing(), ['../.git/info/exclude']);
    ann.write('../.gitignore', 'private/\n!/a/private/\n');
    assert.deepEqual(await exposing(), ['../.gitignore']);
    ann.write('.gitignore', '*.tmp\n!/private/\n');
    assert.deepEqual(await exposing(), ['.gitignore']);
    ann.write('.gitignore', '/private/\n');
    assert.deepEqual(await exposing(), []);
  });

  it('hold no password or token, whole lines, and only what is a reason', () => {
    for (const secret of [
      "fatal: 'https://me:SECRET@example.org/x'",
      'https://me:SE/CRET@x@example.org/a',
      'https://example.org/x.git?private_token=SECRET&a=b',
      'ssh://SECRET@example.org/x',
      'me:SECRET@example.org:x.git',
      'remote: token ghp_SECRET',
      'Authorization: Basic SECRET',
    ])
      assert.doesNotMatch(withoutSecrets(secret), /SECRET|CRET/);
    assert.equal(withoutSecrets('git@example.org:a/b.git'), 'git@example.org:a/b.git');
    assert.equal(gitReason('hint: x\nerror: a\n\nfatal: b\n'), 'a\nb');
    assert.equal(gitReason('remote: \nremote: No.        \nTo ssh://x\n'), 'No.');
    const long = gitReason(Array.from({ length: 200 }, (_, index) => `line ${index}`).join('\n'));
    assert.match(long, /\nline \d+\n…$/);
    const line = (reason: string): string => `To x\n!\tHEAD:refs/heads/main\t${reason}\nDone\n`;
    assert.ok(isRace(line('[rejected] (fetch first)')));
    assert.ok(!isRace(line('[remote rejected] (pre-receive hook declined)')));
    assert.equal(gitReason('', line('[remote rejected] (protected branch)')), 'protected branch');
  });
});
