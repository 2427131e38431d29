/** Text that is valid in XML and PDF. */

export const replacement = '\u{fffd}';

/** Removes control characters, and replaces unpaired surrogates and noncharacters. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u{85}\u{2028}\u{2029}]/gu, '\n')
    .replace(/\t/g, '    ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/\p{Cs}|\p{Noncharacter_Code_Point}/gu, replacement);
}
