import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ColumnLines, linesOf } from '../../../../src/core/journal/index/columnLines';

const text = fc.oneof(
  fc.constantFrom('', '[', '"', '[]', '""', '\n', 'a\n[b', '-', '["a"]'),
  fc.string({ unit: 'grapheme' }),
);

describe('columns as lines', () => {
  it('are read as they were written, whatever the texts contain', () => {
    const row = fc.record({
      path: text,
      id: fc.option(text),
      digests: fc.oneof(
        text,
        fc.array(text, { maxLength: 3 }).filter((list) => list.length !== 1),
      ),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const columns = [
          rows.map(({ path }) => path),
          rows.map(({ id }) => id),
          rows.map(({ digests }) => digests),
        ] as const;
        const lines = new ColumnLines(columns.flatMap(linesOf).join('\n'));
        const none: readonly string[] = [];
        assert.deepEqual(lines.texts(rows.length), columns[0]);
        assert.deepEqual(lines.texts(rows.length, null), columns[1]);
        assert.deepEqual(lines.values(rows.length, none), columns[2]);
      }),
    );
  });
});
