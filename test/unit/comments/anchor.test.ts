import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { anchorIn, anchorOf, findAnchor, type Anchor } from '../../../src/core/comments/anchor';

const hash = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

function anchored(answer: string, quote: string): Anchor {
  const from = answer.indexOf(quote);
  assert.notEqual(from, -1);
  const anchor = anchorOf(answer, from, from + quote.length, hash);
  assert.ok(anchor);
  return anchor;
}

/** What the anchor finds, and `undefined` when it is gone. */
function found(answer: string, anchor: Anchor): string | undefined {
  const place = findAnchor(answer, anchor, hash);
  return place && answer.slice(place.from, place.to);
}

const answer = `
The families told us what they wanted. We listened, and wrote it down with them.

Later the team met again. Nobody had asked the children before, and that was a mistake.
`;
const sentence = 'Nobody had asked the children before, and that was a mistake.';

describe('anchors', () => {
  it('find the words where they stood', () => {
    assert.equal(found(answer, anchored(answer, sentence)), sentence);
  });

  it('hold none of the words', () => {
    const text = Object.values(anchored(answer, sentence)).join(' ');
    for (const word of sentence.match(/\w{3,}/g)!) assert.ok(!text.includes(word), word);
  });

  it('are widened to whole words, without the blanks around them', () => {
    const from = answer.indexOf('dren before');
    const anchor = anchorOf(answer, from, from + 'dren before, '.length, hash)!;
    assert.equal(found(answer, anchor), 'children before,');
  });

  it('are none where nothing but blanks is meant', () => {
    assert.equal(anchorOf('one\n\n\ntwo', 3, 6, hash), undefined);
    assert.equal(anchorOf('', 0, 0, hash), undefined);
  });

  it('do not mind how lines end and where they are wrapped', () => {
    const anchor = anchored(answer, sentence);
    const wrapped = answer.replace('children before', 'children\nbefore').replaceAll('\n', '\r\n');
    assert.equal(found(wrapped, anchor), sentence.replace('children ', 'children\r\n'));
  });

  it('follow a sentence that was partly reworded', () => {
    const anchor = anchored(answer, sentence);
    const reworded = 'Few had asked the children before, and that was our mistake';
    const edited = answer.replace(sentence, `${reworded}. It will not happen again.`);
    assert.equal(found(edited, anchor), reworded);
    assert.equal(findAnchor(edited, anchor, hash)?.isExact, false);
  });

  it('follow a long paragraph of which the middle was rewritten', () => {
    const words = (name: string, count: number): string =>
      Array.from({ length: count }, (_, at) => `${name}${at}`).join(' ');
    const long = `${words('begin', 20)} ${words('middle', 40)} ${words('end', 20)}`;
    const anchor = anchored(`Before. ${long} Behind.`, long);
    const now = `${words('begin', 20)} ${words('other', 7)} ${words('end', 20)}`;
    assert.equal(found(`${now} Behind.`, anchor), now);
  });

  const journey =
    'We sat with her for an hour. Adjectives are judgements. Her mother nodded, and so did I.';
  for (const [what, quote, now] of [
    ['a word inserted', 'Adjectives are judgements.', 'Adjectives are often judgements'],
    ['two words inserted', 'Adjectives are judgements', 'Adjectives are nearly always judgements'],
    ['a word removed', 'Adjectives are judgements', 'Adjectives judgements'],
    ['a word replaced', 'Adjectives are judgements', 'Adjectives can be judgements'],
    ['another letter case', 'Adjectives are judgements', 'adjectives are JUDGEMENTS'],
    ['a spelling corrected', 'Adjectives are judgements', 'Adjectives are judgments'],
    ['one word spelt otherwise', 'judgements', 'judgments'],
    ['one word in another case', 'judgements', 'Judgements'],
    ['two words spelt otherwise', 'are judgements', 'Are judgments'],
    ['other marks between them', 'Adjectives are judgements', 'Adjectives “are”: judgements'],
  ] as const)
    it(`follow a short quote with ${what}`, () => {
      const anchor = anchored(journey, quote);
      const edited = journey.replace(quote.replace(/\.$/, ''), now);
      assert.equal(found(edited, anchor), now);
      assert.equal(findAnchor(edited, anchor, hash)?.isExact, false);
    });

  it('follow a short quote that is moved and changed', () => {
    const anchor = anchored(journey, 'Adjectives are judgements');
    const moved = `Adjectives are often judgements. ${journey.replace('Adjectives are judgements. ', '')}`;
    assert.equal(found(moved, anchor), 'Adjectives are often judgements');
  });

  it('follow a quote of which half was removed', () => {
    const anchor = anchored(answer, sentence);
    const edited = answer.replace(sentence, 'Nobody had asked the children.');
    assert.equal(found(edited, anchor), 'Nobody had asked the children');
  });

  it('follow a quote with other quotation marks, apostrophes and accents', () => {
    const text = 'One more. "Don\'t tell Zoe\u0308," she said. The end.';
    const anchor = anchored(text, '"Don\'t tell Zoe\u0308," she said.');
    const edited = text.replace('"Don\'t tell Zoe\u0308,"', '“Don’t tell Zoë,”');
    assert.equal(found(edited, anchor), 'Don’t tell Zoë,” she said');
  });

  it('let a short quote go when it was removed', () => {
    for (const quote of ['very', 'judgements', 'are judgements', 'Adjectives are judgements']) {
      const text = `It was very clear to us all. ${journey}`;
      const edited = text.replace(`${quote} `, '').replace(quote, '');
      assert.equal(found(edited, anchored(text, quote)), undefined, quote);
    }
  });

  it('do not take a common word elsewhere for a short quote', () => {
    const text =
      'They came late. It was good. The garden was large, and the good food helped us all.';
    const edited = text.replace('It was good', 'Nothing of the kind happened');
    assert.equal(found(edited, anchored(text, 'It was good')), undefined);
  });

  it('do not take another sentence of the same kind for it', () => {
    const anchor = anchored(answer, sentence);
    const edited = answer.replace(
      sentence,
      'Nobody had seen the garden before, and that is a pity.',
    );
    assert.equal(found(edited, anchor), undefined);
  });

  it('tell words that stand several times apart by what stands around them', () => {
    const text = 'Red is calm. Yes. Green is loud. Yes. Blue is cold. Yes. White is warm.';
    const from = text.indexOf('Yes. Blue');
    const anchor = anchorOf(text, from, from + 4, hash)!;
    const edited = `Now and then, Yes. ${text.replace('Red is calm. ', '')} At the end.`;
    const place = findAnchor(edited, anchor, hash)!;
    assert.equal(place.from, edited.indexOf('Yes. Blue'));
  });

  it('work on words without blanks, signs of two units and bare punctuation', () => {
    for (const [text, quote] of [
      ['家族は信頼を得た。子どもたちに聞いた。', '子どもたちに聞いた。'],
      ['It was good 👍🏽 in the end 🎉🎉.', '👍🏽'],
      ['Καλημέρα, όλοι. Ευχαριστώ.', 'Ευχαριστώ.'],
      ['So … and so', '…'],
    ] as const)
      assert.equal(found(`New words! ${text}`, anchored(text, quote)), quote);
  });

  it('are read from a record only when they have this form', () => {
    const anchor = anchored(answer, sentence);
    assert.deepEqual(anchorIn(JSON.parse(JSON.stringify(anchor))), anchor);
    for (const value of [
      undefined,
      null,
      'x',
      {},
      { ...anchor, hash: 'x' },
      { ...anchor, words: 'xyz' },
    ])
      assert.equal(anchorIn(value), undefined);
  });
});

