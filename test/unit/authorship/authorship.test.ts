import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RecordHistory } from '../../../src/core/authorship/history';
import {
  judgeRecords,
  knownAddresses,
  misattributionText,
  type Reader,
} from '../../../src/core/authorship/misattributed';
import { Journal } from '../../../src/core/journal/journal';
import { noticesFor } from '../../../src/core/actions/notices';
import { writeRecord } from '../../../src/core/records/records';
import { IndexCache } from '../../../src/core/journal/index/index';
import { acknowledge, acknowledgeDeletion } from '../../../src/core/actions/review';
import { claimVerdictOf } from '../../../src/core/records/reviewing';
import { reviewRecordsOf } from '../../../src/core/actions/reviewRecords';
import { nodeFiles } from '../../../src/node/nodeFiles';
import { recordHistory } from '../../../src/node/recordHistory';
import { cli } from '../../kit/places';
import { ownGit } from '../../kit/clones';
import { git } from '../../kit/git';
import {
  activityEntry,
  builtIn,
  digestA,
  fact,
  loaded,
  recordsText,
  type Loaded,
} from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';
import { testWorld } from '../../kit/world';

const amara = 'amara@example.org';
const moira = 'moira@example.org';
const peopleOf = (name: string): string => `.journal/people/${name}.yaml`;
const signOffs = '.journal/records/moira/a1.aaaaaaaa.yaml';

const texts = {
  '.journal/journal.yaml': 'schema: 1\nowner: amara\nreviewers: [moira, zoe]\n',
  [peopleOf('amara')]: `name: Amara\nemail: ${amara}\n`,
  [peopleOf('moira')]: `name: Moira\nemail: ${moira}\n`,
  'entries/a.md': activityEntry('a1'),
  '.journal/records/amara/a1.bbbbbbbb.yaml': recordsText({
    kind: 'completed',
    id: 'c1',
    digest: digestA,
  }),
};

const of = 'c1';
const digest = digestA;
const signedOff = recordsText({ id: 's1', kind: 'signed-off', of, digest, statement: 'Agreed.' });
const reviewed = recordsText({ id: 'r1', kind: 'reviewed', of, digest });

/** For a suite: a repository of a journal, and what comes of its records. */
function repositoryOfJournal() {
  const folder = temporaryFolder();
  ownGit(() => folder.path);
  let root: string;
  const run = (...args: string[]): string => git(root, ...args);
  const write = (file: string, text: string, flag = 'w'): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text, { flag });
  };
  const commit = (email: string, message = 'x', ...more: string[]): string => {
    run('add', '--all');
    const who = ['-c', `user.email=${email}`, '-c', `user.name=${email.split('@')[0]!}`];
    run(...who, 'commit', '--quiet', '--allow-empty', '-m', message, ...more);
    return run('rev-parse', 'HEAD').trim();
  };
  async function judged(
    reader: Reader = {},
    at = root,
  ): Promise<{ journal: Journal; texts: string[]; status: string }> {
    const files = nodeFiles(at, () => undefined);
    const journal = new Journal(files, testWorld(1), builtIn);
    await journal.load();
    const found = await judgeRecords(journal, recordHistory(at), () => Promise.resolve(reader));
    await journal.judge(found);
    return {
      journal,
      texts: found.misattributed.map(
        (one) => `${one.record.kind} ${one.record.id} ${misattributionText(journal, one)}`,
      ),
      status: journal.entryById('a1')?.status ?? 'deleted',
    };
  }
  beforeEach(() => {
    root = path.join(folder.path, 'journal');
    mkdirSync(root);
    run('init', '--quiet');
    for (const [file, text] of Object.entries(texts)) write(file, text);
    commit(amara, 'The journal');
  });
  return { folder, root: () => root, run, write, commit, judged };
}

