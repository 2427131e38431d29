import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  FileExistsError,
  type FileRead,
  type FileVersion,
  type Listing,
} from '../../../src/core/base/ports';
import { failedRead, unreadableFinding } from '../../../src/core/base/unreadable';
import { readRecords } from '../../../src/core/records/records';
import { nodeFiles } from '../../../src/node/nodeFiles';
import { helper, runHelper } from '../../kit/helperProcess';
import { temporaryFolder, writeFiles } from '../../kit/temporaryFolder';

const files = (folder: string) => nodeFiles(folder, () => undefined);
const everyone = { path: '' };

describe('nodeFiles', () => {
  const folder = temporaryFolder();
  const at = (name: string): string => path.join(folder.path, name);
  const put = (name: string, content: string | Buffer): void =>
    writeFiles(folder.path, { [name]: content });
  const read = (name: string): Promise<FileRead> => files(folder.path).read(name);
  const all = (): string[] => fs.readdirSync(folder.path, { recursive: true }).map(String).sort();

  beforeEach(() => (everyone.path = folder.path));

  describe('read', () => {
    it('gives text, size and time as they are', async () => {
      const text = '\uFEFFa\r\nб 名 \u{1F600}\n';
      put('x/a.md', text);
      fs.utimesSync(at('x/a.md'), 1_700_000_000, 1_700_000_000);
      const stat = fs.statSync(at('x/a.md'));
      const found = await read('x/a.md');
      assert.ok('text' in found);
      const { path, size, mtime } = found;
      assert.deepEqual(
        { path, size, mtime },
        { path: 'x/a.md', size: stat.size, mtime: stat.mtimeMs },
      );
      assert.equal(found.text, text);
    });

    it('gives the text of an empty file and of one larger than any before', async () => {
      put('empty.md', '');
      put('large.md', 'é'.repeat(1_000_000));
      assert.equal('text' in (await read('empty.md')), true);
      const large = await read('large.md');
      assert.equal('text' in large && large.text.length, 1_000_000);
    });

    const unreadable: [name: string, content: Buffer, why: string][] = [
      ['larger than 5 MB', Buffer.alloc(50 * 1024 * 1024, 97), 'tooLarge'],
      ['of zero bytes', Buffer.from('a\0b'), 'binary'],
      ['of UTF-16 without a mark', Buffer.from('abc', 'utf16le'), 'binary'],
      ['of Latin-1', Buffer.from('Zo\xeb', 'latin1'), 'notUtf8'],
      ['of half a character', Buffer.from([0x61, 0xe2, 0x82]), 'notUtf8'],
      ['of half a surrogate', Buffer.from([0xed, 0xa0, 0x80]), 'notUtf8'],
    ];
    for (const [name, content, why] of unreadable)
      it(`says why a file ${name} gave no text`, async () => {
        put('a.md', content);
        const result = await read('a.md');
        assert.equal('unreadable' in result && result.unreadable, why);
        assert.equal('size' in result && result.size, content.length);
      });

    it('misses what is not there, a folder, and a file within a file', async () => {
      put('folder.md/a.md', 'x');
      put('file.md', 'x');
      for (const name of ['none.md', 'folder.md', 'file.md/a.md', `${'a'.repeat(300)}.md`])
        assert.deepEqual(await read(name), { path: name, missing: true });
    });

    it('does not follow a link', async () => {
      put('secret.txt', 'secret');
      fs.symlinkSync(at('secret.txt'), at('a.md'));
      assert.deepEqual(await read('a.md'), { path: 'a.md', missing: true });
    });

    it('does not wait for a pipe', async () => {
      const made = spawn('mkfifo', [at('pipe.md')]);
      await new Promise((resolve) => made.on('close', resolve));
      assert.deepEqual(await read('pipe.md'), { path: 'pipe.md', missing: true });
    });

    it('may not read what is denied', async () => {
      put('a.md', 'x');
      fs.chmodSync(at('a.md'), 0);
      const result = (await asNobody('read', folder.path, 'a.md')) as FileRead;
      assert.deepEqual(result, { path: 'a.md', unreadable: 'denied', size: -1, mtime: 0 });
    });

    it('gives the reason why it cannot read a file', async () => {
      put('a\\b.md', 'x');
      const version = { size: -1, mtime: 0 };
      const named = { path: 'a\\b.md', unreadable: 'backslash', ...version } as const;
      assert.deepEqual(await read('a\\b.md'), named);
      assert.match(unreadableFinding(named).message, /backslash/);
      const error = Object.assign(new Error('i/o error'), { code: 'EIO' });
      const failed = failedRead('a.md', error, version);
      assert.ok('unreadable' in failed);
      assert.match(unreadableFinding(failed).message, /EIO/);
    });

    it('visits each path once', async () => {
      put('a.md', 'a');
      put('b.md', 'b');
      const seen: string[] = [];
      await files(folder.path).readEach(['a.md', 'none.md', 'b.md'], (result) =>
        seen.push(result.path),
      );
      assert.deepEqual(seen.sort(), ['a.md', 'b.md', 'none.md']);
    });
  });

  describe('statEach', () => {
    it('gives size and time of files, and nothing for what is none', async () => {
      put('a.md', 'abc');
      put('folder/b.md', '');
      fs.symlinkSync(at('a.md'), at('link.md'));
      const seen = new Map<string, FileVersion | undefined>();
      const asked = ['a.md', 'none.md', 'folder', 'link.md', 'a.md/b.md'];
      await files(folder.path).statEach(asked, (index, version) =>
        seen.set(asked[index]!, version),
      );
      assert.deepEqual([...seen.keys()].sort(), [
        'a.md',
        'a.md/b.md',
        'folder',
        'link.md',
        'none.md',
      ]);
      assert.equal(seen.get('a.md')?.size, 3);
      for (const name of ['none.md', 'folder', 'link.md', 'a.md/b.md'])
        assert.equal(seen.get(name), undefined);
    });

    it('goes on where a folder may not be looked into', async () => {
      put('shut/a.md', 'x');
      put('b.md', 'x');
      fs.chmodSync(at('shut'), 0o600);
      const seen = (await asNobody('stat', folder.path, 'shut/a.md', 'b.md')) as Record<
        string,
        FileVersion
      >;
      assert.equal(seen['b.md']?.size, 1);
      assert.ok('shut/a.md' in seen);
    });
  });

  describe('list', () => {
    const list = async (name = '') => {
      const { files: found, links, denied } = await files(folder.path).list(name);
      return { files: [...found].sort(), links: [...links].sort(), denied };
    };

    it('names files at any depth, and leaves out what belongs to tools', async () => {
      for (const name of [
        'a.md',
        'x/y/ü 名.md',
        '.journal/j.yaml',
        '.git/config',
        'x/node_modules/m/i.md',
        'x/.git',
      ])
        put(name, '');
      assert.deepEqual(await list(), {
        files: ['.journal/j.yaml', 'a.md', 'x/.git', 'x/y/ü 名.md'],
        links: [],
        denied: [],
      });
      assert.deepEqual((await list('x')).files, ['x/.git', 'x/y/ü 名.md']);
      for (const name of ['none', 'a.md', 'a.md/b', 'a'.repeat(300)])
        assert.deepEqual(await list(name), { files: [], links: [], denied: [] });
    });

    it('names links without entering them, in a cycle too', async () => {
      put('x/a.md', '');
      fs.symlinkSync(at('x'), at('x/loop'));
      fs.symlinkSync('..', at('x/up'));
      fs.symlinkSync(at('gone'), at('dangling.md'));
      assert.deepEqual(await list(), {
        files: ['x/a.md'],
        links: ['dangling.md', 'x/loop', 'x/up'],
        denied: [],
      });
    });

    it('lists files next to a folder with a backslash in its name', async function () {
      put('a.md', '');
      put('b\\c/d.md', '');
      put('e\\f.md', '');
      assert.ok((await list()).files.includes('a.md'));
    });

    it('lists folders that cannot be read, and continues with the others', async () => {
      for (const name of ['x/a.md', 'x/shut/b.md', 'x/y/c.md', 'x/y/closed/d/e.md']) put(name, '');
      fs.chmodSync(at('x/shut'), 0o300);
      fs.chmodSync(at('x/y/closed'), 0);
      const listed = (path: string) => asNobody('list', folder.path, path) as Promise<Listing>;
      const { files: found, denied } = await listed('x');
      assert.deepEqual([...found].sort(), ['x/a.md', 'x/y/c.md']);
      assert.deepEqual([...denied].sort(), ['x/shut', 'x/y/closed']);
      assert.deepEqual((await listed('x/shut')).denied, ['x/shut']);
      // Whether it is there cannot be seen.
      assert.deepEqual((await listed('x/y/closed/d')).denied, ['x/y/closed/d']);
    });

    it('names thousands of files in one folder', async () => {
      for (let n = 0; n < 3000; n++) put(`many/${n}.md`, '');
      assert.equal((await list()).files.length, 3000);
    });
  });

  describe('create', () => {
    it('makes a file with its folders, and nothing else', async () => {
      await files(folder.path).create('x/y/a.md', 'é\r\n');
      assert.equal(fs.readFileSync(at('x/y/a.md'), 'utf8'), 'é\r\n');
      assert.deepEqual(all(), ['x', 'x/y', 'x/y/a.md']);
    });

    it('refuses a name that exists, in every form, and leaves nothing behind', async () => {
      put('file.md', 'mine');
      put('folder.md/a', 'mine');
      fs.symlinkSync(at('gone'), at('dangling.md'));
      const before = all();
      for (const name of ['file.md', 'folder.md', 'dangling.md'])
        await assert.rejects(files(folder.path).create(name, 'theirs'), FileExistsError);
      assert.deepEqual(all(), before);
      assert.equal(fs.readFileSync(at('file.md'), 'utf8'), 'mine');
    });

    it('fails if a file is in the place of a folder', async () => {
      put('x', 'mine');
      const made = files(folder.path).create('x/a.md', 'theirs');
      await assert.rejects(made, (error) => !(error instanceof FileExistsError));
      assert.deepEqual(all(), ['x']);
    });

    it('lets one of many that create the same name at once succeed', async () => {
      const made = await Promise.allSettled(
        Array.from({ length: 20 }, (_, n) => files(folder.path).create('a.md', `text ${n}`)),
      );
      const winner = made.findIndex(({ status }) => status === 'fulfilled');
      assert.equal(made.filter(({ status }) => status === 'fulfilled').length, 1);
      assert.equal(fs.readFileSync(at('a.md'), 'utf8'), `text ${winner}`);
      assert.deepEqual(all(), ['a.md']);
    });

    it('keeps all entries that two processes create at once', async () => {
      const names = await Promise.all(
        ['one', 'two'].map((who) => runHelper('create', folder.path, who, '40')),
      );
      const paths = names.flatMap((result) => result as string[]);
      assert.equal(new Set(paths).size, 80);
      assert.equal(all().filter((name) => name.endsWith('.md')).length, 80);
      for (const name of paths) assert.match(fs.readFileSync(at(name), 'utf8'), /^---\nid: /);
      assert.ok(all().every((name) => !name.endsWith('.tmp')));
    });
  });

  describe('replace', () => {
    it('puts a text in the place of another, or where there is none', async () => {
      put('a.md', 'old and longer');
      await files(folder.path).replace('a.md', 'new');
      await files(folder.path).replace('x/b.md', 'first');
      assert.equal(fs.readFileSync(at('a.md'), 'utf8'), 'new');
      assert.equal(fs.readFileSync(at('x/b.md'), 'utf8'), 'first');
      assert.deepEqual(all(), ['a.md', 'x', 'x/b.md']);
    });

    it('keeps who may read and write the file', async () => {
      put('a.md', 'old');
      fs.chmodSync(at('a.md'), 0o664);
      await files(folder.path).replace('a.md', 'new');
      assert.equal(fs.statSync(at('a.md')).mode & 0o777, 0o664);
    });

    it('leaves the old file whole when the disk is full', async () => {
      put('a.md', 'old');
      const failed = await runHelper('replaceUnderLimit', folder.path, 'a.md', '1000000');
      assert.match(String(failed), /EFBIG|ENOSPC/);
      assert.equal(fs.readFileSync(at('a.md'), 'utf8'), 'old');
      assert.deepEqual(all(), ['a.md']);
    });

    it('leaves the old file whole in a folder that is read-only', async () => {
      put('shut/a.md', 'old');
      fs.chmodSync(at('shut'), 0o555);
      assert.match(String(await asNobody('replace', folder.path, 'shut/a.md')), /EACCES|EPERM/);
      assert.equal(fs.readFileSync(at('shut/a.md'), 'utf8'), 'old');
      assert.deepEqual(all(), ['shut', 'shut/a.md']);
    });

    it('leaves the whole old or the whole new text when it is killed', async () => {
      const whole = (letter: string): string => letter.repeat(300_000);
      put('a.md', whole('a'));
      for (let round = 0; round < 8; round++) {
        const child = spawn(process.execPath, [helper, 'replaceForever', folder.path, 'a.md'], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        await new Promise((resolve) => child.stdout.once('data', resolve));
        await wait(round);
        child.kill('SIGKILL');
        await new Promise((resolve) => child.once('close', resolve));
        const text = fs.readFileSync(at('a.md'), 'utf8');
        assert.equal(text.length, 300_000);
        assert.equal(text, whole(text[0]!));
      }
    });
  });

  describe('append', () => {
    it('adds to the end, and makes the file where it is missing', async () => {
      await files(folder.path).append('x/a.yaml', '- id: 1\n');
      await files(folder.path).append('x/a.yaml', '- id: 2\n');
      assert.equal(fs.readFileSync(at('x/a.yaml'), 'utf8'), '- id: 1\n- id: 2\n');
    });

    it('begins a line of its own where the last one was not ended', async () => {
      put('a.yaml', '- id: torn');
      await files(folder.path).append('a.yaml', '- id: 2\n');
      assert.equal(fs.readFileSync(at('a.yaml'), 'utf8'), '- id: torn\n- id: 2\n');
    });

    for (const count of [2, 4])
      it(`loses and tears nothing of what ${count} processes add at once`, async () => {
        const name = '.journal/records/ann/x.dev.yaml';
        await Promise.all(
          Array.from({ length: count }, (_, n) =>
            runHelper('append', folder.path, name, String(n), '500'),
          ),
        );
        const { records, findings } = readRecords(fs.readFileSync(at(name), 'utf8'));
        assert.deepEqual(findings, []);
        const ids = new Set(records.map(({ id }) => id));
        assert.equal(ids.size, count * 500);
        for (let n = 0; n < count; n++)
          for (let k = 0; k < 500; k++) assert.ok(ids.has(`p${n}-${k}`));
      });

    it('leaves the old file whole when the disk is full, and says why', async () => {
      put('a.yaml', '- id: 1\n');
      assert.match(
        String(await runHelper('appendUnderLimit', folder.path, 'a.yaml', '1000000')),
        /EFBIG|ENOSPC/,
      );
      assert.equal(fs.readFileSync(at('a.yaml'), 'utf8'), '- id: 1\n');
    });

    it('leaves the old file whole where it may not be written', async () => {
      put('a.yaml', '- id: 1\n');
      fs.chmodSync(at('a.yaml'), 0o444);
      assert.match(
        String(await asNobody('append', folder.path, 'a.yaml', '1', '1')),
        /EACCES|EPERM/,
      );
      assert.equal(fs.readFileSync(at('a.yaml'), 'utf8'), '- id: 1\n');
    });
  });

  describe('remove', () => {
    it('removes a file, and nothing where there is none', async () => {
      put('a.md', 'x');
      await files(folder.path).remove('a.md');
      await files(folder.path).remove('a.md');
      assert.deepEqual(all(), []);
    });
  });

  it('refuses every path that leads out of the folder', async () => {
    put('inside/a.md', 'x');
    fs.writeFileSync(at('outside.md'), 'mine');
    const inside = files(at('inside'));
    for (const name of [
      '../outside.md',
      'x/../../outside.md',
      at('outside.md'),
      '..\\outside.md',
      'C:x.md',
      'a\0.md',
      '..',
    ]) {
      await assert.rejects(inside.create(name, 'theirs'), /leads out/);
      await assert.rejects(inside.replace(name, 'theirs'), /leads out/);
      await assert.rejects(inside.append(name, 'theirs'), /leads out/);
      await assert.rejects(async () => inside.remove(name), /leads out/);
      assert.equal('text' in (await inside.read(name)), false);
    }
    assert.equal(fs.readFileSync(at('outside.md'), 'utf8'), 'mine');
    assert.deepEqual(all(), ['inside', 'inside/a.md', 'outside.md']);
  });
});

/** In a process that is not the administrator, whom nothing is denied. */
function asNobody(...args: string[]): Promise<unknown> {
  fs.chmodSync(everyone.path, 0o777);
  return runHelper(...args);
}
