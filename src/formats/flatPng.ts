/** Converts a PNG to one without transparency or palette, on white. pdfkit would decode others in a worker. */
import { convertIndexedToRgb, decode, encode } from 'fast-png';
import { Unzlib } from 'fflate';

/** @throws if it is invalid, or has more data than its width and height allow */
export function flatPng(bytes: Uint8Array): Uint8Array {
  const png = decode(neededChunks(bytes));
  const isIndexed = png.palette !== undefined;
  const data = isIndexed ? convertIndexedToRgb(png) : png.data;
  const perPixel = isIndexed ? data.length / (png.width * png.height) : png.channels;
  const full = !isIndexed && png.depth === 16 ? 65535 : 255;
  const flat = new Uint8Array(png.width * png.height * 3);
  const hasAlpha = perPixel === 2 || perPixel === 4;
  for (let pixel = 0; pixel < png.width * png.height; pixel++) {
    const at = pixel * perPixel;
    const alpha = hasAlpha ? data[at + perPixel - 1]! / full : 1;
    for (let color = 0; color < 3; color++) {
      const value = data[at + (perPixel >= 3 ? color : 0)]! / full;
      flat[pixel * 3 + color] = Math.round((value * alpha + 1 - alpha) * 255);
    }
  }
  return encode({ width: png.width, height: png.height, data: flat, channels: 3 });
}

/** Chunks with the pixels; others may decompress to any size. */
const needed = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const signatureLength = 8;
/** Decompressed at once, to at most a thousand times the size. */
const slice = 4096;

/** The picture with the needed chunks only, after checking that their decompressed size is as declared. */
function neededChunks(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, signatureLength)];
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  // Four channels of two bytes, and one byte per line; interlaced pictures have lines in seven passes.
  let left = width * height * 8 + (height + 7) * 8;
  const unpack = new Unzlib((part) => {
    left -= part.length;
    if (left < 0) throw new RangeError('more pixels than the picture has');
  });
  for (let at = signatureLength; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const next = at + length + 12;
    if (needed.has(type)) kept.push(bytes.subarray(at, next));
    const end = Math.min(next - 4, bytes.length);
    if (type === 'IDAT')
      for (let from = at + 8; from < end; from += slice)
        unpack.push(bytes.subarray(from, Math.min(from + slice, end)));
    at = next;
  }
  const whole = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of kept) {
    whole.set(part, to);
    to += part.length;
  }
  return whole;
}
