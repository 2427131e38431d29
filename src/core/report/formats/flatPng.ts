/** A PNG as a plain one on white paper: no transparency, no palette. Others would be unpacked in a worker by pdfkit. */
import { convertIndexedToRgb, decode, encode } from 'fast-png';

export function flatPng(bytes: Uint8Array): Uint8Array {
  const png = decode(bytes);
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
