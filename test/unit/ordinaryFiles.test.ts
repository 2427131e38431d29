import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { isJoining } from '../../src/node/isJoining';
import { nodeFiles } from '../../src/node/nodeFiles';
import { readBytesIn, readOrdinaryFile } from '../../src/node/readBytes';
import { CliFolder, init } from '../kit/cliFolder';
import { temporaryFolder } from '../kit/temporaryFolder';

/** What waits for ever when it is read as if it were a file, or never ends. */
describe('pipes, devices and folders in the place of files', () => {
  const folder = temporaryFolder();
  const at = (...parts: string[]): string => path.join(folder.path, ...parts);
  const pipe = (file: string): void => void execFileSync('mkfifo', [file]);

  before(function () {
    // Windows has neither.
    if (process.platform === 'win32') this.skip();
  });

  it('are refused by digest in one sentence each', () => {
    const cli = new CliFolder(folder.path);
    pipe(at('journal/pipe.md'));
    fs.writeFileSync(at('journal/large.md'), Buffer.alloc(6 * 1024 * 1024, 97));
    fs.writeFileSync(at('journal/a.md'), 'words');
    for (const name of ['pipe.md', '/dev/zero', 'large.md', '.']) {
      const { status, out, err } = cli.run(['digest', 'a.md', name]);
      assert.deepEqual([status, out], [2, ''], name);
      assert.match(err, /^[^\n]+ is not an ordinary file, or is larger than 5 MB\.\n$/);
    }
    assert.equal(cli.run(['digest', 'a.md']).status, 0);
  });

  it('do not hold up check, nor a report, and are no entries', () => {
    const cli = new CliFolder(folder.path);
    assert.equal(cli.run(init).status, 0);
    fs.mkdirSync(at('journal/entries/2026'), { recursive: true });
    pipe(at('journal/entries/2026/x.md'));
    fs.mkdirSync(at('journal/attachments'));
    pipe(at('journal/attachments/p.png'));
    fs.writeFileSync(
      at('journal/entries/e.md'),
      '---\nid: 20260603-aaaaaa\ndate: 2026-06-03\ncpd: { minutes: 30, evidence: [attachments/p.png] }\n---\n\n![](../attachments/p.png)\n',
    );
    const checked = cli.run(['check', '--json']);
    assert.notEqual(checked.status, null, checked.err);
    assert.doesNotMatch(checked.out, /x\.md/);
    const dates = ['--from', '2026-04-01', '--to', '2027-03-31'];
    const to = ['--format', 'html', '--out', 'r.html'];
    const { status, err } = cli.run(['report', '--framework', 'sssc-cpl', ...dates, ...to]);
    assert.equal(status, 0, err);
  });

  it('give no bytes, and nobody waits for any', async () => {
    pipe(at('pipe.png'));
    fs.writeFileSync(at('a.png'), 'abc');
    fs.mkdirSync(at('x'));
    fs.symlinkSync(at('x'), at('linked'));
    fs.writeFileSync(at('x/b.png'), 'abc');
    const read = readBytesIn(folder.path);
    for (const name of ['pipe.png', 'x', 'none.png', 'linked/b.png', '../a.png'])
      assert.equal(await read(name, 100), undefined, name);
    assert.equal((await read('a.png', 100))?.length, 3);
    assert.equal(await read('a.png', 2), undefined);
    assert.equal(await readOrdinaryFile('/dev/zero', 100), undefined);
  });

  it('are not appended to', async () => {
    pipe(at('.gitignore'));
    const files = nodeFiles(folder.path, () => undefined);
    await assert.rejects(files.append('.gitignore', 'x'), /\.gitignore is not an ordinary file/);
  });

  it('are no repository', () => {
    pipe(at('.git'));
    assert.equal(isJoining(folder.path), false);
  });
});
