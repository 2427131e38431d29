/** Texts of journals, entries and records to test with, for tests that run anywhere. */
import { stringify } from 'yaml';
import type { JournalRecord } from '../../src/core/schema/schemas';

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

/** The text of an entry with these answers; `undefined` leaves an answer empty. */
export function entryOf(
  meta: Readonly<Record<string, unknown>>,
  answers: Readonly<Record<string, string | undefined>> = {},
  heading = 'An entry',
): string {
  const prompts = Object.entries(answers).map(
    ([id, answer]) => `## ${id}? <!-- prompt: ${id} -->\n\n${answer ?? ''}\n\n`,
  );
  return `---\n${stringify(meta, { lineWidth: 0 })}---\n# ${heading}\n\n${prompts.join('')}`;
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

interface EntryParts {
  readonly id: string;
  readonly title?: string;
  readonly date?: string;
  readonly benefits?: string;
  readonly elsewhere?: string;
  readonly 'own-practice'?: string;
}

/** An entry of Activity 2.9 without answers, unless some are given. */
export function entryText({
  id,
  title = 'Co-producing',
  date = '2026-11-23',
  ...given
}: EntryParts): string {
  const meta = { id, template: `${course}/2.9`, version: 1, title, date };
  const answers = { benefits: '', elsewhere: '', 'own-practice': '', ...given };
  return entryOf(meta, answers, title).replace(/\n$/, '');
}

export const digestA = `sha256:${'a'.repeat(64)}`;
export const digestB = `sha256:${'b'.repeat(64)}`;
export const at = '2026-11-23T12:00:00Z';

type Loose = { readonly kind: string; readonly id: string; readonly [field: string]: unknown };

/** The text of a record file. */
export const recordsText = (...records: Loose[]): string =>
  records.map((one) => stringify([{ at, ...one }], { lineWidth: 0 })).join('');

/** A record as the reader returns it. */
export const fact = (one: Loose): JournalRecord => ({ at, ...one }) as unknown as JournalRecord;
