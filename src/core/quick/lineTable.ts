/** The lines of a text with the words on each, found by WebAssembly (lineTable.wat). */
import wasm from './lineTable.wat';

const firstByteOfText = 65_536;
const bytesInPage = 65_536;
const pages = 6;
/** Behind the text stand sixteen blanks, so that the last bytes can be taken sixteen at a time too. */
const blanksBehind = 16;
export const longestText = (pages - 1) * bytesInPage - blanksBehind;

export interface LineTable {
  /** The text that was scanned last begins at 0; what is behind its end has no meaning. */
  readonly bytes: Uint8Array;
  /** Two numbers a line: the offset of its first byte, then twice its words, plus 1 when it has a `<`, a backtick or a tilde. */
  readonly rows: Uint32Array;
  /** Whether the text has carriage returns, or a blank before the end of a line. */
  readonly hasCarriageReturns: boolean;
  readonly hasBlanksAtLineEnds: boolean;
  /** @returns the number of lines; -1 where the text or its table is too large. The text must be UTF-8. */
  scan(text: Uint8Array, length: number): number;
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly found: { readonly value: number };
  readonly scan: (length: number) => number;
}

/** As much as is used of what every runtime has and no library of ES2022 declares. */
interface WebAssemblyApi {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
}

/** `undefined` where WebAssembly with vectors may not be used. */
export function newLineTable(): LineTable | undefined {
  const api = (globalThis as { WebAssembly?: WebAssemblyApi }).WebAssembly;
  try {
    if (!api) return undefined;
    return lineTable(new api.Instance(new api.Module(wasm)).exports as Exports);
  } catch {
    return undefined;
  }
}

function lineTable({ memory, found, scan }: Exports): LineTable {
  const bytes = new Uint8Array(memory.buffer, firstByteOfText);
  return {
    bytes,
    rows: new Uint32Array(memory.buffer, 0, firstByteOfText / 4),
    get hasCarriageReturns() {
      return (found.value & 1) !== 0;
    },
    get hasBlanksAtLineEnds() {
      return (found.value & 2) !== 0;
    },
    scan(text, length) {
      if (length > longestText) return -1;
      bytes.set(text.length === length ? text : text.subarray(0, length));
      bytes.fill(32, length, length + blanksBehind);
      return scan(length);
    },
  };
}
