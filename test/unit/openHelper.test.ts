import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Journal } from '../../src/core/journal';
import { progressOf } from '../../src/core/progress';
import { nodeFiles } from '../../src/node/nodeFiles';
import { newHelpers } from '../../src/node/openHelper';
import { nodeWorld } from '../../src/node/world';
import { activityEntry, builtIn, digestA, journalTexts, recordsText } from './samples';
import { temporaryFolder } from './temporaryFolder';

/** The bundle, as the extension has it beside itself. */
const program = path.join(__dirname, '../../indexWorker.js');

describe('openHelper', () => {
  const folder = temporaryFolder();

  const write = (name: string, text: string): void => {
    const file = path.join(folder.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };

  function writeJournal(): void {
    for (const [name, text] of Object.entries(journalTexts)) write(name, text);
    for (let n = 0; n < 400; n++) {
      // What it does not understand comes back.
      const text =
        n % 50 === 0 ? `---\nid: entry-${n}\ntitle: [\n---\n` : activityEntry(`entry-${n}`);
      write(`entries/2026/${n}.md`, text);
      if (n % 2 === 0)
        write(
          `.journal/records/ann/entry-${n}.d.yaml`,
          recordsText({ id: 'completed', kind: 'completed', digest: digestA }),
        );
    }
  }

  async function read(
    program?: string,
  ): Promise<{ found: unknown; asked: number; told: string[] }> {
    const told: string[] = [];
    const log = {
      info: () => undefined,
      warn: (text: string) => told.push(text),
      error: () => undefined,
    };
    const world = nodeWorld(log);
    let asked = 0;
    const files = nodeFiles(folder.path, world.pace, (root) => {
      const helper = program === undefined ? undefined : newHelpers(program)(root, 10_000);
      return (
        helper && {
          run: (task) => {
            asked++;
            return helper.run(task);
          },
          close: () => helper.close(),
        }
      );
    });
    const journal = new Journal(files, world, builtIn);
    await journal.load();
    const entries = [...journal.entries.values()].map(
      ({ path, title, status, changed, words }) => [path, title, status, changed, words] as const,
    );
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return { found: { entries, progress: progressOf(journal) }, asked, told };
  }

  it('reads in another thread what is read here otherwise', async () => {
    writeJournal();
    const helped = await read(program);
    assert.deepEqual(helped.told, []);
    assert.ok(helped.asked > 0);
    assert.deepEqual(helped.found, (await read()).found);
  });

  it('is done without where the thread cannot start', async () => {
    writeJournal();
    const alone = await read(path.join(folder.path, 'missing.js'));
    assert.match(alone.told.join('\n'), /^Files are read without a helper: .*missing\.js/);
    assert.deepEqual(alone.found, (await read()).found);
  });

  it('is opened for many files, of one journal or of several, and not for a few', () => {
    const open = newHelpers(program);
    assert.equal(open('a', 2000), undefined);
    assert.equal(open('b', 100), undefined);
    assert.equal(open('c', 2000), undefined);
    const helper = open('d', 2000);
    assert.ok(helper);
    helper.close();
    assert.equal(open('e', 100), undefined);
    open('f', 2000)!.close();
  });

  it('is waited for by a process that has nothing else to do', async () => {
    for (const [name, text] of Object.entries(journalTexts)) write(name, text);
    for (let n = 0; n < 5100; n++) write(`entries/${n}.md`, activityEntry(`entry-${n}`));
    const cli = path.join(__dirname, '../../cli.js');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [cli, '-C', folder.path, 'progress', '--json'],
      { maxBuffer: 2 ** 24 },
    );
    assert.equal((JSON.parse(stdout) as { entries: unknown[] }).entries.length, 5100);
  });

  it('serves one journal after the other, each by its own folder', async () => {
    writeJournal();
    const open = newHelpers(program);
    const missing = open(path.join(folder.path, 'missing'), 10_000)!;
    const here = open(folder.path, 10_000)!;
    const task = { kind: 'entries', paths: ['entries/2026/1.md'], needDigest: [] } as const;
    const [none, one] = await Promise.all([missing.run(task), here.run(task)]);
    assert.deepEqual(none.left, task.paths);
    assert.deepEqual(one.entries.path, task.paths);
    here.close();
    missing.close();
    assert.deepEqual((await open(folder.path, 10_000)!.run(task)).entries.id, ['entry-1']);
  });
});
