/** Control characters, and what else some readers take for the end of a line. */
const controls = /[\p{Cc}\u2028\u2029]/gu;

const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string => {
  const code = character.charCodeAt(0);
  const hex = code.toString(16);
  return code > 0xff ? `\\u${hex}` : `\\x${hex.padStart(2, '0')}`;
};

/** Text that stays in its line and leaves a terminal as it is: `\n` and `\x1b` can be seen. */
export const escapeControls = (text: string): string =>
  text.replace(controls, (character) => names[character] ?? escaped(character));

/** The same for a file's content, in which lines and tabs stay. */
export const escapeContent = (text: string): string =>
  text.replace(controls, (character) => (names[character] ? character : escaped(character)));

/** JSON that reads as the same value, and as nothing else on a terminal. */
export const escapedJson = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(controls, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
