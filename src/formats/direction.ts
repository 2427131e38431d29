/** Which way text runs, as far as Word has to be told. */

const rightToLeft = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u;
const letter = /\p{L}/u;

export const isRightToLeft = (character: string): boolean => rightToLeft.test(character);

/** Whether the first letter is written from right to left. */
export function beginsRightToLeft(text: string): boolean {
  const first = letter.exec(text)?.[0];
  return first !== undefined && isRightToLeft(first);
}

export interface Stretch {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** Right-to-left stretches begin and end with a letter of theirs; what stands between two of them is theirs too. */
export function stretchesOf(text: string): readonly Stretch[] {
  if (!rightToLeft.test(text)) return [{ text, isRightToLeft: false }];
  const stretches: Stretch[] = [];
  const add = (from: number, to: number, isRightToLeft: boolean): void => {
    if (to > from) stretches.push({ text: text.slice(from, to), isRightToLeft });
  };
  let from = 0;
  let start = -1;
  let end = -1;
  const close = (): void => {
    if (start === -1) return;
    add(from, start, false);
    add(start, end, true);
    from = end;
    start = -1;
  };
  let at = 0;
  for (const character of text) {
    const after = at + character.length;
    if (isRightToLeft(character)) {
      if (start === -1) start = at;
      end = after;
    } else if (letter.test(character)) close();
    at = after;
  }
  close();
  add(from, text.length, false);
  return stretches;
}
