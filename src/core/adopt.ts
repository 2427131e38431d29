import * as l10n from '@vscode/l10n';
import { isMap, parseDocument, stringify } from 'yaml';
import { splitFrontMatter } from './frontMatter';
import { newEntryId } from './ids';
import type { Random } from './ports';
import { HumanError } from './problem';

/** Text to put in at an offset; nothing else of the file changes. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * What makes an existing Markdown file an entry: front matter with an id, or an id in the one it has.
 * @returns `undefined` when it has an id already
 * @throws HumanError when its front matter cannot be read
 */
export function adoption(text: string, date: string, random: Random): Insertion | undefined {
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const split = splitFrontMatter(text);
  const lines = (meta: object): string =>
    stringify(meta, { lineWidth: 0 }).replaceAll('\n', lineEnd);
  if (split === 'notClosed')
    throw new HumanError(
      l10n.t('The front matter opened in line 1 is never closed with a line “---”.'),
    );
  if (split === 'none') {
    const at = text.startsWith('\uFEFF') ? 1 : 0;
    return {
      at,
      text: `---${lineEnd}${lines({ id: newEntryId(date, random), date })}---${lineEnd}`,
    };
  }
  const document = parseDocument(text.slice(split.from, split.to), { logLevel: 'silent' });
  const isEmpty = document.contents === null;
  if (
    document.errors.length > 0 ||
    !(isEmpty || (isMap(document.contents) && !document.contents.flow))
  )
    throw new HumanError(
      l10n.t('The front matter of this file cannot be read, so nothing was added to it.'),
    );
  if (document.has('id')) return undefined;
  const found = document.get('date');
  const given =
    typeof found === 'string' && /^\d{4}-\d{2}-\d{2}/.test(found) ? found.slice(0, 10) : date;
  const meta = { id: newEntryId(given, random), ...(document.has('date') ? {} : { date }) };
  return { at: split.from, text: lines(meta) };
}
