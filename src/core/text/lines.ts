/** The line end that a text uses first; `\n` in a text of one line. */
export const lineEndOf = (text: string): string => /\r?\n/.exec(text)?.[0] ?? '\n';
