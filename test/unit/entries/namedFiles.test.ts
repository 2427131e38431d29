/** Files as other programs spell their names. */
import assert from 'node:assert/strict';
import { namedFiles } from '../../../src/core/entries/namedFiles';
import { MemoryFiles } from '../../kit/memoryFiles';

const composed = 'attachments/caf\u00e9.pdf';
const decomposed = 'attachments/cafe\u0301.pdf';

async function found(
  paths: readonly string[],
  ...names: readonly string[]
): Promise<(string | undefined)[]> {
  const files = new MemoryFiles(Object.fromEntries(paths.map((path) => [path, 'x'])));
  const named = await namedFiles(files, names);
  return names.map((name) => {
    const file = named.get(name);
    return file && `${file.path}${file.isOther ? ', other' : ''}`;
  });
}

describe('a file that a text names', () => {
  it('is found in both Unicode forms, without a word', async () => {
    assert.deepEqual(await found([decomposed], composed), [decomposed]);
    assert.deepEqual(await found([composed], decomposed), [composed]);
    assert.deepEqual(await found([composed, decomposed], composed, decomposed), [
      composed,
      decomposed,
    ]);
  });

  it('is found with other separators, steps, percent signs and letter case', async () => {
    const path = 'attachments/My cert.pdf';
    assert.deepEqual(
      await found(
        [path],
        path,
        './attachments/My cert.pdf',
        'attachments//x/../My cert.pdf',
        'attachments\\My cert.pdf',
        'attachments/My%20cert.pdf',
        'Attachments\\my%20CERT.PDF',
        'attachments/100% mine.pdf',
      ),
      [path, path, path, ...Array<string>(3).fill(`${path}, other`), undefined],
    );
    assert.deepEqual(await found(['a%20b.pdf', 'a b.pdf'], 'a%20b.pdf'), ['a%20b.pdf']);
  });

  it('is not found where several differ in letter case alone, or outside the journal', async () => {
    assert.deepEqual(await found(['a/x.pdf', 'a/X.pdf'], 'A/x.pdf', 'a/X.PDF', 'a/X.pdf'), [
      undefined,
      undefined,
      'a/X.pdf',
    ]);
    assert.deepEqual(
      await found(['x.pdf'], '../x.pdf', 'C:\\x.pdf', '%2e%2e/x.pdf', 'https://example.org/x.pdf'),
      Array<undefined>(4).fill(undefined),
    );
  });
});
