/** Lines for .gitattributes and CODEOWNERS of a shared repository. */
import * as l10n from '@vscode/l10n';
import type { Files } from '../base/ports';
import { HumanError } from '../base/problem';
import { unreadableFinding } from '../base/unreadable';

const opening = '# >>> Reflective Journal';
const closing = '# <<< Reflective Journal';

/** @param folder the journal's path in the repository; empty if it is the root */
export function codeownersLines(folder: string, people: Iterable<string>): string[] {
  const base = folder === '' ? '' : `${folder}/`;
  // Other characters could end the comment line.
  const isPlain = (name: string): boolean => /^[\w.-]+$/.test(name);
  if (base !== '' && !/^[\w./-]+$/.test(base)) return [];
  return [...people]
    .filter(isPlain)
    .sort()
    .map((person) => `# /${base}.journal/records/${person}/ @${l10n.t('handle-of-{0}', person)}`);
}

export const codeownersHint = (): string =>
  `# ${l10n.t('Whose records are whose: fill in the handles and take away the “#” before “/”.')}`;

export const attributesLines = (): string[] => [
  `# ${l10n.t('Records have one form on every system; evidence is never changed.')}`,
  '/.journal/records/** text eol=lf',
  '/attachments/** -text',
  `# ${l10n.t('In differences, shows the heading above a change.')}`,
  '*.md diff=markdown',
];

/** Whether the text has the line already, with or without a handle. */
type HasLine = (line: string, text: string) => boolean;

/** Adds missing lines to a file, in a block of our own, which is added at the end if necessary. */
export async function addLines(
  files: Files,
  path: string,
  lines: readonly string[],
  hasLine?: HasLine,
): Promise<void> {
  const read = await files.read(path);
  if ('unreadable' in read) throw new HumanError(unreadableFinding(read).message);
  if ('missing' in read) return files.create(path, withBlock('', lines, hasLine));
  const text = withBlock(read.text, lines, hasLine);
  if (text !== read.text) await files.replace(path, text);
}

/** The text with the lines of `addLines`. */
export function withBlock(
  text: string,
  lines: readonly string[],
  hasLine: HasLine = (line, all) => all.includes(line),
): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const missing = lines.filter((line) => !hasLine(line, text));
  if (missing.length === 0) return text;
  const at = blockEnd(text);
  if (at !== undefined) return text.slice(0, at) + joined(missing, end) + text.slice(at);
  const before = text === '' || text.endsWith('\n') ? '' : end;
  return text + before + joined([opening, ...missing, closing], end);
}

const joined = (lines: readonly string[], end: string): string =>
  lines.map((line) => `${line}${end}`).join('');

/** The offset of the closing line of our block. */
function blockEnd(text: string): number | undefined {
  const start = text.search(new RegExp(`^${opening}\\r?$`, 'm'));
  if (start === -1) return undefined;
  const end = text.slice(start).search(new RegExp(`^${closing}\\r?$`, 'm'));
  return end === -1 ? undefined : start + end;
}

/** Whether a person's records folder is in the file, commented out or with a handle. */
export function namesFolder(line: string, text: string): boolean {
  const folder = /^# (\/\S+) /.exec(line)?.[1];
  return folder === undefined ? text.includes(line) : text.includes(`${folder} `);
}
