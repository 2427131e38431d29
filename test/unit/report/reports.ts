/** Journals to make reports from. */
import {
  buildReport,
  type ReportSources,
  type ReportRequest,
} from '../../../src/core/report/buildReport';
import type { Report } from '../../../src/core/report/report';
import { journalTexts, journalYaml, loaded } from '../../kit/samples';

export const year = { from: '2026-01-01', to: '2026-12-31' };

/** A framework and a form of the journal's own, so that tests need none of those that ship. */
export const frameworkYaml = `id: ours
title: Our rules
regulator: Our regulator
cycle: { months: 12, starts: "01-01" }
topics:
  - { id: ethics, title: Ethics }
  - { id: safety, title: Safety }
types:
  - { id: course, title: Course }
requirements:
  - { id: hours, title: Hours, rule: sum, atLeast: 2 }
  - { id: topics, title: Topics, rule: coverage, confidence: unverified }
`;
export const form = `---
id: record
version: 1
title: Record
references:
  - { cite: "Sang (2009)", title: Talking, pages: "32" }
---

An introduction that is nobody's words.

## What did you do? <!-- prompt: what -->

Guidance that is nobody's words.

## What did you learn? <!-- prompt: learned -->
`;

/** As people write it. */
export const entry = (head: string, body: string): string => `---\n${head}\n---\n${body}`;

export const record = (
  id: string,
  what: string,
  head = 'title: A day of learning\ncpd: { minutes: 45, participatory: 15, type: course, covers: [ours/ethics] }',
  date = '2026-10-01',
): string =>
  entry(
    `id: ${id}\ntemplate: ours/record\nversion: 1\ndate: ${date}\n${head}`,
    `# Record\n\n## What did you do? <!-- prompt: what -->\n\n${what}\n\n## What did you learn? <!-- prompt: learned -->\n\nTo ask.\n`,
  );

export interface Wish extends Partial<ReportRequest> {
  readonly framework?: string;
  readonly frameworkText?: string;
  readonly sources?: Partial<ReportSources>;
}

export async function reportOf(
  texts: Readonly<Record<string, string | Buffer>>,
  { framework = 'ours', frameworkText = frameworkYaml, sources, ...wish }: Wish = {},
): Promise<Report> {
  const { journal } = await loaded({
    ...journalTexts,
    '.journal/journal.yaml': `${journalYaml}frameworks: [{ id: ${framework}, cycleStart: 2026-01-01 }]\n`,
    '.journal/frameworks/ours/framework.yaml': frameworkText,
    '.journal/frameworks/ours/record.md': form,
    ...texts,
  });
  const report = await buildReport(
    journal,
    {
      followed: journal.setup!.file.frameworks[0]!,
      cycle: year,
      leaveOut: new Set(),
      withPrivate: false,
      language: 'en-GB',
      ...wish,
    },
    { history: { head: async () => undefined }, readBytes: async () => undefined, ...sources },
  );
  if (!report) throw new Error('no report');
  return report;
}

/** Everything that the blocks say, a line each. */
export const saysAll = (report: Report): string =>
  report.blocks
    .flatMap((block): readonly string[] => {
      switch (block.kind) {
        case 'heading':
        case 'paragraph':
        case 'note':
          return [block.text];
        case 'list':
          return block.items;
        case 'facts':
          return block.rows.map(({ label, value }) => `${label}: ${value}`);
        case 'table':
          return [block.caption, ...block.rows.map((row) => row.join(' | '))];
        case 'words':
          return [block.markdown];
        case 'pageBreak':
          return [];
      }
    })
    .join('\n');

export const headings = (report: Report, level = 2): string[] =>
  report.blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === level ? [block.text] : [],
  );
