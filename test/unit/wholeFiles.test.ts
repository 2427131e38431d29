import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { noCollections } from '../../src/core/library/collections';
import { Journal } from '../../src/core/journal/journal';
import { readRecords } from '../../src/core/records/records';
import { leavingOf } from '../../src/core/sharing/leaving';
import { isTemporary, removeLeftovers } from '../../src/core/base/temporaryFiles';
import { nodeFiles } from '../../src/node/nodeFiles';
import { writeWhole } from '../../src/node/writeWhole';
import { CliFolder, init, type CliRun } from '../kit/cliFolder';
import { loaded } from '../kit/samples';
import { temporaryFolder } from '../kit/temporaryFolder';
import { testWorld } from '../kit/world';

/** Kills the process right before one of its changes to the disk, or in the middle of writing a file. */
const killer = `
const fs = require('node:fs');
let left = Number(process.env.KILL_BEFORE);
const step = () => { if (left-- === 0) { process.kill(process.pid, 'SIGKILL'); for (;;); } };
const counted = (object, name, isChange = () => true) => {
  const original = object[name];
  object[name] = function (...args) { if (isChange(...args)) step(); return original.apply(this, args); };
};
const forWriting = (path, flags) => typeof flags === 'number' ? (flags & fs.constants.O_CREAT) !== 0 : /[wa+]/.test(flags ?? 'r');
counted(fs, 'openSync', forWriting);
for (const name of ['mkdirSync', 'writeSync', 'writeFileSync', 'renameSync', 'linkSync', 'rmSync']) counted(fs, name);
for (const name of ['rename', 'link', 'copyFile', 'rm']) counted(fs.promises, name);
const open = fs.promises.open;
fs.promises.open = async (path, flags, ...rest) => {
  if (forWriting(path, flags)) step();
  const file = await open(path, flags, ...rest);
  const whole = file.writeFile.bind(file);
  file.writeFile = async (content, ...more) => {
    step();
    if (left === 0) { await whole(content.slice(0, content.length / 2), ...more); step(); }
    return whole(content, ...more);
  };
  return file;
};
`;

