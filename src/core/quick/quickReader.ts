/** The program in assembly/, and the memory that it works in. */
import type { FileBytes } from '../ports';
import program from './assembly/index.wasm';

/** Where the text goes, and how long it may be: see assembly/layout.ts. */
const textAt = 0x20010;
export const longestText = 0x50000;
const answerAt = 0x70100;
const kindsAt = 0x80000;
const restsAt = 0x110000;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly clear: () => void;
  readonly read: (length: number, isPrivate: number) => number;
  readonly prepareDigest: () => number;
  readonly readStanding: (length: number) => number;
  readonly scanLines: (length: number) => number;
  readonly kindsLength: () => number;
  readonly restsLength: () => number;
}

/** As much as is used of what every runtime has and no library of ES2022 declares. */
interface Runtime {
  readonly WebAssembly?: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: unknown };
  };
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
}

export interface QuickReader extends Pick<
  Exports,
  'clear' | 'read' | 'prepareDigest' | 'readStanding' | 'scanLines'
> {
  /** All of the memory. */
  readonly bytes: Uint8Array;
  /** For `read`, which takes the first so many bytes of these. */
  readonly text: Uint8Array;
  /** Puts the text of a file there, unless it was read into it. */
  put(file: FileBytes): void;
  /**
   * Of the entry that was read last: offsets of its id, the digits of its day, then from the fifth on addresses
   * of what the digest is made of.
   */
  readonly answer: Uint32Array;
  /** Of the record file that was read last; see assembly/standing.ts. */
  readonly times: Float64Array;
  kinds(): string;
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
  const { clear, read, prepareDigest, readStanding, scanLines } = exports;
  const { kindsLength, restsLength } = exports;
  const bytes = new Uint8Array(exports.memory.buffer);
  const decoder = new TextDecoder();
  const text = bytes.subarray(textAt, textAt + longestText);
  const stringAt = (at: number, length: number) => decoder.decode(bytes.subarray(at, at + length));
  return {
    ...{ clear, read, prepareDigest, readStanding, scanLines, bytes },
    text,
    put(file) {
      if (file.bytes.buffer === text.buffer) return;
      const { length } = file;
      text.set(file.bytes.length === length ? file.bytes : file.bytes.subarray(0, length));
    },
    answer: new Uint32Array(exports.memory.buffer, answerAt, 6),
    times: new Float64Array(exports.memory.buffer, answerAt + 16, 3),
    kinds: () => stringAt(kindsAt, kindsLength()),
    rests: () => stringAt(restsAt, restsLength()),
  };
}
