/** Journals that keep something back in every way they can, and all that would leave them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IndexCache } from '../../src/core/journal/index/index';
import type { Journal } from '../../src/core/journal/journal';
import { makeEntry } from '../../src/core/authoring/newEntry';
import { buildReport } from '../../src/core/report/buildReport';
import { renderReport } from '../../src/formats';
import {
  participationIn,
  participationJson,
  participationPaper,
} from '../../src/core/report/participation';
import { renderHtml, teamCsv, teamPaper } from '../../src/formats/reports';
import { commitMessage } from '../../src/core/sharing/commitMessage';
import { leavingOf } from '../../src/core/sharing/leaving';
import { supervisionTemplate } from '../../src/core/library/supervisionTemplate';
import { overviewOf } from '../../src/core/team/teamOverview';
import { MemoryFiles } from '../kit/memoryFiles';
import { form, frameworkYaml, record, year } from './report/reports';
import { activityEntry, digestA, entryOf, journalYaml, loaded, recordsText } from '../kit/samples';
import { testWorld } from '../kit/world';

/** In what is private: nowhere at all. */
const secret = 'zq7';
/** In what is hidden, left out of reports or withdrawn: in the journal's own files alone. */
const kept = 'xk9';

const picture = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from(secret),
]);
const parts = `report:
  parts:
    - { title: L, kind: list, columns: [{ title: T, shows: title }, { title: E, shows: evidence }, { title: W, prompt: what }] }
    - { title: F, kind: forms }
`;
const again =
  '---\nid: again\ntitle: Again\n---\n{answer: ours/record#what}\n\n## Now? <!-- prompt: now -->\n';
const claim = (evidence: string): string =>
  `cpd: { minutes: 5, type: course, covers: [ours/ethics], evidence: [${evidence}] }`;
const supervision = (id: string, date: string, actions: string, meta = {}): string =>
  entryOf(
    { id, template: supervisionTemplate, version: 1, title: `Supervision ${id}`, date, ...meta },
    { actions },
  );
const completed = recordsText({ id: 'c1', kind: 'completed', digest: digestA });
const reviewed = recordsText({ id: 'v1', kind: 'reviewed', of: 'c1', digest: digestA });

type Texts = Readonly<Record<string, string | Buffer>>;

const privateBody = `# ${secret}\n\n![${secret}](../../attachments/${secret}-linked.png)\n\n## What did you do? <!-- prompt: what -->\n\n${secret}\n`;
const privateHead = `template: ours/record\nversion: 1\ntitle: ${secret}\ntags: [${secret}]`;

/** One way each of keeping something back. */
const shapes: readonly Texts[] = [
  {
    [`private/entries/2026/${secret}.md`]: `---\nid: p1\ndate: 2026-11-22\n${privateHead}\ncpd: { minutes: 5, counterpart: ${secret}, counterpartDetails: private/counterparts/${secret}.md, evidence: [attachments/${secret}.pdf] }\n---\n${privateBody}`,
    [`private/counterparts/${secret}.md`]: secret,
    [`attachments/${secret}.pdf`]: secret,
    [`attachments/${secret}-linked.png`]: picture,
    'private/records/ann/p1.d.yaml': completed,
    '.journal/records/sam/p1.d.yaml':
      reviewed + recordsText({ id: 'k1', kind: 'comment', text: secret }),
  },
  {
    'private/entries/unfinished.md': `---\ntitle: "${secret}\nevidence: [attachments/unsaid.pdf]\n---\n`,
    'attachments/unsaid.pdf': secret,
  },
  {
    [`Private/${secret}.md`]: `---\nid: p2\ndate: 2026-11-21\n${privateHead}\n---\n${privateBody}`,
    'Private/other.pdf': secret,
  },
  {
    [`private/entries/${secret}.md`]: activityEntry('p3', { benefits: secret }, { title: secret }),
  },
  {
    'private/entries/supervision.md': supervision('p4', '2026-11-20', `- [ ] ${secret}`, {
      title: secret,
    }),
  },
  {
    'b/.journal/journal.yaml': journalYaml,
    [`b/private/entries/${secret}.md`]: record('p5', secret, `title: ${secret}\n${claim('')}`),
    'b/private/c.pdf': secret,
    'entries/names-nested.md': record(
      's5',
      'Seen. ![Seen](../b/private/c.png)',
      `title: Seen\n${claim('b/private/c.pdf')}`,
    ),
    'b/private/c.png': picture,
  },
  {
    'entries/names-private.md': record(
      's6',
      'Seen. ![Seen](../private/attachments/pic.png)',
      `title: Seen\n${claim('./private/attachments/pic.png')}`,
    ),
    'private/attachments/pic.png': picture,
  },
  {
    'entries/out.md': record(
      'o1',
      kept,
      `title: ${kept}\nreport: leave-out\n${claim(`${kept}.pdf`)}`,
      '2026-11-22',
    ),
    '.journal/records/ann/o1.d.yaml': completed,
    '.journal/records/sam/o1.d.yaml': reviewed,
  },
  {
    [`entries/${kept}-activity.md`]: activityEntry(
      'o3',
      { benefits: kept },
      {
        title: kept,
        report: 'leave-out',
      },
    ),
    '.journal/records/ann/o3.d.yaml': completed,
  },
  {
    'entries/out-supervision.md': supervision('o2', '2026-11-21', `- [ ] ${kept}`, {
      title: kept,
      report: 'leave-out',
    }),
  },
  {
    '.journal/records/sam/a1.d.yaml':
      recordsText({ id: 'k1', kind: 'comment', text: kept }) +
      recordsText({ id: 'k2', kind: 'withdrawn', of: 'k1' }),
  },
];

