import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import path from 'node:path';
import type { FromTeam, ToTeam } from '../../src/protocol/team';
import { Panels, teamPageKind, type Panel, type PanelOptions } from './panelPage';
import { member, members, page, team } from './sampleTeam';
import { themes } from './themes';

const { PICTURES } = process.env;
const ann = members[0]!;

describe('team page', () => {
  let panels: Panels<ToTeam, FromTeam>;
  let panel: Panel<ToTeam, FromTeam>;
  const complaints: string[] = [];

  before(async () => {
    panels = await Panels.start(teamPageKind);
  });

  after(async () => {
    await panels?.dispose();
    assert.deepEqual(complaints, [], 'the browser complained about something in some test');
  });

  afterEach(async () => {
    complaints.push(...panel.complaints);
    await panel.close();
  });

  async function show(message = team(), options: PanelOptions = {}) {
    panel = await panels.open({ width: 1000, ...options });
    await panel.tell({ type: 'texts', bundle: {} });
    await panel.tell(message);
  }

  const button = (name: string | RegExp) => panel.page.getByRole('button', { name });
  const heads = () => panel.page.locator('rj-members thead th');
  const names = () => panel.page.locator('rj-members tbody th button').allInnerTexts();
  const cellsOf = async (name: string): Promise<string[]> => {
    const row = panel.page.locator('rj-members tbody tr', { hasText: name });
    return (await row.locator('td').allInnerTexts()).map((text) => text.trim());
  };
  const key = (name: string) => panel.page.keyboard.press(name);

  it('reports once that it is ready, and requests data', async () => {
    panel = await panels.open({ width: 1000 });
    assert.deepEqual(await panel.requests(), [{ type: 'ready' }]);
    await panel.tell(team([], 8));
    assert.match(await panel.words(), /Reading the journals…/);
    await panel.tell(team(members.slice(0, 1), 7));
    assert.match(await panel.words(), /1 journal · 7 journals are still being read/);
    assert.deepEqual(await names(), ['Ann Smith']);
  });

  it('has a row for each journal, in words, what waits first', async () => {
    await show();
    assert.deepEqual(await names(), ['Ann Smith', 'Bo Lind', 'Cara Muir', 'Hal Orr', 'clones/x']);
    assert.deepEqual(await cellsOf('Ann Smith'), [
      '2 entries',
      'Self-directed support: 1 of 2 done',
      '1 requirement',
      'none',
      'none',
      'week of 16 Nov 2026',
    ]);
    const [waiting, , ...others] = await cellsOf('Bo Lind');
    assert.deepEqual(
      [waiting, ...others.slice(0, 3)],
      ['1 entry', 'follows none', '1 entry', '3 comments'],
    );
    assert.equal((await cellsOf('Cara Muir')).at(-1), 'quiet since the week of 31 Aug 2026');
    assert.equal((await cellsOf('Hal Orr')).at(-1), 'nothing written yet');
    assert.match(await panel.words(), /The quotation mark opened in line 1 is never closed\./);
    assert.doesNotMatch(await panel.words(), /!|complian|anonymised/i);
  });

  it('says what of a journal is not shared yet, and finds it by these words', async () => {
    const notShared = '2 files not shared yet';
    await show(team([ann, { ...members[1]!, notShared }]));
    assert.match(await panel.words(), /clones\/bo\s+2 files not shared yet/);
    await panel.page.getByRole('textbox').fill('not shared');
    assert.deepEqual(await names(), ['Bo Lind']);
    await button('Bo Lind').click();
    await panel.page.getByText('Unread comments: 3 comments · 2 files not shared yet').waitFor();
  });

  it('leaves messages of another shape alone', async () => {
    await show();
    const before = await panel.words();
    for (const other of [
      null,
      { type: 'team' },
      { type: 'team', members: [{ key: 'x' }], reading: 0 },
      { type: 'team', members: [{ ...ann, unread: '<b>' }], reading: 0 },
      { type: 'learner', key: ann.key, page: {} },
    ])
      await panel.tellAnything(other);
    assert.equal(await panel.words(), before);
  });

  it('is put in order by each column, by the keyboard too, and remembers it', async () => {
    await show();
    assert.deepEqual(
      await heads().evaluateAll((all) =>
        all.map((one) =>
          (one as { getAttribute(name: string): string | null }).getAttribute('aria-sort'),
        ),
      ),
      [null, 'descending', null, null, null, null, null],
    );
    for (const [head, first, sort] of [
      ['Person', 'Ann Smith', 'ascending'],
      ['Person', 'Hal Orr', 'descending'],
      ['Courses', 'Hal Orr', 'ascending'],
      ['Still needed', 'Ann Smith', 'descending'],
      ['Changed since my look', 'Bo Lind', 'descending'],
      ['Unread comments', 'Bo Lind', 'descending'],
      ['Last activity', 'Hal Orr', 'ascending'],
      ['Waiting for review', 'Ann Smith', 'descending'],
    ] as const) {
      await button(head).press('Enter');
      assert.equal((await names())[0], first, head);
      assert.equal(await heads().filter({ hasText: head }).getAttribute('aria-sort'), sort);
      assert.equal(await panel.focused(), head, 'the focus stays');
    }
    await button('Last activity').press(' ');
    const remembered = await panel.remembered();
    await panel.close();
    await show(team(), { remembered });
    assert.equal((await names())[0], 'Hal Orr');
  });

  it('is filtered by text and by what waits, and remembers it', async () => {
    await show();
    await panel.page.getByRole('textbox', { name: 'Filter by text' }).fill('LIND');
    assert.deepEqual(await names(), ['Bo Lind']);
    assert.match(await panel.words(), /1 of 5 journals/);
    await panel.page.getByRole('textbox', { name: 'Filter by text' }).fill('zzz');
    assert.match(await panel.words(), /No journal matches\./);
    await panel.page.getByRole('textbox', { name: 'Filter by text' }).fill('');
    await panel.page
      .getByRole('checkbox', { name: 'Only people with entries to review' })
      .press(' ');
    assert.deepEqual(await names(), ['Ann Smith', 'Bo Lind']);
    const remembered = await panel.remembered();
    await panel.close();
    await show(team(), { remembered });
    assert.deepEqual(await names(), ['Ann Smith', 'Bo Lind']);
    await panel.requests();
    await button('Export…').click();
    assert.deepEqual(await panel.requests(), [
      { type: 'export', journals: [ann.key, members[1]!.key] },
    ]);
  });

  it('opens the page of a learner and comes back to their row', async () => {
    await show();
    await panel.requests();
    await button('Ann Smith').press('Enter');
    assert.deepEqual(await panel.requests(), [{ type: 'openLearner', key: ann.key }]);
    await panel.tell({ type: 'learner', key: ann.key, page });
    assert.equal(await panel.focused(), 'Ann Smith');
    const words = await panel.words();
    assert.match(words, /2\.11 Co-production completed 1 of 2/);
    assert.match(
      words,
      /1 of 2 requirements recorded; the cycle ends on 31 May 2027\. Still needed Topics Protection/,
    );
    assert.match(words, /3 shared entries are unfinished\./);
    assert.match(words, /Open actions Supervision 1 Oct 2026 Shadow the team Read the policy/);
    assert.match(
      words,
      /A hard visit signed off by Sam Jones, changed since · CPD claim accepted by Sam Jones · 12 Oct 2026 2 older entries have reviews too\./,
    );
    assert.match(words, /Private entries are not on this page\.$/);
    if (PICTURES)
      await panel.page.screenshot({
        path: path.join(PICTURES, 'team-learner.png'),
        fullPage: true,
      });
    assert.match(words, /asked for review · changed since review · 2 Nov 2026/);
    assert.match(words, /16 Nov 2026 2 entries 1 h 15 min/);
    await button('Co-producing').press('Enter');
    await button('Open Ledger').click();
    assert.deepEqual(await panel.requests(), [
      { type: 'openWaiting', journal: ann.key, path: 'entries/a.md' },
      { type: 'openLedger', journal: ann.key, framework: 'sssc-cpl 2026-06-01' },
    ]);
    await key('Escape');
    assert.deepEqual(await panel.requests(), [{ type: 'openLearner', key: '' }]);
    assert.equal(await panel.focused(), 'Ann Smith');
    await panel.page.locator('rj-members tbody tr').nth(1).click();
    await button('Back to the team').click();
    assert.equal(await panel.focused(), 'Bo Lind');
  });

  it('comes back to the learner whose page was open', async () => {
    await show();
    await button('Bo Lind').click();
    const remembered = await panel.remembered();
    await panel.close();
    panel = await panels.open({ width: 1000, remembered });
    await panel.tell(team());
    assert.deepEqual(await panel.requests(), [
      { type: 'ready' },
      { type: 'openLearner', key: members[1]!.key },
    ]);
    assert.equal(await panel.page.getByRole('heading', { name: 'Bo Lind' }).count(), 1);
  });

  it('has plots that the arrow keys walk, with tables behind them', async () => {
    await show();
    const waiting = panel.page.getByRole('grid', {
      name: 'Entries that wait for review, by person',
    });
    assert.equal(await waiting.getByRole('gridcell').count(), 2);
    await waiting.getByRole('gridcell').first().focus();
    assert.equal(await panel.focused(), 'Ann Smith: 2 entries');
    await key('ArrowDown');
    assert.equal(await panel.focused(), 'Bo Lind: 1 entry');
    await panel.requests();
    await key('Enter');
    assert.deepEqual(await panel.requests(), [{ type: 'openLearner', key: members[1]!.key }]);
    await key('Escape');
    const topics = panel.page.getByRole('grid', { name: 'Topics by person' });
    assert.equal(await topics.getByRole('gridcell').count(), 6);
    assert.equal(
      await topics.getByRole('gridcell', { name: 'Protection, Ann Smith: none' }).count(),
      1,
    );
    await panel.page.locator('rj-covered').getByText('Show as table').press('Enter');
    const rows = await panel.page.locator('rj-covered tbody tr').allInnerTexts();
    assert.deepEqual(rows[1]!.split(/\s*\t\s*/), [
      'Protection',
      '1 of 2 people: Cara Muir',
      'Ann Smith',
    ]);
  });

  it('sets apart in its plots what is written from right to left', async () => {
    const topics = [{ ref: 'x', title: 'עובד 2', entries: 1 }];
    const frameworks = [{ ...ann.frameworks[0]!, topics }];
    await show(
      team([
        member('שלום (5)', { awaitingReview: ['a'], frameworks }),
        member('Zoe Orr', { frameworks }),
      ]),
    );
    const labels = await panel.page
      .getByRole('gridcell')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')));
    assert.deepEqual(labels, [
      '\u2068שלום (5)\u2069: 1 entry',
      '\u2068עובד 2\u2069, \u2068שלום (5)\u2069: 1 entry',
      '\u2068עובד 2\u2069, Zoe Orr: 1 entry',
    ]);
    await panel.page.locator('rj-covered').getByText('Show as table').press('Enter');
    const row = await panel.page.locator('rj-covered tbody tr').innerText();
    assert.ok(row.includes('2 of 2 people: \u2068שלום (5)\u2069; Zoe Orr'), row);
  });

  it('follows a change and keeps the focus in its row', async () => {
    await show();
    await button('Bo Lind').focus();
    await panel.tell(
      team([...members.slice(0, 1), { ...members[1]!, awaitingReview: ['x', 'y', 'z'] }]),
    );
    assert.deepEqual(await names(), ['Bo Lind', 'Ann Smith']);
    assert.equal(await panel.focused(), 'Bo Lind');
  });

  it('shows two hundred journals with a small plot for each page of people', async () => {
    await show(team([], 200));
    const many = Array.from({ length: 200 }, (_, at) =>
      member(`Person ${at}`, { awaitingReview: ['a'], frameworks: ann.frameworks }),
    );
    const start = performance.now();
    await panel.tell(team(many));
    const took = performance.now() - start;
    assert.equal((await names()).length, 200);
    assert.ok((await panel.page.getByRole('gridcell').count()) < 200);
    assert.ok(took < 3000, `${took} ms`);
    await button('Next people').click();
    assert.equal(
      await panel.page.getByRole('gridcell', { name: 'Protection, Person 120: none' }).count(),
      1,
    );
  });

  it('reaches every one of many rows by the arrow keys, and says what is not in it', async () => {
    const many = Array.from({ length: 46 }, (_, at) =>
      member(`Person ${String(at).padStart(2, '0')}`, {
        courses: [1, 2, 3].map(() => ann.courses[0]!),
      }),
    );
    await show(team(many));
    assert.match(await panel.words(), /Private entries are not in it\./);
    await button('Person 00').focus();
    for (const [press, expected] of [
      ['ArrowDown', 'Person 01'],
      ['End', 'Person 45'],
      ['ArrowDown', 'Person 45'],
      ['ArrowUp', 'Person 44'],
      ['Home', 'Person 00'],
    ] as const) {
      await key(press);
      assert.equal(await panel.focused(), expected);
      const box = await button(expected).boundingBox();
      assert.ok(box && box.y >= 0 && box.y + box.height <= 800, `${expected} is in view`);
    }
  });

  it('shows names as they are, whatever they hold', async () => {
    const evil = '<img src=x onerror=alert(1)>"\'&\u202e{0}';
    await show(
      team([
        member(evil, {
          ...{ path: evil, problem: evil, awaitingReview: ['a'] },
          frameworks: [
            { ...ann.frameworks[0]!, title: evil, topics: [{ ref: 'x', title: evil, entries: 1 }] },
          ],
        }),
        member('W'.repeat(300)),
      ]),
      { width: 500 },
    );
    assert.ok((await panel.words()).includes('<img src=x onerror=alert(1)>'));
    assert.equal(await panel.page.locator('img').count(), 0);
    assert.equal((await panel.place()).width, 500, 'nothing sticks out');
  });

  it('shows what waits in a narrow window, and breaks no word that fits', async () => {
    await show(team(), { width: 260 });
    const box = await heads().filter({ hasText: 'Waiting for review' }).boundingBox();
    assert.ok(box && box.x + box.width <= 260, JSON.stringify(box));
    await button('Ann Smith').click();
    await panel.tell({ type: 'learner', key: ann.key, page });
    const heights = await panel.page
      .locator('rj-learner-page')
      .locator('thead th', { hasText: /^(?:Done|Section|Entries)$/ })
      .evaluateAll((cells) =>
        cells.map((cell) => {
          const range = cell.ownerDocument.createRange();
          range.selectNodeContents(cell);
          return range.getClientRects().length;
        }),
      );
    assert.deepEqual([...new Set(heights)], [1]);
    assert.equal((await panel.place()).width, 260, 'nothing sticks out');
  });

  for (const theme of themes)
    it(`is accessible in ${theme.name}, both pages`, async () => {
      await show(team(), { theme });
      const check = async () => {
        await panel.page
          .locator('details')
          .evaluateAll((tables) => tables.forEach((table) => table.setAttribute('open', '')));
        const { violations } = await new AxeBuilder({ page: panel.page }).analyze();
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
          [],
        );
      };
      await check();
      await button('Ann Smith').click();
      await panel.tell({ type: 'learner', key: ann.key, page });
      await check();
    });
});