describe('anchors, whatever is written', () => {
  const word = fc.constantFrom(
    ...'a trust Trust family été naïve 子 供 मानव don’t 2026 🎉 👩‍👩‍👧 … — x9 *bold* `code`'.split(' '),
  );
  const blank = fc.constantFrom(' ', '  ', '\n', '\n\n', '\r\n', ', ', '. ');
  const prose = fc
    .array(fc.tuple(word, blank), { maxLength: 30 })
    .map((parts) => parts.flat().join(''));
  /** An answer with two places in it. */
  const withQuote = fc
    .tuple(prose, fc.nat(), fc.nat())
    .map(([text, a, b]) => {
      const places = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      return { text, anchor: anchorOf(text, places[0]!, places[1]!, hash) };
    })
    .filter(({ anchor }) => anchor !== undefined)
    .map(({ text, anchor }) => {
      const { from, to } = findAnchor(text, anchor!, hash)!;
      return { text, anchor: anchor!, from, to };
    });
  const flat = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ');

  it('keep the very text through any edit before or behind it', () => {
    fc.assert(
      fc.property(
        withQuote,
        prose,
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (made, put, a, b, isBefore) => {
          const { text, anchor, from, to } = made;
          const [low, high] = isBefore ? [0, from] : [to, text.length];
          const [start, end] = [a, b]
            .map((place) => low + (place % (high - low + 1)))
            .sort((x, y) => x - y) as [number, number];
          const edited = text.slice(0, start) + put + text.slice(end);
          assert.equal(flat(found(edited, anchor)), flat(text.slice(from, to)));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('keep the very place of words that stand there once, through edits on both sides', () => {
    fc.assert(
      fc.property(prose, prose, prose, prose, (before, behind, newBefore, newBehind) => {
        const quote = 'the only “zebra” here.';
        const anchor = anchored(`${before} ${quote} ${behind}`, quote);
        const edited = `${newBefore} ${quote} ${newBehind}`;
        const place = findAnchor(edited, anchor, hash)!;
        assert.equal(place.from, edited.indexOf(quote));
        assert.equal(place.to, place.from + quote.length);
        assert.ok(place.isExact);
      }),
    );
  });

  it('go with a paragraph that is moved', () => {
    fc.assert(
      fc.property(fc.array(prose, { minLength: 1, maxLength: 6 }), fc.nat(), (paragraphs, to) => {
        const moved = 'A zebra came. It stood in the yard.';
        const anchor = anchored(`${moved}\n\n${paragraphs.join('\n\n')}`, 'It stood in the yard.');
        const others = [...paragraphs];
        others.splice(to % (paragraphs.length + 1), 0, moved);
        assert.equal(found(others.join('\n\n'), anchor), 'It stood in the yard.');
      }),
    );
  });

  it('are gone when the words are', () => {
    fc.assert(
      fc.property(prose, prose, prose, (before, behind, instead) => {
        const quote = 'Nobody had asked a zebra before, and that was wrong.';
        const anchor = anchored(`${before} ${quote} ${behind}`, quote);
        assert.equal(found(`${before} ${instead} ${behind}`, anchor), undefined);
      }),
    );
  });

  it('are the same for both kinds of line ends', () => {
    fc.assert(
      fc.property(withQuote, ({ text, from, to }) => {
        const crlf = (part: string): string => part.replace(/\r?\n/g, '\r\n');
        const lf = (part: string): string => part.replace(/\r\n/g, '\n');
        const one = anchorOf(
          lf(text),
          lf(text.slice(0, from)).length,
          lf(text.slice(0, to)).length,
          hash,
        );
        const other = anchorOf(
          crlf(text),
          crlf(text.slice(0, from)).length,
          crlf(text.slice(0, to)).length,
          hash,
        );
        assert.deepEqual(one, other);
      }),
    );
  });
});
