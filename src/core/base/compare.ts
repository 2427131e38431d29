/** Orders text by its UTF-16 code units, the same on every system and in every language. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
