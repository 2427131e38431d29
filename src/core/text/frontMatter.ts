import * as l10n from '@vscode/l10n';

/** Position of a file's front matter. All offsets are into the whole text. */
export interface FrontMatter {
  /** The YAML between the two lines of dashes. */
  readonly from: number;
  readonly to: number;
  /** Start of the text after the closing line. */
  readonly body: number;
}

export type FrontMatterSplit = FrontMatter | 'none' | 'notClosed';

export const unclosedFrontMatter = (): string =>
  l10n.t('The front matter opened in line 1 is never closed with a line “---”.');

const byteOrderMark = 0xfeff;

/** Finds the front matter: between a first line and a later line that are `---`, apart from trailing whitespace. */
export function splitFrontMatter(text: string): FrontMatterSplit {
  const start = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  if (!text.startsWith('---', start)) return 'none';
  const from = lineEndAfterBlanks(text, start + 3);
  if (from === -1) return 'none';
  for (let at = from; at < text.length;) {
    if (text.charCodeAt(at) === 45 && text.startsWith('---', at)) {
      const body = lineEndAfterBlanks(text, at + 3);
      if (body !== -1) return { from, to: at, body };
    }
    const next = text.indexOf('\n', at);
    if (next === -1) break;
    at = next + 1;
  }
  return 'notClosed';
}

/** Start of the body in a text with or without front matter. */
export function bodyStart(text: string): number {
  const split = splitFrontMatter(text);
  if (typeof split === 'object') return split.body;
  return text.charCodeAt(0) === byteOrderMark ? 1 : 0;
}

/** Offset of the next line if the rest of this one is whitespace, else -1. */
function lineEndAfterBlanks(text: string, at: number): number {
  for (; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 10) return at + 1;
    if (c !== 32 && c !== 9 && c !== 13) return -1;
  }
  return text.length;
}