describe('a command that is killed at any moment', function () {
  // Each runs the command line once for every moment.
  this.timeout(600_000);
  const folder = temporaryFolder();

  /** Runs it in new folders until it comes to its end. */
  function atEveryMoment(
    args: readonly string[],
    prepare: (at: CliFolder) => void,
    afterwards: (at: CliFolder, run: CliRun) => void,
  ): void {
    const preload = path.join(folder.path, 'killer.cjs');
    fs.writeFileSync(preload, killer);
    const first = path.join(folder.path, 'prepared');
    fs.mkdirSync(first);
    prepare(new CliFolder(first));
    for (let moment = 0; ; moment++) {
      const root = path.join(folder.path, String(moment));
      fs.mkdirSync(root);
      const at = new CliFolder(root);
      fs.cpSync(first, root, { recursive: true });
      const run = at.run(args, {
        NODE_OPTIONS: `--require "${preload}"`,
        KILL_BEFORE: `${moment}`,
      });
      assert.equal(run.signal === 'SIGKILL' || run.status === 0, true, run.err);
      afterwards(at, run);
      if (run.signal === null) return assert.ok(moment > 3);
    }
  }

  const leftovers = (at: CliFolder): string[] =>
    fs
      .readdirSync(at.root, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.tmp'));

  /** As if it had been killed two hours ago. */
  function makeOld(at: CliFolder): void {
    const then = Date.now() / 1000 - 7200;
    for (const name of leftovers(at)) fs.utimesSync(at.at(name), then, then);
  }

  async function journalIn(at: CliFolder): Promise<Journal> {
    const journal = new Journal(
      nodeFiles(at.journal(), () => undefined),
      testWorld(),
      noCollections,
    );
    await journal.load();
    return journal;
  }

  const newEntry = (at: CliFolder): void => {
    fs.mkdirSync(at.journal('entries'));
    const text = '---\nid: 20260603-aaaaaa\ndate: 2026-06-03\n---\n\nWords.\n';
    fs.writeFileSync(at.journal('entries/e.md'), text);
  };
  const madeJournal = (at: CliFolder): void => {
    assert.equal(at.run(init).status, 0);
    newEntry(at);
  };

  it('makes a whole journal, or none, and init can be run again', () => {
    atEveryMoment(
      init,
      () => {},
      (at, { signal }) => {
        const isMade = fs.existsSync(at.journal('.journal/journal.yaml'));
        assert.ok(isMade || signal !== null);
        if (!isMade) assert.equal(at.run(init).status, 0);
        for (const name of ['journal.yaml', 'people/ann.yaml'])
          assert.ok(parse(at.read('journal/.journal', name)), name);
        assert.match(at.read('journal/.gitignore'), /^\/private\/\n# .*\n\.rj-\*\.tmp\n$/m);
        // The person is known, however early it was killed.
        const device = parse(at.read('home/reflective-journal/device.yaml')) as { people: unknown };
        assert.deepEqual(device.people, ['ann']);
      },
    );
  });

  it('makes a whole entry with new, or none, and the next command removes what is left', () => {
    let left = 0;
    atEveryMoment(['new', 'free', '--title', 'X'], madeJournal, (at) => {
      const made = fs
        .readdirSync(at.journal('entries'), { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.md') && name !== 'e.md');
      for (const name of made)
        assert.match(at.read('journal/entries', name), /^---\n[^]*\n---\n[^]*# X\n/);
      if (leftovers(at).length === 0 || left++ > 0) return;
      makeOld(at);
      assert.equal(at.run(['new', 'free']).status, 0);
      assert.deepEqual(leftovers(at), []);
    });
    assert.ok(left > 1);
  });

  it('records a completion whole, or not at all', () => {
    atEveryMoment(['complete', 'entries/e.md'], madeJournal, (at) => {
      const records = at.journal('.journal/records/ann');
      const names = fs.existsSync(records) ? fs.readdirSync(records) : [];
      for (const name of names.filter((one) => !isTemporary(one))) {
        const read = readRecords(fs.readFileSync(path.join(records, name), 'utf8'));
        assert.deepEqual([read.records.length, read.findings], [1, []]);
      }
    });
  });

  it('writes a whole report, or none, and the next one removes what is left', () => {
    const dates = ['--from', '2026-04-01', '--to', '2027-03-31'];
    const to = (name: string): string[] => ['--format', 'json', '--out', `reports/${name}`];
    const report = ['report', '--framework', 'sssc-cpl', ...dates];
    let left = 0;
    atEveryMoment([...report, ...to('r.json')], madeJournal, (at) => {
      if (fs.existsSync(at.journal('reports/r.json')))
        JSON.parse(at.read('journal/reports/r.json'));
      if (leftovers(at).length === 0 || left++ > 0) return;
      makeOld(at);
      assert.equal(at.run([...report, ...to('again.json')]).status, 0);
      assert.deepEqual(leftovers(at), []);
    });
    assert.ok(left > 1);
  });

  it('leaves nothing that is indexed, listed as an entry, or shared', async () => {
    const at = new CliFolder(folder.path);
    madeJournal(at);
    const temporary = '.rj-0123456789abcdef.tmp';
    for (const name of ['.journal/records/ann', 'entries', 'private', '.'])
      fs.cpSync(at.journal('entries/e.md'), at.journal(name, temporary));
    const journal = await journalIn(at);
    assert.deepEqual([...journal.entries.keys()], ['entries/e.md']);
    assert.ok([...journal.problems()].every((one) => !isTemporary(one.path)));
    const changed = [temporary, `.journal/${temporary}`, `attachments/${temporary}`];
    const earlier = '.journal/records/ann/.0123456789abcdef.tmp';
    const all = [...changed, earlier, 'entries/e.md'].map((one) => ({
      path: one,
      change: 'new' as const,
    }));
    assert.deepEqual(
      (await leavingOf(journal, all)).map((one) => one.path),
      ['entries/e.md'],
    );
  });
});

describe('temporary files', () => {
  const folder = temporaryFolder();
  const hour = 3600_000;

  it('are removed an hour after they were written, and nothing else is', async () => {
    const name = '.rj-0123456789abcdef.tmp';
    const others = [
      '.journal/.rj-0123456789abcde.tmp',
      '.journal/rj-0123456789abcdef.tmp',
      '.journal/.0123456789abcdef.tmp',
      '.journal/.rj-0123456789abcdef.tmp.yaml',
      '.journal/notes.tmp',
      'deep/down/.rj-0123456789abcdef.tmp',
    ];
    const own = [
      name,
      `.journal/${name}`,
      `entries/2026/${name}`,
      `private/${name}`,
      `attachments/x/${name}`,
    ];
    const { journal, files, world } = await loaded(
      Object.fromEntries([...own, ...others].map((path) => [path, 'x'])),
    );
    const before = files.paths;
    world.clock.time = (await mtimeOf(files, name)) + hour - 1000;
    await journal.removeLeftovers();
    assert.deepEqual(files.paths, before);
    world.clock.time += hour;
    await journal.removeLeftovers();
    assert.deepEqual(
      files.paths,
      before.filter((path) => !own.includes(path)),
    );
  });

  it('are left alone in a folder without a journal', async () => {
    const { journal, files, world } = await loaded({ '.rj-0123456789abcdef.tmp': 'x' });
    files.delete('.journal/journal.yaml');
    await journal.refresh();
    world.clock.time += 1000 * hour;
    await journal.removeLeftovers();
    assert.ok(files.paths.includes('.rj-0123456789abcdef.tmp'));
  });

  it('of unknown age are kept', async () => {
    const { files, world } = await loaded({ '.rj-0123456789abcdef.tmp': 'x' });
    files.statEach = async (paths, visit) =>
      paths.forEach((_, index) => visit(index, { size: -1, mtime: 0 }));
    await removeLeftovers(files, files.paths, world.clock);
    assert.ok(files.paths.includes('.rj-0123456789abcdef.tmp'));
  });

  /** Has one call fail, as a full disk or another file system would. */
  async function failing(
    name: 'link' | 'copyFile',
    code: string,
    run: () => Promise<void>,
  ): Promise<void> {
    const original = fs.promises[name];
    Object.assign(fs.promises, {
      [name]: () => Promise.reject(Object.assign(new Error(code), { code })),
    });
    try {
      await run();
    } finally {
      Object.assign(fs.promises, { [name]: original });
    }
  }

  for (const code of ['EISDIR', 'EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK', 'EXDEV', 'UNKNOWN'])
    it(`are copied, never over another file, where linking fails with ${code}`, async () => {
      const file = path.join(folder.path, 'a.md');
      await failing('link', code, async () => {
        await writeWhole(file, 'mine', { mayReplace: false });
        await assert.rejects(writeWhole(file, 'yours', { mayReplace: false }), /exists already/);
      });
      assert.equal(fs.readFileSync(file, 'utf8'), 'mine');
      assert.deepEqual(fs.readdirSync(folder.path), ['a.md']);
    });

  for (const code of ['ENOSPC', 'EROFS', 'EDQUOT'])
    it(`leave no empty record file where linking fails with ${code}`, async () => {
      const files = nodeFiles(folder.path, () => undefined);
      await failing('link', code, () =>
        assert.rejects(files.append('a.yaml', '- id: 1\n'), { code }),
      );
      assert.deepEqual(fs.readdirSync(folder.path), []);
      await files.append('a.yaml', '- id: 1\n');
      assert.equal(fs.readFileSync(path.join(folder.path, 'a.yaml'), 'utf8'), '- id: 1\n');
    });

  it('complete an empty record file that an earlier version left', async () => {
    fs.writeFileSync(path.join(folder.path, 'a.yaml'), '');
    await nodeFiles(folder.path, () => undefined).append('a.yaml', '- id: 1\n');
    assert.equal(fs.readFileSync(path.join(folder.path, 'a.yaml'), 'utf8'), '- id: 1\n');
  });
});

describe('what the command line remembers of this device', () => {
  const folder = temporaryFolder();

  for (const broken of ['', 'device: [', 'device: "', 'people: [ann]', '\0\0\0'])
    it(`is made again, with a sentence, where device.yaml holds ${JSON.stringify(broken)}`, () => {
      const at = new CliFolder(folder.path);
      assert.equal(at.run(init).status, 0);
      const file = at.at('home/reflective-journal/device.yaml');
      fs.writeFileSync(file, broken);
      fs.mkdirSync(at.journal('entries'));
      fs.writeFileSync(
        at.journal('entries/e.md'),
        '---\nid: 20260603-aaaaaa\ndate: 2026-06-03\n---\n\nX\n',
      );
      const { status, err } = at.run(['--person', 'ann', 'complete', 'entries/e.md']);
      assert.equal(status, 0, err);
      assert.match(err, /^\S+device\.yaml could not be read, so it was made again\. [^\n]+\.\n$/);
      assert.match(
        String((parse(fs.readFileSync(file, 'utf8')) as { device: unknown }).device),
        /^[a-z0-9]{4,}$/,
      );
      assert.equal(at.run(['--person', 'ann', 'complete', 'entries/e.md']).err, '');
    });
});

async function mtimeOf(
  files: { statEach: Journal['files']['statEach'] },
  path: string,
): Promise<number> {
  let mtime = 0;
  await files.statEach([path], (_, version) => (mtime = version?.mtime ?? 0));
  return mtime;
}
