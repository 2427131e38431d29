import { csvParse } from 'd3-dsv';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { learnerPage } from '../../../src/core/team/learnerPage';
import { teamCsv, teamPaper, renderHtml } from '../../../src/formats/reports';
import {
  byWaitingFirst,
  firstOrder,
  inOrder,
  matchesFilter,
  sharedNames,
  teamColumns,
  usualOrder,
  type TeamColumn,
} from '../../../src/core/team/teamOrder';
import { supervisionTemplate } from '../../../src/core/library/supervisionTemplate';
import {
  ledgersOf,
  overviewOf,
  teamRowOf,
  unreadableOverview,
  type JournalOverview,
} from '../../../src/core/team/teamOverview';
import { sharedPart } from '../../../src/core/journal/journalPart';
import { teamTopics } from '../../../src/core/team/teamTopics';
import {
  activityEntry,
  course,
  digestA,
  entryOf,
  journalYaml,
  loaded,
  recordsText,
} from '../../kit/samples';
import { testWorld } from '../../kit/world';

const completed = recordsText({ kind: 'completed', id: 'c1', digest: digestA });
const follows = (id: string): string =>
  `${journalYaml}frameworks: [{ id: ${id}, cycleStart: 2026-06-01 }]\n`;
const claims = (id: string, topic: string, date = '2026-10-05'): string =>
  entryOf({ id, title: id, date, cpd: { minutes: 60, covers: [`sssc-cpl/${topic}`] } });

/** Ann has completed one activity that nobody has looked at, and claims for two topics, one in private. */
const anns = () =>
  loaded({
    '.journal/journal.yaml': follows('sssc-cpl'),
    'entries/a.md': activityEntry('a1'),
    'entries/b.md': claims('b1', 'wellbeing'),
    '.journal/records/ann/a1.dev1.yaml': completed,
    'private/entries/p.md': activityEntry('p1'),
    'private/entries/q.md': claims('q1', 'protection', '2026-11-23'),
    'private/entries/r.md': '---\nid: r\ntitle: "left open\n---\n',
    'private/.journal/records/ann/p1.dev1.yaml': completed,
  });

const row = (parts: Partial<JournalOverview> = {}): JournalOverview => ({
  ...unreadableOverview('a', ''),
  ...{ person: 'Ann', problems: 0 },
  ...parts,
});

describe('row of a journal in the tree', () => {
  it('has the role of the reader and the entries that wait for their review', async () => {
    const { journal } = await anns();
    const { person, role, awaitingReview, lastActive } = teamRowOf(journal, 'a', 'sam');
    assert.deepEqual([person, role, awaitingReview.length], ['Ann Smith', 'reviewer', 1]);
    assert.equal(lastActive, '2026-11-23');
    assert.equal(teamRowOf(journal, 'a', 'ann').awaitingReview.length, 0);
  });

  it('says whether nothing was written in the last weeks', async () => {
    const { journal } = await loaded({
      'entries/a.md': activityEntry('a1', {}, { date: '2026-09-28' }),
    });
    assert.equal(teamRowOf(journal, 'a', 'sam').isQuiet, true);
    assert.equal(teamRowOf((await anns()).journal, 'a', 'sam').isQuiet, false);
  });

  it('counts the files in which git left a conflict', async () => {
    const conflict = '<<<<<<< HEAD\nMine.\n=======\nTheirs.\n>>>>>>> origin/main\n';
    const { journal } = await loaded({
      'entries/a.md': activityEntry('a1') + conflict + conflict,
      'entries/b.md': activityEntry('b1'),
      'private/entries/p.md': activityEntry('p1') + conflict,
    });
    assert.equal(teamRowOf(sharedPart(journal), 'a', 'sam').conflicts, 1);
    assert.equal(teamRowOf((await anns()).journal, 'a', 'sam').conflicts, 0);
  });

  it('ignores future entries as activity', async () => {
    const { journal } = await loaded({
      'entries/a.md': activityEntry('a1', {}, { date: '2027-01-01' }),
    });
    assert.equal(teamRowOf(journal, 'a', 'sam').lastActive, '');
  });
});

