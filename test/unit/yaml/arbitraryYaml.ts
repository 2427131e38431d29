/** YAML as people write it into front matter and records, and what becomes of it by slips of the pen. */
import fc from 'fast-check';

const key = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.constantFrom(
      'id',
      'title',
      'date',
      'tags',
      'cpd',
      'a',
      'b-c',
      '_x',
      'Due date',
      'ü',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2.9', '"q"', 'a b', 'true', 'é', '__proto__', '1', '<<'),
  },
);
const plainWords = fc.constantFrom(
  ...[
    'Trust grew',
    '2026-11-23',
    '007',
    '30',
    'null',
    'yes',
    'true',
    '"quoted"',
    "'single'",
    'a:b',
  ],
  ...[
    '"a: b"',
    'it’s',
    "it's so",
    '1.5',
    '-3',
    '2026-11-23T12:00:00Z',
    "'it''s'",
    '"a \\"b\\""',
    'x # y',
    'https://example.org/?a=b#c',
    '名前 です',
    'co-production',
    '',
  ],
);
const oddWords = fc.constantFrom(
  ...[
    '2.10',
    '1e3',
    '-1',
    '~',
    "'it''s'",
    'a, b',
    '[x',
    'x]',
    '\u{1F600}',
    '|',
    '>-',
    '*a',
    '&x a',
  ],
  ...[
    '!t x',
    '# not',
    'x # comment',
    '%',
    '@',
    '`',
    'null x',
    '0x1F',
    '.5',
    '+1',
    'no: yes',
    '- x',
  ],
);
const words = fc.oneof({ weight: 12, arbitrary: plainWords }, { weight: 1, arbitrary: oddWords });
const flow: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? words
    : fc.oneof(
        { weight: 3, arbitrary: words },
        fc.array(flow(), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
        fc
          .array(fc.tuple(key, flow()), { maxLength: 3 })
          .map((pairs) => `{ ${pairs.map(([k, v]) => `${k}: ${v}`).join(', ')} }`),
      ),
);

/** Lines of a block, to be indented by whoever holds it. */
const block: fc.Memo<string[]> = fc.memo((depth) => {
  const pair =
    depth <= 1
      ? fc.tuple(key, words).map(([k, v]) => [`${k}: ${v}`])
      : fc.oneof(
          { weight: 4, arbitrary: fc.tuple(key, flow(2)).map(([k, v]) => [`${k}: ${v}`]) },
          fc
            .tuple(key, block(), fc.constantFrom(0, 1, 2, 4))
            .map(([k, lines, by]) => [`${k}:`, ...lines.map((line) => ' '.repeat(by) + line)]),
        );
  const item =
    depth <= 1
      ? flow(1).map((v) => [`- ${v}`])
      : fc.oneof(
          flow(2).map((v) => [`- ${v}`]),
          fc
            .tuple(block(), fc.constantFrom(2, 3))
            .map(([lines, by]) =>
              lines.map((line, n) => (n === 0 ? '-'.padEnd(by) : ' '.repeat(by)) + line),
            ),
        );
  const many = (lines: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> =>
    fc.array(lines, { minLength: 1, maxLength: 4 }).map((groups) => groups.flat());
  return fc.oneof({ weight: 3, arbitrary: many(pair) }, many(item));
});

export const yamlText = fc
  .tuple(block(3), fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n'), fc.boolean())
  .map(([lines, end, isEnded]) => lines.join(end) + (isEnded ? end : ''));

const slips = fc.constantFrom(
  ...[':', ': ', '#', ' #', '- ', '-', '[', ']', '{', '}', ',', "'", '"', '&', '*', '!', '|', '>'],
  ...[
    '%',
    '@',
    '\\',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '\u00A0',
    '\uFEFF',
    '\u{1F600}',
    '\uD800',
    ' ',
    '  ',
  ],
  ...['010', '1e3', '0x1F', '1.5', '.5', '+1', '-1', '~', 'null', 'yes', '__proto__', '---', '...'],
  ...['\n  ', '\n- ', 'a: b\n', '\u0085', '\u2028', '?', '? ', '<<: ', '=', '`', '\0', '\u0007'],
);

/** The text with a few slips: put in at some place, in the place of some characters. */
export const mutated = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(text, fc.array(fc.tuple(slips, fc.nat(), fc.nat(2)), { maxLength: 3 }))
    .map(([whole, changes]) =>
      changes.reduce((now, [slip, place, gone]) => {
        const at = place % (now.length + 1);
        return now.slice(0, at) + slip + now.slice(at + gone);
      }, whole),
    );
