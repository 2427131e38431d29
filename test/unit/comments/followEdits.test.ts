import assert from 'node:assert/strict';
import fc from 'fast-check';
import { followEdit } from '../../../src/core/comments/followEdits';

const text = 'One. Two three four. Five.';
const words = 'Two three four.';
const range = { from: text.indexOf(words), to: text.indexOf(words) + words.length };

/** What the range holds after the first of these words was replaced. */
function after(old: string, now: string): string | undefined {
  const from = text.indexOf(old);
  const edited = text.replace(old, now);
  const left = followEdit(range, { from, to: from + old.length, text: now });
  return left && edited.slice(left.from, left.to);
}

describe('words with a comment, through an edit', () => {
  it('stay those words while others are changed', () => {
    assert.equal(after('One', 'Zero, or one'), words);
    assert.equal(after('One. ', ''), words);
    assert.equal(after('Five', ''), words);
  });

  it('are those that were written in their place', () => {
    assert.equal(after('three', 'and'), 'Two and four.');
    assert.equal(after(words, 'Six'), 'Six');
    assert.equal(after(`One. ${words}`, 'Six'), 'Six');
    assert.equal(after('One. Two', 'Uno.'), ' three four.');
    assert.equal(after('four. Five', 'x'), 'Two three ');
  });

  it('have what is typed at their end, up to the end of the line', () => {
    const typed = (put: string) => followEdit(range, { from: range.to, to: range.to, text: put });
    assert.deepEqual(typed('x'), { from: range.from, to: range.to + 1 });
    assert.deepEqual(typed('\r\n'), range);
    const before = followEdit(range, { from: range.from, to: range.from, text: 'x' });
    assert.deepEqual(before, { from: range.from + 1, to: range.to + 1 });
  });

  it('are gone when they are removed, or replaced with more', () => {
    assert.equal(after(words, ''), undefined);
    assert.equal(after('One. Two three four.', ''), undefined);
    const all = { from: 0, to: text.length + words.length, text: 'All is new.' };
    assert.equal(followEdit(range, all), undefined);
  });

  it('are always within the text', () => {
    const place = fc.nat({ max: text.length });
    fc.assert(
      fc.property(place, place, fc.string({ maxLength: 9 }), (a, b, put) => {
        const change = { from: Math.min(a, b), to: Math.max(a, b), text: put };
        const left = followEdit(range, change);
        if (!left) return;
        const length = text.length + put.length - (change.to - change.from);
        assert.ok(0 <= left.from && left.from < left.to && left.to <= length);
      }),
    );
  });
});