describe('overview of a journal', () => {
  it('has what courses and frameworks ask for, and what waits', async () => {
    const overview = overviewOf((await anns()).journal, 'clones/ann', undefined, 3);
    assert.equal(overview.path, 'clones/ann');
    assert.equal(overview.person, 'Ann Smith');
    assert.equal(overview.problem, '');
    assert.deepEqual(
      overview.courses.map(({ id, done, required, extra }) => ({ id, done, required, extra })),
      [{ id: course, done: 1, required: 1, extra: 0 }],
    );
    assert.deepEqual(overview.awaitingReview, ['a1']);
    assert.equal(overview.unread, 3);
    const [framework] = overview.frameworks;
    assert.equal(framework!.id, 'sssc-cpl');
    assert.equal(framework!.to, '2027-05-31');
    assert.equal(framework!.met + framework!.open.length, framework!.required);
    assert.ok(framework!.open.length > 0);
    const covered = framework!.topics.filter(({ entries }) => entries > 0);
    assert.deepEqual(
      covered.map(({ ref, entries }) => [ref, entries]),
      [['sssc-cpl/wellbeing', 1]],
    );
  });

  it('is the same as if nothing private were there', async () => {
    const all = await anns();
    const without = await loaded(
      Object.fromEntries(
        [
          '.journal/journal.yaml',
          'entries/a.md',
          'entries/b.md',
          '.journal/records/ann/a1.dev1.yaml',
        ].map((path) => [path, all.files.text(path)!]),
      ),
    );
    assert.ok(all.journal.entries.has('private/entries/p.md'), 'the private ones are indexed');
    assert.ok(all.journal.filesWithProblems > 0);
    assert.deepEqual(overviewOf(all.journal, 'a', 'sam'), overviewOf(without.journal, 'a', 'sam'));
    const page = await learnerPage(all.journal, 'sam');
    assert.deepEqual(page, await learnerPage(without.journal, 'sam'));
    assert.equal(page.waiting.length, 1);
    assert.equal(page.unfinished, 1);
  });

  it('does not tell of a private folder that cannot be read', async () => {
    const all = await loaded({ 'entries/a.md': activityEntry('a1') });
    all.files.shut('private');
    await all.journal.refresh();
    assert.equal(all.journal.filesWithProblems, 1);
    assert.equal(overviewOf(all.journal, 'a', 'sam').problems, 0);
  });

  it('waits for a reviewer alone', async () => {
    const { journal } = await anns();
    assert.deepEqual(overviewOf(journal, 'a', 'sam').awaitingReview, ['a1']);
    assert.deepEqual(overviewOf(journal, 'a', 'ann').awaitingReview, []);
    assert.deepEqual(overviewOf(journal, 'a', 'nobody').awaitingReview, []);
  });

  it('says since when nothing was written, once that is four weeks ago', async () => {
    const world = testWorld();
    const { journal } = await loaded({ 'entries/a.md': activityEntry('a1') }, world);
    const now = world.clock.time;
    for (const [weeks, isQuiet] of [
      [0, false],
      [3, false],
      [4, true],
      [40, true],
    ] as const) {
      world.clock.time = now + weeks * 7 * 86_400_000;
      const overview = overviewOf(journal, 'a', 'sam');
      assert.deepEqual(
        [overview.lastActive, overview.isQuiet],
        ['2026-11-23', isQuiet],
        `${weeks}`,
      );
    }
  });

  it('says why journal.yaml cannot be read, and shows what can', async () => {
    const { journal } = await loaded({
      '.journal/journal.yaml': 'owner: "ann\n',
      'entries/a.md': activityEntry('a1'),
    });
    const overview = overviewOf(journal, 'a', undefined);
    assert.notEqual(overview.problem, '');
    assert.equal(overview.lastActive, '2026-11-23');
    const { journal: newer } = await loaded({
      '.journal/journal.yaml': journalYaml.replace('schema: 1', 'schema: 99'),
    });
    assert.match(overviewOf(newer, 'a', undefined).problem, /newer version/);
  });

  it('leaves out what is no longer followed', async () => {
    const { journal } = await loaded({
      '.journal/journal.yaml': `${journalYaml}frameworks: [{ id: sssc-cpl, cycleStart: 2025-06-01, until: 2026-01-31 }, { id: no-such }]\n`,
    });
    assert.deepEqual(overviewOf(journal, 'a', undefined).frameworks, []);
  });
});

