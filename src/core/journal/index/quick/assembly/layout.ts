/** Where everything lies in the memory. Spans of the text are pairs of addresses, each of four bytes. */

/** The lines of the text, eight bytes each; see lines.ts. */
export const TABLE: usize = 0x10000;
export const TABLE_END: usize = 0x20000;
/** What was read, with sixteen blanks behind it. */
export const TEXT: usize = 0x20010;
/** What the caller asks for after each text: see index.ts. */
export const ANSWER: usize = 0x70100;
/** Keys of the front matter that the index does not know. */
export const OTHERS: usize = 0x70200;
/** The fields of the claim; see frontMatter.ts. */
export const CLAIM: usize = 0x71000;
/** Spans of the items of all lists in the front matter. */
export const ITEMS: usize = 0x72000;
/** Prompts: a span, and the words below. */
export const PROMPTS: usize = 0x76000;
/** The kinds of entries that came up, one a line. */
export const KINDS: usize = 0x80000;
/** What tells them apart. */
export const KEYS: usize = 0xc0000;
/** For each of them a hash of its key, and the span of that. */
export const KIND_LIST: usize = 0x100000;
/** Lines for each row: what stands in the column `rest` of an entry; id and digest of a completion. */
export const RESTS: usize = 0x110000;
/** What a digest is made of. */
export const DIGESTED: usize = 0x300000;
/** Columns of numbers: sizes of files, digits of days and numbers of kinds, four bytes each; times of last change, eight. */
export const SIZES: usize = 0x3c0000;
export const DAYS: usize = 0x3c4000;
export const KIND_NUMBERS: usize = 0x3c8000;
export const MTIMES: usize = 0x3d0000;
/** When each entry was completed, and from when to when time was spent: 24 bytes. */
export const TIMES: usize = 0x3d8000;
export const MOST_ROWS = 4096;
