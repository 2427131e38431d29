/**
 * Compresses a PDF: packs objects that are not streams, and the cross-reference table, into compressed streams. The
 * tags of a long report are larger than its text, and pdfkit does not compress them.
 */
import { zlibSync } from 'fflate';

/** Objects per stream, which a viewer decompresses as a whole to read one. */
const perStream = 200;

interface PdfObject {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** The position of an object: an offset in the file, or a stream and an index in it. */
type Position = readonly [kind: 1, offset: number, generation: 0] | readonly [2, number, number];

/** @param pdf as pdfkit writes it: a table of references, one trailer, nothing encrypted */
export function packedPdf(pdf: Uint8Array): Uint8Array {
  const { objects, head, trailer } = readPdf(pdf);
  const isStream = ({ bytes }: PdfObject): boolean => endsWith(bytes, 'endstream\nendobj\n');
  const positions = new Map<number, Position>();
  const file = new Parts();
  file.add(head);
  const write = (id: number, bytes: Uint8Array): void => {
    positions.set(id, [1, file.length, 0]);
    file.add(bytes);
  };
  for (const object of objects.filter(isStream)) write(object.id, object.bytes);
  const others = objects.filter((object) => !isStream(object));
  let next = Math.max(0, ...objects.map(({ id }) => id)) + 1;
  for (let at = 0; at < others.length; at += perStream) {
    const some = others.slice(at, at + perStream);
    some.forEach(({ id }, index) => positions.set(id, [2, next, index]));
    write(next, objectStream(next, some));
    next++;
  }
  const start = file.length;
  positions.set(next, [1, start, 0]);
  const named = trailer.replace(/\/Size \d+/, `/Size ${next + 1}`);
  const table = `/Type /XRef\n/W [1 4 2]\n${named}`;
  file.add(streamObject(next, table, tableOf(positions, next + 1)));
  file.add(bytesOf(`startxref\n${start}\n%%EOF\n`));
  return file.whole();
}

function readPdf(pdf: Uint8Array): {
  readonly objects: readonly PdfObject[];
  readonly head: Uint8Array;
  /** The content of the trailer dictionary. */
  readonly trailer: string;
} {
  const end = textOf(pdf.subarray(-64));
  const start = Number(/startxref\n(\d+)\n%%EOF\n?$/.exec(end)![1]);
  const foot = textOf(pdf.subarray(start));
  const offsets = [...foot.matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset));
  const inOrder = offsets.map((offset, at) => ({ id: at + 1, offset }));
  inOrder.sort((a, b) => a.offset - b.offset);
  return {
    head: pdf.subarray(0, inOrder[0]!.offset),
    objects: inOrder.map(({ id, offset }, at) => ({
      id,
      bytes: pdf.subarray(offset, inOrder[at + 1]?.offset ?? start),
    })),
    trailer: /\ntrailer\n<<\n([^]*)\n>>\nstartxref/.exec(foot)![1]!,
  };
}

function objectStream(id: number, objects: readonly PdfObject[]): Uint8Array {
  const body = new Parts();
  const numbers: number[] = [];
  for (const { id, bytes } of objects) {
    numbers.push(id, body.length);
    // Without its first and last line, `n 0 obj` and `endobj`.
    body.add(bytes.subarray(bytes.indexOf(lineFeed) + 1, -'endobj\n'.length));
  }
  const first = bytesOf(`${numbers.join(' ')}\n`);
  const whole = new Parts();
  whole.add(first);
  whole.add(body.whole());
  const dictionary = `/Type /ObjStm\n/N ${objects.length}\n/First ${first.length}`;
  return streamObject(id, dictionary, whole.whole());
}

function streamObject(id: number, dictionary: string, content: Uint8Array): Uint8Array {
  const packed = zlibSync(content);
  const object = new Parts();
  object.add(
    bytesOf(
      `${id} 0 obj\n<<\n${dictionary}\n/Filter /FlateDecode\n/Length ${packed.length}\n>>\nstream\n`,
    ),
  );
  object.add(packed);
  object.add(bytesOf('\nendstream\nendobj\n'));
  return object.whole();
}

/** Seven bytes per object: its kind and two numbers. */
function tableOf(positions: ReadonlyMap<number, Position>, size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(size * 7));
  // The first entry is the end of the free list.
  view.setUint16(5, 0xffff);
  for (const [id, [kind, place, index]] of positions) {
    view.setUint8(id * 7, kind);
    view.setUint32(id * 7 + 1, place);
    view.setUint16(id * 7 + 5, index);
  }
  return new Uint8Array(view.buffer);
}

class Parts {
  readonly #parts: Uint8Array[] = [];
  length = 0;

  add(part: Uint8Array): void {
    this.#parts.push(part);
    this.length += part.length;
  }

  whole(): Uint8Array {
    const bytes = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.#parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }
}

const lineFeed = 10;

const endsWith = (bytes: Uint8Array, text: string): boolean =>
  textOf(bytes.subarray(-text.length)) === text;

/** One byte per character. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