describe('page of a learner', () => {
  it('has sections, open requirements, what waits and the last weeks', async () => {
    const page = await learnerPage((await anns()).journal, undefined);
    assert.deepEqual(
      page.courses.flatMap(({ sections }) => sections.map((one) => [one.number, one.status])),
      [['2.11', 'completed']],
    );
    assert.equal(page.ledgers[0]!.key, 'sssc-cpl 2026-06-01');
    assert.ok(page.ledgers[0]!.requirements.some(({ isMet, open }) => !isMet && open.length > 0));
    assert.deepEqual(page.waiting, [
      {
        path: 'entries/a.md',
        title: 'Co-producing',
        date: '2026-11-23',
        reason: 'new',
        isAsked: false,
      },
    ]);
    assert.equal(page.unfinished, 1);
    assert.deepEqual(page.reviews, { entries: [], more: 0 });
    assert.equal(page.actions, undefined);
    assert.equal(page.weeks.length, 12);
    assert.deepEqual(page.weeks.at(-1), { week: '2026-11-23', entries: 1, minutes: 0 });
  });
});

describe('page of a learner with reviews', () => {
  const record = (kind: string, id: string, digest = digestA) => ({
    ...{ kind, id, of: 'c1' },
    ...(kind === 'accepted' ? { claim: '60 min' } : { digest }),
    ...(kind === 'signed-off' ? { statement: 'Yes.' } : {}),
  });

  it('says who recorded what about which shared text', async () => {
    const { journal } = await loaded({
      '.journal/journal.yaml': journalYaml,
      'entries/a.md': activityEntry('a1'),
      '.journal/records/ann/a1.dev1.yaml': completed,
      '.journal/records/sam/a1.dev2.yaml': recordsText(
        record('reviewed', 'r1'),
        record('signed-off', 's1'),
        record('accepted', 'v1'),
      ),
    });
    const { reviews, waiting } = await learnerPage(journal, undefined);
    assert.deepEqual(reviews.more, 0);
    assert.deepEqual(
      reviews.entries.map(({ title, marks }) => [title, marks]),
      [
        [
          'Co-producing',
          [
            { person: 'Sam Jones', kind: 'signed-off', isBefore: waiting.length > 0 },
            { person: 'Sam Jones', kind: 'accepted', isBefore: false },
          ],
        ],
      ],
    );
  });

  it('shows the newest ten reviewed entries and counts the others', async () => {
    const files: Record<string, string> = { '.journal/journal.yaml': journalYaml };
    for (let at = 10; at < 22; at++) {
      files[`entries/${at}.md`] = activityEntry(`e${at}`, {}, { date: `2026-11-${at}` });
      files[`.journal/records/ann/e${at}.dev1.yaml`] = completed;
      files[`.journal/records/sam/e${at}.dev2.yaml`] = recordsText(record('reviewed', 'r1'));
    }
    const { reviews } = await learnerPage((await loaded(files)).journal, undefined);
    assert.deepEqual([reviews.entries.length, reviews.more], [10, 2]);
    assert.equal(reviews.entries[0]!.date, '2026-11-21');
  });

  it('has the open actions of the newest shared supervision record', async () => {
    const record = (id: string, date: string, action: string): string =>
      `---\nid: ${id}\ntemplate: ${supervisionTemplate}\nversion: 1\ndate: ${date}\ntitle: ${id}\n---\n- [ ] ${action}\n- [x] Done\n`;
    const { journal } = await loaded({
      'entries/s1.md': record('s1', '2026-10-01', 'Old one'),
      'entries/s2.md': record('s2', '2026-11-01', 'Shadow the team'),
      'private/entries/s3.md': record('s3', '2026-11-20', 'Secret'),
    });
    const { actions } = await learnerPage(journal, 'sam');
    assert.deepEqual(actions, {
      ...{ path: 'entries/s2.md', title: 's2', date: '2026-11-01' },
      actions: ['Shadow the team'],
    });
  });

  it('lists topics after all other requirements', async () => {
    const { journal } = await anns();
    const { requirements } = (await learnerPage(journal, undefined)).ledgers[0]!;
    const ledger = ledgersOf(journal)[0]!;
    const topics = ledger.requirements.filter(({ unit }) => unit === 'topics');
    assert.ok(topics.length > 0);
    assert.deepEqual(
      requirements.slice(-topics.length).map(({ title }) => title),
      topics.map(({ title }) => title),
    );
  });
});

