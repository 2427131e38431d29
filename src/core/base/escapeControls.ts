/** Control characters, and other characters that some readers treat as line ends. */
const controls = /[\p{Cc}\u2028\u2029]/gu;

const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string => {
  const code = character.charCodeAt(0);
  const hex = code.toString(16);
  return code > 0xff ? `\\u${hex}` : `\\x${hex.padStart(2, '0')}`;
};

/** Escapes text for one line of a terminal: `\n` and `\x1b` become visible. */
export const escapeControls = (text: string): string =>
  text.replace(controls, (character) => names[character] ?? escaped(character));

/** The same for the content of a file: keeps line feeds, carriage returns and tabs. */
export const escapeContent = (text: string): string =>
  text.replace(controls, (character) => (names[character] ? character : escaped(character)));

/** Shows control characters, which a message would hide, as symbols: a carriage return as ␍. */
export const showControls = (text: string): string =>
  text.replace(/\p{Cc}/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '␡' : '\uFFFD';
  });

/** JSON of the same value without control characters, which a terminal would obey. */
export const escapedJson = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(controls, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
