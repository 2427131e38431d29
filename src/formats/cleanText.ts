/** Text that may stand in any file: neither XML nor a reader of PDF takes every character. */

export const replacement = '\u{fffd}';

/** Without control characters; half a surrogate pair and what is no character at all are replaced. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u{85}\u{2028}\u{2029}]/gu, '\n')
    .replace(/\t/g, '    ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/\p{Cs}|\p{Noncharacter_Code_Point}/gu, replacement);
}
