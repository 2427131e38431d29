import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addLines,
  attributesLines,
  codeownersHint,
  codeownersLines,
  namesFolder,
  withBlock,
} from '../../../src/core/sharing/sharingFiles';
import { text } from '../../kit/arbitraryText';
import { MemoryFiles } from '../../kit/memoryFiles';

const lines = (...people: string[]): string[] => [codeownersHint(), ...codeownersLines('', people)];

/** What holds a zero is no text. */
const plainText = text.filter((one) => !one.includes('\0'));

describe('files for sharing', () => {
  it('say whose records are whose, to be filled in', () => {
    const made = withBlock('', lines('sam', 'ann'), namesFolder);
    assert.equal(
      made,
      [
        '# >>> Reflective Journal',
        '# Whose records are whose: fill in the handles and take away the “#” before “/”.',
        '# /.journal/records/ann/ @handle-of-ann',
        '# /.journal/records/sam/ @handle-of-sam',
        '# <<< Reflective Journal',
        '',
      ].join('\n'),
    );
    assert.deepEqual(codeownersLines('a/b', ['ann']), [
      '# /a/b/.journal/records/ann/ @handle-of-ann',
    ]);
  });

  it('keep what was filled in, and name only people who are new', () => {
    const filled = withBlock('', lines('ann'), namesFolder).replace(
      /^# (\/.*) @.*$/m,
      '$1 @ann-smith',
    );
    const again = withBlock(filled, lines('ann', 'sam'), namesFolder);
    assert.equal(again, filled.replace('# <<<', '# /.journal/records/sam/ @handle-of-sam\n# <<<'));
  });

  it('let no name in a journal make a line of its own', () => {
    assert.deepEqual(codeownersLines('', ['ann\n* @mallory', 'a b', '../x', '']), []);
    assert.deepEqual(codeownersLines('a\n* @mallory', ['ann']), []);
  });

  it('leave everything else byte for byte, and are added once', async () => {
    await fc.assert(
      fc.asyncProperty(plainText, fc.boolean(), async (before, hasBlock) => {
        const start = hasBlock ? withBlock(before, ['# something older']) : before;
        const files = new MemoryFiles({ CODEOWNERS: start });
        const add = () => addLines(files, 'CODEOWNERS', attributesLines());
        await add();
        const read = await files.read('CODEOWNERS');
        assert.ok('text' in read);
        const { text } = read;
        // One piece was put in, and without it the text is what it was.
        const added = text.length - start.length;
        const isPutInAt = (at: number): boolean =>
          text.slice(0, at) + text.slice(at + added) === start;
        assert.ok(Array.from({ length: start.length + 1 }, (_, at) => at).some(isPutInAt));
        for (const line of attributesLines()) assert.ok(text.includes(line));
        await add();
        assert.equal(withBlock(text, attributesLines()), text);
      }),
    );
  });
});
