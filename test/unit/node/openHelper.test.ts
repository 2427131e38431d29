import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Journal } from '../../../src/core/journal/journal';
import { progressOf } from '../../../src/core/progress/progress';
import { nodeFiles } from '../../../src/node/nodeFiles';
import { openHelper } from '../../../src/node/openHelper';
import { nodeWorld } from '../../../src/node/world';
import { runHelper } from '../../kit/helperProcess';
import { dist } from '../../kit/places';
import { activityEntry, builtIn, digestA, journalTexts, recordsText } from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';

/** The bundle, as the extension has it beside itself. */
const program = path.join(dist, 'indexWorker.js');

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
      const helper = program === undefined ? undefined : openHelper(root, 10_000, program, 4);
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

  it('is not opened for a few files', () => {
    assert.equal(openHelper(folder.path, 100, program, 4), undefined);
  });

  it('is not opened where two threads have two processors already', () => {
    assert.equal(openHelper(folder.path, 10_000, program, 2), undefined);
  });

  it('is waited for by a process that has nothing else to do', async () => {
    for (const [name, text] of Object.entries(journalTexts)) write(name, text);
    for (let n = 0; n < 1000; n++) write(`entries/${n}.md`, activityEntry(`entry-${n}`));
    assert.equal(await runHelper('load', folder.path, program), 1000);
  });
});
