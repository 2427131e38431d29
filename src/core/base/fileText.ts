import type { FileRead, FileVersion } from './ports';
import { whyZeros } from './unreadable';

/**
 * Result of reading a file, from all its bytes.
 * @param decode UTF-8 to text, keeping a byte order mark; throws if they are not UTF-8
 */
export function fileRead(
  path: string,
  { size, mtime }: FileVersion,
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string,
): FileRead {
  if (bytes.includes(0)) return { path, unreadable: whyZeros(bytes), size, mtime };
  try {
    decode(bytes);
  } catch {
    return { path, unreadable: 'notUtf8', size, mtime };
  }
  return {
    ...{ path, size, mtime, bytes, length: bytes.length },
    get text() {
      return decode(bytes);
    },
    part: (from, to) => decode(bytes.subarray(from, to)),
  };
}
