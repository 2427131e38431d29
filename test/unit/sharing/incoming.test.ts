/** Whatever others share, nothing that git does not hold is lost here, and nothing private comes or goes. */
import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../../../src/core/sharing/sharing';
import { activityEntry, journalTexts } from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';
import type { Clone } from '../../kit/clones';
import { clonesOf, ownGit } from '../../kit/clones';

const entry = 'entries/2026/one.md';
const secret = 'private/entries/2026/mine.md';
const ignoring = { '.gitignore': '/private/\n*.local\n' };

describe('sharing what others changed', () => {
  const folder = temporaryFolder();
  ownGit(() => folder.path);
  const pair = async (texts: Record<string, string> = {}, inside = ''): Promise<[Clone, Clone]> =>
    (await clonesOf(folder.path, 2, { ...ignoring, ...texts }, inside)) as [Clone, Clone];
  const push = (clone: Clone, message = 'by hand'): void => {
    clone.git('add', '--all', '--force');
    clone.git('commit', '--quiet', '--message', message);
    clone.git('push', '--quiet');
  };
  const pathsIn = (outcome: Outcome): unknown =>
    outcome.kind === 'inTheWay'
      ? outcome.paths.map(({ path: file, kind, here }) => [file, kind, ...(here ? [here] : [])])
      : outcome;

  const hostile: readonly [string, (sam: Clone) => void, string][] = [
    ['a file', (sam) => sam.write('private', 'now a file'), 'private'],
    ['a link', (sam) => symlinkSync('attachments', sam.on('private')), 'private'],
    ['a forced entry', (sam) => sam.write(secret, 'theirs'), secret],
    ['another letter case', (sam) => sam.write('PRIVATE/x.md', 'theirs'), 'PRIVATE/x.md'],
  ];
  for (const isForward of [true, false])
    for (const [what, make, named] of hostile)
      it(`Share keeps the private folder when ${what} comes in its place, ${isForward ? 'with nothing' : 'with something'} to share`, async () => {
        const [ann, sam] = await pair();
        ann.write(secret, 'mine');
        if (!isForward) ann.write(entry, activityEntry('one'));
        make(sam);
        push(sam);
        const before = isForward ? ann.git('rev-parse', 'HEAD') : undefined;
        for (const time of ['first', 'second']) {
          const outcome = await ann.share();
          assert.deepEqual(pathsIn(outcome), [[named, 'private']], time);
          assert.deepEqual(outcome.kind === 'inTheWay' && outcome.by, ['Somebody']);
        }
        assert.equal(ann.read(secret), 'mine');
        assert.deepEqual(await ann.sharing.moveAside(), []);
        assert.ok(!existsSync(path.join(ann.repository, '.git/MERGE_HEAD')));
        if (before !== undefined) assert.equal(ann.git('rev-parse', 'HEAD'), before);
        // Once they have removed it, sharing goes on.
        sam.git('rm', '-r', '--quiet', named);
        sam.git('commit', '--quiet', '--message', 'away');
        sam.git('push', '--quiet');
        assert.equal((await ann.share()).kind, 'shared');
        assert.equal(ann.read(secret), 'mine');
      });

  it('Share refuses private files of every journal in the repository, in both directions', async () => {
    const [ann, sam] = await pair(
      { '../b/.journal/journal.yaml': journalTexts['.journal/journal.yaml'] },
      'a',
    );
    sam.write('../b/Private/x.md', 'words');
    sam.write('../c/.journal/journal.yaml', journalTexts['.journal/journal.yaml']);
    sam.write('../c/private/x.md', 'words');
    sam.write('../d/private/x.md', 'of no journal');
    sam.git('add', '--all', '--force');
    sam.git('commit', '--quiet', '--message', 'others');
    assert.equal((await sam.state()).holdsPrivate, true);
    assert.deepEqual(await sam.share(), { kind: 'holdsPrivate' });
    sam.git('push', '--quiet');
    assert.deepEqual(pathsIn(await ann.share()), [
      ['b/Private/x.md', 'private'],
      ['c/private/x.md', 'private'],
    ]);
    sam.git('rm', '-r', '--quiet', 'b/Private', 'c/private');
    sam.git('commit', '--quiet', '--message', 'away');
    assert.equal((await sam.state()).holdsPrivate, false);
    assert.equal((await sam.share()).kind, 'shared');
    assert.equal((await ann.share()).kind, 'shared');
  });

  it('Share names what exists here and is not in git, and goes on when it was moved aside', async () => {
    const [ann, sam] = await pair({
      'attachments/old.txt': 'in git\n',
      'docs/kept.txt': 'in git\n',
      'link/inner.txt': 'in git\n',
    });
    // As the same path, ignored and untracked.
    ann.write('attachments/cert.local', 'ignored here');
    ann.write('notes.md', 'untracked here');
    // As a file where a folder is needed.
    ann.write('plans', 'a file here');
    // As a folder where a file comes, part of it in git or none.
    ann.write('docs/my notes.txt', 'untracked here');
    ann.write('lists/a.txt', 'untracked here');
    // As a link, which git would write through or replace.
    rmSync(ann.on('link'), { recursive: true });
    mkdirSync(path.join(folder.path, 'elsewhere'));
    symlinkSync(path.join(folder.path, 'elsewhere'), ann.on('link'));
    sam.write('attachments/cert.local', 'theirs');
    sam.write('notes.md', 'theirs');
    sam.write('plans/2026.md', 'theirs');
    rmSync(sam.on('docs'), { recursive: true });
    sam.write('docs', 'theirs');
    sam.write('lists', 'theirs');
    sam.write('link/inner.txt', 'theirs');
    sam.write('fine.txt', 'theirs');
    push(sam);
    assert.deepEqual(pathsIn(await ann.share()), [
      ['attachments/cert.local', 'exists', 'attachments/cert.local'],
      ['docs', 'exists', 'docs'],
      ['link/inner.txt', 'exists', 'link'],
      ['lists', 'exists', 'lists'],
      ['notes.md', 'exists', 'notes.md'],
      ['plans/2026.md', 'exists', 'plans'],
    ]);
    assert.ok(!existsSync(ann.on('fine.txt')));
    ann.write('notes (mine).md', 'taken');
    const moved = await ann.sharing.moveAside();
    assert.deepEqual(moved, [
      { from: 'attachments/cert.local', to: 'attachments/cert (mine).local' },
      { from: 'docs/my notes.txt', to: 'docs (mine)/my notes.txt' },
      { from: 'link', to: 'link (mine)' },
      { from: 'lists', to: 'lists (mine)' },
      { from: 'notes.md', to: 'notes (mine 2).md' },
      { from: 'plans', to: 'plans (mine)' },
    ]);
    assert.equal(ann.read('attachments/cert (mine).local'), 'ignored here');
    assert.equal(ann.read('docs (mine)/my notes.txt'), 'untracked here');
    assert.equal(ann.read('lists (mine)/a.txt'), 'untracked here');
    assert.equal(ann.read('notes (mine 2).md'), 'untracked here');
    assert.equal(ann.read('notes (mine).md'), 'taken');
    assert.equal(ann.read('plans (mine)'), 'a file here');
    assert.ok(lstatSync(ann.on('link (mine)')).isSymbolicLink());
    assert.deepEqual(readdirSync(path.join(folder.path, 'elsewhere')), []);
    assert.equal((await ann.share()).kind, 'shared');
    for (const file of ['attachments/cert.local', 'notes.md', 'docs', 'lists', 'link/inner.txt'])
      assert.equal(ann.read(file), 'theirs', file);
  });

  it('What git ignored stays ignored when it is moved aside', async () => {
    const [ann, sam] = await pair({ '.gitignore': '/private/\nattachments/cert.pdf\n/odd\\[*/\n' });
    ann.write('attachments/cert.pdf', 'ignored here');
    ann.write('odd[*]?/a.txt', 'ignored here');
    sam.write('attachments/cert.pdf', 'theirs');
    sam.write('odd[*]?', 'theirs');
    push(sam);
    await ann.share();
    const moved = await ann.sharing.moveAside();
    assert.deepEqual(
      moved.map(({ to }) => to),
      ['attachments/cert (mine).pdf', 'odd[*]? (mine)'],
    );
    assert.equal(ann.git('status', '--porcelain', '-uall'), '');
    assert.equal((await ann.share()).kind, 'shared');
    assert.equal(ann.git('status', '--porcelain', '-uall'), '');
    assert.match(
      readFileSync(path.join(ann.repository, '.git/info/exclude'), 'utf8'),
      /^\/attachments\/cert \(mine\)\.pdf$/m,
    );
  });

  for (const [isForward, inside] of [
    [true, ''],
    [false, ''],
    [true, 'team'],
    [false, 'team'],
  ] as const)
    it(`Private and ignored files stay when somebody removes them from git, ${isForward ? 'with nothing' : 'with something'} to share, ${inside ? 'in a folder of' : 'at the root of'} the repository`, async () => {
      const [ann, sam] = await pair({ [entry]: activityEntry('one') }, inside);
      sam.write(secret, 'once committed');
      sam.write('setup.local', 'once committed');
      push(sam);
      ann.git('pull', '--quiet');
      ann.write(secret, 'once committed, then changed here');
      const at = (file: string): string => path.posix.join(inside, file);
      sam.git('rm', '-r', '--quiet', at('private'), at('setup.local'), at(entry));
      sam.git('commit', '--quiet', '--message', 'away');
      sam.git('push', '--quiet');
      if (!isForward) ann.write('entries/2026/two.md', activityEntry('two'));
      assert.equal((await ann.share()).kind, 'shared');
      assert.equal(ann.read(secret), 'once committed, then changed here');
      assert.equal(ann.read('setup.local'), 'once committed');
      assert.ok(!existsSync(ann.on(entry)), 'what is neither goes, as git holds it');
      assert.equal(ann.git('status', '--porcelain', '-uall'), '');
      assert.equal(ann.git('ls-files', at('private'), at('setup.local')), '');
    });

  it('A fork’s branch is inspected like the shared one', async () => {
    const [ann, sam] = await pair();
    ann.git('init', '--quiet', '--bare', '../fork.git');
    for (const clone of [ann, sam])
      clone.git('remote', 'add', 'fork', path.join(folder.path, 'fork.git'));
    ann.git('config', 'remote.pushDefault', 'fork');
    ann.write(secret, 'mine');
    sam.write(secret, 'theirs');
    sam.git('add', '--force', 'private');
    sam.git('commit', '--quiet', '--message', 'forced');
    sam.git('push', '--quiet', 'fork', 'main');
    assert.deepEqual(pathsIn(await ann.share()), [[secret, 'private']]);
    assert.equal(ann.read(secret), 'mine');
  });
});
