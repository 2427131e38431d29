/** One broken file of each kind, for the tests of the core and of the editor. */
export interface BrokenFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Of the problem, counted from 1. */
  readonly line: number;
  readonly code: string;
  readonly says: RegExp;
  /** Content without the problem. */
  readonly repaired: string;
}

const course = 'openlearn-sds-scotland';
const record = (id: string, digest: string): string =>
  `- id: ${id}\n  at: 2026-11-23T12:00:00Z\n  kind: completed\n  digest: ${digest}\n`;
const goodRecord = record('r1', `sha256:${'0'.repeat(64)}`);
const journal = `schema: 1\nowner: ann\ncourses:\n  - ${course}\n`;

export const brokenFiles: Readonly<Record<string, BrokenFile>> = {
  'an entry with broken YAML': {
    path: 'entries/broken.md',
    content: '---\nid: broken\ndate: 2026-11-23\ntitle: "never closed\n---\nText\n',
    line: 4,
    code: 'yaml.syntax',
    says: /quotation mark opened in line 4/,
    repaired: '---\nid: broken\n---\nText\n',
  },
  'an entry that is binary': {
    path: 'entries/binary.md',
    content: new Uint8Array([0, 1, 2, 0, 255]),
    line: 1,
    code: 'file.binary',
    says: /not a text file/,
    repaired: '---\nid: binary\n---\nText\n',
  },
  'a record with a wrong digest': {
    path: '.journal/records/ann/good.annsbook.yaml',
    content: goodRecord + record('r2', 'nonsense'),
    line: 8,
    code: 'record.field',
    says: /digest/,
    repaired: goodRecord,
  },
  'a journal with an unknown course': {
    path: '.journal/journal.yaml',
    content: `${journal}  - no-such-course\n`,
    line: 5,
    code: 'journal.unknown-course',
    says: /no readable course/,
    repaired: journal,
  },
};
