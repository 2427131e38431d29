import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { runHelper } from '../../../kit/helperProcess';
import { cli } from '../../../kit/places';
import { course } from '../../../kit/samples';
import { temporaryFolder } from '../../../kit/temporaryFolder';

interface Result {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what comes from outside may be anything
type Json = Readonly<Record<string, any>>;

describe('the command line', () => {
  const folder = temporaryFolder();
  const at = (...parts: string[]): string => path.join(folder.path, ...parts);
  /** With spaces and more than ASCII in its name. */
  const journal = (...parts: string[]): string => at('my journal – ünï 名', ...parts);

  function environment(): NodeJS.ProcessEnv {
    const config = at('gitconfig');
    if (!existsSync(config)) writeFileSync(config, '');
    return {
      PATH: process.env['PATH'],
      HOME: at('home'),
      XDG_CONFIG_HOME: at('config'),
      GIT_CONFIG_GLOBAL: config,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CEILING_DIRECTORIES: path.dirname(folder.path),
      TZ: 'Europe/London',
    };
  }

  function runIn(cwd: string, ...args: string[]): Result {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd,
      env: environment(),
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  }
  const run = (...args: string[]): Result => runIn(journal(), ...args);

  /** Runs with `--json`: one value on standard output and nothing else. */
  function json(...args: string[]): Json & { exit: number | null; err: string } {
    const { status, out, err } = run(...args, '--json');
    const value = JSON.parse(out);
    return Array.isArray(value)
      ? Object.assign({ list: value }, { exit: status, err })
      : { ...value, exit: status, err };
  }

  function answer(entry: string): void {
    const text = readFileSync(journal(entry), 'utf8');
    writeFileSync(journal(entry), text.replace(/(<!-- prompt: .* -->\n)/g, '$1\nMy words.\n'));
  }

  beforeEach(() => {
    mkdirSync(journal('deep', 'er'), { recursive: true });
    mkdirSync(at('home'));
    const made = runIn(
      folder.path,
      'init',
      journal(),
      '--name',
      'Ann Smith',
      '--email',
      'ann@example.org',
    );
    assert.deepEqual([made.status, made.err], [0, '']);
  });

  it('makes a journal, and refuses to make it again', () => {
    const again = run('init');
    assert.deepEqual([again.status, again.out], [2, '']);
    assert.match(again.err, /already/);
    assert.match(readFileSync(journal('.journal/journal.yaml'), 'utf8'), /^owner: ann-smith$/m);
    assert.equal(run('check').status, 0);
  });

  it('names the journals below the folder where there is none above it', () => {
    mkdirSync(at('many'));
    const found = (): Result => runIn(at('many'), 'check');
    assert.match(found().err, /no journal in this folder or above it\. .*init.* makes one/);
    for (const name of ['b', 'a', 'deep/c'])
      assert.equal(runIn(at('many'), 'init', name).status, 0);
    const { status, err } = found();
    assert.equal(status, 2);
    assert.ok(err.includes(['a', 'b', path.join('deep', 'c')].join(', ')), err);
    assert.match(err, /-C/);
    assert.equal(runIn(at('many'), '-C', 'a', 'check').status, 0);
  });

  it('makes a journal in a new folder, named after git’s user', () => {
    writeFileSync(at('gitconfig'), '[user]\n\tname = Kim Lee\n\temail = kim@example.org\n');
    const { status, out } = runIn(folder.path, 'init', 'new/one', '--json');
    assert.deepEqual([status, JSON.parse(out)], [0, { path: at('new/one') }]);
    assert.match(
      readFileSync(at('new/one/.journal/people/kim-lee.yaml'), 'utf8'),
      /kim@example\.org/,
    );
    const inside = runIn(folder.path, '-C', 'new', 'init', 'two', '--json');
    assert.deepEqual(JSON.parse(inside.out), { path: at('new/two') });
  });

  it('refuses what is no e-mail address, and makes nothing', () => {
    for (const email of ['not an email', '@', 'ann@', ' @example.org', 'ann.example.org']) {
      const { status, out, err } = runIn(folder.path, 'init', 'new', '--email', email);
      assert.deepEqual([status, out], [2, ''], email);
      assert.match(err, /^“[^\n]*” is not an e-mail address\.\n$/);
    }
    assert.ok(!existsSync(at('new')));
    for (const email of ['a@b', 'Ann Smith <ann@example.org>', ''])
      assert.equal(runIn(folder.path, 'init', `new${email.length}`, '--email', email).status, 0);
    // By which git knows them, whatever it is.
    writeFileSync(at('gitconfig'), '[user]\n\temail = ann\n');
    assert.equal(runIn(folder.path, 'init', 'by git').status, 0);
  });

  it('says in a sentence that a file is in the place of a folder', () => {
    writeFileSync(at('afile'), 'mine');
    writeFileSync(journal('entries'), 'mine');
    for (const args of [
      ['init', 'afile'],
      ['init', 'afile/b'],
      ['-C', journal(), 'new', 'free'],
    ]) {
      const { status, out, err } = runIn(folder.path, ...args);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, /^[^\n]*(?:afile|entries)[^\n]* folder\b[^\n]*\.\n$/);
      assert.doesNotMatch(err, /EEXIST|ENOTDIR|errno/);
    }
    assert.equal(readFileSync(at('afile'), 'utf8'), 'mine');
  });

  it('lists the activities', () => {
    const { list, exit } = json('activities');
    assert.equal(exit, 0);
    assert.deepEqual(
      list.map(({ id, plannedMinutes, status }: Json) => [id, plannedMinutes, status]),
      [
        [`${course}/2.9`, 25, 'not-started'],
        [`${course}/2.10`, 25, 'not-started'],
      ],
    );
    assert.match(list[0].title, /children/);
    assert.match(run('activities').out, new RegExp(`^${course}/2\\.9\\tnot-started\\t25 min\\t`));
  });

  it('gives a second entry a path of its own', () => {
    const first = json('new', `${course}/2.9`, '--date', '2026-11-23');
    const second = json('new', `${course}/2.9`, '--date', '2026-11-23');
    assert.deepEqual([first.exit, second.exit], [0, 0]);
    assert.match(first['path'], /^entries\/2026\/2026-11-23-[a-z-]+\.md$/);
    assert.equal(second['path'], first['path'].replace('.md', '-2.md'));
    assert.notEqual(second['id'], first['id']);
    assert.match(
      readFileSync(journal(first['path']), 'utf8'),
      new RegExp(`^id: ${first['id']}$`, 'm'),
    );
  });

  it('makes entries of models and free ones, with a title', () => {
    assert.match(
      run('new', 'models/gibbs', '--date', '2026-01-05').out,
      /^entries\/2026\/2026-01-05-gibbs-reflective-cycle\.md\n$/,
    );
    const { out } = run('new', 'free', '--title', 'Über: "#this"', '--date', '2026-01-05');
    assert.match(readFileSync(journal(out.trim()), 'utf8'), /^title: 'Über: "#this"'$/m);
    assert.match(json('new', 'free')['path'], /^entries\/\d{4}\/\d{4}-\d\d-\d\d-/);
  });

  it('quotes an earlier answer that a template asks for', () => {
    const { path: before } = json('new', 'models/gibbs', '--date', '2026-01-05');
    const text = readFileSync(journal(before), 'utf8');
    const asked = /<!-- prompt: (\S+) -->\n/.exec(text)!;
    writeFileSync(journal(before), text.replace(asked[0], `${asked[0]}\nCalmer now.\n`));
    mkdirSync(journal('.journal', 'models'), { recursive: true });
    writeFileSync(
      journal('.journal', 'models', 'again.md'),
      `---\nid: again\ntitle: Again\n---\n## Now? <!-- prompt: now -->\n{answer: models/gibbs#${asked[1]!}}\n`,
    );
    const { path: made } = json('new', 'models/again', '--date', '2026-01-06');
    assert.match(
      readFileSync(journal(made), 'utf8'),
      /prompt: now -->\n\n> Calmer now\.\n>\n> — \[[^\]]+\]\(2026-01-05-[^)]+\.md\), 2026-01-05\n/,
    );
  });

  it('refuses an unknown template and a day that does not exist, and makes nothing', () => {
    const before = readdirSync(journal(), { recursive: true });
    for (const args of [
      ['new', `${course}/9.9`],
      ['new', 'free', '--date', '2026-02-30'],
      ['new', 'free', '--date', 'today'],
      ['new'],
    ]) {
      const { status, out, err } = run(...args, '--json');
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, /\p{L}/u);
    }
    assert.match(run('new', `${course}/9.9`).err, /models\/gibbs/);
    assert.match(
      run('new', 'free', '--date', '2026-13-45').err,
      /“2026-13-45” is not a day that exists\. Write it like 2026-11-23\./,
    );
    assert.deepEqual(readdirSync(journal(), { recursive: true }), before);
  });

  it('refuses to complete while prompts are unanswered, naming them', () => {
    const { id, path: entry } = json('new', `${course}/2.9`);
    const refused = json('complete', id);
    assert.deepEqual(
      [refused.exit, refused['unanswered']],
      [2, ['benefits', 'elsewhere', 'own-practice']],
    );
    assert.match(refused.err, /benefits, elsewhere, own-practice/);
    assert.equal(json('progress')['entries'][0].status, 'drafting');
    const forced = json('complete', entry, '--force');
    assert.deepEqual(
      [forced.exit, forced['id'], forced['status'], forced['unanswered'].length],
      [0, id, 'completed', 3],
    );
  });

  it('completes by id and by path, from any folder', () => {
    const entries = ['a', 'b', 'c'].map((title) => json('new', `${course}/2.9`, '--title', title));
    for (const { path: entry } of entries) answer(entry);
    const [a, b, c] = entries as unknown as [Json, Json, Json];
    assert.equal(json('complete', a['id'])['status'], 'completed');
    assert.equal(json('complete', b['path'])['status'], 'completed');
    const inFolder = journal(path.dirname(c['path']));
    assert.equal(runIn(inFolder, 'complete', path.basename(c['path'])).status, 0);
    assert.deepEqual(
      json('progress')['entries'].map(({ status }: Json) => status),
      ['completed', 'completed', 'completed'],
    );
  });

  it('says why an entry has its status, with records, digests and words', () => {
    const { id, path: entry } = json('new', `${course}/2.9`);
    answer(entry);
    const { digest } = json('digest', entry)['list'][0];
    json('complete', id);
    appendFileSync(journal(entry), '\nOne more thought.\n');
    const found = json('check', '--explain', id);
    assert.equal(found.exit, 0);
    assert.deepEqual([found['status'], found['changed']], ['completed', true]);
    assert.deepEqual(
      found['prompts'].map(({ id, words, isOpen }: Json) => [id, words, isOpen]),
      [
        ['benefits', 2, false],
        ['elsewhere', 2, false],
        ['own-practice', 5, false],
      ],
    );
    assert.equal(found['digest'], json('digest', entry)['list'][0].digest);
    assert.deepEqual(
      found['records'].map(({ person, kind, digest, isSame }: Json) => [
        person,
        kind,
        digest,
        isSame,
      ]),
      [['ann-smith', 'completed', digest, false]],
    );
    const { out } = run('check', '--explain', entry);
    assert.match(out, /completed, changed since\n/);
    assert.match(out, /Words under “own-practice”: 5\n/);
    assert.ok(!out.includes('thought'), 'none of the words themselves');
    const upper = entry.replace(/[^/]+$/, (name: string) => name.toUpperCase());
    assert.equal(run('check', '--explain', `./${upper}`).out, out);
    assert.match(run('check', '--explain', 'nothing').err, /There is no entry “nothing”/);
  });

  it('shows the learner’s progress', () => {
    for (const activity of ['2.9', '2.10']) {
      const { id, path: entry } = json('new', `${course}/${activity}`);
      answer(entry);
      assert.equal(json('complete', id).exit, 0);
    }
    const { courses, entries, problems, exit, err } = json('progress');
    assert.deepEqual([exit, err, problems], [0, '', []]);
    const { activities, ...share } = courses[0];
    assert.deepEqual(share, { id: course, done: 1, required: 1, extra: 1 });
    assert.deepEqual(activities[0], {
      id: `${course}/2.9`,
      status: 'completed',
      changed: false,
      plannedMinutes: 25,
      actualMinutes: 0,
    });
    appendFileSync(journal(entries[0].path), 'More words.\n');
    assert.deepEqual(
      json('progress')
        .entries.map(({ changed }: Json) => changed)
        .sort(),
      [false, true],
    );
    assert.match(run('progress').out, /1 of 1 done, 1 more than required/);
  });

  it('finds what is wrong, with file and line, in words and as JSON', () => {
    assert.deepEqual([json('check').exit, json('check')['findings']], [0, []]);
    mkdirSync(journal('entries'));
    writeFileSync(journal('entries/a.md'), '---\ntitle: A\nid: 2.10\n---\n');
    const { findings, exit, err } = json('check');
    assert.deepEqual([exit, err, findings.length], [1, '', 1]);
    const { message, ...found } = findings[0];
    assert.deepEqual(found, {
      path: 'entries/a.md',
      line: 3,
      severity: 'error',
      code: 'entry.field.unquoted',
    });
    const { out, status } = run('check');
    assert.deepEqual(
      [out, status],
      [`entries/a.md:3: error: ${message} [entry.field.unquoted]\n`, 1],
    );
  });

  it('leads from the progress to what is wrong', () => {
    assert.doesNotMatch(run('progress').out, /check/);
    mkdirSync(journal('entries'));
    writeFileSync(journal('entries/a.md'), '---\ntitle: A\nid: 2.10\n---\n');
    assert.match(
      run('progress').out,
      /\n1 file needs a look\. “reflective-journal check” says why\.\n$/,
    );
  });

  it('says what is wrong to other programs, with the same exit status', () => {
    mkdirSync(journal('entries'));
    writeFileSync(journal('entries/a, b.md'), '---\ntitle: A\nid: 2.10\n---\n');
    const sarif = run('check', '--format', 'sarif');
    assert.deepEqual([sarif.status, sarif.err], [1, '']);
    const [{ results }] = (JSON.parse(sarif.out) as Json)['runs'];
    const { artifactLocation, region } = results[0].locations[0].physicalLocation;
    assert.deepEqual(
      [results.length, artifactLocation.uri, region.startLine, results[0].ruleId],
      [1, 'entries/a%2C%20b.md', 3, 'entry.field.unquoted'],
    );
    const github = run('check', '--format', 'github');
    assert.equal(github.status, 1);
    assert.match(
      github.out,
      /^::error file=entries\/a%2C b\.md,line=3,title=entry\.field\.unquoted::[^\n]+\n$/,
    );
    // GitHub knows files by their paths from the repository's root.
    const inRepository = spawnSync(process.execPath, [cli, 'check', '--format', 'github'], {
      cwd: journal(),
      env: { ...environment(), GITHUB_WORKSPACE: folder.path },
      encoding: 'utf8',
    });
    assert.ok(inRepository.stdout.startsWith(`::error file=${path.basename(journal())}/entries/a`));

    writeFileSync(journal('entries/a, b.md'), '---\ntitle: A\nid: a\n---\n');
    assert.deepEqual(run('check', '--format', 'github'), { status: 0, out: '', err: '' });
    assert.equal(run('check', '--format', 'sarif').status, 0);
  });

  it('does not fail a check for mere remarks', () => {
    mkdirSync(journal('entries'));
    writeFileSync(journal('entries/a.md'), 'no id');
    const { findings, exit } = json('check');
    assert.deepEqual([exit, findings.map(({ severity }: Json) => severity)], [0, ['info']]);
  });

  it('checks a journal whose own file is broken, and refuses to write in it', () => {
    writeFileSync(journal('.journal/journal.yaml'), 'schema: "1\n');
    assert.equal(run('check').status, 1);
    assert.equal(run('new', 'free').status, 2);
  });

  it('asks for the journal’s own file to be mended before anything else', () => {
    const file = journal('.journal/journal.yaml');
    assert.deepEqual(json('progress')['next'].kind, 'start');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(courses: .*)\]/, '$1'));
    const { next, problems, exit } = json('progress');
    assert.deepEqual([exit, next.kind, next.line], [0, 'mend', problems[0].line]);
    assert.equal(next.message, problems[0].message);
    const { out } = run('progress');
    assert.match(out, new RegExp(`fix journal\\.yaml, .* \\(line ${next.line}\\)`));
    assert.doesNotMatch(out, /is done/);
  });

  it('reads a journal of a newer schema, and refuses to write in it', () => {
    const { id } = json('new', 'free');
    const file = journal('.journal/journal.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('schema: 1', 'schema: 2'));
    assert.equal(json('progress')['entries'].length, 1);
    assert.equal(run('new', 'free').status, 2);
    assert.equal(run('complete', id, '--force').status, 2);
  });

  it('finds the nearest journal at or above the folder', () => {
    assert.equal(runIn(journal('deep/er'), 'check').status, 0);
    assert.equal(runIn(folder.path, '-C', journal(), 'check').status, 0);
    assert.equal(
      runIn(folder.path, 'check', '-C', path.relative(folder.path, journal('deep'))).status,
      0,
    );
    const none = runIn(folder.path, 'progress');
    assert.deepEqual([none.status, none.out], [2, '']);
    assert.match(none.err, /no journal/);
    assert.equal(runIn(folder.path, '-C', 'none', 'progress').status, 2);
  });

  it('says which folder keeps it from looking for the journal', async () => {
    chmodSync(folder.path, 0o755);
    for (const [closed, starts] of [
      [journal('.journal'), [journal(), journal('deep/er')]],
      [journal('deep'), [journal('deep'), journal('deep/er'), journal('deep/no/such')]],
    ] as const) {
      chmodSync(closed, 0o600);
      for (const start of starts)
        assert.equal(
          await runHelper('openJournal', start),
          `Error: You have no permission to look into ${closed}, so it is not known whether there is a journal.`,
        );
      chmodSync(closed, 0o755);
    }
  });

  it('names entries by paths relative to where -C points', () => {
    const { path: entry } = json('new', `${course}/2.9`);
    const inJournal = (...args: string[]): Result => runIn(folder.path, '-C', journal(), ...args);
    assert.equal(inJournal('complete', entry, '--force').status, 0);
    const deep = runIn(
      folder.path,
      '-C',
      journal('entries'),
      'complete',
      path.relative('entries', entry),
      '--force',
    );
    assert.equal(deep.status, 0);
  });

  it('asks who one is where it cannot know, and knows by git, by --person and by before', () => {
    const { id } = json('new', 'free');
    const complete = (...args: string[]): Result => run('complete', id, '--force', ...args);
    const unknown = complete('--person', 'eve');
    assert.deepEqual([unknown.status, unknown.out], [2, '']);
    assert.match(unknown.err, /ann-smith/);
    writeFileSync(journal('.journal/people/sam.yaml'), 'name: Sam\nemail: Sam@Example.org\n');
    writeFileSync(at('gitconfig'), '[user]\n\temail = sam@example.org\n');
    const other = complete();
    assert.equal(other.status, 2);
    assert.match(other.err, /Ann Smith/);
    assert.equal(complete('--person', 'ann-smith').status, 0);
    writeFileSync(at('config/reflective-journal/device.yaml'), 'device: abcdefgh\npeople: []\n');
    writeFileSync(at('gitconfig'), '');
    const asked = complete();
    assert.equal(asked.status, 2);
    assert.match(asked.err, /--person/);
    assert.equal(complete('--person', 'ann-smith').status, 0);
    assert.equal(complete().status, 0, 'the answer is remembered');
  });

  it('makes a journal, an entry, a record and a report where it can store no settings', () => {
    rmSync(at('config'), { recursive: true, force: true });
    writeFileSync(at('config'), 'a file, so no folder can be made here');
    writeFileSync(at('gitconfig'), '[user]\n\tname = Kim Lee\n\temail = kim@example.org\n');
    const made = runIn(folder.path, 'init', 'other');
    assert.equal(made.status, 0, made.err);
    assert.match(made.err, /^\S+device\.yaml could not be written, [^\n]+\n$/);
    const other = (...args: string[]): Result => runIn(at('other'), ...args);
    const { path: entry } = JSON.parse(other('new', 'free', '--json').out) as Json;
    assert.equal(other('complete', entry as string, '--force').status, 0);
    const days = ['--from', '2026-01-01', '--to', '2026-12-31'];
    const report = ['report', '--framework', 'sssc-cpl', ...days, '--format', 'html'];
    assert.equal(other(...report, '--out', 'r.html').status, 0);
    assert.ok(existsSync(at('other/r.html')));
  });

  it('reports why it cannot complete an entry', () => {
    const { path: entry } = json('new', 'free');
    const text = readFileSync(journal(entry), 'utf8');
    writeFileSync(journal('entries/copy.md'), text);
    const id = /^id: (\S+)$/m.exec(text)![1]!;
    assert.match(run('complete', id).err, new RegExp(`2 entries have the id.*copy\\.md`));
    writeFileSync(journal('entries/binary.md'), Buffer.from('a\0b'));
    assert.match(run('complete', 'entries/binary.md').err, /entries\/binary\.md: .*text file/);
    assert.match(run('complete', 'entries/none.md').err, /no entry/);
  });

  it('takes an activity of a course of the journal by its number', () => {
    const { path: entry } = json('new', '2.9');
    assert.match(readFileSync(journal(entry), 'utf8'), /^template: openlearn-sds-scotland\/2\.9$/m);
    assert.match(run('new', '9.9').err, /no template “9\.9”/);
  });

  it('asks which activity is meant where several have the number', () => {
    mkdirSync(journal('.journal', 'courses', 'other'), { recursive: true });
    writeFileSync(
      journal('.journal', 'courses', 'other', 'course.yaml'),
      'id: other\ntitle: Other\nsections: [{ title: One, activities: [asking] }]\n',
    );
    writeFileSync(
      journal('.journal', 'courses', 'other', 'asking.md'),
      '---\nid: asking\nnumber: "2.9"\ntitle: Asking\n---\n## Why? <!-- prompt: why -->\n',
    );
    const enrol = (courses: string): void => {
      const file = journal('.journal', 'journal.yaml');
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace(/^courses: .*$/m, `courses: [${courses}]`));
    };
    enrol(`${course}, other`);
    const { status, out, err } = run('new', '2.9');
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, /“2\.9” is the number of more than one activity/);
    assert.match(err, /: openlearn-sds-scotland\/2\.9, other\/asking\./);
    assert.doesNotMatch(err, /no template|models\/gibbs/);
    enrol('other');
    assert.match(
      readFileSync(journal(json('new', '2.9')['path']), 'utf8'),
      /^template: other\/asking$/m,
    );
  });

  it('says so where it is complete already', () => {
    const { path: entry } = json('new', 'free');
    assert.match(run('complete', entry, '--force').out, /: completed$/m);
    assert.match(run('complete', entry, '--force').out, /completed already/);
  });

  it('writes records under a device of its own, in one file for each entry', () => {
    const { id } = json('new', 'free');
    for (let n = 0; n < 2; n++) assert.equal(run('complete', id, '--force').status, 0);
    const device = /^device: (\w+)$/m.exec(
      readFileSync(at('config/reflective-journal/device.yaml'), 'utf8'),
    )?.[1];
    assert.deepEqual(readdirSync(journal('.journal/records/ann-smith')), [`${id}.${device}.yaml`]);
    assert.ok(!existsSync(at('home/.config')));
  });

  it('keeps records of private entries private', () => {
    const { id, path: entry } = json('new', 'free');
    mkdirSync(journal('private/entries'), { recursive: true });
    execFileSync('mv', [journal(entry), journal('private/entries/x.md')]);
    assert.equal(json('complete', id, '--force')['status'], 'completed');
    assert.ok(existsSync(journal('private/records/ann-smith')));
    assert.ok(!existsSync(journal('.journal/records')));
  });

  it('refuses unknown arguments, with a message and without output', () => {
    for (const args of [
      ['complete', 'none'],
      ['nonsense'],
      ['check', '--nonsense'],
      ['check', '--format', 'nonsense'],
      ['new', 'free', 'extra'],
      [],
    ]) {
      const { status, out, err } = run(...args);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, /\p{L}/u);
      assert.doesNotMatch(err, /^ +at /m);
    }
  });

  it('explains itself', () => {
    for (const args of [
      [],
      ['init'],
      ['activities'],
      ['new'],
      ['progress'],
      ['check'],
      ['complete'],
      ['report'],
      ['digest'],
    ]) {
      const { status, out, err } = run(...args, '--help');
      assert.deepEqual([status, err], [0, ''], args.join(' '));
      assert.match(out, /^Usage: reflective-journal/);
      assert.match(out, /--json/);
    }
  });
});