describe('order of a team', () => {
  it('is by what waits, then by what is unread, then by name', async () => {
    const none = teamRowOf((await loaded({})).journal, 'a', 'sam');
    const waiting = teamRowOf((await anns()).journal, 'b', 'sam');
    const unread = { ...none, unread: 2 };
    const first = { ...none, person: 'Aa' };
    assert.deepEqual([none, first, unread, waiting].sort(byWaitingFirst), [
      ...[waiting, unread, first, none],
    ]);
  });

  it('has journals that name no owner after the others of which nothing waits', () => {
    const nameless = row({ path: 'gail', person: '' });
    const hal = row({ path: 'hal', person: 'Hal Orr' });
    const zoe = row({ path: 'zoe', person: 'Zoë Berg' });
    assert.deepEqual([nameless, zoe, hal].sort(byWaitingFirst), [hal, zoe, nameless]);
  });

  it('knows the names that only paths tell apart', () => {
    const rows = ['Maria Silva', 'Ann', 'Maria Silva', '', ''].map((person, at) =>
      row({ path: `clones/${at}`, person }),
    );
    assert.deepEqual([...sharedNames(rows)], ['Maria Silva']);
  });

  const people = [
    row({ path: 'b', person: 'bo', awaitingReview: ['1'], lastActive: '2026-11-02' }),
    row({ path: 'a', person: 'Ann', unread: 2, lastActive: '2026-11-16' }),
    row({ path: 'd', person: '', lastActive: '' }),
    row({ path: 'c', person: 'Cara', awaitingReview: ['2', '3'], changed: 1 }),
    unreadableOverview('x', 'gone'),
  ];
  const names = (by: TeamColumn, isDescending: boolean): string[] =>
    inOrder(people, { by, isDescending }).map(({ path }) => path);

  it('is by any column, either way, with what could not be read at the end', () => {
    assert.deepEqual(names('waiting', true), ['c', 'b', 'a', 'd', 'x']);
    assert.deepEqual(names('person', false), ['a', 'b', 'c', 'd', 'x']);
    assert.deepEqual(names('person', true), ['d', 'c', 'b', 'a', 'x']);
    assert.deepEqual(names('unread', true), ['a', 'c', 'b', 'd', 'x']);
    assert.deepEqual(names('changed', true).slice(0, 1), ['c']);
    assert.deepEqual(names('lastActive', true).slice(0, 2), ['a', 'b']);
    assert.deepEqual(firstOrder('lastActive'), { by: 'lastActive', isDescending: false });
    assert.deepEqual(firstOrder('waiting'), usualOrder);
  });

  it('does not depend on the order in which journals were read', () => {
    const any = fc.record({
      path: fc.string({ maxLength: 3 }),
      person: fc.constantFrom('', 'Ann', 'ann', 'Bo'),
      awaitingReview: fc.array(fc.string(), { maxLength: 2 }),
      unread: fc.nat({ max: 2 }),
      lastActive: fc.constantFrom('', '2026-11-16'),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(any, { selector: ({ path }) => path, maxLength: 8 }),
        fc.constantFrom(...teamColumns),
        fc.boolean(),
        (parts, by, isDescending) => {
          const rows = parts.map(row);
          const once = inOrder(rows, { by, isDescending });
          assert.deepEqual(inOrder([...rows].reverse(), { by, isDescending }), once);
        },
      ),
    );
  });

  it('is filtered by words anywhere, accents aside, and by what waits', () => {
    const zoe = row({ person: 'Zoë Núñez', path: 'clones/z', awaitingReview: ['1'] });
    assert.ok(matchesFilter(zoe, { text: 'nunez ZOE', isWaiting: true }));
    assert.ok(matchesFilter(zoe, { text: ' clones ', isWaiting: false }));
    assert.ok(!matchesFilter(zoe, { text: 'zoe ann', isWaiting: false }));
    assert.ok(matchesFilter(zoe, { text: 'zoe quiet', isWaiting: false }, 'quiet since …'));
    assert.ok(!matchesFilter(row(), { text: '', isWaiting: true }));
    assert.ok(matchesFilter(row(), { text: '', isWaiting: false }));
  });
});