describe('a record in another person’s name', () => {
  const { folder, root: at, run, write, commit, judged } = repositoryOfJournal();
  let root: string;
  beforeEach(() => (root = at()));
  const counts = async (reader?: Reader, at?: string): Promise<void> => {
    const { texts: found, status } = await judged(reader, at);
    assert.deepEqual([found, status], [[], 'signed-off']);
  };
  const isForged = async (by = `committed by Amara <${amara}>`, reader?: Reader): Promise<void> => {
    const { texts: found, status } = await judged(reader);
    assert.deepEqual([found, status], [[`signed-off s1 in the name of Moira, ${by}`], 'completed']);
  };

  it('counts when its person committed it', async () => {
    write(signOffs, signedOff);
    commit('Moira@Example.org');
    await counts();
  });

  it('does not count when another person committed it, in the reviewer’s own editor too', async () => {
    write(signOffs, signedOff);
    commit(amara);
    await isForged();
    await isForged(undefined, { person: 'moira', email: moira });
  });

  it('does not count when it is appended to a file of the person', async () => {
    write(signOffs, reviewed);
    commit(moira);
    write(signOffs, signedOff, 'a');
    commit(amara);
    const { texts: found, status } = await judged();
    assert.deepEqual(found, [`signed-off s1 in the name of Moira, committed by Amara <${amara}>`]);
    assert.equal(status, 'reviewed');
  });

  it('does not count when another person changed a line of it', async () => {
    write(signOffs, signedOff.replace('of: c1', 'of: c0'));
    commit(moira);
    write(signOffs, signedOff);
    commit(amara);
    await isForged();
  });

  it('counts when its person changed it in a later commit of their own', async () => {
    write(signOffs, signedOff.replace('Agreed', 'Agred'));
    commit(moira);
    await counts();
    write(signOffs, signedOff);
    commit(moira);
    await counts();
  });

  it('does not count with a change that is not committed', async () => {
    write(signOffs, signedOff);
    commit(moira);
    write(signOffs, signedOff.replace('Agreed', 'I agree'));
    await isForged('not committed by them');
    await counts({ person: 'moira', email: moira });
  });

  it('does not count when another person made it of lines of two records', async () => {
    const [one, two] = [
      [
        '- id: r1',
        '  at: 2026-11-02T08:00:00Z',
        '  kind: reviewed',
        '  of: c1',
        `  digest: ${digest}`,
      ],
      [
        '- id: s1',
        '  at: 2026-11-02T09:00:00Z',
        '  kind: signed-off',
        '  of: c0',
        `  digest: ${digest}`,
      ],
    ] as const;
    write(signOffs, [...one, ...two].map((line) => `${line}\n`).join(''));
    commit(moira);
    const made = [two[0], two[1], two[2], one[3], one[4]];
    write(signOffs, made.map((line) => `${line}\n`).join(''));
    commit(amara);
    await isForged();
    write(signOffs, [...one, ...two].map((line) => `${line}\n`).join(''));
    commit(moira);
    const left = [one[0], one[1], one[3], one[4], two[2]];
    write(signOffs, left.map((line) => `${line}\n`).join(''));
    commit(amara);
    const { texts: found, status } = await judged();
    assert.equal(status, 'completed');
    assert.deepEqual(found, [`signed-off r1 in the name of Moira, committed by Amara <${amara}>`]);
  });

  it('counts uncommitted for its own person only', async () => {
    write(signOffs, signedOff);
    await isForged('not committed by them');
    await isForged('not committed by them', { person: 'amara', email: amara });
    await counts({ person: 'moira' });
  });

  it('counts under the address by which git knows the person, in their own editor', async () => {
    write(signOffs, signedOff);
    commit('moira@home.example');
    await isForged('committed by moira <moira@home.example>');
    await counts({ person: 'moira', email: 'moira@home.example' });
  });

  it('counts in whatever merge it came', async () => {
    run('checkout', '--quiet', '-b', 'review');
    write(signOffs, signedOff);
    commit(moira);
    run('checkout', '--quiet', 'main');
    write('entries/b.md', 'More.');
    commit(amara);
    run('-c', `user.email=${amara}`, 'merge', '--quiet', '--no-edit', 'review');
    await counts();
  });

  it('does not count when a merge adds what none of its parents has', async () => {
    run('checkout', '--quiet', '-b', 'review');
    write(signOffs, reviewed);
    commit(moira);
    run('checkout', '--quiet', 'main');
    write('entries/b.md', 'More.');
    commit(amara);
    run('merge', '--quiet', '--no-commit', 'review');
    write(signOffs, signedOff, 'a');
    commit(amara);
    const { texts: found, status } = await judged();
    assert.deepEqual(found, [`signed-off s1 in the name of Moira, committed by Amara <${amara}>`]);
    assert.equal(status, 'reviewed');
  });

  it('is not covered by a .mailmap, an attribute or a setting of the repository', async () => {
    write(signOffs, signedOff);
    write('.mailmap', `Moira <${moira}> <${amara}>\n`);
    write('.gitattributes', '*.yaml -diff binary filter=x diff=x\n');
    commit(amara);
    const settings = ['log.mailmap true', 'diff.noprefix true', 'log.showSignature true'];
    for (const one of [...settings, 'diff.external false', 'diff.x.textconv false'])
      run('config', ...one.split(' '));
    await isForged();
  });

  it('counts under an address that the person added under an earlier one', async () => {
    write(peopleOf('moira'), 'emails: [moira@home.example]\n', 'a');
    commit(moira);
    write(peopleOf('moira'), `name: Moira\nemail: ${moira}\nemails: [moira@work.example]\n`);
    commit('moira@home.example');
    write(signOffs, signedOff);
    commit('moira@work.example');
    await counts();
  });

  it('does not count under an address that another person added', async () => {
    write(peopleOf('moira'), `name: Moira\nemail: ${amara}\nemails: [${moira}]\n`);
    commit(amara);
    write(signOffs, signedOff);
    commit(amara);
    await isForged('committed by Amara <amara@example.org>');
  });

  it('does not count when the person’s file was deleted and created again', async () => {
    run('rm', '--quiet', peopleOf('moira'));
    commit(amara);
    write(peopleOf('moira'), `name: Moira\nemail: ${amara}\n`);
    commit(amara);
    write(signOffs, signedOff);
    commit(amara);
    await isForged();
  });

  it('does not count when another beginning of the person’s file is merged', async () => {
    run('checkout', '--quiet', '--orphan', 'other');
    run('rm', '--quiet', '-r', '--cached', '.');
    write(peopleOf('moira'), `name: Moira\nemail: ${amara}\n`);
    run('add', peopleOf('moira'));
    run('commit', '--quiet', '-m', 'x', '--date', '2001-01-01T00:00:00', `--author=A <${amara}>`);
    run('checkout', '--quiet', '--force', 'main');
    const merge = ['merge', '--quiet', '--allow-unrelated-histories', '-X', 'theirs', '--no-edit'];
    run(...merge, 'other');
    write(signOffs, signedOff);
    commit(amara);
    await isForged();
  });

  const infos = ({ journal }: { journal: Journal }): string[] => {
    const found = [...journal.problems()].filter(({ code }) => code.startsWith('record.'));
    assert.ok(found.every(({ severity }) => severity === 'info'));
    assert.equal(journal.filesWithProblems, 0);
    return found.map(({ path: file, line, code, message }) => `${file}:${line} ${code} ${message}`);
  };

  it('cannot be told in shallow history, counts, and is an info finding', async () => {
    write(signOffs, signedOff);
    commit(amara);
    const shallow = path.join(folder.path, 'shallow');
    run('clone', '--quiet', '--depth', '1', `file://${root}`, shallow);
    await counts({}, shallow);
    assert.deepEqual(infos(await judged({}, shallow)), [
      '.journal/journal.yaml:1 record.history Records of reviewers from before the part of the history that is here: 1. Git cannot tell who wrote them, and they count.',
    ]);
  });

  it('cannot be told of what came with the journal, counts, and is an info finding that names who brought it', async () => {
    write(signOffs, reviewed + signedOff);
    commit(moira);
    run('checkout', '--quiet', '--orphan', 'squashed');
    commit(amara);
    await counts();
    assert.deepEqual(infos(await judged()), [
      `.journal/journal.yaml:1 record.imported Records of reviewers that came with the journal, in a commit by Amara <${amara}>: 2. Git cannot tell who wrote them, and they count.`,
    ]);
  });

  it('cannot be told where git gives no history, counts, and is an info finding', async () => {
    write(signOffs, signedOff);
    commit(amara);
    rmSync(path.join(root, '.git', 'objects'), { recursive: true });
    mkdirSync(path.join(root, '.git', 'objects'));
    await counts();
    assert.deepEqual(infos(await judged()), [
      '.journal/journal.yaml:1 record.history Git did not answer when asked who committed the records of reviewers. They count as they are.',
    ]);
  });

  it('does not count when only the message of the commit names its person, and says what to do', async () => {
    for (const line of [`Co-authored-by: Moira <${moira}>`, `Author: Moira <${moira}>`]) {
      write(signOffs, signedOff);
      commit(amara, `All of it\n\n${line}`);
      await isForged();
      const { journal } = await judged();
      const [problem] = [...journal.problems()].filter(({ code }) => code === 'record.author');
      assert.match(
        problem!.message,
        /It does not count\. A squash merge does not keep who wrote what, so Moira needs to record it again\./,
      );
    }
  });

  it('does not count in a squash merge of the reviewer’s branch until they record it again', async () => {
    run('checkout', '--quiet', '-b', 'review');
    write(signOffs, signedOff);
    commit(moira);
    run('checkout', '--quiet', 'main');
    run('merge', '--quiet', '--squash', 'review');
    const message = path.join('.git', 'SQUASH_MSG');
    run('-c', `user.email=${amara}`, '-c', 'user.name=Amara', 'commit', '--quiet', '-F', message);
    await isForged();
    write(signOffs, signedOff.replace('s1', 's2'), 'a');
    commit(moira);
    const { status } = await judged();
    assert.equal(status, 'signed-off');
  });

  it('counts from two devices, and when records went to private and came back', async () => {
    write(signOffs, reviewed);
    write('.journal/records/moira/a1.cccccccc.yaml', signedOff);
    commit(moira);
    for (const file of [signOffs, '.journal/records/moira/a1.cccccccc.yaml']) run('rm', file);
    commit(amara);
    write(signOffs, reviewed);
    write('.journal/records/moira/a1.cccccccc.yaml', signedOff);
    commit(amara);
    await counts();
  });

  it('does not count when it is copied from another entry or person', async () => {
    write('.journal/records/moira/b1.aaaaaaaa.yaml', signedOff);
    commit(moira);
    write('.journal/records/zoe/a1.aaaaaaaa.yaml', signedOff);
    commit('zoe@example.org');
    run('rm', '-r', '--quiet', '.journal/records/zoe');
    write(signOffs, signedOff);
    commit(amara);
    await isForged();
  });

  it('is found in a journal below the root of its repository, in merges too', async () => {
    const sub = path.join(root, 'learners', 'robin');
    for (const [file, text] of Object.entries(texts)) write(`learners/robin/${file}`, text);
    commit(amara);
    run('checkout', '--quiet', '-b', 'review');
    write(`learners/robin/${signOffs}`, reviewed);
    commit(moira);
    run('checkout', '--quiet', 'main');
    run('merge', '--quiet', '--no-ff', '--no-commit', 'review');
    write(`learners/robin/${signOffs}`, signedOff, 'a');
    commit(amara);
    const { texts: found } = await judged({}, sub);
    assert.deepEqual(found, [`signed-off s1 in the name of Moira, committed by Amara <${amara}>`]);
  });

  const folders = ['Reflective journal', 'my.journal', 'Ärztin 日'];
  // Windows has no such names.
  if (process.platform !== 'win32') folders.push('a "quoted" one', 'a\ttab');
  for (const name of folders)
    it(`is found in a journal in the folder ‘${JSON.stringify(name)}’, in merges too`, async () => {
      const sub = path.join(root, name);
      for (const [file, text] of Object.entries(texts)) write(`${name}/${file}`, text);
      commit(amara);
      run('checkout', '--quiet', '-b', 'review');
      write(`${name}/${signOffs}`, reviewed);
      commit(moira);
      run('checkout', '--quiet', 'main');
      run('merge', '--quiet', '--no-ff', '--no-commit', 'review');
      write(`${name}/${signOffs}`, signedOff, 'a');
      commit(amara);
      const { texts: found } = await judged({}, sub);
      const forged = `signed-off s1 in the name of Moira, committed by Amara <${amara}>`;
      assert.deepEqual(found, [forged]);
    });

  it('is found whatever else of the same name is below the person’s records', async () => {
    for (const file of ['.journal/journal.yaml', peopleOf('moira')])
      write(`.journal/records/moira/${file}`, `name: Moira\nemail: ${amara}\n`);
    write(signOffs, signedOff);
    commit(amara);
    await isForged();
  });

  it('takes back nothing that the person holds', async () => {
    write(signOffs, signedOff);
    commit(moira);
    write(signOffs, recordsText({ kind: 'withdrawn', id: 'w1', of: 's1' }), 'a');
    commit(amara);
    const { texts: found, status } = await judged();
    assert.deepEqual(found, [`withdrawn w1 in the name of Moira, committed by Amara <${amara}>`]);
    assert.equal(status, 'signed-off');
  });

  it('is judged for every kind that a reviewer records', async () => {
    const kinds = [
      { kind: 'reviewed', id: 'k1', of, digest },
      { kind: 'signed-off', id: 'k2', of, digest, statement: 'Yes.' },
      { kind: 'accepted', id: 'k3', of },
      { kind: 'rejected', id: 'k4', of },
      { kind: 'acknowledged', id: 'k5', of },
    ];
    write(signOffs, recordsText(...kinds, { kind: 'comment', id: 'k6', text: 'Hello.' }));
    commit(amara);
    const { journal, texts: found, status } = await judged();
    assert.equal(found.length, 5);
    assert.equal(status, 'completed');
    const problems = [...journal.problems()].filter(({ code }) => code === 'record.author');
    assert.deepEqual(
      problems.map(({ path: file, line, severity, message }) => [file, line, severity, message]),
      [
        [
          signOffs,
          1,
          'warning',
          `This record and 4 more are in the name of Moira, committed by Amara <${amara}>. They do not count.`,
        ],
      ],
    );
  });

  it('never concerns the owner’s own records, nor a journal outside of a repository', async () => {
    const other = path.join(folder.path, 'outside');
    mkdirSync(other);
    write(
      '.journal/records/amara/a1.dddddddd.yaml',
      recordsText({ kind: 'completed', id: 'c2', digest }),
    );
    commit(moira);
    assert.deepEqual((await judged()).texts, []);
    for (const [file, text] of Object.entries({ ...texts, [signOffs]: signedOff })) {
      mkdirSync(path.dirname(path.join(other, file)), { recursive: true });
      writeFileSync(path.join(other, file), text);
    }
    await counts({}, other);
  });

  it('is named by check, report and team on the command line', () => {
    write('entries/a.md', activityEntry('a1', undefined, { cpd: { minutes: 30 } }));
    write(signOffs, signedOff);
    commit(amara);
    const json = (...args: string[]): { status: number | null; value: never } => {
      const { status, stdout } = spawnSync(process.execPath, [cli, ...args, '--json'], {
        cwd: root,
        env: { ...process.env, HOME: folder.path, XDG_CONFIG_HOME: folder.path },
        encoding: 'utf8',
      });
      return { status, value: JSON.parse(stdout) as never };
    };
    const text = `in the name of Moira, committed by Amara <${amara}>`;
    const { status, value } = json('check');
    const { findings } = value as { findings: { code: string; path: string; message: string }[] };
    const [finding] = findings.filter(({ code }) => code === 'record.author');
    assert.deepEqual(
      [status, finding!.path, finding!.message],
      [1, signOffs, `This record is ${text}. It does not count.`],
    );
    const [row] = json('team', '.').value as { awaitingReview: string[]; notices: object[] }[];
    assert.deepEqual(row!.awaitingReview, ['a1']);
    assert.deepEqual(row!.notices, [{ kind: 'misattributed', entry: 'a1', person: 'moira', text }]);
    const days = ['--from', '2026-11-01', '--to', '2026-11-30', '--format', 'json'];
    const out = path.join(folder.path, 'report.json');
    const report = json('report', '--framework', 'sssc-cpl', ...days, '--out', out).value as {
      misattributed: object[];
    };
    assert.deepEqual(report.misattributed, [{ path: 'entries/a.md', text }]);
    assert.match(readFileSync(out, 'utf8'), /in the name of Moira, committed by Amara/);
    assert.doesNotMatch(readFileSync(out, 'utf8'), /"status": "signed off/i);
  });

  it('is asked of git once, whatever the number of records', async () => {
    write(signOffs, signedOff);
    for (let at = 0; at < 20; at++) write(`.journal/records/zoe/b${at}.aaaaaaaa.yaml`, reviewed);
    commit(moira);
    const journal = new Journal(
      nodeFiles(root, () => undefined),
      testWorld(1),
      builtIn,
    );
    await journal.load();
    const history = recordHistory(root);
    let calls = 0;
    const counted = {
      ...history,
      commits: (persons: readonly string[]) => (calls++, history.commits(persons)),
      isAncestor: (a: string, b: string) => (calls++, history.isAncestor(a, b)),
    };
    const found = await judgeRecords(journal, counted, async () => ({}));
    assert.deepEqual([found.misattributed.length, calls], [20, 1]);
  });
});

describe('the addresses of a person, for reviews and comments alike', () => {
  const { root, write, commit } = repositoryOfJournal();
  const found = async (reader: Reader, history?: RecordHistory): Promise<string[][]> => {
    const journal = new Journal(
      nodeFiles(root(), () => undefined),
      testWorld(1),
      builtIn,
    );
    await journal.load();
    const addresses = await knownAddresses(journal, ['amara', 'moira'], history, reader);
    return [...addresses.values()].map((some) => [...some]);
  };

  it('are all that they named themselves, and in their own editor the one that git knows', async () => {
    write(peopleOf('moira'), 'emails: [moira@home.example]\n', 'a');
    commit(moira);
    write(peopleOf('amara'), `emails: [${moira}]\n`, 'a');
    commit(moira);
    const history = recordHistory(root());
    const home = 'moira@home.example';
    assert.deepEqual(await found({}, history), [[amara], [moira, home]]);
    assert.deepEqual(await found({ person: 'moira', email: 'moira@work.example' }, history), [
      [amara],
      [moira, home, 'moira@work.example'],
    ]);
    assert.deepEqual(await found({}), [
      [amara, moira],
      [moira, home],
    ]);
  });
});

describe('a record of a reviewer that another person removes', () => {
  const { root, write, run, commit, judged } = repositoryOfJournal();

  const of = 's1';
  const withdrawal = recordsText({ id: 'w1', kind: 'withdrawn', of });
  const warnings = ({ journal }: { journal: Journal }): string[] =>
    [...journal.problems()]
      .filter(({ code }) => code === 'record.removed')
      .map(({ path: file, line, severity, message }) => `${file}:${line} ${severity} ${message}`);
  const times = ['2026-11-02T08:00:00Z', '2026-11-02T09:00:00Z'];
  const stillCounts = 'A removed rejection or withdrawal still counts.';
  const removedBy = (who: string, what: string, file = signOffs): string =>
    `${file}:1 warning ${who} removed records of Moira from this journal: ${what}.`;
  const byAmara = `Amara <${amara}>`;

  it('still withdraws the sign-off that it withdrew, and is a finding that names them', async () => {
    write(signOffs, signedOff + withdrawal);
    commit(moira);
    write(signOffs, signedOff);
    commit(amara);
    for (const reader of [{}, { person: 'moira', email: moira }]) {
      const now = await judged(reader);
      assert.equal(now.status, 'completed');
      assert.deepEqual(warnings(now), [`${removedBy(byAmara, 'withdrawal')} ${stillCounts}`]);
    }
  });

  it('still withdraws it when the person who removed it has not committed that', async () => {
    write(signOffs, signedOff + withdrawal);
    commit(moira);
    write(signOffs, signedOff);
    const now = await judged();
    assert.equal(now.status, 'completed');
    assert.deepEqual(warnings(now), [
      `${signOffs}:1 warning Records of Moira were removed from this journal, and git does not show by whom: withdrawal. ${stillCounts}`,
    ]);
  });

  it('still withdraws it when its whole file was removed, and when a merge left it out', async () => {
    const other = '.journal/records/moira/a1.cccccccc.yaml';
    write(signOffs, signedOff);
    commit(moira);
    run('checkout', '--quiet', '-b', 'review');
    write(other, withdrawal);
    commit(moira);
    run('checkout', '--quiet', 'main');
    write('entries/b.md', 'More.');
    commit(amara);
    run('merge', '--quiet', '--no-edit', '-s', 'ours', 'review');
    const merged = await judged();
    assert.equal(merged.status, 'completed');
    assert.equal(warnings(merged).length, 1);
    write(other, withdrawal);
    commit(moira);
    assert.deepEqual(warnings(await judged()), []);
    run('rm', '--quiet', other);
    commit(amara);
    const now = await judged();
    assert.equal(now.status, 'completed');
    assert.deepEqual(warnings(now), [`${removedBy(byAmara, 'withdrawal')} ${stillCounts}`]);
  });

  it('still withdraws it when they change it instead', async () => {
    for (const [from, to] of [
      ['of: s1', 'of: s2'],
      ['kind: withdrawn', 'kind: seen'],
      ['at: 2', 'at: 1'],
    ] as const) {
      write(signOffs, signedOff + withdrawal);
      commit(moira);
      const changed = withdrawal.replace(from, to);
      assert.notEqual(changed, withdrawal);
      write(signOffs, signedOff + changed);
      commit(amara);
      const now = await judged();
      assert.equal(now.status, 'completed', from);
      assert.deepEqual(warnings(now), [`${removedBy(byAmara, 'withdrawal')} ${stillCounts}`]);
    }
  });

  it('still rejects the claim that it rejected, in the review records too', async () => {
    write('entries/a.md', activityEntry('a1', undefined, { cpd: { minutes: 30 } }));
    write(signOffs, recordsText({ id: 'x1', kind: 'rejected', of: 'c1' }));
    commit(moira);
    write(
      '.journal/records/zoe/a1.aaaaaaaa.yaml',
      recordsText({ id: 'y1', kind: 'accepted', of: 'c1' }),
    );
    commit('zoe@example.org');
    run('rm', '--quiet', signOffs);
    commit(amara);
    const now = await judged();
    const entry = now.journal.entries.get('entries/a.md')!;
    const zoes = '.journal/records/zoe/a1.aaaaaaaa.yaml';
    assert.equal(claimVerdictOf(now.journal.reviewingOf(entry)), 'rejected');
    assert.deepEqual(warnings(now), [
      `${removedBy(byAmara, 'rejection', 'entries/a.md')} ${stillCounts}`,
    ]);
    const found = await reviewRecordsOf(now.journal, entry);
    assert.deepEqual(
      found.map(({ record, path: file, isRemoved }) => [record.id, file, isRemoved]),
      [
        ['c1', '.journal/records/amara/a1.bbbbbbbb.yaml', undefined],
        ['x1', signOffs, true],
        ['y1', zoes, undefined],
      ].sort((a, b) => (a[1]! < b[1]! ? -1 : 1)),
    );
  });

  it('no longer counts when it is a sign-off, and is a finding', async () => {
    write(signOffs, reviewed + signedOff);
    commit(moira);
    write(signOffs, reviewed);
    commit(amara);
    const now = await judged();
    assert.equal(now.status, 'reviewed');
    assert.deepEqual(warnings(now), [removedBy(byAmara, 'sign-off')]);
  });

  it('is found in the only file of any reviewer', async () => {
    write(signOffs, signedOff);
    commit(moira);
    run('rm', '--quiet', signOffs);
    commit(amara);
    assert.deepEqual(warnings(await judged()), [removedBy(byAmara, 'sign-off', 'entries/a.md')]);
  });

  it('counts again, without a finding, when it is back', async () => {
    write(signOffs, signedOff + withdrawal);
    commit(moira);
    write(signOffs, signedOff);
    commit(amara);
    run('revert', '--no-edit', 'HEAD');
    const now = await judged();
    assert.deepEqual([now.status, warnings(now)], ['completed', []]);
  });

  it('is nothing to report when its person removed or changed it', async () => {
    write(signOffs, signedOff + withdrawal);
    commit(moira);
    write(signOffs, signedOff);
    commit(moira);
    const now = await judged();
    assert.deepEqual([now.status, warnings(now)], ['signed-off', []]);
    write(signOffs, signedOff.replace('Agreed', 'I agree'));
    commit(moira);
    assert.deepEqual(warnings(await judged()), []);
  });

  it('is nothing to report of comments, of deleted entries, or of private ones', async () => {
    write(signOffs, signedOff + recordsText({ kind: 'comment', id: 'k6', text: 'Hello.' }));
    commit(moira);
    write(signOffs, signedOff);
    commit(amara);
    assert.deepEqual(warnings(await judged()), []);
    run('rm', '--quiet', signOffs);
    commit(amara);
    assert.equal(warnings(await judged()).length, 1);
    mkdirSync(path.join(root(), 'private', 'entries'), { recursive: true });
    run('mv', 'entries/a.md', 'private/entries/a.md');
    commit(amara);
    assert.deepEqual(warnings(await judged()), []);
    run('rm', '--quiet', '-r', 'private');
    commit(amara);
    assert.deepEqual(warnings(await judged()), []);
  });

  it('is nothing to report when records move to private, or to another file of the person', async () => {
    write(signOffs, signedOff);
    write('.journal/records/moira/a1.cccccccc.yaml', withdrawal);
    commit(moira);
    run('rm', '--quiet', '-r', '.journal/records/moira');
    commit(amara);
    write(`private/${signOffs.replace('.journal/', '')}`, signedOff);
    write('.journal/records/moira/a1.dddddddd.yaml', withdrawal);
    commit(moira);
    assert.deepEqual(warnings(await judged()), []);
  });

  it('is nothing to report when git joined two versions of a file, even one into the other', async () => {
    const texts = ['r2', 'r3'].map((id, index) =>
      writeRecord({ ...fact({ id, kind: 'reviewed', of: 'c1', digest }), at: times[index]! }),
    );
    write('.gitattributes', '.journal/records/** merge=union\n');
    write(signOffs, signedOff + withdrawal);
    commit(moira);
    run('checkout', '--quiet', '-b', 'laptop');
    write(signOffs, texts[0]!, 'a');
    commit(moira);
    run('checkout', '--quiet', 'main');
    write(signOffs, texts[1]!, 'a');
    commit(moira);
    run('-c', `user.email=${amara}`, 'merge', '--quiet', '--no-edit', 'laptop');
    const { journal, status } = await judged();
    const codes = [...journal.problems()].map(({ code }) => code);
    assert.equal(status, 'reviewed');
    assert.ok(codes.includes('record.field'));
    assert.ok(!codes.includes('record.removed'));
  });

  it('is nothing to report where the history does not have it', async () => {
    write(signOffs, signedOff + withdrawal);
    commit(moira);
    write(signOffs, signedOff);
    run('checkout', '--quiet', '--orphan', 'rewritten');
    commit(amara);
    assert.deepEqual(warnings(await judged()), []);
    const shallow = path.join(root(), '..', 'shallow');
    run('checkout', '--quiet', 'main', '--force');
    write(signOffs, signedOff);
    commit(amara);
    run('clone', '--quiet', '--depth', '1', `file://${root()}`, shallow);
    assert.deepEqual(warnings(await judged({}, shallow)), []);
  });

  it('is read again in the next session, as what counts may be different then', async () => {
    write(signOffs, signedOff + withdrawal);
    commit(moira);
    write(signOffs, signedOff);
    commit(amara);
    const { journal } = await judged();
    const cache = (): IndexCache =>
      new IndexCache(
        nodeFiles(path.join(root(), '..', 'cache'), () => undefined),
        'id',
        journal.world,
      );
    await journal.saveCache(cache());
    const next = new Journal(
      nodeFiles(root(), () => undefined),
      journal.world,
      builtIn,
    );
    await next.load(cache());
    assert.equal(next.entries.get('entries/a.md')!.status, 'signed-off');
  });
});

describe('a reviewer', () => {
  const notices = async (
    more: Readonly<Record<string, string>>,
    entry = activityEntry('a1'),
  ): Promise<Loaded & { said: string[] }> => {
    const all = await loaded({
      '.journal/journal.yaml': 'schema: 1\nowner: amara\nreviewers: [moira]\n',
      ...Object.fromEntries(
        Object.entries(texts).filter(([name]) => name.startsWith('.journal/records')),
      ),
      [signOffs]: signedOff,
      'entries/a.md': entry,
      ...more,
    });
    return {
      ...all,
      said: noticesFor(all.journal, 'moira').map(({ id, text }) => `${id} ${text}`),
    };
  };
  const withdrawal = recordsText(
    { kind: 'completed', id: 'c1', digest },
    { kind: 'withdrawn', id: 'w1', of: 'c1' },
  );
  const owners = '.journal/records/amara/a1.bbbbbbbb.yaml';
  const author = { person: 'moira', device: 'aaaaaaaa' };

  it('is told that an entry was reopened after their sign-off, until they acknowledge it', async () => {
    const { journal, said } = await notices({ [owners]: withdrawal });
    assert.deepEqual(said, ['a1 reopened after your sign-off']);
    await acknowledge(journal, journal.entries.get('entries/a.md')!, author);
    assert.deepEqual(noticesFor(journal, 'moira'), []);
    assert.deepEqual(noticesFor(journal, 'amara'), []);
  });

  it('is told that an entry was deleted after their sign-off, until they acknowledge it', async () => {
    const gone = await loaded({
      '.journal/journal.yaml': 'schema: 1\nowner: amara\nreviewers: [moira]\n',
      [owners]: recordsText({ kind: 'completed', id: 'c1', digest }),
      [signOffs]: signedOff,
    });
    assert.deepEqual(
      noticesFor(gone.journal, 'moira').map(({ id, text }) => `${id} ${text}`),
      ['a1 deleted after your sign-off'],
    );
    await acknowledgeDeletion(gone.journal, 'a1', author);
    assert.deepEqual(noticesFor(gone.journal, 'moira'), []);
  });

  it('is told nothing while the text of an entry cannot be read, nor after their next look', async () => {
    const broken = await notices({}, '---\nid: "a1\n---\n');
    assert.deepEqual(broken.said, []);
    const again = recordsText(
      { kind: 'completed', id: 'c1', digest },
      { kind: 'withdrawn', id: 'w1', of: 'c1' },
      { kind: 'completed', id: 'c2', digest },
    );
    assert.deepEqual((await notices({ [owners]: again })).said, [
      'a1 reopened after your sign-off',
    ]);
    const looked = signedOff + recordsText({ id: 'r2', kind: 'reviewed', of: 'c2', digest });
    assert.deepEqual((await notices({ [owners]: again, [signOffs]: looked })).said, []);
  });
});
