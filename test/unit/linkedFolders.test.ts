import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { loaded } from '../kit/samples';
import { CliFolder, init, type CliRun } from '../kit/cliFolder';
import { temporaryFolder } from '../kit/temporaryFolder';

const entry = '---\nid: 20260603-aaaaaa\ndate: 2026-06-03\n---\n\nWords.\n';
const forReport = ['--framework', 'sssc-cpl', '--from', '2026-04-01', '--to', '2027-03-31'];

describe('a linked folder of a journal', () => {
  for (const [link, severity] of [
    ['.journal/records', 'error'],
    ['.journal/records/ann', 'error'],
    ['.journal/people', 'error'],
    ['entries', 'error'],
    ['private', 'error'],
    ['attachments', 'error'],
    ['entries/2025', 'info'],
  ] as const)
    it(`is named by a finding at ${link}`, async () => {
      const { journal, files } = await loaded({});
      files.link(link);
      await journal.refresh();
      const found = [...journal.problems()].filter(({ path }) => path === link);
      assert.deepEqual(
        found.map((one) => [one.severity, one.code]),
        [[severity, severity === 'info' ? 'file.link' : 'folder.link']],
      );
    });

  it('is named where journal.yaml is behind it, or is a link itself', async () => {
    for (const link of ['.journal', '.journal/journal.yaml']) {
      const { journal, files } = await loaded({});
      files.link(link);
      await journal.refresh();
      assert.equal(journal.setup, undefined);
      assert.ok(
        [...journal.problems()].some((one) => one.path === link),
        link,
      );
    }
  });

  it('is read again as soon as it is a real folder', async () => {
    const { journal, files } = await loaded({ 'entries/a.md': entry });
    files.link('entries');
    await journal.refresh();
    assert.equal(journal.entries.size, 0);
    files.delete('entries');
    await journal.apply([{ kind: 'disk', path: 'entries' }]);
    assert.equal(journal.entries.size, 1);
    assert.deepEqual([...journal.problems()], []);
  });
});

describe('the command line in a journal with links', () => {
  const folder = temporaryFolder();
  let at: CliFolder;

  beforeEach(() => (at = new CliFolder(folder.path)));

  function makeJournal(): void {
    assert.equal(at.run(init).status, 0);
    fs.mkdirSync(at.journal('entries'));
    fs.writeFileSync(at.journal('entries/e.md'), entry);
  }

  /** With what was there before. */
  function link(name: string): void {
    if (fs.existsSync(at.journal(name)))
      fs.cpSync(at.journal(name), at.at('elsewhere'), { recursive: true });
    fs.rmSync(at.journal(name), { recursive: true, force: true });
    fs.symlinkSync(at.at('elsewhere'), at.journal(name));
  }

  const outside = (): string[] =>
    fs.readdirSync(at.at('elsewhere'), { recursive: true }).map(String).sort();

  function isRefused({ status, out, err }: CliRun, name: string): void {
    assert.deepEqual([status, out], [2, ''], err);
    assert.match(err, /^[^\n]+ is a link\. [^\n]+\.\n$/);
    assert.ok(err.startsWith(`${name} `), err);
  }

  for (const [name, command] of [
    ['.journal/records', ['complete', 'entries/e.md']],
    ['.journal', ['complete', 'entries/e.md']],
    ['.journal', ['new', 'free']],
    ['entries', ['new', 'free']],
    ['reports', ['report', ...forReport, '--format', 'json', '--out', 'reports/r.json']],
  ] as const)
    it(`writes nothing with ${command[0]} where ${name} is a link, and check names it`, () => {
      makeJournal();
      link(name);
      const before = outside();
      isRefused(at.run(command), name);
      assert.deepEqual(outside(), before);
      if (name === 'reports') return;
      const checked = at.run(['check']);
      assert.equal(checked.status, 1);
      assert.ok(checked.out.includes(`${name}: error`), checked.out);
    });

  for (const name of ['.journal', '.gitignore', 'entries'])
    it(`makes no journal where ${name} is a link`, () => {
      link(name);
      isRefused(at.run(init), name);
      assert.deepEqual(outside(), []);
      assert.deepEqual(fs.readdirSync(at.journal()), [name]);
    });

  it('works in a journal that is itself reached through a link', () => {
    makeJournal();
    fs.symlinkSync(at.journal(), at.at('shortcut'));
    const { status, err } = at.run([
      '-C',
      at.at('shortcut'),
      '--person',
      'ann',
      'complete',
      'entries/e.md',
    ]);
    assert.deepEqual([status, err], [0, '']);
    assert.equal(fs.readdirSync(at.journal('.journal/records/ann')).length, 1);
  });
});
