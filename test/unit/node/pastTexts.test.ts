import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { digestsOf } from '../../../src/core/entries/digest';
import { readEntryText } from '../../../src/core/entries/entryText';
import { pastText } from '../../../src/core/actions/reviewRecords';
import { pastTexts } from '../../../src/node/pastTexts';
import { nodeHash } from '../../../src/node/world';
import { activityEntry } from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';

const run = promisify(execFile);

describe('past texts', () => {
  const folder = temporaryFolder();
  const other = temporaryFolder();
  let journal: string;

  beforeEach(async () => {
    // One repository with many journals: its own folder is not the journal's.
    journal = path.join(folder.path, 'ann');
    await mkdir(journal);
    await git('init', '-q', '-b', 'main');
  });

  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
      cwd: folder.path,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    });
  const put = async (name: string, text: string): Promise<void> => {
    await writeFile(path.join(journal, name), text);
    await git('add', '-A');
    await git('commit', '-qm', 'A step', '--no-gpg-sign');
  };
  const texts = async (name: string): Promise<string[]> => {
    const found: string[] = [];
    for await (const { text } of pastTexts(journal).textsOf(name)) found.push(text);
    return found;
  };

  it('gives the texts of a file, newest first, under earlier names too', async () => {
    const words = 'A line that stays as it is, so that the file is known again.\n'.repeat(5);
    await put('a.md', `${words}one\n`);
    await put('a.md', `${words}two\n`);
    await rename(path.join(journal, 'a.md'), path.join(journal, 'b.md'));
    await put('b.md', `${words}three\n`);
    assert.deepEqual(
      (await texts('b.md')).map((text) => text.slice(words.length)),
      ['three\n', 'two\n', 'one\n'],
    );
  });

  it('takes names for nothing but names', async () => {
    for (const name of ['--output=x', ':(top)*', '*', 'a\nb.md', ':100644 0 a b M', '-p']) {
      await put(name, `${JSON.stringify(name)}\n`);
      assert.deepEqual(await texts(name), [`${JSON.stringify(name)}\n`], name);
    }
    assert.deepEqual(await texts('../ann/missing.md'), []);
  });

  it('gives nothing outside of a repository, before the first commit, and without git', async () => {
    assert.deepEqual(await texts('a.md'), []);
    const found: unknown[] = [];
    for await (const one of pastTexts(other.path).textsOf('a.md')) found.push(one);
    for await (const one of pastTexts(journal, path.join(journal, 'no-such-git')).textsOf('a.md'))
      found.push(one);
    assert.deepEqual(found, []);
    assert.equal(await pastTexts(other.path).commitOf('a.md', 'x'), undefined);
  });

  it('finds the text that a digest names, whatever line ends it has now', async () => {
    const first = activityEntry('a1');
    await put('a.md', first);
    await put('a.md', activityEntry('a1', { benefits: 'Other.' }).replaceAll('\n', '\r\n'));
    await put('a.md', activityEntry('a1', { benefits: 'Again.' }));
    const digest = digestsOf(readEntryText(first.replaceAll('\n', '\r\n')), nodeHash).digest;
    const find = (one: string) => pastText(pastTexts(journal), 'a.md', { digest: one }, nodeHash);
    assert.equal(await find(digest), first);
    assert.equal(await find(`sha256:${'0'.repeat(64)}`), undefined);
    assert.equal(await pastText(undefined, 'a.md', { digest }, nodeHash), undefined);
  });

  it('finds a text that only a merge made', async () => {
    await put('a.md', 'base\n');
    await git('checkout', '-qb', 'other');
    await put('a.md', 'theirs\n');
    await git('checkout', '-q', 'main');
    await put('a.md', 'ours\n');
    await git('merge', 'other').catch(() => undefined);
    await put('a.md', 'both\n');
    await put('a.md', 'later\n');
    assert.ok((await texts('a.md')).includes('both\n'));
  });

  it('reports that a commit is unsigned, or that its signature cannot be checked', async () => {
    const key = path.join(folder.path, 'key');
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    await writeFile(path.join(folder.path, '.git/info/exclude'), 'key*\nsigners\n');
    await put('r.yaml', '- id: first\n');
    await writeFile(path.join(journal, 'r.yaml'), '- id: first\n- id: second\n  of: first\n');
    const signing = ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${key}.pub`];
    await git(...signing, 'commit', '-qa', '-S', '-m', 'Signed');
    const history = pastTexts(journal);
    assert.equal((await history.commitOf('r.yaml', 'id: first'))?.signature, 'none');
    assert.equal((await history.commitOf('r.yaml', 'id: second'))?.signature, 'unknown');
    assert.equal(await history.commitOf('r.yaml', 'id: third'), undefined);
  });
});