describe('topics of a team', () => {
  it('are counted person by person, the framework that most follow first', async () => {
    const [one, two] = await Promise.all([
      anns(),
      loaded({
        '.journal/journal.yaml': `${journalYaml}frameworks: [{ id: nmc-revalidation, cycleStart: 2025-01-01 }, { id: sssc-cpl, cycleStart: 2026-06-01 }]\n`,
        'entries/b.md': claims('b1', 'wellbeing'),
        'entries/c.md': claims('c1', 'wellbeing'),
      }),
    ]);
    const rows = [overviewOf(one.journal, 'a', 'sam'), overviewOf(two.journal, 'b', 'sam')];
    const [sssc, nmc] = teamTopics([...rows, row()]);
    assert.equal(sssc!.id, 'sssc-cpl');
    assert.equal(nmc!.people.length, 1);
    const wellbeing = sssc!.topics.find(({ ref }) => ref === 'sssc-cpl/wellbeing');
    assert.deepEqual([wellbeing!.entries, wellbeing!.covered], [[1, 2], 2]);
    assert.deepEqual(teamTopics([row()]), []);
  });
});

describe('a team on paper', () => {
  it('is a page with what is open and what was covered, whatever names hold', async () => {
    const { journal } = await anns();
    const overview = overviewOf(journal, '<script>alert(1)</script>', 'sam');
    const html = renderHtml(teamPaper([overview], journal.world.clock, 'en-GB'));
    assert.match(html, /<title>Team overview, 1 journal<\/title>/);
    assert.match(html, /Requirements with something open/);
    assert.match(html, /Wellbeing and support<\/\w+>\s*<td[^>]*>1 of 1/);
    assert.doesNotMatch(html, /<script/);
    assert.doesNotMatch(html, /compliant|anonymised/i);
  });

  it('is a line for each journal as CSV, and no cell is a formula', () => {
    const csv = teamCsv([
      row({
        person: '=HYPERLINK("http://x")',
        awaitingReview: ['a', 'b'],
        lastActive: '2026-11-02',
      }),
      unreadableOverview('x, "y"', '+gone'),
    ]);
    const [first, second] = csvParse(csv.replace('\uFEFF', ''));
    assert.equal(first!['person'], `'=HYPERLINK("http://x")`);
    assert.equal(first!['waiting'], '2');
    assert.deepEqual([second!['path'], second!['problem']], ['x, "y"', "'+gone"]);
  });
});
