/** How a stored picture is turned to be upright, as its EXIF data say. */
import type { Turn } from './report';

const turns: readonly (Turn | undefined)[] = [
  undefined,
  { clockwise: 0, isMirrored: true },
  { clockwise: 180, isMirrored: false },
  { clockwise: 180, isMirrored: true },
  { clockwise: 270, isMirrored: true },
  { clockwise: 90, isMirrored: false },
  { clockwise: 90, isMirrored: true },
  { clockwise: 270, isMirrored: false },
];

/** Returns `undefined` if the picture is upright, or does not say. */
export function uprightTurn(type: string, bytes: Uint8Array): Turn | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const at = type === 'jpg' ? exifOfJpeg(view) : type === 'png' ? exifOfPng(view) : undefined;
    return at === undefined ? undefined : turns[orientationAt(view, at) - 1];
  } catch (error) {
    // A file that ends too early.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const exifMark = 0x45786966;
const startOfScan = 0xda;

function exifOfJpeg(view: DataView): number | undefined {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (marker === startOfScan) return undefined;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xe1 && view.getUint32(at + 4) === exifMark) return at + 10;
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function exifOfPng(view: DataView): number | undefined {
  for (let at = 8; ; at += view.getUint32(at) + 12)
    if (view.getUint32(at + 4) === 0x65584966) return at + 8;
}

/** @param start of the TIFF header */
function orientationAt(view: DataView, start: number): number {
  const isLittleEndian = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, isLittleEndian);
  const count = view.getUint16(directory, isLittleEndian);
  for (let at = directory + 2; at < directory + 2 + count * 12; at += 12)
    if (view.getUint16(at, isLittleEndian) === 0x0112)
      return view.getUint16(at + 8, isLittleEndian);
  return 1;
}
