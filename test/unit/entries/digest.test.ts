import assert from 'node:assert/strict';
import fc from 'fast-check';
import { digestsOf } from '../../../src/core/entries/digest';
import { readEntryText } from '../../../src/core/entries/entryText';
import { testWorld } from '../../kit/world';

const { hash } = testWorld();
const digest = (text: string): string => digestsOf(readEntryText(text), hash).digest;
const digest2 = (text: string): string => digestsOf(readEntryText(text), hash).digest2;

const vector = `---
id: 20261123-k3f9qa
template: openlearn-sds-scotland/2.9
version: 1
title: Any title
date: 2026-11-23
tags: [co-production]
cpd: { minutes: 30, participatory: 15, covers: [sssc-cpl/reflective-practice] }
---
# Activity 2.9

## What did the families gain? <!-- prompt: benefits -->

Trust grew both ways.
`;
const vectorDigest = 'sha256:97a656a74aa7dc136e7d5eefbb7c8bd90f98936bf20531614a2ad03c4b2d6e78';
const vectorDigest2 = 'sha256-2:1bc54a734818d6f0e9d5070afb6b0c40a7c352f65d2cfbb4573afc110b38eab9';

describe('digest', () => {
  it('is that of the test vector', () => {
    assert.equal(digest(vector), vectorDigest);
    assert.equal(digest2(vector), vectorDigest2);
  });

  const same: [name: string, text: string][] = [
    ['CRLF', vector.replaceAll('\n', '\r\n')],
    [
      'blanks at line ends',
      vector.replace('both ways.', 'both ways. \t').replace('# Act', '# Act'),
    ],
    ['blanks on an empty line', vector.replace('\n\n## What', '\n  \n## What')],
    ['blank lines before the front matter', `\n \r\n${vector}`],
    ['a byte order mark', `\uFEFF${vector}`],
    [
      'another title, id or tag',
      vector.replace('Any title', 'Another').replace('k3f9qa', 'aaaaaa'),
    ],
    ['keys in another order', vector.replace(/^(version: 1\n)(.*\n)(date.*\n)/m, '$3$2$1')],
    ['other quotation marks', vector.replace('2026-11-23', '"2026-11-23"')],
    ['a comment in the front matter', vector.replace('version: 1', 'version: 1 # of the template')],
  ];
  for (const [name, text] of same)
    it(`does not change with ${name}`, () => {
      assert.notEqual(text, vector);
      assert.equal(digest(text), vectorDigest);
      assert.equal(digest2(text), vectorDigest2);
    });

  const atEnds: [name: string, text: string][] = [
    ['blank lines before the words', vector.replace('# Activity', '\n \t\n# Activity')],
    ['blank lines behind them', `${vector}\r\n  \n`],
    ['the missing last line end', vector.slice(0, -1)],
  ];
  for (const [name, text] of atEnds)
    it(`changes with ${name}, and the second one does not`, () => {
      assert.notEqual(digest(text), vectorDigest);
      assert.equal(digest2(text), vectorDigest2);
    });

  const other: [name: string, text: string][] = [
    ['a word', vector.replace('both', 'in both')],
    ['a blank within a line', vector.replace('both ways', 'both  ways')],
    ['an empty line', vector.replace('\n## What', '\n\n## What')],
    ['a blank before the first word', vector.replace('# Activity', ' # Activity')],
    ['the minutes claimed', vector.replace('minutes: 30', 'minutes: 31')],
    ['a further claim', vector.replace('participatory: 15', 'participatory: 15, type: course')],
    ['the date', vector.replace('2026-11-23', '2026-11-24')],
    ['the template', vector.replace('scotland/2.9', 'scotland/2.10')],
    ['the version', vector.replace('version: 1', 'version: 2')],
    ['no version', vector.replace('version: 1\n', '')],
  ];
  for (const [name, text] of other)
    it(`changes with ${name}`, () => {
      assert.notEqual(text, vector);
      assert.notEqual(digest(text), vectorDigest);
      assert.notEqual(digest2(text), vectorDigest2);
    });

  /** Front matter, and the canonical JSON of it that the first published version hashed. */
  const values: [frontMatter: string, json: string][] = [
    ['date: 2026-11-23', '{"date":"2026-11-23"}'],
    ['version: 1.0', '{"version":1}'],
    ['version: -0', '{"version":0}'],
    ['version: 0x1F', '{"version":31}'],
    ['version: 0o17', '{"version":15}'],
    ['version: 007', '{"version":7}'],
    ['version: 1e3', '{"version":1000}'],
    ['version: 12345678901234567890', '{"version":12345678901234567000}'],
    ['cpd: {}', '{"cpd":{}}'],
    ['cpd: []', '{"cpd":{}}'],
    ['cpd: { minutes: 30.0, participatory: 0x1F }', '{"cpd":{"minutes":30,"participatory":31}}'],
    ['cpd: { on: 2026-11-23 }', '{"cpd":{"on":"2026-11-23"}}'],
    ['cpd: { a: true, b: TRUE, c: yes }', '{"cpd":{"a":true,"b":true,"c":"yes"}}'],
    ['cpd: { a: 1.50, b: 1e-7 }', '{"cpd":{"a":1.5,"b":1e-7}}'],
    // A key that is not of the format keeps its null: it was recorded so.
    ['cpd: { a: null, b: ~, c: .nan }', '{"cpd":{"a":null,"b":null,"c":null}}'],
    ['cpd: { a: [1, ~, { z: 1, b: ~ }] }', '{"cpd":{"a":[1,null,{"b":null,"z":1}]}}'],
    ['cpd: { 1: a, <<: { minutes: 5 } }', '{"cpd":{"1":"a","<<":{"minutes":5}}}'],
    ['cpd: { a: &x [1], b: *x, c: !own d }', '{"cpd":{"a":[1],"b":[1],"c":"d"}}'],
    ['', '{}'],
  ];
  for (const [frontMatter, json] of values)
    it(`takes the values of YAML as parsed: ${frontMatter}`, () => {
      const text = `---\n${frontMatter}\n---\nwords\n`;
      assert.deepEqual(readEntryText(text).findings, []);
      assert.equal(digest(text), `sha256:${hash(`${json}\nwords\n`)}`);
    });

  for (const field of ['cpd', 'date', 'template', 'version'])
    it(`takes ${field}: null as absent`, () => {
      const text = `---\n${field}: null\n---\nwords\n`;
      assert.deepEqual(readEntryText(text).findings, []);
      assert.equal(digest(text), `sha256:${hash('{}\nwords\n')}`);
    });

  /** Front matter that version 0.1.0 refused and other tools write. */
  const lenient: [frontMatter: string, json: string][] = [
    ['date: 2026-11-23T10:00:00', '{"date":"2026-11-23T10:00:00"}'],
    ['date: 2026/11/23', '{"date":"2026/11/23"}'],
    ['date: 03/04/2026', '{"date":"03/04/2026"}'],
    ['version: "1"', '{"version":"1"}'],
    ['template: ""', '{"template":""}'],
    ['cpd: { minutes: "30", x: ~ }', '{"cpd":{"minutes":"30","x":null}}'],
    [
      'cpd: { minutes: 30, evidence: ~, covers: [a/b, ~] }',
      '{"cpd":{"covers":["a/b"],"minutes":30}}',
    ],
    ['cpd: { minutes: 30, evidence: a.pdf }', '{"cpd":{"evidence":"a.pdf","minutes":30}}'],
    ['tags: a, b\nversion: 1\ncpd: { minutes: 5 }', '{"cpd":{"minutes":5},"version":1}'],
  ];
  for (const [frontMatter, json] of lenient)
    it(`takes the values as written, not as read: ${frontMatter.replaceAll('\n', ', ')}`, () => {
      const text = `---\n${frontMatter}\n---\nwords\n`;
      const { findings } = readEntryText(text);
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 'error'),
        [],
      );
      assert.equal(digest(text), `sha256:${hash(`${json}\nwords\n`)}`);
    });

  const refused: [frontMatter: string, json: string][] = [
    ['date: 2026-02-30\nversion: 1', '{"version":1}'],
    ['template: 2.10\ndate: 2026/11/23', '{"date":"2026/11/23"}'],
    ['cpd: { minutes: many }\nversion: 1', '{"version":1}'],
  ];
  for (const [frontMatter, json] of refused)
    it(`takes a value with an error as absent: ${frontMatter.replaceAll('\n', ', ')}`, () => {
      const text = `---\n${frontMatter}\n---\nwords\n`;
      assert.ok(readEntryText(text).findings.some(({ severity }) => severity === 'error'));
      assert.equal(digest(text), `sha256:${hash(`${json}\nwords\n`)}`);
    });

  it('has a value for an entry without front matter', () => {
    assert.equal(digest('words\n'), `sha256:${hash('{}\nwords\n')}`);
  });

  it('changes with the words and with nothing else', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      ' ',
      '\t',
      '\n',
      '\r\n',
      '\r',
      '\u00A0',
      '\u{1F600}',
      '#',
    );
    const body = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(body, body, (one, two) => {
        const isSame = plain(one) === plain(two);
        assert.equal(digest(one) === digest(two), isSame);
        assert.equal(digest2(one) === digest2(two), inner(one) === inner(two));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(body, (one) => {
        assert.equal(digest(one), digest(plain(one)));
        assert.equal(digest2(one), digest2(inner(one)));
      }),
    );
  });

  it('has a value whatever is claimed', () => {
    const values = [
      '.nan',
      '.inf',
      '-.inf',
      '1e400',
      '~',
      '&a [*a]',
      '{ b: { c: [1, x] } }',
      '"\\ud800"',
    ];
    for (const value of values)
      assert.match(digest(`---\ncpd: { minutes: 5, x: ${value} }\n---\n`), /^sha256:[0-9a-f]{64}$/);
  });

  it('is made of a megabyte of blanks within a line', () => {
    assert.match(digest(`a${' '.repeat(1_000_000)}b \n`), /^sha256:/);
  });
});

const inner = (text: string): string => plain(text).replace(/^\n+|\n+$/g, '');

/** The words as the digest takes them, done once more by splitting into lines. */
function plain(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[ \t]*$/, ''))
    .join('\n');
}
