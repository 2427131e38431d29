import assert from 'node:assert/strict';
import { columnShares } from '../../../src/formats/columnShares';
import type { Runs, TablePiece } from '../../../src/formats/pieces';

const run = (text: string): Runs => [{ text }];
const shares = (header: readonly string[], ...rows: readonly string[][]): readonly number[] =>
  columnShares({
    header: header.map(run),
    rows: rows.map((row) => row.map(run)),
    numbers: header.map((title) => title === 'Hours'),
    hasRowHeaders: false,
  } as unknown as TablePiece);

describe('columns of a table on paper', () => {
  const text = 'We listened first, and the plan changed: slower visits, with time for questions.';

  it('are one together', () => {
    for (const found of [shares(['A']), shares(['A', 'B'], ['x', text]), shares([], [])])
      assert.ok(Math.abs(found.reduce((a, b) => a + b, 0) - 1) < 1e-9);
  });

  it('keep the words of a heading whole beside columns full of text', () => {
    const found = shares(
      ['Dates', 'Method', 'Topic', 'Hours', 'With others', 'Relevance', 'Evidence'],
      [text, text, text, '7 h 30 min', '', text, text],
    );
    // An amount stays on one line as well.
    assert.ok(found[3]! * 90 >= '7 h 30 min'.length + 2, String(found[3]));
    assert.ok(found[4]! * 90 >= 'others'.length + 2, String(found[4]));
  });

  it('keep long words whole as well, and the short ones where there is no room for all', () => {
    const long = 'Interprofessionalism';
    const found = shares(['Date', long, 'What', 'Why'], ['2026-11-26', text, text, text]);
    assert.ok(found[1]! * 90 >= long.length, String(found[1]));
    const titles = ['Date', ...Array<string>(6).fill(long)];
    const crowded = shares(titles, ['2026-11-26']);
    assert.ok(crowded[0]! * 90 >= '2026-11-26'.length, String(crowded[0]));
  });

  it('give more to where there is more to read, and a digest no more than that', () => {
    const [date, words, digest] = shares(
      ['Date', 'Words', 'Digest'],
      ['2026-11-26', text.repeat(4), `sha256:${'a'.repeat(64)}`],
    );
    assert.ok(words! > digest! && digest! > date!);
  });
});
