import assert from 'node:assert/strict';
import fc from 'fast-check';
import { borrowQuickReader, longestText } from '../../../src/core/quick/quickReader';
import { countWords } from '../../../src/core/scanBody';
import { text as anyText } from '../arbitraryText';

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

function found(text: string): ReturnType<typeof expected> {
  const bytes = Buffer.from(text);
  reader.text.set(bytes);
  return Array.from({ length: reader.scanLines(bytes.length) }, (_, line) => {
    const row = rows[2 * line + 1]!;
    return { start: rows[2 * line]! - textAt, words: row >> 1, isMarked: (row & 1) === 1 };
  });
}

const check = (text: string): void => {
  assert.deepEqual(found(text), text === '' ? [] : expected(text));
};
const isUtf8 = (text: string): boolean => Buffer.from(text).toString() === text;

describe('the table of lines', () => {
  it('counts the words of each line as countWords does, whatever the text', () => {
    const long = fc.array(anyText, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(fc.property(long.filter(isUtf8), check), { numRuns: 10_000 });
  });

  it('counts every character of the first plane as countWords does', () => {
    for (let code = 0; code < 0x10000; code++)
      if (code < 0xd800 || code > 0xdfff) {
        const c = String.fromCharCode(code);
        check(`a${c}b ${c} .${c}.\n`);
      }
  });

  it('counts the same wherever a word lies among sixteen bytes', () => {
    for (let shift = 0; shift < 40; shift++)
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
    found('word'.repeat(200));
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
