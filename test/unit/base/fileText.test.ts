import assert from 'node:assert/strict';
import { fileRead } from '../../../src/core/base/fileText';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

describe('the text of bytes', () => {
  for (const [what, bytes, why] of [
    ['UTF-16', [0xff, 0xfe, 0x61, 0], 'notUtf8'],
    ['UTF-16 the other way round', [0xfe, 0xff, 0, 0x61], 'notUtf8'],
    ['a zero byte after a mark of UTF-8', [0xef, 0xbb, 0xbf, 0], 'binary'],
    ['a zero byte', [0xff, 0], 'binary'],
  ] as const)
    it(`is not there for ${what}, which is said`, () => {
      const version = { size: bytes.length, mtime: 0 };
      const file = fileRead('a.md', version, Uint8Array.from(bytes), (part) =>
        decoder.decode(part),
      );
      assert.deepEqual(file, { path: 'a.md', unreadable: why, ...version });
    });
});
