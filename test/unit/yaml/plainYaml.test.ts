import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { notPlain, readPlainYaml } from '../../../src/core/yaml/plainYaml';
import { readAnyYaml } from '../../../src/core/yaml/readYaml';
import { mutated, yamlText } from './arbitraryYaml';

/** What the fast path accepts, YAML itself must read without an error and as the same value. */
function assertSame(text: string): boolean {
  const plain = readPlainYaml(text);
  if (plain === notPlain) return false;
  const { value, findings } = readAnyYaml(text);
  assert.deepEqual(findings, [], JSON.stringify(text));
  assert.deepEqual(plain, value ?? null, JSON.stringify(text));
  return true;
}

describe('plainYaml', () => {
  it('equals the yaml package for documents as people write them', () => {
    let accepted = 0;
    let seen = 0;
    fc.assert(
      fc.property(yamlText, (text) => {
        seen++;
        if (assertSame(text)) accepted++;
      }),
      { numRuns: 6000 },
    );
    assert.ok(accepted > seen / 5, `only ${accepted} of ${seen} took the fast path`);
  });

  it('equals the yaml package after characters were put in, changed or taken out', () => {
    let accepted = 0;
    fc.assert(
      fc.property(mutated(yamlText), (text) => {
        if (assertSame(text)) accepted++;
      }),
      { numRuns: 12_000 },
    );
    assert.ok(accepted > 500, `only ${accepted} took the fast path`);
  });

  it('equals the yaml package for lines of characters that mean something', () => {
    const pieces = ['a', 'b: ', ':', ' ', '  ', '- ', '-', '\n', '\r\n', '[', ']', '{', '}', ', '];
    const more = [',', "'", '"', '#', ' #', '|', '>', '?', '1', '.', '0', 'e', 'é', '!', '&', '*'];
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces, ...more), { minLength: 1, maxLength: 14 }),
        (parts) => {
          if (assertSame(`a: ${parts.join('')}`)) accepted++;
          if (assertSame(parts.join(''))) accepted++;
        },
      ),
      { numRuns: 12_000 },
    );
    assert.ok(accepted > 500, `only ${accepted} took the fast path`);
  });

  const special = {
    integers: ['0', '7', '010', '00', '123456789012345', '1234567890123456789', '-1', '+1', '-0'],
    numbers: [
      '1.5',
      '.5',
      '5.',
      '2.10',
      '1e3',
      '1E-3',
      '1.e4',
      '0x1F',
      '0X1F',
      '0o17',
      '0b1',
      '1_0',
    ],
    words: [
      'null',
      'Null',
      'NULL',
      'nULL',
      '~',
      'true',
      'True',
      'tRUE',
      'FALSE',
      'yes',
      'no',
      'on',
    ],
    more: ['.inf', '-.Inf', '.nan', 'Infinity', 'NaN', '12:30', '1:2:3', '2026-11-23', '1a', '1 2'],
    texts: [
      'a#b',
      'a #b',
      'a: b',
      'a:b',
      'a:',
      'it’s',
      "it's",
      'say "x"',
      'a, b',
      'a]',
      'a}',
      'a|',
    ],
    marks: ['-', '- a', '--- a', '...', '@a', '`a', '%a', '!a', '!!str 1', '&a b', '*a', '|', '>-'],
    quoted: ["''", '""', "'a''b'", '"a\\nb"', '"a\\', "'a", '"2.10"', "'#'", '"a" b', '"a": b'],
    flow: ['[]', '{}', '[a, b]', '[a,b]', '[ a , b ]', '[a, ]', '[,]', '[[a], {b: c}]', '{a: b}'],
    oddFlow: ['{a:b}', '{a}', '{a: }', '[a: b]', '{a: b, a: c}', '[a', '{a: b', '[a] b', '[a]]'],
    links: [
      'https://a.b/c?d=e#f',
      '/a/b',
      'a@b.c',
      'C:\\a',
      'a\\b',
      '../a',
      '~/a',
      '$a',
      '=a',
      '<<',
    ],
    unicode: [
      'é',
      '名前',
      '\u{1F600}',
      'a\u0301',
      '\u05D0',
      'a\u00A0',
      '\u00A0a',
      '\u3000a',
      'a\u2028b',
    ],
    control: [
      'a\tb',
      '\ta',
      'a\t',
      'a\u0007b',
      'a\u007Fb',
      'a\u0085b',
      '\uFEFFa',
      'a\uFEFF',
      'a\rb',
    ],
  };
  for (const [name, values] of Object.entries(special))
    it(`reads ${name} as YAML does, or leaves them to it`, () => {
      for (const value of values)
        for (const text of [
          `a: ${value}`,
          `a: ${value}\nb: c\n`,
          `a: ${value}\r\nb: c\r\n`,
          `- ${value}\n- x\n`,
          `a:\n  - ${value}\n`,
          `a: [${value}]\n`,
          `a: [x, ${value}, y]\n`,
          `a: { b: ${value} }\n`,
          `${value}: x\n`,
          `${value}\n`,
        ])
          assertSame(text);
      assert.equal(assertSame('a: b\n'), true);
    });

  const shapes = [
    'a:\n- b\n- c\nd: e\n',
    'a:\n  - b: c\n    d: e\n  - b: f\n',
    '- a:\n  - b\n  c: d\n',
    '- a:\n    b: c\n- a\n',
    'a:\n    b: c\n    d:\n      - e\nf: g\n',
    'a:\n\n  b: c\n\n\nd: e\n\n',
    'a:\nb:\n',
    '\n\na: b',
    '',
    '   \n  \n',
    'a:   b   \n',
    'a: b # c\n',
    '# c\na: b\n  # d\nc: # e\n# f\n  d: e\n#',
    'a: 1.5\nb: -1\nc: -3.0545123456789012\nd: [1.5, -0.25, .5, 1e3]\n',
    'a: 2026-11-23T12:00:00+01:00\nb: 2026-11-23 12:30\nc: [12:30, 2026-11-23T12:00:00Z]\n',
    `a: 'it''s'\nb: "say \\"x\\" \\\\ \\u00e9"\nc: '#x'\n`,
    'Date created: x\nü: y\nv1.2: z\na/b (c): d\n',
    'a: ~\nb: True\nc: ./x\nd: -x\ne: <b>\nf: (c)\n',
  ];
  for (const text of shapes)
    it(`takes the fast path for ${JSON.stringify(text)}`, () => {
      assert.equal(assertSame(text), true);
    });

  const outside = [
    'a: 1\na: 2\n',
    'a: {b: 1, b: 2}\n',
    '__proto__: 1\n',
    'a: { __proto__: 1 }\n',
    'a: |\n  b\n',
    'a: b\n  c\n',
    'a: &x b\nc: *x\n',
    '? a\n: b\n',
    'a\n',
    'a: b\n---\nc: d\n',
    '\ta: b\n',
    'a:\n\tb: c\n',
    'a: "b\nc"\n',
    '"a": b\n',
    'a: [b,\n  c]\n',
    'a: 12345678901234567890\n',
    'a: 1e999\n',
    'a: "\\x41"\n',
    'a: "b\\\nc"\n',
  ];
  for (const text of outside)
    it(`leaves ${JSON.stringify(text)} to the yaml package`, () => {
      assert.equal(readPlainYaml(text), notPlain);
    });

  it('reads only the part of the text that it is given', () => {
    const text = 'x: [\na: b\nc: d';
    assert.deepEqual(readPlainYaml(text, 5, 9), { a: 'b' });
    assert.deepEqual(readPlainYaml(text, 5, 8), { a: null });
    assert.equal(readPlainYaml(text, 5, 6), notPlain);
  });

  it('reads a part as it would read that part alone', () => {
    fc.assert(
      fc.property(mutated(yamlText), fc.nat(60), fc.nat(60), (text, before, after) => {
        const from = Math.min(before, text.length);
        const to = Math.max(from, text.length - after);
        assert.deepEqual(readPlainYaml(text, from, to), readPlainYaml(text.slice(from, to)));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes the fast path for front matter and records as this program writes them', () => {
    const frontMatter = {
      id: '20261123-k3f9qa',
      template: 'openlearn-sds-scotland/2.9',
      version: 1,
      title: 'Co-producing support with children',
      date: '2026-11-23',
    };
    const record = { id: 'abcdefghjkmnpqrs', at: '2026-11-23T12:00:00Z', kind: 'completed' };
    const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
    assert.ok(assertSame(stringify(frontMatter, { lineWidth: 0 })));
    assert.ok(assertSame(stringify([{ ...record, digest }], { lineWidth: 0 })));
    assert.ok(
      assertSame(
        [
          'id: 20261123-k3f9qa',
          'title: "Co-production: who gains?"',
          'tags: [co-production, families]',
          'cpd: { minutes: 30, participatory: 15, covers: [sssc-cpl/reflective-practice] }',
          '',
        ].join('\n'),
      ),
    );
  });
});
