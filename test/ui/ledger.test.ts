import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import type { Ledger } from '../../src/core/ledger/ledger';
import { ledgerList } from '../../src/core/ledger/ledgerList';
import type { FromLedger, ToLedger } from '../../src/protocol/ledger';
import { times } from '../unit/ledger/ledgers';
import { ledgerPageKind, Panels, type Panel, type PanelOptions } from './panelPage';
import { nothingFollowed, nurse, socialWorker, therapist, told } from './sampleLedger';
import { themes } from './themes';

describe('ledger page', () => {
  let panels: Panels<ToLedger, FromLedger>;
  let panel: Panel<ToLedger, FromLedger>;
  /** What the page is shown, to answer from as the extension does. */
  let shown: Ledger;

  before(async () => {
    panels = await Panels.start(ledgerPageKind);
  });

  after(async () => {
    await panels?.dispose();
    assert.deepEqual(complaints, [], 'the browser complained about something in some test');
  });

  const complaints: string[] = [];

  afterEach(async () => {
    complaints.push(...panel.complaints);
    await panel.close();
  });

  async function show(found: Ledger | Promise<Ledger>, options: PanelOptions = {}) {
    shown = await found;
    panel = await panels.open({ width: 1000, ...options });
    await panel.tell({ type: 'texts', bundle: {} });
    await panel.tell(told(shown, {}, { page: 0, size: (options.width ?? 1000) < 700 ? 12 : 24 }));
    await panel.requests();
  }

  /** Lists what was asked for, as the extension would; what else was asked for is given back. */
  async function answer(): Promise<FromLedger[]> {
    const requests = await panel.requests();
    for (const request of requests)
      if (request.type === 'listEntries')
        await panel.tell({ type: 'entries', list: ledgerList(shown, request.of, request.offset) });
    return requests;
  }

  const button = (name: string | RegExp) => panel.page.getByRole('button', { name });
  const key = (name: string) => panel.page.keyboard.press(name);

  const openTables = () =>
    panel.page
      .locator('details')
      .evaluateAll((tables) => tables.forEach((table) => table.setAttribute('open', '')));

  describe('messages', () => {
    it('says that it is ready, once, and for how many columns it has room', async () => {
      for (const [width, size] of [
        [400, 12],
        [1200, 24],
      ] as const) {
        panel = await panels.open({ width });
        assert.deepEqual(await panel.requests(), [{ type: 'ready', matrix: { page: 0, size } }]);
        if (width === 400) await panel.close();
      }
    });

    it('speaks the language of the texts', async () => {
      shown = await nurse();
      panel = await panels.open({ width: 1000 });
      const bundle = { Requirements: 'Anforderungen', '{0} recorded': '{0} festgehalten' };
      await panel.tell({ type: 'texts', bundle });
      await panel.tell(told(shown));
      assert.match(await panel.words(), /Anforderungen .* 13 h 15 min of 35 h festgehalten/);
    });

    it('leaves messages of another shape alone', async () => {
      await show(nurse());
      const before = await panel.words();
      const good = told(shown);
      const page = good.page!;
      for (const other of [
        null,
        'ledger',
        { type: 'ledger' },
        { ...good, journals: 'all' },
        { ...good, page: { ...page, source: 'javascript:alert(1)' } },
        { ...good, page: { ...page, daysLeft: '<b>2</b>' } },
        { ...good, page: { ...page, requirements: [{ id: 'x' }] } },
        { type: 'entries', list: { of: { kind: 'command' }, offset: 0, total: 0, items: [] } },
      ])
        await panel.tellAnything(other);
      assert.equal(await panel.words(), before);
    });
  });

  describe('nothing to measure', () => {
    it('is a sentence with a button where nothing is followed', async () => {
      panel = await panels.open({ width: 400 });
      await panel.tell(nothingFollowed);
      assert.match(await panel.words(), /This journal follows no framework yet\./);
      await button('Follow a Framework…').click();
      assert.deepEqual((await panel.requests()).slice(1), [{ type: 'follow' }]);
    });

    it('leads to the problems where a framework cannot be read', async () => {
      panel = await panels.open({ width: 400 });
      await panel.tell({ ...nothingFollowed, missing: 'unreadable' });
      await button('Show Problems').press('Enter');
      assert.deepEqual((await panel.requests()).slice(1), [{ type: 'showProblems' }]);
    });

    it('is said of each part of a ledger without entries', async () => {
      const empty = { ...(await socialWorker()), weeks: [], types: [], gaps: [] };
      const topics = empty.topics.map((topic) => ({
        ...topic,
        ...{ count: 0, countIn: () => 0, entries: [] },
      }));
      await show({ ...empty, topics });
      const text = await panel.words();
      assert.match(text, /The weeks of which you record hours will show here\./);
      assert.match(text, /The kinds of activity that you record will show here\./);
      assert.match(text, /No topic is covered yet\./);
      assert.match(text, /There is no long gap in this cycle\./);
      assert.equal(await panel.page.getByRole('grid').count(), 0);
    });
  });

  describe('head', () => {
    it('says calmly that the cycle is near its end', async () => {
      await show(nurse());
      assert.match(await panel.words(), /The cycle ends in 22 days\./);
      assert.doesNotMatch(await panel.words(), /!/);
    });

    it('counts the days of a longer one', async () => {
      await show(socialWorker());
      assert.match(await panel.words(), /190 days left; the cycle ends on 31 May 2027\./);
    });

    it('has the source and the day on which it was read', async () => {
      await show(nurse());
      const link = panel.page.getByRole('link', { name: 'Requirements at their source' });
      assert.equal(await link.getAttribute('href'), 'https://www.nmc.org.uk/revalidation');
      assert.match(await panel.words(), /checked on 30 Nov 2026/);
    });

    it('asks for another framework and another cycle', async () => {
      await show(socialWorker());
      const other = { key: 'nmc 2024-01-01', name: 'Revalidation (NMC)' };
      const message = told(shown);
      const cycles = [...message.page!.cycles, { from: '2025-06-01', to: '2026-05-31' }];
      await panel.tell({
        ...message,
        page: { ...message.page!, cycles },
        frameworks: [...message.frameworks, other],
      });
      for (const name of ['Framework', 'Cycle']) {
        const choice = panel.page.getByRole('combobox', { name });
        await choice.press('ArrowDown');
        await choice.press('ArrowDown');
        await choice.press('Enter');
      }
      assert.deepEqual(await panel.requests(), [
        { type: 'chooseFramework', key: other.key },
        { type: 'chooseCycle', from: '2025-06-01' },
      ]);
      assert.equal(await panel.page.getByRole('combobox', { name: 'Journal' }).count(), 0);
    });
  });

  describe('requirements', () => {
    const row = (name: string) => panel.page.locator('rj-requirements li', { hasText: name });
    const wordsOf = async (name: string) =>
      (await row(name).first().innerText()).replace(/\s+/g, ' ').trim();

    it('say what is recorded, planned, asked for and still open', async () => {
      await show(nurse());
      assert.equal(
        await wordsOf('Hours of learning'),
        'Hours of learning 13 h 15 min of 35 h recorded; 3 h in future entries Still needed: 21 h 45 min',
      );
      assert.match(await wordsOf('Written reflective'), /0 of 5 entries recorded/);
      assert.doesNotMatch(await panel.words(), /compl(y|iant)/i);
    });

    it('have bars whose lengths are those shares', async () => {
      await show(nurse());
      const bars = row('Hours of learning').first().locator('rj-bar rect');
      const widths = await bars.evaluateAll((rects) =>
        rects.map((rect) =>
          Number((rect as { getAttribute(name: string): string }).getAttribute('width')),
        ),
      );
      const [ground, planned, recorded] = widths as [number, number, number];
      assert.ok(Math.abs(recorded / ground - 13.25 / 35) < 0.01, widths.join(' '));
      assert.ok(Math.abs(planned / ground - 3 / 35) < 0.01, widths.join(' '));
    });

    it('draw a limit as a place on a scale, and mark what lies beyond it', async () => {
      await show(therapist());
      assert.match(await wordsOf('Summary of practice'), /Longest 620 words; at most 500 words/);
      assert.match(await wordsOf('Summary of practice'), /120 words over the limit/);
      // One word besides in each of the form's four questions.
      assert.match(await wordsOf('Statement'), /within the limit Longest 904 words/);
      assert.equal(await row('Summary of practice').locator('[stroke-dasharray]').count(), 1);
      assert.equal(await row('Statement').locator('[stroke-dasharray]').count(), 0);
      assert.equal(await row('Statement').locator('rect[fill="var(--rj-ink)"]').count(), 0);
    });

    it('mark what was not yet checked against the source', async () => {
      await show(socialWorker());
      assert.match(
        await wordsOf('Further topics for social workers'),
        /^Further topics for social workers and authorised officers not yet checked against the source/,
      );
      assert.doesNotMatch(await wordsOf('Yearly declaration'), /not checked/);
    });

    it('list what counts and why by a click or Enter, and lead to the entries', async () => {
      await show(nurse());
      const bar = button(/^\s*Hours of learning \d/);
      await bar.click();
      assert.deepEqual(await answer(), [
        { type: 'listEntries', of: { kind: 'requirement', id: 'cpd-hours' }, offset: 0 },
      ]);
      assert.equal(await bar.getAttribute('aria-expanded'), 'true');
      const list = panel.page.getByRole('region', {
        name: 'What counts towards “Hours of learning”',
      });
      const items = await list.locator('li').allInnerTexts();
      assert.equal(items.length, 5);
      const said = items.map((text) => text.replace(/\s+/g, ' '));
      assert.match(said[0]!, /Entry 5 1 Dec 2026 · after today 3 h claimed/);
      assert.match(said[1]!, /Entry 4 19 Oct 2026 1 h 30 min claimed/);
      await list.getByRole('button', { name: 'Entry 4' }).click();
      assert.deepEqual(await panel.requests(), [{ type: 'openEntry', path: 'entries/0004.md' }]);
      await bar.press('Enter');
      assert.equal(await list.count(), 0);
      await bar.press('Enter');
      assert.equal((await answer()).length, 1);
      assert.equal(await list.locator('li').count(), 5);
      await list.getByRole('button', { name: 'Entry 4' }).focus();
      await key('Escape');
      assert.equal(await list.count(), 0);
      assert.match(await panel.focused(), /^Hours of learning \d/);
    });

    it('list many entries a page at a time', async () => {
      const many = times(45, { date: '2026-02-02', cpd: { minutes: 10, type: 'reading' } });
      await show(nurse(many));
      await button(/^\s*Hours of learning \d/).click();
      await answer();
      const list = panel.page.locator('rj-entry-list section');
      assert.match(await list.innerText(), /1 to 20 of 50 entries, newest first/);
      assert.equal(await list.locator('li').count(), 20);
      await button('Older entries').click();
      await answer();
      await button('Older entries').click();
      await answer();
      assert.match(await list.innerText(), /41 to 50 of 50 entries/);
      assert.equal(await button('Older entries').count(), 0);
      await button('Newer entries').click();
      await answer();
      assert.match(await list.innerText(), /21 to 40 of 50 entries/);
    });

    it('have a table behind them', async () => {
      await show(nurse());
      const part = panel.page.locator('rj-requirements');
      await part.getByText('Show as table').press('Enter');
      const rows = await part.locator('tbody tr').allInnerTexts();
      assert.equal(rows.length, 9);
      assert.deepEqual(rows[1]!.split(/\s*\t\s*/), [
        'Hours of learning',
        '13 h 15 min',
        '3 h',
        'at least 35 h',
        '21 h 45 min',
      ]);
    });
  });

  describe('weeks', () => {
    const grid = () => panel.page.getByRole('grid', { name: 'Hours in each week' });

    it('are walked with the arrow keys from one stop of the tab key', async () => {
      await show(nurse());
      await grid().locator('[tabindex="0"]').focus();
      assert.equal(await grid().locator('[tabindex="0"]').count(), 1);
      for (const [pressed, says] of [
        ['ArrowLeft', /^Week of 16 Nov 2026: nothing recorded$/],
        ['End', /^Week of 23 Nov 2026/],
        ['ArrowRight', /^Week of 23 Nov 2026/],
        ['Home', /^Week of 24 Nov 2025/],
        ['ArrowUp', /^Week of 24 Nov 2025/],
      ] as const) {
        await key(pressed);
        assert.match(await panel.focused(), says, pressed);
      }
    });

    it('list their entries by Enter, and Escape leads back', async () => {
      await show(nurse());
      const week = grid().getByRole('gridcell', { name: 'Week of 19 Oct 2026' });
      await week.focus();
      assert.match(
        await panel.focused(),
        /^Week of 19 Oct 2026: 1 h 30 min, of which 1 h 30 min with others$/,
      );
      await week.press('Enter');
      assert.deepEqual(await answer(), [
        { type: 'listEntries', of: { kind: 'week', week: '2026-10-19' }, offset: 0 },
      ]);
      assert.match(await panel.focused(), /^Week of 19 Oct 2026: 1 entry, newest first/);
      await key('Escape');
      assert.match(await panel.focused(), /^Week of 19 Oct 2026: 1 h 30 min/);
      assert.equal(await panel.page.locator('rj-entry-list').count(), 0);
    });

    it('leave out what is more than a week of work, which is listed below them and in the table', async () => {
      await show(nurse());
      const name = '400 h in 1 entry, more than a week of work, are in no week';
      await button(name).click();
      assert.deepEqual(await answer(), [
        { type: 'listEntries', of: { kind: 'longer' }, offset: 0 },
      ]);
      assert.match(await panel.focused(), /^400 h in 1 entry/);
      assert.match(await panel.words(), /with others\s+other time/);
      await openTables();
      const row = panel.page.locator('rj-hours tbody tr').last();
      assert.deepEqual(
        (await row.locator('th, td').allInnerTexts()).map((text) => text.trim()),
        ['In no week', '400 h', 'none'],
      );
    });

    it('ask for nothing where nothing is recorded', async () => {
      await show(nurse());
      await grid().getByRole('gridcell', { name: 'Week of 16 Nov 2026' }).click();
      assert.deepEqual(await panel.requests(), []);
    });

    it('are shown a year at a time, and half of one where there is little room', async () => {
      await show(nurse());
      assert.equal(await grid().getByRole('gridcell').count(), 53);
      await button('Earlier weeks').click();
      assert.equal(await grid().getByRole('gridcell', { name: 'Week of 3 Mar 2025' }).count(), 1);
      await panel.page.setViewportSize({ width: 400, height: 800 });
      await panel.tell(told(shown));
      assert.equal(await grid().getByRole('gridcell').count(), 26);
    });

    it('have a table behind them', async () => {
      await show(nurse());
      const part = panel.page.locator('rj-hours');
      await part.getByText('Show as table').click();
      assert.deepEqual(
        (await part.locator('tbody tr').allInnerTexts())
          .map((row) => row.split(/\s*\t\s*/))
          .slice(0, 2),
        [
          ['19 Oct 2026', '1 h 30 min', '1 h 30 min'],
          ['12 Jan 2026', '6 h', '6 h'],
        ],
      );
    });
  });

  describe('types', () => {
    it('lead to their entries', async () => {
      await show(nurse());
      await button(/^\s*Conference or event/).press('Enter');
      assert.deepEqual(await answer(), [
        { type: 'listEntries', of: { kind: 'type', type: 'event' }, offset: 0 },
      ]);
      assert.match(await panel.words(), /Conference or event: 1 entry, newest first\./);
    });

    it('are set apart from the count where they are written from right to left', async () => {
      await show(nurse([{ date: '2026-10-02', cpd: { minutes: 30, type: 'שלום (5)' } }]));
      await button(/שלום/).click();
      await answer();
      assert.ok((await panel.words()).includes('\u2068שלום (5)\u2069: 1 entry, newest first.'));
    });
  });

  describe('topics', () => {
    const grid = () => panel.page.getByRole('grid', { name: /^Topics by/ });

    it('are a matrix of topics by entries that is walked by the arrow keys', async () => {
      await show(socialWorker());
      assert.equal(await grid().getByRole('row').count(), 12);
      assert.equal(await grid().getByRole('gridcell').count(), 36);
      await grid().getByRole('gridcell').first().focus();
      assert.equal(
        await panel.focused(),
        'Rights-based and ethical practice is covered by Entry 0, 15 Jun 2026',
      );
      await key('ArrowRight');
      await key('ArrowDown');
      await key('ArrowDown');
      assert.equal(
        await panel.focused(),
        'Trauma-informed practice is covered by Entry 1, 1 Jul 2026',
      );
      await key('Enter');
      assert.deepEqual(await panel.requests(), [{ type: 'openEntry', path: 'entries/0001.md' }]);
    });

    it('say that a topic was not yet checked against the source', async () => {
      await show(socialWorker());
      const name =
        /^Professional leadership \(not yet checked against the source\) is not covered by Entry 0/;
      assert.equal(await grid().getByRole('gridcell', { name }).count(), 1);
    });

    it('are shown by month when there are many entries, and asked for by entry', async () => {
      const many = times(30, { date: '2026-10-02', cpd: { covers: ['sssc-cpl/wellbeing'] } });
      await show(socialWorker(many));
      const october = grid().getByRole('gridcell', {
        name: 'Wellbeing and support, Oct 2026: 30 entries',
      });
      await october.click();
      assert.deepEqual(await answer(), [
        {
          type: 'listEntries',
          of: { kind: 'topic', ref: 'sssc-cpl/wellbeing', month: '2026-10' },
          offset: 0,
        },
      ]);
      assert.match(
        await panel.focused(),
        /^Wellbeing and support, Oct 2026: 1 to 20 of 30 entries/,
      );
      await button('By entry').click();
      const matrix = { by: 'entry', page: 0, size: 24 } as const;
      assert.deepEqual(await panel.requests(), [{ type: 'showColumns', matrix }]);
      await panel.tell(told(shown, {}, matrix));
      await answer();
      await button('Earlier entries').click();
      assert.deepEqual(await panel.requests(), [
        { type: 'showColumns', matrix: { ...matrix, page: 1 } },
      ]);
    });

    it('are set apart from the count where they are written from right to left', async () => {
      const many = times(30, { date: '2026-10-02', cpd: { covers: ['sssc-cpl/wellbeing'] } });
      const found = await socialWorker(many);
      const topics = found.topics.map((topic) => ({ ...topic, title: 'שלום (5)' }));
      await show({ ...found, topics });
      const part = panel.page.locator('rj-topics');
      await part.getByText('Show as table').click();
      await part.getByRole('button', { name: '32 entries' }).click();
      await answer();
      assert.ok((await panel.focused()).startsWith('\u2068שלום (5)\u2069: 1 to 20 of 32 entries'));
    });

    it('have a table behind them', async () => {
      await show(socialWorker());
      const part = panel.page.locator('rj-topics');
      await part.getByText('Show as table').click();
      const rows = await part.locator('tbody tr').allInnerTexts();
      assert.deepEqual(rows[3]!.split(/\s*\t\s*/), [
        'Wellbeing and support',
        '2 entries',
        'Entry 0, 15 Jun 2026; Entry 2, 9 Sept 2026',
      ]);
    });
  });

  describe('gaps', () => {
    it('are explained by an entry, or not yet', async () => {
      await show(therapist());
      const rows = panel.page.locator('rj-gaps tbody tr');
      assert.match(
        await rows.first().innerText(),
        /2 Feb 2025 to 30 Sept 2026\s+606 days\s+Entry 3/,
      );
      await rows.first().getByRole('button').click();
      assert.deepEqual(await panel.requests(), [{ type: 'openEntry', path: 'entries/0003.md' }]);
      await panel.tell(told(await nurse()));
      assert.match(await rows.first().innerText(), /not yet/);
    });
  });

  describe('new data', () => {
    it('leaves the focus, and asks again for what is listed', async () => {
      await show(nurse());
      const bar = button(/^\s*Hours of learning \d/);
      await bar.focus();
      await bar.press('Enter');
      await answer();
      shown = await nurse([{ date: '2026-11-20', cpd: { minutes: 60 } }]);
      await panel.tell(told(shown));
      assert.match(await panel.focused(), /^Hours of learning 14 h 15 min of 35 h recorded/);
      await answer();
      assert.equal(await panel.page.locator('rj-entry-list li').count(), 6);
    });

    it('leaves the focus on the week', async () => {
      await show(nurse());
      const cell = panel.page.getByRole('gridcell', { name: 'Week of 12 Jan 2026' });
      await cell.focus();
      await panel.tell(told(await nurse([{ date: '2026-01-13', cpd: { minutes: 60 } }])));
      assert.match(await panel.focused(), /^Week of 12 Jan 2026: 7 h, of which 6 h with others/);
    });

    it('closes the list when another framework is shown', async () => {
      await show(nurse());
      await button(/^\s*Hours of learning \d/).click();
      await answer();
      await panel.tell(told(await socialWorker()));
      assert.equal(await panel.page.locator('rj-entry-list').count(), 0);
      assert.deepEqual(await panel.requests(), []);
    });
  });

  describe('what the page must withstand', () => {
    const hostile = '<img src=x onerror="document.body.remove()"><script>document.title=1</script>';

    it('shows markup in titles as text', async () => {
      await show(
        nurse([
          {
            date: '2026-11-01',
            cpd: { minutes: 5, type: hostile },
            meta: { title: `{0} ${hostile}` },
          },
        ]),
      );
      await button(/^\s*Hours of learning \d/).click();
      await answer();
      const text = await panel.words();
      assert.ok(text.includes(`{0} ${hostile}`), text);
      assert.ok(text.split(hostile).length - 1 >= 2, text);
      assert.equal(await panel.page.locator('img, main script').count(), 0);
      assert.equal(await panel.page.title(), 'Ledger');
    });

    it('draws as much of thousands of entries as of a few', async () => {
      const many = Array.from({ length: 3000 }, (_, at) => ({
        date: `202${4 + (at % 3)}-0${1 + (at % 9)}-1${at % 10}`,
        cpd: { minutes: 5, type: `type ${at % 50}`, covers: ['nmc-revalidation/preserve-safety'] },
      }));
      await show(nurse(many));
      const nodes = await panel.page.evaluate<number>(`(() => {
        const count = (root) => [...root.querySelectorAll('*')].reduce(
          (sum, element) => sum + 1 + (element.shadowRoot ? count(element.shadowRoot) : 0), 0);
        return count(document);
      })()`);
      assert.ok(nodes < 2500, `${nodes} elements`);
    });

    for (const width of [240, 400, 1600])
      it(`fits into ${width} pixels`, async () => {
        const long = 'Partnerschaftlichkeitsvereinbarungsverfahren'.repeat(3);
        await show(
          socialWorker([
            { date: '2026-11-01', cpd: { minutes: 5, type: long }, meta: { title: long } },
          ]),
          { width },
        );
        await openTables();
        await button(new RegExp(`^\\s*${long}`)).click();
        await answer();
        assert.equal((await panel.place()).width, width);
      });
  });

  for (const theme of themes)
    it(`has nothing that axe finds fault with in ${theme.name}`, async () => {
      await show(therapist(), { theme });
      for (const found of [shown, await socialWorker()]) {
        shown = found;
        await panel.tell(told(shown));
        await openTables();
        await panel.page.locator('rj-requirements button.row').first().click();
        await answer();
        const { violations } = await new AxeBuilder({ page: panel.page }).analyze();
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
          [],
        );
      }
      await panel.tell(nothingFollowed);
      const { violations } = await new AxeBuilder({ page: panel.page }).analyze();
      assert.deepEqual(violations, []);
    });
});
