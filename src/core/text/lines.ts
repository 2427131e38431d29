/** Line ends as any system or tool writes them: `\n`, `\r\n` or `\r`. */

export const splitLines = (text: string): string[] => text.split(/\r\n?|\n/);

export const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n');

/** The line end that a text uses first; `\n` in a text of one line. */
export const lineEndOf = (text: string): string => /\r?\n/.exec(text)?.[0] ?? '\n';
