/** A picture that is stored in each of the eight ways that EXIF knows. */
import { encode } from 'fast-png';
import { picturesOf } from '../../../src/core/report/pictures';
import type { Block, Picture, Report } from '../../../src/core/report/report';
import { reportOf } from './sampleReport';

/** 32 × 16: red and blue above green and white. */
const stored = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNy' +
    'wtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09P' +
    'T09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQACADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAYECP' +
    '/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAFB//EAB0RAAECBwAAAAAAAAAAAAAAAAAW' +
    'YxITYaGi4eL/2gAMAwEAAhEDEQA/AJ8bwHGILNjLkkx0WKAoW76CZVT/2Q==',
  'base64',
);

/** Where the four corners that are stored (top left, top right, bottom left, bottom right) are shown. */
export const shownCorners: Readonly<Record<number, readonly string[]>> = {
  1: ['top left', 'top right', 'bottom left', 'bottom right'],
  2: ['top right', 'top left', 'bottom right', 'bottom left'],
  3: ['bottom right', 'bottom left', 'top right', 'top left'],
  4: ['bottom left', 'bottom right', 'top left', 'top right'],
  5: ['top left', 'bottom left', 'top right', 'bottom right'],
  6: ['top right', 'bottom right', 'top left', 'bottom left'],
  7: ['bottom right', 'top right', 'bottom left', 'top left'],
  8: ['bottom left', 'top left', 'bottom right', 'top right'],
};

/** @param order of bytes: Intel's or Motorola's */
export function exif(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const isLittle = order === 'II';
  const bytes = Buffer.alloc(38);
  const write16 = (value: number, at: number): unknown =>
    isLittle ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const write32 = (value: number, at: number): unknown =>
    isLittle ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  bytes.write(order, 0, 'latin1');
  write16(42, 2);
  write32(8, 4);
  write16(2, 8);
  // The unit of length comes first, and the orientation second.
  for (const [at, tag, value] of [
    [10, 0x0100, 32],
    [22, 0x0112, orientation],
  ] as const) {
    write16(tag, at);
    write16(3, at + 2);
    write32(1, at + 4);
    write16(value, at + 8);
  }
  return bytes;
}

/** Without an orientation, the file says nothing of it. */
export function turnedJpeg(orientation?: number, order?: 'II' | 'MM'): Buffer {
  if (orientation === undefined) return stored;
  const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation, order)]);
  const mark = Buffer.from([0xff, 0xe1, 0, data.length + 2]);
  return Buffer.concat([stored.subarray(0, 2), mark, data, stored.subarray(2)]);
}

/** The same in a PNG, whose chunk of EXIF comes before its pixels. */
export function turnedPng(orientation: number): Buffer {
  const png = Buffer.from(
    encode({ width: 32, height: 16, channels: 3, data: new Uint8Array(32 * 16 * 3) }),
  );
  const data = exif(orientation);
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write('eXIf', 4, 'latin1');
  data.copy(chunk, 8);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

const shown: readonly Block[] = [
  { kind: 'words', markdown: '![A table](a.jpg)', below: 2, path: 'entries/a.md' },
];

export async function pictureOf(bytes: Uint8Array): Promise<Picture | undefined> {
  const mayLeave = (): Promise<boolean> => Promise.resolve(true);
  const pictures = await picturesOf(shown, mayLeave, () => Promise.resolve(bytes));
  return pictures.shown.get('entries/a.jpg');
}

export async function reportWith(bytes: Uint8Array): Promise<Report> {
  return reportOf(shown, { pictures: new Map([['entries/a.jpg', (await pictureOf(bytes))!]]) });
}
