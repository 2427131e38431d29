/**
 * Golden journals: the answers of the command line, with the index cache empty, filled and off.
 *
 * Commit a5df42d wrote `expected/` in test/golden. The wording of messages is not compared, because it has improved
 * since, nor are the notes of a report, which change with the regulators' pages; everything else is the same.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { locate } from '../../src/core/entries/locate';
import { IndexCache } from '../../src/core/journal/index/index';
import { Journal } from '../../src/core/journal/journal';
import { buildReport, renderReport } from '../../src/formats/reports';
import { progressAnswer } from '../../src/node/cli/progress';
import { nodeFiles } from '../../src/node/nodeFiles';
import { CliFolder } from '../kit/cliFolder';
import { reworded, withoutDigest2 } from '../kit/frozenFormat';
import { repository } from '../kit/places';
import { builtIn } from '../kit/samples';
import { temporaryFolder } from '../kit/temporaryFolder';
import { testWorld } from '../kit/world';

interface Finding {
  readonly message: string;
}
interface Answers {
  readonly progress: { readonly problems: readonly Finding[] };
  readonly check: { readonly findings: readonly Finding[] };
  readonly report: string;
}

const journals = {
  // `toRead` counts the private entries and those with a finding in their text: they are read at each start.
  learner: { framework: 'sssc-cpl', cycle: { from: '2026-01-01', to: '2026-12-31' }, toRead: 1 },
  professional: {
    framework: 'nmc-revalidation',
    cycle: { from: '2024-04-01', to: '2027-03-31' },
    toRead: 1,
  },
  'other-tools': {
    framework: 'sssc-cpl',
    cycle: { from: '2025-12-01', to: '2026-11-30' },
    toRead: 9,
  },
};

for (const [name, { framework, cycle, toRead }] of Object.entries(journals))
  describe(`the golden journal ${name}`, () => {
    const temporary = temporaryFolder();
    const golden = (...parts: string[]): string =>
      path.join(repository, 'test/golden', name, ...parts);
    const expected = (file: string): string => readFileSync(golden('expected', file), 'utf8');
    let folder: CliFolder;

    beforeEach(() => {
      folder = new CliFolder(temporary.path);
      cpSync(golden('journal'), folder.journal(), { recursive: true });
      // A file that has just changed is never taken from the cache.
      const past = new Date('2026-02-01T12:00:00Z');
      for (const file of readdirSync(folder.journal(), { recursive: true, encoding: 'utf8' }))
        utimesSync(folder.journal(file), past, past);
      mkdirSync(folder.at('index'));
    });

    const run = (...args: string[]): string => {
      const { status, out, err } = folder.run([...args, '--json']);
      assert.notEqual(status, 2, err);
      return out;
    };

    /** The answers of the command line, which has no cache. */
    function printed(): Answers {
      const { from, to } = cycle;
      const days = ['--framework', framework, '--from', from, '--to', to];
      run('report', ...days, '--format', 'md', '--out', folder.at('report.md'));
      return {
        progress: JSON.parse(run('progress')) as Answers['progress'],
        check: JSON.parse(run('check')) as Answers['check'],
        report: undated(folder.read('report.md')),
      };
    }

    const cache = (): IndexCache =>
      new IndexCache(nodeFiles(folder.at('index'), testWorld().pace), name, testWorld());
    const newJournal = (): Journal =>
      new Journal(nodeFiles(folder.journal(), testWorld().pace), testWorld(), builtIn);

    async function answersOf(journal: Journal): Promise<Answers> {
      const followed = journal.setup!.file.frameworks.find(({ id }) => id === framework);
      const report = await buildReport(
        journal,
        {
          ...{ followed: followed ?? { id: framework }, cycle, leaveOut: new Set<string>() },
          ...{ withPrivate: false, language: 'en-GB' },
        },
        {
          history: { head: async () => undefined },
          readBytes: async () => undefined,
        },
      );
      const { content } = await renderReport(
        report!,
        'md',
        async () => new Uint8Array(),
        undefined,
      );
      const { json } = await progressAnswer(journal);
      return {
        progress: JSON.parse(JSON.stringify(json)) as Answers['progress'],
        check: { findings: await locate(journal.files, journal.problems()) },
        report: undated(String(content)),
      };
    }

    it('has the answers of the first version', async () => {
      const printedNow = printed();
      const { progress, check, report } = printedNow;
      const then = JSON.parse(expected('check.json')) as Answers['check'];
      assert.deepEqual(unworded(check), unworded(then));
      assert.deepEqual(unworded(progress), unworded(JSON.parse(expected('progress.json'))));
      const reportThen = then.findings.reduce(
        (text, { message }, index) => text.replaceAll(message, check.findings[index]!.message),
        reworded(expected('report.md')),
      );
      assert.equal(withoutNotes(report), withoutNotes(undated(reportThen)));
      const off = newJournal();
      await off.load();
      assert.deepEqual(await answersOf(off), printedNow);
    });

    it('has the same answers with the index cache off, empty and filled', async () => {
      const off = newJournal();
      const { read } = await off.load();
      const answers = await answersOf(off);
      const cold = newJournal();
      assert.deepEqual(await cold.load(cache()), { cached: 0, read });
      assert.deepEqual(await answersOf(cold), answers);
      await cold.saveCache(cache());
      const warm = newJournal();
      assert.deepEqual(await warm.load(cache()), { cached: read - toRead, read: toRead });
      assert.deepEqual(await answersOf(warm), answers);
    });
  });

/** The same without the words of findings. */
const unworded = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value: unknown) => (key === 'message' ? '' : value));

/** Without notes, and without the lines of the cover that have changed. */
const withoutNotes = (report: string): string =>
  report
    .replace(/^_.*_\n+/gm, '')
    .replace(/ \(not yet checked against the source\)/g, '')
    .replace(/^- \*\*(?:Framework|Time \w+|Practice hours|Hours of learning)\*\*.*\n/gm, '')
    .replace(/^Total: .*\n+/gm, '')
    .trimEnd();

const undated = (report: string): string =>
  withoutDigest2(report).replace(/(Made on\*\*: )\S+/, '$1today');
