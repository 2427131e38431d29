/** Hebrew, Arabic and all other scripts of that direction, and the marks that set it. */
const rightToLeft =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * What somebody wrote, to stand beside words of ours on the screen: written from right to left, it
 * would draw the figures beside it into itself. All else stays as it is. Never for a file.
 */
export const setApart = (text: string): string =>
  rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