const hidden = fc.constantFrom(
  `<!-- ${kept} -->`,
  `%%${kept}%%`,
  `<!--\n# ${kept}\n\n- [ ] ${kept}\n-->`,
  `%%\n# ${kept}\n\n- [ ] ${kept}\n%%`,
  `[//]: # (${kept}\n# ${kept})`,
  `[//]: # "${kept}"`,
  `- \`\`\`\n  code\n  \`\`\`\n<!--\n# ${kept}\n-->`,
  `# <!-- ${kept} -->`,
  `<!-- leave out -->\n# ${kept}\n\n- [ ] ${kept}\n<!-- /leave out -->`,
  `\`\`\`\n<!-- leave out -->\n${kept}\n<!-- /leave out -->\n\`\`\``,
);
const seen = fc.constantFrom(
  '',
  'Words.',
  '# Seen',
  '- item',
  '> quote',
  '```\ncode\n```',
  '~~~\n~~~',
);
const passage = fc
  .tuple(seen, hidden, seen)
  .map((all) => `\n\n${all.filter(Boolean).join('\n\n')}\n\n`);

const journals = fc
  .record({
    shapes: fc.subarray([...shapes.keys()], { minLength: 3 }),
    top: passage,
    answer: passage,
    actions: passage,
    pattern: fc.constantFrom('entries/**/*.md', '{,[Pp]rivate/}**/*.md', '**/*.md'),
  })
  .map(({ shapes: chosen, top, answer, actions, pattern }): Texts => ({
    ...Object.assign({}, ...chosen.map((index) => shapes[index])),
    '.journal/journal.yaml': `${journalYaml.replace('entries/**/*.md', pattern)}frameworks: [{ id: ours, cycleStart: 2026-01-01 }]\n`,
    '.journal/frameworks/ours/framework.yaml': frameworkYaml + parts,
    '.journal/frameworks/ours/record.md': form,
    '.journal/models/again.md': again,
    'entries/done.md': activityEntry('a1'),
    '.journal/records/ann/a1.d.yaml': completed,
    'entries/untitled.md': `---\nid: s1\ntemplate: ours/record\nversion: 1\ndate: 2026-10-02\n${claim('attachments/seen.pdf')}\n---\n${top}## What did you do? <!-- prompt: what -->\n\nSeen.${answer}`,
    '.journal/records/ann/s1.d.yaml': completed,
    '.journal/records/sam/s1.d.yaml': reviewed,
    'entries/supervision.md': supervision('s2', '2026-05-01', `- [ ] Seen${actions}`),
    'attachments/seen.pdf': 'seen',
  }));

/** What would be in a report and all that is made of the journal, by what it is called. */
async function copies(journal: Journal, files: MemoryFiles): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const sources = {
    history: { head: async () => undefined },
    readBytes: async (path: string) => {
      const read = files.text(path);
      return read === undefined ? undefined : picture;
    },
  };
  const report = await buildReport(
    journal,
    {
      followed: journal.setup!.file.frameworks[0]!,
      cycle: year,
      leaveOut: new Set(),
      withPrivate: false,
      language: 'en-GB',
    },
    sources,
  );
  assert.ok(report);
  assert.ok(report.rows.some(({ id }) => id === 's1'));
  for (const format of ['html', 'csv', 'md', 'json'] as const)
    found[format] = String((await renderReport(report, format, async () => picture)).content);
  // Word and PDF are made from these.
  found.blocks = JSON.stringify([report.title, report.subtitle, report.blocks, report.unreadable]);
  found.pictures = [...report.pictures!.values()].map(({ bytes }) => String(bytes)).join();
  const participation = await participationIn(journal, 'openlearn-sds-scotland', sources.history);
  assert.ok(!('refused' in participation));
  found.participation =
    participationJson(participation) + renderHtml(participationPaper(participation, 'en'));
  const overview = overviewOf(journal, 'clone', undefined);
  found.team = [
    JSON.stringify(overview),
    teamCsv([overview]),
    renderHtml(teamPaper([overview], journal.world.clock, 'en')),
  ].join('\n');
  for (const ref of ['models/again', supervisionTemplate]) {
    const template = journal.collections.templates.get(ref);
    const { path, text } = await makeEntry(journal, { template, date: '2026-11-23' });
    found[ref] = path + text;
    assert.match(text, /^> .*Seen/m, ref);
  }
  return found;
}

/** All that Share offers as ticked, with its content. */
async function sent(journal: Journal, files: MemoryFiles): Promise<Record<string, string>> {
  const changed = files.paths.map((path) => ({ path, change: 'new' as const }));
  const ticked = (await leavingOf(journal, changed)).filter(({ isOfPrivate }) => !isOfPrivate);
  assert.ok(ticked.some(({ path }) => path === 'attachments/seen.pdf'));
  const texts = ticked.map(({ path }) => [path, path + files.text(path)!] as const);
  return { message: commitMessage(ticked), ...Object.fromEntries(texts) };
}

describe('of what is private, hidden or left out', () => {
  it('nothing leaves, by whatever route', async () => {
    await fc.assert(
      fc.asyncProperty(journals, async (texts) => {
        const { journal, files } = await loaded(texts);
        const storage = new MemoryFiles();
        await journal.saveCache(new IndexCache(storage, 'this', testWorld()));
        const cache = JSON.stringify(storage.snapshot());
        const found = await copies(journal, files);
        for (const [name, text] of Object.entries(found))
          assert.doesNotMatch(text, new RegExp(`${secret}|${kept}`, 'i'), name);
        const rest = { cache, ...(await sent(journal, files)) };
        for (const [name, text] of Object.entries(rest))
          assert.doesNotMatch(text, new RegExp(secret, 'i'), name);
      }),
      { numRuns: 100 },
    );
  });
});
