import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import {
  borrowQuickReader,
  longestText,
} from '../../../../../src/core/journal/index/quick/quickReader';
import { countWords } from '../../../../../src/core/text/scanBody';
import { text as anyText } from '../../../../kit/arbitraryText';

const reader = borrowQuickReader()!;
const rows = new Uint32Array(reader.bytes.buffer, 0x10000);
const textAt = reader.text.byteOffset;

/** The same, by the rules written in TypeScript. */
function expected(text: string): { start: number; words: number; isMarked: boolean }[] {
  let start = 0;
  return text.split(/(?<=\n)/).map((line) => {
    const row = { start, words: countWords(line, 0, line.length), isMarked: /[<`~]/.test(line) };
    start += Buffer.byteLength(line);
    return row;
  });
}

/** `undefined` where it gives up. */
function found(bytes: Uint8Array): ReturnType<typeof expected> | undefined {
  reader.text.set(bytes);
  const count = reader.scanLines(bytes.length);
  if (count === -1) return undefined;
  return Array.from({ length: count }, (_, line) => {
    const row = rows[2 * line + 1]!;
    return { start: rows[2 * line]! - textAt, words: row >> 1, isMarked: (row & 1) === 1 };
  });
}

const check = (text: string): void => {
  assert.deepEqual(found(Buffer.from(text)), text === '' ? [] : expected(text));
};
const isText = (text: string): boolean =>
  !text.includes('\0') && Buffer.from(text).toString() === text;

const bytesOf = (some: readonly number[] | Uint8Array): Uint8Array => Uint8Array.from(some);

describe('the table of lines', () => {
  it('counts the words of each line as countWords does, whatever the text', () => {
    const long = fc.array(anyText, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(fc.property(long.filter(isText), check), { numRuns: 10_000 });
  });

  it('counts every character of the first plane as countWords does', () => {
    for (let code = 1; code < 0x10000; code++)
      if (code < 0xd800 || code > 0xdfff) {
        const c = String.fromCharCode(code);
        check(`a${c}b ${c} .${c}.\n`);
      }
  });

  it('takes just what is UTF-8 without a zero', () => {
    const piece = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 4 }),
      // What begins and continues a character, in and out of place.
      fc.array(fc.constantFrom(0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xe0, 0xed), {
        maxLength: 3,
      }),
      fc.array(fc.constantFrom(0x80, 0x8f, 0x90, 0xbf, 0xef, 0xf0, 0xf3, 0xf4, 0xf5, 0xff), {
        maxLength: 4,
      }),
      anyText.map((text) => Buffer.from(text)),
    );
    const bytes = fc
      .array(piece, { maxLength: 40 })
      .map((parts) => Buffer.concat(parts.map(bytesOf)));
    let texts = 0;
    fc.assert(
      fc.property(bytes, (some) => {
        const isGood = isUtf8(some) && !some.includes(0);
        if (isGood) texts++;
        assert.equal(found(some) !== undefined, isGood);
      }),
      { numRuns: 20_000 },
    );
    assert.ok(texts > 1000, `${texts} texts`);
  });

  it('counts the same wherever a word lies among sixty-four bytes', () => {
    for (let shift = 0; shift < 140; shift++)
      for (const text of [
        'word',
        '.word.',
        '-- a-b .',
        'a\nb \n',
        ' \n',
        '<\n`\n~',
        'é',
        '\r\n',
        '名前',
      ])
        for (const filler of [' ', 'x', '.', 'é']) {
          check(filler.repeat(shift) + text);
          check(text + filler.repeat(shift) + text);
        }
  });

  it('is not led astray by what it looked at before', () => {
    found(Buffer.from('word'.repeat(200)));
    check('a');
    check('');
    check(' ');
  });

  it('gives up on more lines than it has room for', () => {
    reader.text.fill(10);
    assert.equal(reader.scanLines(8193), -1);
    check('\n'.repeat(8192));
    check('a'.repeat(longestText));
  });
});
