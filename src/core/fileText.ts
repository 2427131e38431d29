import type { FileText, FileVersion } from './ports';

/** @param decode UTF-8 to text, keeping a byte order mark */
export function fileText(
  path: string,
  { size, mtime }: FileVersion,
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string,
): FileText {
  return {
    path,
    size,
    mtime,
    bytes,
    length: bytes.length,
    get text() {
      return decode(bytes);
    },
    part: (from, to) => decode(bytes.subarray(from, to)),
  };
}
