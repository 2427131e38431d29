import assert from 'node:assert/strict';
import { ledgerCard } from '../../../src/core/ledger/ledgerCard';
import { ledgerList } from '../../../src/core/ledger/ledgerList';
import { ledgerPage } from '../../../src/core/ledger/ledgerPage';
import { topicMatrix, type MatrixRequest } from '../../../src/core/ledger/topicMatrix';
import { ledger, times, type Claimed } from './ledgers';

const newest: MatrixRequest = { page: 0, size: 24 };
const covers = (date: string, ...topics: string[]): Claimed => ({
  date,
  cpd: { covers: topics.map((topic) => `sssc-cpl/${topic}`) },
});
const learned = (date: string, minutes: number, type?: string): Claimed => ({
  date,
  cpd: { minutes, ...(type && { type }) },
});

// Today is 23 November 2026.
const sssc = (entries: readonly Claimed[], follow: object = {}, more = {}) =>
  ledger('sssc-cpl', entries, { cycleStart: '2026-06-01', ...follow }, more);
const nurse = (entries: readonly Claimed[]) =>
  ledger('nmc-revalidation', entries, { cycleStart: '2024-01-01' });

describe('the page of a ledger', () => {
  it('is plain data that a message can carry', async () => {
    const page = ledgerPage(await sssc([covers('2026-07-01', 'wellbeing')]), newest);
    assert.deepEqual(JSON.parse(JSON.stringify(page)), page);
    assert.deepEqual(structuredClone(page), page);
  });

  it('lists planned entries besides recorded ones, each with its mark', async () => {
    const found = await nurse([
      learned('2026-06-10', 90),
      { date: '2026-12-24', cpd: { minutes: 60 } },
      {
        form: 'cpd-log',
        date: '2026-06-11',
        cpd: { minutes: 45 },
        answers: { 'the-code': '' },
      },
    ]);
    const { requirements } = ledgerPage(found, newest);
    const { id, planned, plannedIn } = requirements.find(
      ({ unit, planned }) => unit === 'minutes' && planned > 0,
    )!;
    assert.deepEqual([planned, plannedIn], [105, 'both']);
    assert.deepEqual(
      ledgerList(found, { kind: 'requirement', id }, 0).items.map(({ date, mark }) => [date, mark]),
      [
        ['2026-12-24', 'after today'],
        ['2026-06-11', 'unfinished'],
        ['2026-06-10', ''],
      ],
    );
  });

  it('marks no entry that counts already, though it is unfinished', async () => {
    const found = await nurse([
      { form: 'declarations', answers: { 'health-and-character': '', indemnity: 'Yes.' } },
    ]);
    const marks = (id: string): string[] =>
      ledgerList(found, { kind: 'requirement', id }, 0).items.map(({ mark }) => mark);
    assert.deepEqual(marks('indemnity'), ['']);
    assert.deepEqual(marks('health-and-character'), ['unfinished']);
  });

  it('names types by whichever framework has them, and counts no topics alone as a type', async () => {
    const found = await sssc([
      learned('2026-06-10', 90, 'course'),
      covers('2026-06-11', 'wellbeing'),
    ]);
    assert.deepEqual(
      ledgerPage(found, newest).types.map(({ type, title, entries }) => [type, title, entries]),
      [['course', 'Course or training', 1]],
    );
    assert.equal(ledgerList(found, { kind: 'type', type: '' }, 0).total, 0);
  });

  it('says where the requirements were read and on which day', async () => {
    const page = ledgerPage(await sssc([]), newest);
    assert.match(page.source, /^https:\/\/news\.sssc\.uk\.com\//);
    assert.equal(page.checkedOn, '2026-11-30');
    assert.equal(page.isVerified, true);
    assert.deepEqual(
      page.notes.map((note) => note.isVerified),
      [false, true, true],
    );
  });

  it('leads nowhere but to pages of the web', async () => {
    const own = (sourceUrl: string) => ({
      '.journal/frameworks/own/framework.yaml': [
        'id: own',
        'title: Own',
        `sourceUrl: ${JSON.stringify(sourceUrl)}`,
        'cycle: { months: 12 }',
        '',
      ].join('\n'),
    });
    for (const [address, expected] of [
      ['command:workbench.action.quit', ''],
      ['javascript:alert(1)', ''],
      ['file:///etc/passwd', ''],
      ['https://example.org/', 'https://example.org/'],
    ] as const) {
      const found = await ledger('own', [], { cycleStart: '2026-01-01' }, own(address));
      assert.equal(ledgerPage(found, newest).source, expected);
    }
  });

  it('has every week of the cycle until today', async () => {
    const { weeks } = ledgerPage(await sssc([learned('2026-06-10', 90)]), newest);
    assert.equal(weeks.length, 26);
    assert.deepEqual(weeks[0], { week: '2026-06-01', minutes: 0, participatory: 0 });
    assert.deepEqual(weeks[1], { week: '2026-06-08', minutes: 90, participatory: 0 });
    assert.equal(weeks.at(-1)!.week, '2026-11-23');
  });

  it('keeps apart from the weeks what is more than a week of work', async () => {
    const found = await sssc([
      learned('2026-06-10', 90),
      learned('2026-06-12', 450 * 60),
      learned('2026-06-11', 60 * 60),
    ]);
    const page = ledgerPage(found, newest);
    assert.deepEqual(page.weeks[1], { week: '2026-06-08', minutes: 61.5 * 60, participatory: 0 });
    assert.deepEqual(page.longer, { entries: 1, minutes: 450 * 60, participatory: 0 });
    assert.equal(ledgerList(found, { kind: 'week', week: '2026-06-08' }, 0).total, 2);
    const { items } = ledgerList(found, { kind: 'longer' }, 0);
    assert.deepEqual(
      items.map(({ date, amount }) => [date, amount]),
      [['2026-06-12', '450 h']],
    );
  });

  it('has no weeks of a cycle that is still to come', async () => {
    const page = ledgerPage(await sssc([], { cycleStart: '2027-01-01' }), newest);
    assert.equal(page.cycleState, 'ahead');
    assert.deepEqual(page.weeks, []);
    assert.deepEqual(page.topics.columns, []);
  });

  it('knows a cycle that is over from one that runs', async () => {
    const over = await sssc([], { cycleStart: '2024-06-01', until: '2025-02-01' });
    assert.equal(ledgerPage(over, newest).cycleState, 'over');
    assert.equal(ledgerPage(over, newest).daysLeft, 0);
    const runs = ledgerPage(await sssc([]), newest);
    assert.equal(runs.cycleState, 'running');
    assert.equal(runs.daysLeft, 190);
  });

  it('lists the newest cycle first', async () => {
    const { cycles } = ledgerPage(await sssc([], { cycleStart: '2024-06-01' }), newest);
    assert.deepEqual(
      cycles.map(({ from }) => from),
      ['2026-06-01', '2025-06-01', '2024-06-01'],
    );
  });

  it('shows as many types as can be looked at', async () => {
    const entries = Array.from({ length: 23 }, (_, at) => learned('2026-07-01', 60 + at, `t${at}`));
    const { types, moreTypes } = ledgerPage(await sssc(entries), newest);
    assert.equal(types.length, 20);
    assert.equal(moreTypes, 3);
    assert.equal(types[0]!.type, 't22');
  });

  it('names the entry that explains a gap', async () => {
    const found = await ledger(
      'hcpc-cpd',
      [
        learned('2025-02-01', 60),
        { date: '2025-06-01', form: 'gap', answers: { explanation: 'Ill.' } },
        learned('2026-11-01', 60),
      ],
      { cycleStart: '2025-01-01' },
    );
    const { gaps } = ledgerPage(found, newest);
    assert.deepEqual(gaps, [
      {
        from: '2025-02-02',
        to: '2026-10-31',
        days: 637,
        explainedBy: { path: 'entries/0001.md', title: 'Entry 1' },
      },
    ]);
  });

  it('counts what has no date', async () => {
    const found = await sssc([{ date: '', cpd: { minutes: 60 } }]);
    assert.equal(ledgerPage(found, newest).undated, 1);
    assert.equal(ledgerList(found, { kind: 'undated' }, 0).total, 1);
  });
});

describe('the matrix of topics', () => {
  it('has an entry in a column as long as all of them fit', async () => {
    const found = await sssc([
      covers('2026-08-01', 'wellbeing', 'child-protection'),
      covers('2026-07-01', 'wellbeing'),
      learned('2026-07-02', 60),
    ]);
    const { by, columns, rows, pages } = topicMatrix(found, { page: 0, size: 2 });
    assert.equal(by, 'entry');
    assert.equal(pages, 1);
    assert.deepEqual(
      columns.map(({ date }) => date),
      ['2026-07-01', '2026-08-01'],
    );
    const cells = Object.fromEntries(rows.map((row) => [row.ref, row.cells]));
    assert.deepEqual(cells['sssc-cpl/wellbeing'], [1, 1]);
    assert.deepEqual(cells['sssc-cpl/child-protection'], [0, 1]);
    assert.deepEqual(cells['sssc-cpl/protection'], [0, 0]);
  });

  it('has a month in a column when there are more', async () => {
    const found = await sssc(times(3, covers('2026-07-01', 'wellbeing')));
    const { by, columns, rows } = topicMatrix(found, { page: 0, size: 2 });
    assert.equal(by, 'month');
    assert.deepEqual(
      columns.map(({ key }) => key),
      ['2026-10', '2026-11'],
    );
    const july = topicMatrix(found, { page: 2, size: 2 });
    assert.deepEqual(
      july.columns.map(({ key }) => key),
      ['2026-06', '2026-07'],
    );
    const wellbeing = july.rows.find(({ ref }) => ref === 'sssc-cpl/wellbeing')!;
    assert.deepEqual(wellbeing.cells, [0, 3]);
    assert.equal(rows.find(({ ref }) => ref === wellbeing.ref)!.entries, 3);
  });

  it('pages from the newest back, and no further than there are pages', async () => {
    const days = ['01', '02', '03', '04', '05'].map((day) => `2026-07-${day}`);
    const found = await sssc(days.map((day) => covers(day, 'wellbeing')));
    const at = (page: number) =>
      topicMatrix(found, { by: 'entry', page, size: 2 }).columns.map(({ date }) => date.slice(8));
    assert.deepEqual(at(0), ['04', '05']);
    assert.deepEqual(at(1), ['02', '03']);
    assert.deepEqual(at(2), ['01']);
    assert.deepEqual(at(9), ['01']);
  });

  it('never has more columns than there is room for', async () => {
    const found = await sssc(times(300, covers('2026-07-01', 'wellbeing')));
    for (const by of ['entry', 'month', undefined] as const)
      assert.ok(topicMatrix(found, { by, page: 0, size: 12 }).columns.length <= 12);
  });
});

describe('the entries behind a ledger', () => {
  it('are those that count towards a requirement, with the reason', async () => {
    const found = await nurse([learned('2025-05-05', 90, 'course'), learned('2025-06-05', 60)]);
    const { items, total } = ledgerList(found, { kind: 'requirement', id: 'cpd-hours' }, 0);
    assert.equal(total, 2);
    assert.deepEqual(
      items.map(({ path, why }) => [path, why]),
      [
        ['entries/0001.md', '1 h claimed'],
        ['entries/0000.md', '1 h 30 min claimed'],
      ],
    );
  });

  it('are those of a week, of a type, of a topic in a month', async () => {
    const found = await sssc([
      learned('2026-07-06', 30, 'course'),
      learned('2026-07-12', 45),
      learned('2026-07-13', 60, 'course'),
      covers('2026-07-14', 'wellbeing'),
      covers('2026-08-01', 'wellbeing'),
      learned('2027-01-01', 60, 'course'),
    ]);
    const paths = (of: Parameters<typeof ledgerList>[1]) =>
      ledgerList(found, of, 0).items.map(({ path }) => path.slice(11, 12));
    assert.deepEqual(paths({ kind: 'week', week: '2026-07-06' }), ['1', '0']);
    assert.deepEqual(paths({ kind: 'type', type: 'course' }), ['2', '0']);
    assert.deepEqual(paths({ kind: 'topic', ref: 'sssc-cpl/wellbeing' }), ['4', '3']);
    const july = { kind: 'topic', ref: 'sssc-cpl/wellbeing', month: '2026-07' } as const;
    assert.deepEqual(paths(july), ['3']);
    assert.deepEqual(paths({ kind: 'requirement', id: 'no such one' }), []);
  });

  it('add up to the sums that the page shows', async () => {
    const found = await sssc([
      learned('2026-07-06', 30, 'course'),
      { date: '2026-07-07', form: 'learning-record', cpd: { minutes: 25 } },
      // Begun, and so not recorded.
      { date: '2026-07-08', form: 'yearly-declaration', cpd: { minutes: 7 }, answers: { a: '' } },
    ]);
    for (const { week, minutes } of found.weeks) {
      const { items } = ledgerList(found, { kind: 'week', week }, 0);
      const sum = items.reduce((all, { amount }) => all + Number.parseInt(amount), 0);
      assert.equal(sum, minutes);
    }
    for (const { type, entries } of found.types)
      assert.equal(ledgerList(found, { kind: 'type', type }, 0).total, entries);
  });

  it('come a page at a time, newest first', async () => {
    const found = await sssc(times(45, learned('2026-07-06', 30)));
    const of = { kind: 'type', type: '' } as const;
    const page = (offset: number) => {
      const { items, ...rest } = ledgerList(found, of, offset);
      return [rest.offset, rest.total, items.length, items[0]!.path, items.at(-1)!.path];
    };
    assert.deepEqual(page(0), [0, 45, 20, 'entries/0044.md', 'entries/0025.md']);
    assert.deepEqual(page(20), [20, 45, 20, 'entries/0024.md', 'entries/0005.md']);
    assert.deepEqual(page(40), [40, 45, 5, 'entries/0004.md', 'entries/0000.md']);
    assert.deepEqual(page(1000), [40, 45, 5, 'entries/0004.md', 'entries/0000.md']);
  });
});

describe('the card of a ledger', () => {
  it('counts topics where a regime is about these', async () => {
    const card = ledgerCard(await sssc([covers('2026-07-01', 'wellbeing', 'role-knowledge')]));
    assert.deepEqual([card.done, card.required, card.of, card.daysLeft], [2, 7, 'topics', 190]);
  });

  it('counts requirements elsewhere', async () => {
    const card = ledgerCard(await nurse([learned('2025-05-05', 450 * 60, 'practice')]));
    assert.deepEqual([card.done, card.required, card.of], [1, 9, 'requirements']);
  });
});
