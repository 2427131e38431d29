/** A PNG as a plain one on white paper: no transparency, no palette. Others would be unpacked in a worker by pdfkit. */
import { convertIndexedToRgb, decode, encode } from 'fast-png';
import { Unzlib } from 'fflate';

/** @throws if it cannot be read, or holds more than its width and height say */
export function flatPng(bytes: Uint8Array): Uint8Array {
  const png = decode(onlyDots(bytes));
  const isIndexed = png.palette !== undefined;
  const data = isIndexed ? convertIndexedToRgb(png) : png.data;
  const perDot = isIndexed ? data.length / (png.width * png.height) : png.channels;
  const full = !isIndexed && png.depth === 16 ? 65535 : 255;
  const flat = new Uint8Array(png.width * png.height * 3);
  const hasAlpha = perDot === 2 || perDot === 4;
  for (let dot = 0; dot < png.width * png.height; dot++) {
    const at = dot * perDot;
    const alpha = hasAlpha ? data[at + perDot - 1]! / full : 1;
    for (let color = 0; color < 3; color++) {
      const value = data[at + (perDot >= 3 ? color : 0)]! / full;
      flat[dot * 3 + color] = Math.round((value * alpha + 1 - alpha) * 255);
    }
  }
  return encode({ width: png.width, height: png.height, data: flat, channels: 3 });
}

/** Chunks that the dots are made from; the others may unpack to any size. */
const needed = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const signatureLength = 8;
/** Unpacked at once, at most a thousand times as much. */
const slice = 4096;

/** The picture without all that is not needed to draw it, once it is known to unpack to what it promises. */
function onlyDots(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, signatureLength)];
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  // Four channels of two bytes, one byte for each line; interlaced ones have lines in seven passes.
  let left = width * height * 8 + (height + 7) * 8;
  const unpack = new Unzlib((part) => {
    left -= part.length;
    if (left < 0) throw new RangeError('more dots than the picture has');
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
