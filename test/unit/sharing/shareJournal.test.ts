import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NodeSharing } from '../../../src/node/shareJournal';
import { activityEntry, allAnswers, recordsText } from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';
import { Clone, clonesOf, ownGit, program } from '../../kit/clones';
import { git } from '../../kit/git';

const entry = 'entries/2026/one.md';
const both = { path: entry, kind: 'both' };
const incoming = (received: number) => ({ received, from: received > 0 ? ['Somebody'] : [] });
const shared = (sent: number, received: number) => ({
  kind: 'shared',
  sent,
  ...incoming(received),
});

describe('sharing a journal', () => {
  const folder = temporaryFolder();
  ownGit(() => folder.path);
  const pair = async (texts: Record<string, string> = {}, inside = ''): Promise<[Clone, Clone]> =>
    (await clonesOf(folder.path, 2, texts, inside)) as [Clone, Clone];

  it('commits the journal’s files alone and leaves what else is staged and changed as it is', async () => {
    const [ann, sam] = await pair({ 'notes.txt': 'one\n', 'other.txt': 'one\n' });
    ann.write('notes.txt', 'two\n');
    ann.git('add', 'notes.txt');
    ann.write('notes.txt', 'three\n');
    ann.write('other.txt', 'two\n');
    ann.write('untracked.txt', 'two\n');
    ann.write(entry, activityEntry('one'));
    ann.write('.journal/records/ann/one.lap.yaml', recordsText({ id: 'r', kind: 'revealed' }));
    ann.write('private/entries/2026/two.md', activityEntry('two'));
    const before = ann.git('status', '--porcelain', '--', '*.txt');
    assert.deepEqual(await ann.share(), shared(1, 0));
    assert.deepEqual(ann.committed(), ['.journal/records/ann/one.lap.yaml', entry]);
    assert.equal(ann.git('log', '-1', '--format=%s'), 'Share 1 entry, records about 1 entry\n');
    assert.equal(ann.git('status', '--porcelain', '--', '*.txt'), before);
    assert.equal(ann.git('show', ':notes.txt'), 'two\n');
    assert.deepEqual(await sam.share(), shared(0, 1));
    assert.equal(sam.read(entry), ann.read(entry));
  });

  it('receives what others shared, and sends nothing', async () => {
    const [ann, sam] = await pair();
    ann.write(entry, activityEntry('one'));
    await ann.share();
    const mine = 'entries/2026/mine.md';
    sam.write(mine, activityEntry('mine'));
    const receive = () => sam.sharing.receive(() => {});
    assert.deepEqual(await receive(), { kind: 'received', ...incoming(1) });
    assert.equal(sam.read(entry), ann.read(entry));
    assert.equal(sam.git('status', '--porcelain'), `?? ${mine}\n`);
    assert.deepEqual(await receive(), { kind: 'received', ...incoming(0) });
    sam.git('add', mine);
    sam.git('commit', '--quiet', '--message', 'Mine');
    ann.write(entry, activityEntry('one', { benefits: 'Later.' }));
    await ann.share();
    assert.deepEqual(await receive(), { kind: 'received', ...incoming(1) });
    assert.deepEqual(await ann.share(), shared(0, 0), 'nothing was sent');
    assert.equal(sam.read(entry), ann.read(entry));
  });

  it('shares what was staged before, removed or moved, and works below the repository’s root', async () => {
    const [ann, sam] = await pair(
      { [entry]: activityEntry('one'), 'entries/2026/gone.md': activityEntry('gone') },
      'deep/Ann’s journal',
    );
    ann.write('../other.txt', 'not of the journal\n');
    ann.git('mv', `deep/Ann’s journal/${entry}`, 'deep/Ann’s journal/entries/2026/moved.md');
    ann.git('rm', '--quiet', 'deep/Ann’s journal/entries/2026/gone.md');
    ann.write('entries/2026/new.md', activityEntry('new'));
    ann.git('add', '--all', 'deep/Ann’s journal/entries');
    ann.write('entries/2026/new.md', activityEntry('new', { benefits: 'Written after.' }));
    assert.deepEqual(
      (await ann.state()).changed.map((file) => [file.path, file.change]),
      [
        ['entries/2026/gone.md', 'removed'],
        ['entries/2026/moved.md', 'new'],
        ['entries/2026/new.md', 'new'],
        [entry, 'removed'],
      ],
    );
    assert.deepEqual(await ann.share(), shared(1, 0));
    assert.equal(ann.git('status', '--porcelain'), '?? deep/other.txt\n');
    await sam.share();
    assert.deepEqual([...(await sam.journal()).entries.keys()].sort(), [
      'entries/2026/moved.md',
      'entries/2026/new.md',
    ]);
    assert.match(sam.read('entries/2026/new.md'), /Written after/);
  });

  it('never sends a private entry, not even one that git was told of', async () => {
    const [ann] = await pair();
    ann.write('private/entries/2026/two.md', activityEntry('two'));
    ann.write('Private/entries/2026/three.md', activityEntry('three'));
    ann.write('.gitignore', '');
    ann.write(entry, activityEntry('one'));
    assert.deepEqual(await ann.share(), shared(1, 0));
    assert.deepEqual(ann.committed(), ['.gitignore', entry]);
    await ann.sharing.share(['private/entries/2026/two.md'], 'by name', () => {});
    assert.deepEqual(ann.committed(), ['.gitignore', entry]);
    ann.git('add', 'private');
    ann.git('commit', '--quiet', '--message', 'by hand');
    assert.equal((await ann.state()).holdsPrivate, true);
    assert.deepEqual(await ann.share(), { kind: 'holdsPrivate' });
    assert.equal(ann.git('rev-list', '--count', 'origin/main..main'), '1\n');
  });

  it('shares nothing that a link in the place of a private folder leads to', async () => {
    const [ann] = await pair({ 'attachments/shared.pdf': 'one' });
    ann.write('attachments/plain.pdf', 'one');
    symlinkSync('attachments', ann.on('private'));
    ann.write('private/entries/2026/two.md', activityEntry('two'));
    ann.write(entry, activityEntry('one'));
    const { changed, links } = await ann.state();
    assert.deepEqual(
      changed.map((file) => file.path),
      [entry],
    );
    assert.ok(links.includes('attachments/entries/2026/two.md'));
    assert.deepEqual(await ann.share(), shared(1, 0));
    assert.deepEqual(ann.committed(), [entry]);
  });

  it('shares nothing that a link within a private folder leads to', async () => {
    const [ann] = await pair();
    mkdirSync(ann.on('attachments/2026'), { recursive: true });
    mkdirSync(ann.on('private'));
    symlinkSync('../attachments', ann.on('private/attachments'));
    ann.write('private/attachments/2026/cert.pdf', 'one');
    assert.deepEqual((await ann.state()).changed, []);
  });

  it('takes names as names, and refuses links and what cannot be read in one line', async () => {
    const [ann, sam] = await pair();
    const names = [
      'entries/--all.md',
      'entries/-x.md',
      'entries/:(glob)**.md',
      'entries/[a]*?.md',
      'entries/"quoted" ünï 名.md',
      'entries/two..dots.md',
    ];
    for (const [index, name] of names.entries()) ann.write(name, activityEntry(`e${index}`));
    ann.write('entries/two\nlines.md', activityEntry('lines'));
    ann.write('secret.txt', 'outside the journal');
    mkdirSync(path.join(folder.path, 'outside'));
    writeFileSync(path.join(folder.path, 'outside', 'a.md'), activityEntry('outside'));
    symlinkSync(path.join(folder.path, 'outside', 'a.md'), ann.on('entries/link.md'));
    symlinkSync(path.join(folder.path, 'outside'), ann.on('entries/folder'));
    assert.deepEqual(await ann.share(), shared(1, 0));
    assert.deepEqual(ann.committed(), [...names].sort());
    const refused = ['entries/two\nlines.md', 'entries/link.md', '../secret', '--force', 'entries'];
    await ann.sharing.share(refused, 'by name', () => {});
    assert.equal(ann.git('rev-list', '--count', 'HEAD'), '2\n');
    await sam.share();
    for (const name of names) assert.equal(sam.read(name), ann.read(name));
  });

  it('does not take entries for removed when their folder became a link', async () => {
    const [ann] = await pair({ [entry]: activityEntry('one') });
    const elsewhere = path.join(folder.path, 'elsewhere');
    renameSync(ann.on('entries'), elsewhere);
    symlinkSync(elsewhere, ann.on('entries'));
    assert.deepEqual((await ann.state()).changed, []);
    assert.deepEqual(await ann.share(), shared(0, 0));
  });

  it('tells of a conflict, leaves it as git left it, and is finished when the marks are gone', async () => {
    const [ann, sam] = await pair({ [entry]: activityEntry('one'), 'notes.txt': 'one\n' });
    ann.write(entry, activityEntry('one', { ...allAnswers, benefits: 'As Ann says.' }));
    await ann.share();
    sam.write(entry, activityEntry('one', { ...allAnswers, benefits: 'As Sam says.' }));
    sam.write('notes.txt', 'changed, not staged\n');
    assert.deepEqual(await sam.share(), { kind: 'conflicts', conflicts: [both] });
    assert.match(sam.read(entry), /<<<<<<<[^]*As Sam says[^]*=======[^]*As Ann says[^]*>>>>>>>/);
    // The journal goes on, and its problems say where.
    const journal = await sam.journal();
    assert.deepEqual(
      [...journal.problems()].map(({ path: file, code }) => [file, code]),
      [[entry, 'git.conflict']],
    );
    const record = '.journal/records/sam/one.desk.yaml';
    sam.write(record, recordsText({ id: 'r', kind: 'revealed' }));
    const state = await sam.state();
    assert.deepEqual([state.merge, state.conflicts], ['conflicts', [both]]);
    assert.deepEqual(await sam.share(), { kind: 'conflicts', conflicts: [both] });

    sam.write(entry, activityEntry('one', { ...allAnswers, benefits: 'As both say.' }));
    assert.equal((await sam.state()).merge, 'resolved');
    assert.deepEqual(await sam.share(), shared(3, 0));
    assert.deepEqual(sam.committed(), [record]);
    assert.equal(sam.git('status', '--porcelain'), ' M notes.txt\n');
    await ann.share();
    assert.match(ann.read(entry), /As both say/);
  });

  it('joins records of one device that was restored from a backup', async () => {
    const record = '.journal/records/ann/one.lap.yaml';
    const signed = { kind: 'signed-off', of: 'c', digest: `sha256:${'a'.repeat(64)}` };
    const base = recordsText({ id: 'c', kind: 'revealed' });
    const [ann, restored] = await pair({ [entry]: activityEntry('one'), [record]: base });
    const mine = recordsText({ id: 'a', ...signed, statement: 'Seen.', note: 'mine' });
    const theirs = recordsText({ id: 'b', ...signed, statement: 'Seen.', note: 'theirs' });
    ann.write(record, base + mine);
    restored.write(record, base + theirs);
    await ann.share();
    assert.deepEqual(await restored.share(), shared(2, 1));
    assert.equal(restored.read(record), base + theirs + mine);
    await ann.share();
    assert.equal(ann.read(record), restored.read(record));
  });

  for (const [kind, who] of [
    ['deletedThere', 'somebody else'],
    ['deletedHere', 'oneself'],
  ] as const)
    it(`shows what was deleted by ${who} and edited by the other until the person has decided`, async () => {
      const [ann, sam] = await pair({ [entry]: activityEntry('one'), 'notes.txt': 'one\n' });
      const edit = (clone: Clone): void =>
        clone.write(entry, activityEntry('one', { ...allAnswers, benefits: 'Changed.' }));
      const undecided = { path: entry, kind };
      const waits = async (): Promise<void> => {
        assert.deepEqual(await sam.sharing.unsettled(), [undecided]);
        assert.deepEqual((await sam.state()).conflicts, [undecided]);
        assert.equal((await sam.state()).merge, 'conflicts');
        assert.deepEqual(await sam.share(), { kind: 'conflicts', conflicts: [undecided] });
        assert.match(sam.git('status', '--porcelain'), /^(?:DU|UD) entries/);
      };
      const begin = async (): Promise<void> => {
        if (kind === 'deletedThere') {
          ann.remove(entry);
          edit(sam);
        } else {
          edit(ann);
          sam.remove(entry);
        }
        await ann.share();
        assert.deepEqual(await sam.sharing.unsettled(), []);
        assert.deepEqual(await sam.share(), { kind: 'conflicts', conflicts: [undecided] });
      };
      await begin();
      await waits();
      // Going on to write is no decision yet.
      sam.write(entry, `${sam.read(entry)}More.\n`);
      await waits();
      sam.write('notes.txt', 'two\n');

      await sam.sharing.keep('notes.txt');
      await sam.sharing.keep('../notes.txt');
      await waits();
      await sam.sharing.keep(entry);
      assert.deepEqual(await sam.sharing.unsettled(), []);
      assert.equal((await sam.state()).merge, 'resolved');
      assert.equal((await sam.share()).kind, 'shared');
      await ann.share();
      assert.match(ann.read(entry), /More\.\n$/);
      assert.equal(sam.git('status', '--porcelain'), ' M notes.txt\n');

      ann.write(entry, activityEntry('one'));
      await ann.share();
      await sam.share();
      await begin();
      sam.remove(entry);
      assert.deepEqual(await sam.sharing.unsettled(), []);
      assert.equal((await sam.share()).kind, 'shared');
      await ann.share();
      assert.equal((await ann.journal()).entries.size, 0);
      assert.equal(ann.git('rev-parse', 'HEAD'), sam.git('rev-parse', 'HEAD'));
    });

  it('keeps records that somebody deleted by hand while others were added', async () => {
    const record = '.journal/records/ann/one.lap.yaml';
    const base = recordsText({ id: 'c', kind: 'revealed' });
    const [ann, sam] = await pair({ [entry]: activityEntry('one'), [record]: base });
    const more = base + recordsText({ id: 'd', kind: 'revealed' });
    ann.write(record, more);
    sam.remove(record);
    await ann.share();
    assert.equal((await sam.share()).kind, 'shared');
    assert.equal(sam.read(record), more);
  });

  it('takes from the upstream and gives to a push remote of its own', async () => {
    const [ann, sam] = await pair({ [entry]: activityEntry('one') });
    git(folder.path, 'init', '--quiet', '--bare', 'fork.git');
    sam.git('remote', 'add', 'fork', path.join(folder.path, 'fork.git'));
    sam.git('config', 'remote.pushDefault', 'fork');
    const heads = (of: string): string =>
      git(path.join(folder.path, of), 'for-each-ref', '--format=%(refname)', 'refs/heads');
    ann.write('entries/2026/two.md', activityEntry('two'));
    await ann.share();
    const upstream = ann.git('rev-parse', 'HEAD');
    sam.write('entries/2026/three.md', activityEntry('three'));
    // What came in from the upstream is not counted as sent.
    assert.deepEqual(await sam.share(), shared(2, 1));
    assert.equal(heads('fork.git'), 'refs/heads/main\n');
    const tip = (of: string): string => git(path.join(folder.path, of), 'rev-parse', 'main');
    assert.equal(tip('fork.git'), sam.git('rev-parse', 'HEAD'));
    assert.equal(tip('remote.git'), upstream);
    assert.equal((await sam.state()).waiting, 0);
    assert.deepEqual(await sam.share(), shared(0, 0));

    // Another device of the same person went on in the fork.
    git(folder.path, 'clone', '--quiet', '--origin', 'fork', 'fork.git', 'other');
    const other = new Clone(path.join(folder.path, 'other'), 9);
    other.write('entries/2026/four.md', activityEntry('four'));
    assert.deepEqual(await other.share(), shared(1, 0));
    sam.write('entries/2026/five.md', activityEntry('five'));
    assert.equal((await sam.state()).waiting, 0);
    assert.deepEqual(await sam.share(), shared(2, 1));
    assert.ok((await sam.journal()).entries.has('entries/2026/four.md'));
    assert.equal(tip('fork.git'), sam.git('rev-parse', 'HEAD'));

    // A branch may have its own, which counts for more.
    git(folder.path, 'init', '--quiet', '--bare', 'second.git');
    sam.git('remote', 'add', 'second', path.join(folder.path, 'second.git'));
    sam.git('config', 'branch.main.pushRemote', 'second');
    sam.write('private/entries/2026/six.md', activityEntry('six'));
    sam.git('add', '--force', 'private');
    sam.git('commit', '--quiet', '--message', 'by hand');
    assert.equal((await sam.state()).holdsPrivate, true);
    assert.deepEqual(await sam.share(), { kind: 'holdsPrivate' });
    assert.equal(heads('second.git'), '');
    sam.git('reset', '--quiet', '--hard', 'HEAD~1');
    assert.equal((await sam.share()).kind, 'shared');
    assert.equal(tip('second.git'), sam.git('rev-parse', 'HEAD'));
  });

  it('does not merge beside other things that are staged, and says so', async () => {
    const [ann, sam] = await pair({ 'notes.txt': 'one\n' });
    ann.write(entry, activityEntry('one'));
    await ann.share();
    sam.write('notes.txt', 'two\n');
    sam.git('add', 'notes.txt');
    sam.write('entries/2026/two.md', activityEntry('two'));
    const refused = await sam.share();
    assert.ok(refused.kind === 'mergeRefused' && refused.hasChanges, JSON.stringify(refused));
    assert.match(refused.reason, /^Your local changes .*\n\s*notes\.txt/);
    assert.equal(sam.git('status', '--porcelain'), 'M  notes.txt\n');
    sam.git('commit', '--quiet', '--message', 'notes');
    assert.deepEqual(await sam.share(), shared(3, 1));
  });

  it('tries once more when others were faster, then says so', async () => {
    const [ann, sam] = await pair();
    // Somebody else pushes whenever Sam is about to.
    const hook = path.join(sam.repository, '.git/hooks/pre-push');
    const fast = (times: string) =>
      writeFileSync(
        hook,
        `#!/bin/sh\nunset GIT_DIR\ncd '${ann.repository}'\n[ -f ../count${times} ] && exit 0\n` +
          (times === 'once' ? 'touch ../countonce\n' : '') +
          'git commit --quiet --allow-empty -m faster && git push --quiet\n',
      );
    fast('once');
    chmodSync(hook, 0o755);
    sam.write(entry, activityEntry('one'));
    assert.deepEqual(await sam.share(), shared(2, 1));
    git(ann.repository, 'pull', '--quiet', '--no-rebase');
    fast('always');
    sam.write('entries/2026/two.md', activityEntry('two'));
    assert.deepEqual(await sam.share(), { kind: 'rejected' });
  });

  it('commits and says what is next where there is no remote, no branch or no way there', async () => {
    const [ann, sam] = await pair();
    ann.git('remote', 'remove', 'origin');
    ann.write(entry, activityEntry('one'));
    assert.deepEqual(await ann.share(), { kind: 'noUpstream' });
    assert.deepEqual(ann.committed(), [entry]);
    sam.git('remote', 'set-url', 'origin', 'https://nobody:secret@127.0.0.1:9/x');
    sam.write(entry, activityEntry('one'));
    const failed = await sam.share();
    assert.ok(failed.kind === 'failed' && failed.step === 'fetch', JSON.stringify(failed));
    assert.match(failed.reason, /^unable to access 'https:\/\/127\.0\.0\.1:9\/x\/': /);
    assert.doesNotMatch(sam.logged.join() + failed.reason, /secret|Trust/);
    assert.equal((await sam.state()).waiting, 1);
  });

  it('makes the first commit of a clone of nothing', async () => {
    git(folder.path, 'init', '--quiet', '--bare', 'empty.git');
    git(folder.path, 'clone', '--quiet', 'empty.git', 'first');
    const sharing = new NodeSharing(path.join(folder.path, 'first'), program, () => undefined, {
      info() {},
      warn() {},
      error() {},
    });
    writeFileSync(path.join(folder.path, 'first/a.md'), 'words');
    assert.deepEqual((await sharing.state())?.changed, [{ path: 'a.md', change: 'new' }]);
    assert.deepEqual(await sharing.share(['a.md'], 'first', () => {}), shared(1, 0));
    assert.equal(git(folder.path, '-C', 'empty.git', 'show', 'main:a.md'), 'words');
  });

  it('runs the person’s own hooks, and leaves things as they were when one refuses', async () => {
    const [ann] = await pair();
    const hook = path.join(ann.repository, '.git/hooks/pre-commit');
    writeFileSync(hook, '#!/bin/sh\ngit diff --cached --name-only >&2\nexit 1\n', { mode: 0o755 });
    ann.write(entry, activityEntry('one'));
    const refused = { kind: 'commitRefused', reason: entry, hook: 'pre-commit' };
    assert.deepEqual(await ann.share(), refused);
    assert.equal(ann.git('status', '--porcelain', '-uall'), `?? ${entry}\n`);
  });

  it('says that there is no repository, and throws where there is no git', async () => {
    const log = { info() {}, warn() {}, error() {} };
    mkdirSync(path.join(folder.path, 'plain'));
    const plain = path.join(folder.path, 'plain');
    assert.equal(await new NodeSharing(plain, program, () => undefined, log).state(), undefined);
    const without = new NodeSharing(
      plain,
      { path: path.join(plain, 'no-git') },
      () => undefined,
      log,
    );
    await assert.rejects(without.state(), /ENOENT/);
  });

  it('stops before it sends when that is asked for, and can be asked again', async () => {
    const [ann] = await pair();
    ann.write(entry, activityEntry('one'));
    const steps: string[] = [];
    const token = {
      isCancellationRequested: false,
      onCancellationRequested: () => ({ dispose() {} }),
    };
    const outcome = await ann.sharing.share(
      [entry],
      'one',
      (step) => {
        steps.push(step);
        token.isCancellationRequested = step === 'fetch';
      },
      token,
    );
    assert.deepEqual([outcome, steps], [{ kind: 'cancelled' }, ['commit', 'fetch']]);
    assert.deepEqual(await ann.share(), shared(1, 0));
  });
});
