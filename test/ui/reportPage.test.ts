import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { renderHtml } from '../../src/formats/html';
import type * as browserRig from '../host/vscode/browser.mjs';
import type * as installRig from '../host/vscode/install.mjs';
import { entry, reportOf } from '../unit/report/reports';
import { temporaryFolder } from '../kit/temporaryFolder';

const load = async <T>(file: string): Promise<T> => import(pathToFileURL(path.resolve(file)).href);

/** A professional's record: forms, a log, quick hours, other scripts, and an entry that cannot be read. */
function texts(): Record<string, string> {
  const form = (id: string, name: string, date: string, title: string, cpd: string, body: string) =>
    entry(
      `id: ${id}\ntemplate: nmc-revalidation/${name}\nversion: 1\ntitle: ${title}\ndate: ${date}\n${cpd}`,
      body,
    );
  const log = (at: number): string =>
    form(
      `log-${at}`,
      'cpd-log',
      `2026-0${(at % 8) + 1}-1${at % 10}`,
      `Learning ${at}`,
      `cpd: { minutes: ${90 + at * 15}, participatory: ${at * 10}, type: course, covers: [nmc-revalidation/preserve-safety], evidence: [attachments/certificate-${at}.pdf] }`,
      '## How did you learn? <!-- prompt: method -->\n\nA course with discussion in small groups.\n\n## What was it about? <!-- prompt: topic -->\n\nRecognising sepsis early, and how handovers can lose what matters.\n\n## Which part of the Code? <!-- prompt: the-code -->\n\nPreserve safety: knowing when to ask for help.\n',
    );
  const account = (at: number, words: string): string =>
    form(
      `account-${at}`,
      'reflective-account',
      `2026-06-0${at}`,
      `Account ${at}`,
      'cpd: { covers: [nmc-revalidation/prioritise-people] }',
      `## What was it? <!-- prompt: what-it-was -->\n\n${words}\n\n## What did you learn from it? <!-- prompt: what-i-learned -->\n\n### At first\n\n- That silence is an answer\n- <!-- leave out -->a name<!-- /leave out --> helped me\n\n> We listened.\n\n## How has your practice changed? <!-- prompt: how-practice-changed -->\n\nI ask *before* I plan; see [the guidance](https://example.org/guidance).\n\n| Before | Now |\n|---|---|\n| tell | ask |\n\n## How does it relate to the Code? <!-- prompt: the-code -->\n\n`,
    );
  return {
    ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`entries/log-${at}.md`, log(at)])),
    'entries/account-1.md': account(
      1,
      'A family wanted to plan care at home together with us. '.repeat(6),
    ),
    'entries/account-2.md': account(
      2,
      'تعلمت أن أسأل قبل أن أخطط. 学到了先问再计划。🙂 ![A sketch](../gone.png)',
    ),
    'entries/hours.md': form(
      'hours-1',
      'practice-hours',
      '2026-03-31',
      'Ward 7',
      'cpd: { minutes: 27000, type: practice }',
      '## When? <!-- prompt: dates -->\n\n1 January to 31 March 2026\n\n## Where? <!-- prompt: setting -->\n\nAn acute ward in a general hospital\n\n## Role? <!-- prompt: scope -->\n\nStaff nurse, adult nursing\n',
    ),
    'entries/bad.md': '---\ntitle: "never closed\n---\nwords',
  };
}

describe('a report as a page', () => {
  const folder = temporaryFolder();
  let browser: Browser;
  let html: string;

  before(async () => {
    const [{ installEditor }, { launchBrowser }] = await Promise.all([
      load<typeof installRig>('test/host/vscode/install.mjs'),
      load<typeof browserRig>('test/host/vscode/browser.mjs'),
    ]);
    browser = await launchBrowser(await installEditor());
    html = renderHtml(
      await reportOf(texts(), {
        framework: 'nmc-revalidation',
        sources: { history: { head: async () => '0123456789abcdef0123456789abcdef01234567' } },
      }),
    );
  });

  after(() => browser?.close());

  async function open(colorScheme: 'light' | 'dark', width = 1000): Promise<Page> {
    const file = path.join(folder.path, 'report.html');
    await writeFile(file, html);
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 1200 } });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  async function keep(page: Page, name: string): Promise<void> {
    const pictures = process.env['PICTURES'];
    if (!pictures) return;
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `${name}.png`) });
  }

  for (const scheme of ['light', 'dark'] as const)
    it(`has nothing that axe finds fault with, ${scheme}`, async () => {
      const page = await open(scheme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
      await keep(page, `report-${scheme}`);
    });

  it('fits a narrow window', async () => {
    const page = await open('light', 360);
    const widths = await page.evaluate('[document.documentElement.scrollWidth, innerWidth]');
    assert.deepEqual(widths, [360, 360]);
    await keep(page, 'report-narrow');
  });

  it('prints on several pages, light on any screen', async () => {
    const page = await open('dark');
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
    const pages = [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
    assert.ok(pages > 2, `${pages} pages`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(
      await page.evaluate('getComputedStyle(document.body).backgroundColor'),
      'rgb(255, 255, 255)',
    );
    const pictures = process.env['PICTURES'];
    if (pictures) await writeFile(path.join(pictures, 'report.pdf'), pdf);
  });
});
