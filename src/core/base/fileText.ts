import type { FileBytes, FileRead, FileText, FileVersion } from './ports';
import { whyZeros } from './unreadable';

/** UTF-8 to text, keeping a byte order mark. @throws where it is not UTF-8 */
type Decode = (bytes: Uint8Array) => string;

/** What one file holds, all of it in these bytes. */
export function fileBytes(
  path: string,
  { size, mtime }: FileVersion,
  bytes: Uint8Array,
  decode: Decode,
): FileBytes {
  return {
    ...{ path, size, mtime, bytes, length: bytes.length },
    ascii: (from, to) => decode(bytes.subarray(from, to)),
    read: () => readIn(path, { size, mtime }, bytes, decode),
  };
}

function readIn(path: string, version: FileVersion, bytes: Uint8Array, decode: Decode): FileRead {
  if (bytes.includes(0)) return { path, unreadable: whyZeros(bytes), ...version };
  try {
    decode(bytes);
  } catch {
    return { path, unreadable: 'notUtf8', ...version };
  }
  return fileText(path, version, bytes, decode);
}

function fileText(
  path: string,
  { size, mtime }: FileVersion,
  bytes: Uint8Array,
  decode: Decode,
): FileText {
  return {
    ...{ path, size, mtime, bytes, length: bytes.length },
    get text() {
      return decode(bytes);
    },
    part: (from, to) => decode(bytes.subarray(from, to)),
  };
}
