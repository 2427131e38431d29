/** The program in assembly/, and the memory that it works in. */
import type { FileBytes } from '../../../base/ports';
import program from './assembly/index.wasm';

/** Where everything lies: see assembly/layout.ts. */
const textAt = 0x20010;
export const longestText = 0x50000;
const answerAt = 0x70100;
const kindsAt = 0x80000;
const restsAt = 0x110000;
const columnsAt = {
  size: 0x3c0000,
  day: 0x3c4000,
  kind: 0x3c8000,
  mtime: 0x3d0000,
  time: 0x3d8000,
};

/** As much as is used of what every runtime has and no library of ES2022 declares. */
interface Runtime {
  readonly WebAssembly?: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: unknown };
  };
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly clear: () => void;
  /** Each adds a row, or gives 0 where it gives up. */
  readonly read: (length: number, mtime: number, isPrivate: number) => number;
  readonly readStanding: (length: number, mtime: number) => number;
  readonly prepareDigest: () => number;
  readonly scanLines: (length: number) => number;
  readonly rowCount: () => number;
  readonly kindsLength: () => number;
  readonly restsLength: () => number;
}

export interface QuickReader extends Pick<
  Exports,
  'clear' | 'read' | 'prepareDigest' | 'readStanding' | 'scanLines' | 'rowCount'
> {
  /** All of the memory. */
  readonly bytes: Uint8Array;
  /** For `read`, which takes the first so many bytes of these. */
  readonly text: Uint8Array;
  /** Puts the text of a file there, unless it was read into it. */
  put(file: FileBytes): void;
  /** Of the entry that was read last: offsets of its id, then from the fifth on addresses of what the digest is made of. */
  readonly answer: Uint32Array;
  /** Of all rows so far, in memory of their own. */
  sizes(): Uint32Array;
  mtimes(): Float64Array;
  days(): Uint32Array;
  kindNumbers(): Uint32Array;
  /** Three for each: see assembly/standing.ts. */
  times(): Float64Array;
  kinds(): string[];
  rests(): string;
}

/** Those that wait for the next text: they are large, and of many journals one is read at a time. */
const idle: QuickReader[] = [];
let compiled: object | undefined;
/** Where WebAssembly with vectors may not be used. */
let isRefused = false;

/** One for whoever gives it back; `undefined` where there is none to be had. */
export function borrowQuickReader(): QuickReader | undefined {
  try {
    return idle.pop() ?? (isRefused ? undefined : newQuickReader());
  } catch {
    isRefused = true;
    return undefined;
  }
}

export function giveBack(reader: QuickReader): void {
  reader.clear();
  idle.push(reader);
}

function newQuickReader(): QuickReader | undefined {
  const { WebAssembly, TextDecoder } = globalThis as unknown as Runtime;
  if (!WebAssembly) return undefined;
  compiled ??= new WebAssembly.Module(program);
  const exports = new WebAssembly.Instance(compiled).exports as Exports;
  const { clear, read, prepareDigest, readStanding, scanLines, rowCount } = exports;
  const { kindsLength, restsLength } = exports;
  const { buffer } = exports.memory;
  const bytes = new Uint8Array(buffer);
  const decoder = new TextDecoder();
  const text = bytes.subarray(textAt, textAt + longestText);
  const stringAt = (at: number, length: number) => decoder.decode(bytes.subarray(at, at + length));
  const whole = (at: number) => new Uint32Array(buffer, at, rowCount()).slice();
  const numbers = (at: number, width = 1) =>
    new Float64Array(buffer, at, rowCount() * width).slice();
  return {
    clear,
    read,
    prepareDigest,
    readStanding,
    scanLines,
    rowCount,
    bytes,
    text,
    put(file) {
      if (file.bytes.buffer === buffer) return;
      const { length } = file;
      text.set(file.bytes.length === length ? file.bytes : file.bytes.subarray(0, length));
    },
    answer: new Uint32Array(buffer, answerAt, 6),
    sizes: () => whole(columnsAt.size),
    days: () => whole(columnsAt.day),
    kindNumbers: () => whole(columnsAt.kind),
    mtimes: () => numbers(columnsAt.mtime),
    times: () => numbers(columnsAt.time, 3),
    kinds() {
      const kinds = stringAt(kindsAt, kindsLength());
      return kinds === '' ? [] : kinds.split('\n');
    },
    rests: () => stringAt(restsAt, restsLength()),
  };
}
