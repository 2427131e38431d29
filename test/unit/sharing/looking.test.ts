import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { changedSince } from '../../../src/node/changedSince';
import { Git, GitError } from '../../../src/node/git';
import { gitHistory } from '../../../src/node/gitHistory';
import { gitIdentity } from '../../../src/node/gitIdentity';
import { pastTexts } from '../../../src/node/pastTexts';
import { recordCommitters } from '../../../src/node/recordCommitters';
import { NodeSharing } from '../../../src/node/shareJournal';
import { cli } from '../../kit/places';
import { recordsText } from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';
import { clonesOf, ownGit, program, type Clone } from '../../kit/clones';
import { git } from '../../kit/git';

const entry = 'entries/2026/one.md';
const records = '.journal/records/sam/one.desk.yaml';
const text = (words: string): string => `---\nid: one\ndate: 2026-11-23\n---\n${words}\n`;
const comment = recordsText({ id: 'k1', kind: 'comment', text: 'Said' });

/** Everything that only looks, and what it sees. */
async function everySight({ root, sharing }: Pick<Clone, 'root' | 'sharing'>, since: string) {
  const texts: string[] = [];
  for await (const one of pastTexts(root).textsOf(entry)) texts.push(one.text);
  const committers = await recordCommitters(root, records);
  const state = await sharing.state();
  return {
    changed: [...(await changedSince(root, since))].sort(),
    texts,
    brought: (await pastTexts(root).commitOf(entry, 'First'))?.signature,
    committers: committers && Object.fromEntries(committers),
    identity: (await gitIdentity(root)).email,
    head: (await gitHistory(root).head())?.length,
    status: state?.changed,
    conflicts: await sharing.unsettled(),
  };
}

