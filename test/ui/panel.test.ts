import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import path from 'node:path';
import type { NextStep, Progress } from '../../src/core/progress/progress';
import { Panels, progressPage, type Panel, type PanelOptions } from './panelPage';
import { activity, course, progress, report, section, weeks } from './sampleProgress';
import { themes } from './themes';

describe('progress panel', () => {
  let panels: Panels;
  let panel: Panel;

  before(async () => {
    panels = await Panels.start(progressPage);
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

  /** A panel that was told the words and this progress. */
  async function show(change: Partial<Progress> = {}, options: PanelOptions = {}) {
    panel = await panels.open(options);
    await panel.tell({ type: 'texts', bundle: {} });
    await panel.tell(report({ progress: progress(change) }));
    await panel.requests();
  }

  const button = (name: string | RegExp) => panel.page.getByRole('button', { name });
  const focusedWeek = () => panel.page.locator('rect[tabindex="0"]');

  describe('messages', () => {
    it('says that it is ready, once', async () => {
      panel = await panels.open();
      assert.deepEqual(await panel.requests(), [{ type: 'ready' }]);
    });

    it('speaks the language of the texts', async () => {
      panel = await panels.open();
      await panel.tell({
        type: 'texts',
        bundle: { 'Start: {0}': 'Beginnen: {0}', 'about {0} min': 'etwa {0} Min.' },
      });
      await panel.tell(report());
      assert.match(await panel.words(), /Beginnen: Activity 2\.9 etwa 25 Min\./);
    });

    it('leaves messages of another shape alone', async () => {
      await show();
      const before = await panel.words();
      for (const other of [
        null,
        'progress',
        { type: 'progress' },
        { type: 'else' },
        { ...report(), progress: { ...progress(), weeks: [{ week: 'yesterday' }] } },
        { ...report(), progress: { ...progress(), problems: '<b>2</b>' } },
        { type: 'texts', bundle: { Weeks: 7 } },
      ]) {
        await panel.tellAnything(other);
      }
      assert.equal(await panel.words(), before);
    });

    it('says quietly that the files are still being read', async () => {
      await show();
      const main = panel.page.locator('main');
      await panel.tell(report({ verified: false }));
      assert.equal(await main.getAttribute('aria-busy'), 'true');
      assert.match(await panel.words(), /checking…/);
      await panel.tell(report());
      assert.equal(await main.getAttribute('aria-busy'), 'false');
      assert.doesNotMatch(await panel.words(), /checking…/);
    });
  });

  describe('next step', () => {
    const entry = '20261123-k3f9qa';
    const cases: { next: NextStep; says: RegExp; press?: string }[] = [
      {
        next: { kind: 'continue', entry, title: 'Activity 2.9', unanswered: 2 },
        says: /^Continue: Activity 2\.9 2 questions left/,
        press: 'Continue',
      },
      {
        next: { kind: 'continue', entry, title: 'Activity 2.9', unanswered: 1 },
        says: /^Continue: Activity 2\.9 1 question left/,
        press: 'Continue',
      },
      {
        next: { kind: 'complete', entry, title: 'Activity 2.9' },
        says: /^Ready to complete: Activity 2\.9 All questions are answered/,
        press: 'Mark complete',
      },
      {
        next: { kind: 'start', template: 'c/2.9', title: 'Activity 2.9', planned: 25 },
        says: /^Start: Activity 2\.9 about 25 min/,
        press: 'Start',
      },
      {
        next: { kind: 'start', template: 'c/2.9', title: 'Activity 2.9' },
        says: /^Start: Activity 2\.9 Start Found/,
        press: 'Start',
      },
      {
        next: { kind: 'mend', line: 3, message: 'A tab stands there.' },
        says: /^journal\.yaml cannot be read \(line 3\) A tab stands there\. Open journal\.yaml/,
        press: 'Open journal.yaml',
      },
      {
        next: { kind: 'mend' },
        says: /^journal\.yaml cannot be read Open journal\.yaml/,
        press: 'Open journal.yaml',
      },
      {
        next: { kind: 'done' },
        says: /^You have done everything that is required\. Write whenever something is worth a thought\./,
      },
    ];
    for (const { next, says, press } of cases) {
      it(`${says.source.replace(/[\\^]/g, '')} has ${press ? 'its' : 'no'} button`, async () => {
        await show({ next });
        assert.match((await panel.words()).replace(/^Progress /, ''), says);
        const buttons = panel.page.locator('rj-next-step').getByRole('button');
        assert.deepEqual(await buttons.allInnerTexts(), press ? [press] : []);
        if (press) {
          await buttons.click();
          await buttons.press('Enter');
          await buttons.press('Space');
          assert.deepEqual(await panel.requests(), Array(3).fill({ type: 'next', step: next }));
        }
      });
    }

    it('is none in the journal of another person', async () => {
      await show();
      await panel.tell(report({ owner: 'Amara' }));
      assert.match(await panel.words(), /^Progress This is the journal of Amara\. Found/);
      assert.equal(await panel.page.locator('rj-next-step').getByRole('button').count(), 0);
    });

    it('asks nothing where no course is followed', async () => {
      await show({ next: { kind: 'done' }, courses: [] });
      assert.match(await panel.words(), /Nothing is asked of you here\./);
      assert.match(await panel.words(), /This journal follows no course\./);
    });

    it('does not claim that no course is followed before this is known', async () => {
      const next = { kind: 'mend', line: 5, message: 'This bracket is never closed.' } as const;
      await show({ next, courses: [], problems: 1 });
      assert.doesNotMatch(await panel.words(), /Nothing is asked|follows no course/);
      const pictures = process.env['PICTURES'];
      if (pictures) await panel.page.screenshot({ path: path.join(pictures, 'panel-mend.png') });
    });

    it('keeps the reader where they are when its button goes', async () => {
      await show();
      await button(/^Start$/).focus();
      await panel.tell(report({ progress: progress({ next: { kind: 'done' } }) }));
      assert.match(await panel.focused(), /^You have done everything that is required\./);
    });
  });

  describe('courses', () => {
    it('says what a choice asks for until it is met', async () => {
      await show();
      assert.match(
        await panel.words(),
        /2\.11 Co-production .* Choose at least one of 2\.9, 2\.10/,
      );
    });

    it('says how far a larger choice is', async () => {
      const choices = [{ of: ['2.9', '2.10', '2.11'], atLeast: 2, chosen: 1 }];
      await show({ courses: [course({ sections: [section({ done: 1, required: 2, choices })] })] });
      assert.match(await panel.words(), /Choose at least 2 of 2\.9, 2\.10, 2\.11 · 1 of 2 chosen/);
    });

    it('counts a choice once and says what is more than required', async () => {
      const choices = [{ of: ['2.9', '2.10'], atLeast: 1, chosen: 2 }];
      const done = { done: 1, extra: 1, status: 'completed', choices } as const;
      await show({ courses: [course({ done: 1, extra: 1, sections: [section(done)] })] });
      assert.match(await panel.words(), /completed 1 of 1 chosen, and 1 more/);
      const bar = panel.page.getByRole('progressbar', { name: /^2\.11/ });
      assert.equal(await bar.getAttribute('aria-valuenow'), '1');
      assert.equal(await bar.getAttribute('aria-valuemax'), '1');
    });

    it('says both where a section asks for more than its choice', async () => {
      const choices = [{ of: ['2.9', '2.10'], atLeast: 1, chosen: 1 }];
      const sections = [section({ done: 1, required: 3, choices })];
      await show({ courses: [course({ sections })] });
      assert.match(await panel.words(), /1 of 3 done 1 of 1 chosen/);
    });

    it('says nothing, none and some as sentences', async () => {
      const sections = [
        section({ number: '1', required: 0, choices: [], activities: [] }),
        section({ number: '2', required: 1, choices: [], activities: [] }),
        section({ number: '3', required: 4, choices: [], activities: [] }),
        section({ number: '4', required: 4, done: 4, extra: 2, choices: [], activities: [] }),
      ];
      await show({ courses: [course({ sections, done: 4, required: 9, extra: 2 })] });
      const text = await panel.words();
      assert.match(text, /Scotland 4 of 9 done, and 2 more than required 1 Co-/);
      assert.match(text, /Nothing is required here 2 Co-/);
      assert.match(text, /Not done yet 3 Co-/);
      assert.match(text, /None of 4 done yet 4 Co-/);
      assert.match(text, /4 of 4 done, and 2 more than required/);
      assert.equal(await panel.page.getByRole('progressbar').count(), 3);
    });

    it('lists each activity with its status, its time and whether it changed', async () => {
      const free = {
        id: 'openlearn-sds-scotland/2.11',
        number: '2.11',
        title: 'Activity 2.11',
        status: 'not-started',
        changed: false,
        actualMinutes: 7,
      } as const;
      const activities = [
        activity('2.9', { status: 'completed', changed: true, actualMinutes: 12 }),
        activity('2.10'),
        free,
      ];
      await show({ courses: [course({ sections: [section({ activities })] })] });
      const rows = await panel.page.locator('li').allInnerTexts();
      assert.deepEqual(
        rows.map((row) => row.replace(/\s+/g, ' ').trim()),
        [
          '2.9 Activity 2.9 completed · 12 of about 25 min · changed since completion',
          '2.10 Activity 2.10 not started · about 25 min',
          '2.11 Activity 2.11 not started · 7 min spent',
        ],
      );
    });

    it('opens an activity', async () => {
      await show();
      await button(/^2\.10/).click();
      assert.deepEqual(await panel.requests(), [
        { type: 'openActivity', template: 'openlearn-sds-scotland/2.10' },
      ]);
    });

    it('offers a discussion where it may be read, and nowhere else', async () => {
      const entry = 'entries/2026/a.md';
      const activities = [activity('2.9', { discussion: entry }), activity('2.10')];
      await show({ courses: [course({ sections: [section({ activities })] })] });
      const discussions = button(/discussion/);
      assert.equal(await discussions.count(), 1);
      assert.equal(await discussions.getAttribute('aria-label'), 'Show discussion of 2.9');
      assert.equal((await discussions.innerText()).trim(), 'Show discussion');
      await discussions.press('Enter');
      assert.deepEqual(await panel.requests(), [{ type: 'showDiscussion', entry }]);
    });

    it('adds up the time', async () => {
      const time = async (plannedMinutes: number, actualMinutes: number) => {
        const courses = [course({ plannedMinutes, actualMinutes }), course({ plannedMinutes: 0 })];
        await panel.tell(report({ progress: progress({ courses }) }));
        return /Time (.*) Weeks/.exec(await panel.words())?.[1];
      };
      await show();
      assert.equal(await time(25, 12), 'Planned 25 · spent 12 min');
      assert.equal(await time(1500, 0), 'Planned 1,500 min · none noted yet');
      assert.equal(await time(0, 12), 'Spent 12 min');
      assert.equal(await time(0, 0), 'No time is planned, and none was noted yet.');
    });
  });

  describe('journals', () => {
    const journals = [
      { key: 'a', name: 'First' },
      { key: 'b', name: 'Second' },
    ];
    const choice = () => panel.page.getByRole('combobox', { name: 'Journal' });

    it('offers no choice where there is one', async () => {
      await show();
      assert.equal(await choice().count(), 0);
    });

    it('asks for another one, and shows the one that came', async () => {
      await show();
      await panel.tell(report({ journals, current: 'b' }));
      assert.equal(await choice().innerText(), 'Second');
      await choice().press('ArrowDown');
      await choice().press('ArrowUp');
      await choice().press('Enter');
      assert.deepEqual(await panel.requests(), [{ type: 'chooseJournal', key: 'a' }]);
      await panel.tell(report({ journals, current: 'b' }));
      assert.equal(await choice().innerText(), 'Second');
      await panel.tell(report({ journals, current: 'a' }));
      assert.equal(await choice().innerText(), 'First');
    });
  });

  describe('ledgers', () => {
    const card = {
      key: 'sssc-cpl 2026-06-01',
      title: 'Continuous professional learning (SSSC)',
      done: 5,
      required: 7,
      of: 'topics',
      daysLeft: 190,
    } as const;
    const line = async () =>
      /Continuous .*? Open ledger/.exec(await panel.words())?.[0] ?? 'no line';

    it('are a line each, with the way to the whole', async () => {
      await show();
      await panel.tell({ type: 'ledgers', journal: 'mine', cards: [card] });
      assert.equal(
        await line(),
        'Continuous professional learning (SSSC) 5 of 7 topics Open ledger',
      );
      const bar = panel.page.getByRole('progressbar', { name: card.title });
      assert.equal(await bar.getAttribute('aria-valuenow'), '5');
      await button(`Open ledger of ${card.title}`).press('Enter');
      assert.deepEqual(await panel.requests(), [{ type: 'openLedger', framework: card.key }]);
    });

    it('say calmly that a cycle is near its end', async () => {
      await show();
      for (const [daysLeft, says] of [
        [91, ''],
        [90, 'The cycle ends in 89 days. '],
        [2, 'The cycle ends tomorrow. '],
        [1, 'The cycle ends today. '],
        [0, ''],
      ] as const) {
        await panel.tell({ type: 'ledgers', journal: 'mine', cards: [{ ...card, daysLeft }] });
        assert.match(await line(), new RegExp(`5 of 7 topics ${says}Open ledger$`));
      }
    });

    it('are none where nothing is followed, or another journal is shown', async () => {
      await show();
      await panel.tell({ type: 'ledgers', journal: 'other', cards: [card] });
      assert.equal(await line(), 'no line');
      await panel.tell({ type: 'ledgers', journal: 'mine', cards: [] });
      assert.equal(await line(), 'no line');
    });
  });

  describe('files with problems', () => {
    it('are one line that shows them', async () => {
      await show({ problems: 2 });
      await button('2 files need a look').click();
      assert.deepEqual(await panel.requests(), [{ type: 'showProblems' }]);
      await panel.tell(report({ progress: progress({ problems: 1 }) }));
      assert.equal(await button('1 file needs a look').count(), 1);
      await panel.tell(report());
      assert.equal(await button(/look/).count(), 0);
    });
  });

  describe('weeks', () => {
    const written = weeks({ '2026-11-23': 1, '2026-10-19': 2, '2026-06-29': 6 });
    const tip = () => panel.page.locator('.tip').innerText();

    it('are a sentence when there is nothing yet', async () => {
      await show();
      assert.match(await panel.words(), /The weeks in which you write will show here\./);
      assert.equal(await panel.page.getByRole('grid').count(), 0);
    });

    it('are 53 cells, a month in a column, darker with more entries', async () => {
      await show({ weeks: written });
      const cells = panel.page.getByRole('gridcell');
      assert.equal(await cells.count(), 53);
      assert.equal(await panel.page.locator('svg.heat-map text').count(), 13);
      const fill = (label: RegExp) =>
        panel.page.getByRole('gridcell', { name: label }).first().getAttribute('fill');
      assert.deepEqual(
        [await fill(/no entries/), await fill(/1 entry/), await fill(/2 e/), await fill(/6 e/)],
        ['var(--rj-none)', 'var(--rj-one)', 'var(--rj-two)', 'var(--rj-many)'],
      );
    });

    it('are walked with the arrow keys from one stop of the tab key', async () => {
      await show({ weeks: written });
      await focusedWeek().focus();
      const walk: [string, string][] = [
        ['ArrowUp', '16 Nov 2026'],
        ['ArrowDown', '23 Nov 2026'],
        ['ArrowDown', '23 Nov 2026'],
        ['ArrowRight', '23 Nov 2026'],
        ['ArrowLeft', '26 Oct 2026'],
        ['ArrowLeft', '28 Sept 2026'],
        ['ArrowLeft', '24 Aug 2026'],
        ['ArrowDown', '31 Aug 2026'],
        ['ArrowRight', '28 Sept 2026'],
        ['Home', '24 Nov 2025'],
        ['ArrowUp', '24 Nov 2025'],
        ['ArrowLeft', '24 Nov 2025'],
        ['ArrowRight', '22 Dec 2025'],
        ['End', '23 Nov 2026'],
      ];
      for (const [key, week] of walk) {
        await panel.page.keyboard.press(key);
        assert.equal(/^Week of (.*?):/.exec(await panel.focused())?.[1], week, key);
        assert.equal(await focusedWeek().count(), 1);
      }
      await panel.page.keyboard.press('Tab');
      assert.equal(await panel.focused(), 'Show as table');
    });

    it('open with Enter, the space bar and a click', async () => {
      await show({ weeks: written });
      await focusedWeek().focus();
      await panel.page.keyboard.press('Enter');
      await panel.page.keyboard.press('Space');
      await panel.page.getByRole('gridcell', { name: /19 Oct/ }).click();
      assert.deepEqual(await panel.requests(), [
        { type: 'openWeek', week: '2026-11-23' },
        { type: 'openWeek', week: '2026-11-23' },
        { type: 'openWeek', week: '2026-10-19' },
      ]);
    });

    it('say a word by hover and by focus, and are silent after Escape', async () => {
      await show({ weeks: written });
      await panel.page.getByRole('gridcell', { name: /29 Jun/ }).hover();
      assert.equal(await tip(), 'Week of 29 Jun 2026: 6 entries, 120 min');
      await focusedWeek().focus();
      assert.equal(await tip(), 'Week of 23 Nov 2026: 1 entry, 20 min');
      await panel.page.keyboard.press('ArrowUp');
      assert.equal(await tip(), 'Week of 16 Nov 2026: no entries');
      await panel.page.keyboard.press('Escape');
      assert.equal(await panel.page.locator('.tip').count(), 0);
    });

    it('have a table behind them', async () => {
      await show({ weeks: written });
      const table = panel.page.getByRole('table');
      assert.equal(await table.count(), 0);
      await panel.page.getByText('Show as table').press('Enter');
      assert.deepEqual(
        (await table.locator('tbody tr').allInnerTexts()).map((row) => row.split(/\s*\t\s*/)),
        [
          ['23 Nov 2026', '1 entry', '20 min'],
          ['19 Oct 2026', '2 entries', '40 min'],
          ['29 Jun 2026', '6 entries', '120 min'],
        ],
      );
      await button('19 Oct 2026').click();
      assert.deepEqual(await panel.requests(), [{ type: 'openWeek', week: '2026-10-19' }]);
    });

    it('remember whether the table was open', async () => {
      await show({ weeks: written });
      await panel.page.getByText('Show as table').click();
      const remembered = await panel.remembered();
      await panel.close();
      assert.deepEqual(remembered, { tableOpen: true, scroll: 0 });
      await show({ weeks: written }, { remembered });
      assert.equal(await panel.page.getByRole('table').count(), 1);
      await panel.page.getByText('Show as table').click();
      assert.deepEqual(await panel.remembered(), { ...(remembered as object), tableOpen: false });
    });

    it('start afresh where what was remembered makes no sense', async () => {
      await show({ weeks: written }, { remembered: { tableOpen: 'yes' } });
      assert.equal(await panel.page.getByRole('table').count(), 0);
    });
  });

  describe('new data', () => {
    const written = { '2026-11-23': 1, '2026-10-19': 2 };
    const later = { '2026-11-23': 4, '2026-10-19': 2, '2026-10-26': 1 };

    it('leaves focus on the week', async () => {
      await show({ weeks: weeks(written) });
      await focusedWeek().focus();
      await panel.page.keyboard.press('ArrowUp');
      await panel.tell(report({ progress: progress({ weeks: weeks(later) }) }));
      assert.equal(await panel.focused(), 'Week of 16 Nov 2026: no entries');
    });

    it('keeps focus on the week when the calendar moves on or is redrawn', async () => {
      await show({ weeks: weeks(written) });
      await focusedWeek().focus();
      await panel.page.keyboard.press('ArrowUp');
      const next = { week: '2026-11-30', entries: 0, minutes: 0 };
      const moved = [...weeks(written).slice(1), next];
      await panel.tell(report({ progress: progress({ weeks: moved }) }));
      assert.equal(await panel.focused(), 'Week of 16 Nov 2026: no entries');
      await panel.page.setViewportSize({ width: 240, height: 800 });
      await panel.tell(report({ progress: progress({ weeks: moved }) }));
      assert.equal(await panel.focused(), 'Week of 16 Nov 2026: no entries');
    });

    it('leaves focus on the buttons', async () => {
      await show({ weeks: weeks(written) });
      const changed = progress({
        weeks: weeks(later),
        next: { kind: 'continue', entry: 'e', title: 'Activity 2.9', unanswered: 2 },
        courses: [course({ sections: [section({ status: 'drafting' })] })],
        problems: 1,
      });
      await button(/^Start$/).focus();
      await panel.tell(report({ progress: changed }));
      assert.equal(await panel.focused(), 'Continue');
      await button(/^2\.10/).focus();
      await panel.tell(report({ verified: false }));
      assert.match(await panel.focused(), /^\s*2\.10 Activity/);
    });

    it('leaves the table open and the page where it was scrolled to', async () => {
      await show({ weeks: weeks(written) });
      await panel.page.setViewportSize({ width: 240, height: 300 });
      await panel.page.getByText('Show as table').click();
      const scrollTo = 150;
      await panel.scrollTo(scrollTo);
      await panel.tell(report({ progress: progress({ weeks: weeks(later) }), verified: false }));
      assert.equal((await panel.place()).top, scrollTo);
      assert.equal(await panel.page.getByRole('table').count(), 1);
      assert.equal(await panel.page.locator('tbody tr').count(), 3);
      assert.deepEqual(await panel.remembered(), { tableOpen: true, scroll: scrollTo });
    });

    it('finds the page where it was scrolled to when it is shown again', async () => {
      panel = await panels.open({ remembered: { tableOpen: true, scroll: 90 } });
      await panel.page.setViewportSize({ width: 240, height: 300 });
      await panel.tell(report({ progress: progress({ weeks: weeks(later) }) }));
      assert.equal((await panel.place()).top, 90);
    });
  });

  describe('what the panel must withstand', () => {
    const hostile = '<img src=x onerror="document.body.remove()"><script>document.title=1</script>';

    it('shows markup in titles as text', async () => {
      const activities = [activity(hostile, { title: `{0} ${hostile}` })];
      const sections = [section({ number: hostile, title: hostile, activities })];
      await show({
        next: { kind: 'continue', entry: hostile, title: `{1} ${hostile}`, unanswered: 2 },
        courses: [course({ title: hostile, sections })],
      });
      await panel.tell(
        report({
          progress: progress({ courses: [course({ title: hostile, sections })] }),
          journals: [hostile, 'other'].map((name) => ({ key: name, name })),
          current: hostile,
        }),
      );
      const text = await panel.words();
      assert.ok(text.split(hostile).length - 1 >= 5, text);
      assert.ok(text.includes(`{0} ${hostile}`));
      assert.equal(await panel.page.locator('img, main script').count(), 0);
      assert.equal(await panel.page.title(), 'Progress');
    });

    it('stays within the policy of its page', async () => {
      await show({ weeks: weeks({ '2026-11-23': 1 }), problems: 1 });
      const journals = ['a', 'b'].map((key) => ({ key, name: key }));
      await panel.tell(report({ journals, current: 'a', verified: false }));
      await panel.page.getByRole('combobox').click();
      await panel.tell(report({ progress: progress({ weeks: weeks({ '2026-11-23': 2 }) }) }));
      await panel.page.getByRole('gridcell').first().hover();
      await panel.page.getByText('Show as table').click();
      assert.deepEqual(panel.complaints, []);
    });

    it('fits into 240 pixels', async () => {
      const long = 'Partnerschaftlichkeitsvereinbarungsverfahren'.repeat(2);
      const sections = [section({ title: long, activities: [activity('2.9', { title: long })] })];
      await show(
        {
          next: { kind: 'continue', entry: 'e', title: long, unanswered: 12 },
          courses: [course({ title: long, sections })],
          weeks: weeks({ '2025-11-24': 12, '2026-11-23': 1 }),
          problems: 1234,
        },
        { width: 240 },
      );
      await panel.page.getByText('Show as table').click();
      for (const week of [/24 Nov 2025/, /23 Nov 2026/]) {
        await panel.page.getByRole('gridcell', { name: week }).hover();
        assert.equal((await panel.place()).width, 240);
      }
    });
  });

  for (const theme of themes) {
    it(`has nothing that axe finds fault with in ${theme.name}`, async () => {
      const discussed = section({ activities: [activity('2.9', { discussion: 'entries/a.md' })] });
      const states = [
        report(),
        report({
          progress: progress({
            next: { kind: 'done' },
            courses: [
              course({ sections: [discussed] }),
              course({ id: 'own', sections: [section(), section()] }),
            ],
            weeks: weeks({ '2026-11-23': 1, '2026-10-19': 6 }),
            problems: 2,
          }),
          journals: ['a', 'b'].map((key) => ({ key, name: key })),
          current: 'a',
          verified: false,
        }),
      ];
      await show({}, { theme, remembered: { tableOpen: true, scroll: 0 } });
      const card = { key: 'a', title: 'SSSC', done: 1, required: 7, of: 'topics' } as const;
      await panel.tell({ type: 'ledgers', journal: 'a', cards: [{ ...card, daysLeft: 30 }] });
      for (const state of states) {
        await panel.tell(state);
        const { violations } = await new AxeBuilder({ page: panel.page }).analyze();
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
          [],
        );
      }
    });
  }
});
