/** Journals, entries and records to test with. */
import { stringify } from 'yaml';
import { builtInTemplates } from '../../src/node/builtInTemplates';
import { Journal } from '../../src/core/journal/journal';
import type { JournalRecord } from '../../src/core/schema/schemas';
import { MemoryFiles } from './memoryFiles';
import { templatesFile } from './places';
import { testWorld, type TestWorld } from './world';

export const builtIn = builtInTemplates(templatesFile);
export const course = 'openlearn-sds-scotland';

export const journalYaml = [
  'schema: 1',
  'owner: ann',
  'reviewers: [sam, ann]',
  `courses: [${course}]`,
  'entries: "entries/**/*.md"',
  'newEntry: "entries/{year}/{date}-{slug}.md"',
  '',
].join('\n');

export const journalTexts = {
  '.journal/journal.yaml': journalYaml,
  '.journal/people/ann.yaml': 'name: Ann Smith\nemail: ann@example.org\n',
  '.journal/people/sam.yaml': 'name: Sam Jones\nemail: sam@example.org\n',
};

/** The text of an entry with these answers; `undefined` leaves an answer out, `null` the prompt too. */
export function entryOf(
  meta: Readonly<Record<string, unknown>>,
  answers: Readonly<Record<string, string | undefined>> = {},
): string {
  const prompts = Object.entries(answers).map(
    ([id, answer]) => `## ${id}? <!-- prompt: ${id} -->\n\n${answer ?? ''}\n\n`,
  );
  return `---\n${stringify(meta, { lineWidth: 0 })}---\n# An entry\n\n${prompts.join('')}`;
}

export const allAnswers = { benefits: 'Trust.', elsewhere: 'Yes.', 'own-practice': 'More asking.' };

/** An entry of Activity 2.9 with all its prompts. */
export const activityEntry = (
  id: string,
  answers: Readonly<Record<string, string | undefined>> = allAnswers,
  meta: Readonly<Record<string, unknown>> = {},
): string =>
  entryOf(
    {
      id,
      template: `${course}/2.9`,
      version: 1,
      title: 'Co-producing',
      date: '2026-11-23',
      ...meta,
    },
    { benefits: undefined, elsewhere: undefined, 'own-practice': undefined, ...answers },
  );

export const digestA = `sha256:${'a'.repeat(64)}`;
export const digestB = `sha256:${'b'.repeat(64)}`;
export const at = '2026-11-23T12:00:00Z';

type Loose = { readonly kind: string; readonly id: string; readonly [field: string]: unknown };

/** A record file's text, written by hand so to say. */
export const recordsText = (...records: Loose[]): string =>
  records.map((one) => stringify([{ at, ...one }], { lineWidth: 0 })).join('');

/** A record as it was read. */
export const fact = (one: Loose): JournalRecord => ({ at, ...one }) as unknown as JournalRecord;

export interface Loaded {
  readonly journal: Journal;
  readonly files: MemoryFiles;
  readonly world: TestWorld;
}

/** A journal in memory with these files besides its own, loaded. */
export async function loaded(
  texts: Readonly<Record<string, string | Buffer>> = {},
  world = testWorld(),
): Promise<Loaded> {
  const files = new MemoryFiles({ ...journalTexts, ...texts });
  const journal = new Journal(files, world, builtIn);
  await journal.load();
  return { journal, files, world };
}