describe('Looking at a repository runs nothing', () => {
  const folder = temporaryFolder();
  ownGit(() => folder.path);

  const marks = (): string => path.join(folder.path, 'marks');
  const left = (): string[] => readdirSync(marks()).sort();
  /** A command of the shell that leaves a mark, and otherwise does nothing to what goes through it. */
  const trap = (name: string, then = 'cat'): string =>
    `touch '${path.join(marks(), name)}'; ${then} #`;
  const script = (name: string): string => {
    const file = path.join(folder.path, `${name}.sh`);
    writeFileSync(file, `#!/bin/sh\ntouch '${path.join(marks(), name)}'\n`, { mode: 0o755 });
    return file;
  };

  async function journal(): Promise<Clone> {
    mkdirSync(marks());
    const [clone] = await clonesOf(folder.path, 1, { [entry]: text('First'), [records]: comment });
    clone!.write('.gitattributes', '*.md filter=mine diff=mine\n*.yaml filter=odd diff=mine\n');
    clone!.git('add', '--all');
    clone!.git('commit', '--quiet', '--message', 'attributes');
    return clone!;
  }

  const expected = {
    changed: ['.gitattributes', entry, 'entries/2026/two.md'],
    texts: [text('First')],
    brought: 'none',
    committers: { k1: ['somebody@example.org'] },
    identity: 'somebody@example.org',
    head: 40,
    status: [
      { path: entry, change: 'changed' },
      { path: 'entries/2026/two.md', change: 'new' },
    ],
    conflicts: [],
  };

  function change(clone: Clone): void {
    clone.write(entry, text('Second'));
    clone.write('entries/2026/two.md', text('Other'));
    // Touched only, so that git has to compare it.
    utimesSync(clone.on(records), 1, 1);
  }

  it('of filters, text conversions, other differs, monitors, signature programs and hooks', async () => {
    const clone = await journal();
    const settings = {
      'filter.mine.clean': trap('clean'),
      'filter.mine.smudge': trap('smudge'),
      'filter.mine.required': 'true',
      'filter.odd.process': script('process'),
      'filter.odd.required': 'true',
      'filter.Other.one.clean': trap('other'),
      'diff.mine.textconv': trap('textconv', 'cat "$1"'),
      'diff.mine.command': script('command'),
      'diff.external': script('external'),
      'core.fsmonitor': script('fsmonitor'),
      'core.hooksPath': path.join(clone.repository, '.git/hooks'),
      'core.sshCommand': script('ssh'),
      'core.askPass': script('askpass'),
      'core.pager': script('pager'),
      'credential.helper': `!${trap('credential')}`,
      'gpg.program': script('gpg'),
      'gpg.ssh.program': script('ssh-keygen'),
      'log.showSignature': 'true',
      'log.diffMerges': 'on',
    };
    change(clone);
    for (const [key, value] of Object.entries(settings)) clone.git('config', key, value);
    for (const hook of [
      'post-index-change',
      'reference-transaction',
      'post-checkout',
      'pre-auto-gc',
    ])
      writeFileSync(
        path.join(clone.repository, '.git/hooks', hook),
        `#!/bin/sh\ntouch '${path.join(marks(), hook)}'\n`,
        { mode: 0o755 },
      );
    assert.deepEqual(await everySight(clone, 'HEAD~1'), expected);
    assert.deepEqual(left(), []);
    const where = await new Git(program, clone.root).line('rev-parse', '--git-path', 'hooks/x');
    assert.equal(where, path.join(clone.repository, '.git/hooks/x'));
    // They are set up so that git itself would run them.
    for (const command of ['status', 'diff'])
      spawnSync('git', [command], { cwd: clone.root, stdio: 'ignore' });
    assert.notDeepEqual(left(), []);
  });

  it('of a partial clone’s remote, and what is not here is left out', async () => {
    await journal();
    for (const words of ['Second', 'Third']) {
      writeFileSync(path.join(folder.path, 'clone0', entry), text(words));
      git(path.join(folder.path, 'clone0'), 'commit', '--quiet', '--all', '--message', words);
    }
    git(path.join(folder.path, 'clone0'), 'push', '--quiet');
    git(path.join(folder.path, 'remote.git'), 'config', 'uploadpack.allowFilter', 'true');
    const url = `file://${path.join(folder.path, 'remote.git')}`;
    git(folder.path, 'clone', '--quiet', '--filter=blob:none', url, 'partial');
    const root = path.join(folder.path, 'partial');
    const missing = git(root, 'rev-list', '--objects', '--missing=print', 'HEAD').match(/^\?.+/gm);
    assert.equal(missing?.length, 2);
    const clone = { root, sharing: new NodeSharing(root, program, () => undefined, quiet) };
    for (const [key, value] of [
      ['remote.origin.uploadpack', trap('upload-pack', 'exit 1')],
      ['protocol.ext.allow', 'always'],
    ] as const)
      git(root, 'config', key, value);
    for (const address of [url, `ext::sh -c touch% ${path.join(marks(), 'ext')}`, 'ssh://x/y']) {
      git(root, 'config', 'remote.origin.url', address);
      git(root, 'config', 'core.sshCommand', script('ssh'));
      const { changed, texts, committers, brought } = await everySight(clone, 'HEAD~2');
      assert.deepEqual({ changed, texts }, { changed: [entry], texts: [text('Third')] });
      // It cannot be told without the older content.
      assert.deepEqual([committers, brought], [{ k1: ['somebody@example.org'] }, undefined]);
    }
    assert.deepEqual(left(), []);
    assert.throws(() => git(root, 'show', `HEAD~1:${entry}`));
    assert.deepEqual(left(), ['ssh']);
  });

  it('of a journal whose own files look like a repository', async () => {
    const clone = await journal();
    clone.write('HEAD', 'ref: refs/heads/main\n');
    for (const name of ['objects/x', 'refs/x', 'hooks/x']) clone.write(name, '');
    const trapped = `[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = ${script('bare')}\n`;
    clone.write('config', trapped);
    const inside = path.join(clone.root, 'inner');
    git(clone.root, 'init', '--quiet', '--bare', 'inner');
    git(inside, 'config', 'core.fsmonitor', script('inner'));
    const sharing = new NodeSharing(inside, program, () => undefined, quiet);
    await assert.rejects(sharing.state(), /cannot use bare repository/);
    await assert.rejects(changedSince(inside, 'HEAD'), GitError);
    assert.equal((await clone.sharing.state())?.hasUpstream, true);
    assert.deepEqual(left(), []);
  });

  it('and checks a signature only with the programs and keys of the user', async () => {
    const clone = await journal();
    const key = path.join(folder.path, 'key');
    run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', key);
    const signing = ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${key}.pub`];
    clone.write(entry, text('Signed words'));
    clone.git(...signing, 'commit', '--quiet', '--all', '-S', '--message', 'signed');
    const signers = path.join(folder.path, 'signers');
    writeFileSync(signers, `sam@example.org ${readFileSync(`${key}.pub`, 'utf8')}`);
    const look = () => pastTexts(clone.root).commitOf(entry, 'Signed words');
    clone.git('config', 'gpg.ssh.program', script('ssh-keygen'));
    clone.git('config', 'gpg.ssh.allowedSignersFile', signers);
    assert.equal((await look())?.signature, 'unknown');
    clone.git('config', '--global', 'gpg.ssh.allowedSignersFile', signers);
    const { signature, signer } = (await look())!;
    assert.deepEqual([signature, signer], ['good', 'sam@example.org']);
    assert.deepEqual(left(), []);
  });
});

describe('A repository that git refuses to use', () => {
  const folder = temporaryFolder();
  ownGit(() => folder.path);
  // As when the folder belongs to another user of this computer.
  beforeEach(() => {
    process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'] = '1';
  });
  afterEach(() => {
    delete process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'];
  });
  const refused = (): Promise<Clone> => {
    delete process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'];
    return clonesOf(folder.path, 1).then(([clone]) => {
      process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'] = '1';
      return clone!;
    });
  };

  it('is not taken for none: sharing says why, with git’s advice', async () => {
    const clone = await refused();
    await assert.rejects(clone.sharing.state(), (error: unknown) => {
      assert.ok(error instanceof GitError);
      assert.match(error.message, /^Git cannot read this folder: detected dubious ownership in/);
      assert.match(error.message, /git config --global --add safe\.directory \S+$/);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    });
    const plain = path.join(folder.path, 'plain');
    mkdirSync(plain);
    const sharing = new NodeSharing(plain, program, () => undefined, quiet);
    assert.equal(await sharing.state(), undefined);
  });

  it('is not taken for none: check --since says why and ends with 2', async () => {
    const { root } = await refused();
    const check = (at: string) => {
      const args = [cli, '-C', at, 'check', '--since', 'main'];
      return spawnSync(process.execPath, args, { encoding: 'utf8' });
    };
    const { status, stdout, stderr } = check(root);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /dubious ownership.+safe\.directory/);
    rmSync(path.join(root, '.git'), { recursive: true });
    assert.match(check(root).stderr, /is not in a git repository/);
  });

  it('is told from none when its folder is elsewhere and gone', async () => {
    const clone = await refused();
    rmSync(path.join(clone.root, '.git'), { recursive: true });
    writeFileSync(path.join(clone.root, '.git'), 'gitdir: /nowhere\n');
    await assert.rejects(clone.sharing.state(), /not a git repository: \/nowhere/);
  });
});

describe('Git has a time limit', () => {
  const folder = temporaryFolder();
  const sleeping = (then: string): Git => {
    const file = path.join(folder.path, 'git');
    writeFileSync(file, `#!/bin/sh\n${then}\n`, { mode: 0o755 });
    return new Git({ path: file }, folder.path, { looking: 0.2, changing: 0.2 });
  };

  it('when it does not answer, however it is asked', async () => {
    const git = sleeping('exec sleep 9');
    const late = 'git did not answer within 0.2 seconds';
    for (const look of [
      () => git.line('rev-parse'),
      () => git.list('status'),
      () => git.text('log'),
    ])
      await assert.rejects(
        look(),
        (error) => error instanceof GitError && error.message.includes(late),
      );
    for (const args of [['fetch'], ['log'], ['commit']]) {
      const { code, err } = await git.run(args);
      assert.deepEqual([code, err.includes(late)], [-1, true]);
    }
  });

  it('also when it ignores that it is to end, and when its own programs go on', async () => {
    for (const then of ["trap '' TERM; sleep 3", 'sleep 3 & sleep 3'])
      assert.equal((await sleeping(then).run(['fetch'])).code, -1);
  });

  it('and is ended when the person cancels', async () => {
    const git = sleeping('exec sleep 9');
    const { code } = await new Git(git.program, folder.path).run(['fetch'], {
      cancellation: {
        isCancellationRequested: true,
        onCancellationRequested(listener) {
          setImmediate(listener);
          return { dispose() {} };
        },
      },
    });
    assert.equal(code, -1);
  });
});

const quiet = { info() {}, warn() {}, error() {} };
const run = (name: string, ...args: string[]) => execFileSync(name, args, { stdio: 'pipe' });
