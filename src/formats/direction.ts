/** The direction of text, for Word. */

const scripts = String.raw`\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}`;
const rightToLeft = new RegExp(`[${scripts}]`, 'u');
/** From the first to the last right-to-left character, without letters of other scripts. */
const rightToLeftStretch = new RegExp(`([${scripts}](?:[${scripts}\\P{L}]*[${scripts}])?)`, 'u');
const letter = /\p{L}/u;

export const isRightToLeft = (character: string): boolean => rightToLeft.test(character);

/** Whether the first letter is a right-to-left one. */
export function beginsRightToLeft(text: string): boolean {
  const first = letter.exec(text)?.[0];
  return first !== undefined && isRightToLeft(first);
}

interface Stretch {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** Splits text into stretches of one direction. Whitespace and punctuation belong to the surrounding stretch. */
export const stretchesOf = (text: string): readonly Stretch[] =>
  text
    .split(rightToLeftStretch)
    .map((part, index) => ({ text: part, isRightToLeft: index % 2 === 1 }))
    .filter((part, index) => index === 0 || part.text !== '');
