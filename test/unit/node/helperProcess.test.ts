/** Another process than the test's: started with words it does what they say, under mocha it tests itself. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createEntry } from '../../../src/core/authoring/scaffold';
import { writeRecord } from '../../../src/core/records/records';
import { openJournal } from '../../../src/node/cli/openJournal';
import { findJournals } from '../../../src/node/findJournals';
import { nodeFiles } from '../../../src/node/nodeFiles';
import { runHelper } from '../../kit/helperProcess';
import { fact } from '../../kit/samples';
import { testWorld } from '../../kit/world';

type Job = (folder: string, ...args: string[]) => Promise<unknown>;

const files = (folder: string) => nodeFiles(folder, () => undefined);
const errorOf = (job: Promise<unknown>): Promise<string> =>
  job.then(
    () => 'done',
    (error: unknown) => String(error),
  );

const jobs: Record<string, Job> = {
  say: async (word) => word,
  async create(folder, who, count) {
    const paths: string[] = [];
    const { random } = testWorld(who.length);
    for (let n = 0; n < Number(count); n++) {
      const wish = { template: undefined, title: 'Same title', date: '2026-11-23' };
      paths.push((await createEntry(files(folder), 'entries/{date}-{slug}.md', wish, random)).path);
    }
    return paths;
  },
  async append(folder, path, who, count) {
    return asNobody(
      () =>
        errorOf(
          (async () => {
            for (let n = 0; n < Number(count); n++) {
              const record = fact({
                id: `p${who}-${n}`,
                kind: 'comment',
                text: 'x\n'.repeat(n % 50),
              });
              await files(folder).append(path, writeRecord(record));
            }
          })(),
        ),
      Number(count) === 1,
    );
  },
  replace: (folder, path) => asNobody(() => errorOf(files(folder).replace(path, 'new'))),
  read: (folder, path) => asNobody(() => files(folder).read(path)),
  openJournal: (folder) => asNobody(() => errorOf(openJournal(folder))),
  findJournals: (folder) => asNobody(async () => findJournals(folder, 2)),
  list: (folder, path) => asNobody(() => files(folder).list(path)),
  stat: (folder, ...paths) =>
    asNobody(async () => {
      const seen: Record<string, unknown> = {};
      await files(folder).statEach(
        paths,
        (index, version) => (seen[paths[index]!] = version ?? null),
      );
      return seen;
    }),
  async replaceForever(folder, path) {
    for (let n = 0; ; n++) {
      await files(folder).replace(path, 'abcdef'[n % 6]!.repeat(300_000));
      if (n === 0) process.stdout.write('begun\n');
    }
  },
  replaceUnderLimit: (folder, path, size) => underLimit('replaceNow', folder, path, size),
  appendUnderLimit: (folder, path, size) => underLimit('appendNow', folder, path, size),
  replaceNow: (folder, path, size) =>
    errorOf(files(folder).replace(path, 'x'.repeat(Number(size)))),
  appendNow: (folder, path, size) => errorOf(files(folder).append(path, 'x'.repeat(Number(size)))),
};

/** The administrator may read and write everything, so such a process becomes somebody else. */
function asNobody<T>(job: () => T, isWanted = true): T {
  if (isWanted && process.getuid?.() === 0) {
    process.setgid?.(65534);
    process.setuid?.(65534);
  }
  return job();
}

/** With files no larger than 100 blocks, as on a disk that is full. */
async function underLimit(...args: string[]): Promise<unknown> {
  const quoted = [process.execPath, __filename, ...args].map((arg) => `'${arg}'`).join(' ');
  const script = `trap '' XFSZ; ulimit -f 100; ${quoted}`;
  const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  return JSON.parse(stdout);
}

const [name = '', ...args] = process.argv.slice(2);
if (typeof describe === 'undefined')
  void jobs[name]!(args[0]!, ...args.slice(1)).then((result) =>
    process.stdout.write(JSON.stringify(result)),
  );
else
  describe('the helper process', () => {
    it('runs its arguments', async () => assert.equal(await runHelper('say', 'hello'), 'hello'));
  });
