/** Hebrew, Arabic and all other scripts of that direction, and the marks that set it. */
const rightToLeft =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Isolates a user's text within ours on the screen: text written from right to left would otherwise
 * reorder the figures next to it. Other text is returned unchanged. Never for text in a file.
 */
export const isolateBidi = (text: string): string =>
  rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
