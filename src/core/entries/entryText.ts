/** Parses an entry's text. The only parser of entries: index, lenses and commands share its result. */
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { atLines, goodFields, shapeFindings } from '../schema/checkShape';
import { conflictFinding } from '../text/conflict';
import { Fences } from '../text/fences';
import {
  bodyStart,
  isFirst,
  notFirstFrontMatter,
  splitFrontMatter,
  strayFrontMatter,
  strayFrontMatterMessage,
  type FrontMatter,
  unclosedFrontMatter,
} from '../text/frontMatter';
import { headingText } from '../text/heading';
import { isEntryId } from '../base/ids';
import { lineAt, type Finding, finding } from '../base/problem';
import { scanBody, type Section } from '../text/scanBody';
import { entryMeta, type EntryMeta } from '../schema/schemas';
import { shownText } from '../text/visibleText';
import { notPlain, readPlainYaml, type YamlValue } from '../yaml/plainYaml';
import { linesOf } from '../yaml/parseYaml';
import { readAnyYaml } from '../yaml/readYaml';
import { splitLines } from '../text/lines';

export interface EntryText {
  readonly text: string;
  readonly frontMatter: FrontMatter | undefined;
  /** Valid fields of the front matter; see `schemas.ts`. */
  readonly meta: EntryMeta;
  readonly sections: readonly Section[];
  readonly findings: readonly Finding[];
}

/** Code of the finding that the text has front matter, and perhaps an id, that is not read. */
export const strayCode = 'entry.front-matter-unread';

export function readEntryText(text: string): EntryText {
  const split = splitFrontMatter(text);
  const findings: Finding[] = [];
  const frontMatter = typeof split === 'object' ? split : undefined;
  if (split === 'notClosed')
    findings.push(finding(1, 'error', 'entry.front-matter-open', unclosedFrontMatter()));
  else if (split === 'none') {
    if (strayFrontMatter(text))
      findings.push(finding(1, 'warning', strayCode, strayFrontMatterMessage()));
  } else if (!isFirst(text, split))
    findings.push(finding(1, 'info', 'entry.front-matter-not-first', notFirstFrontMatter()));
  const meta = frontMatter ? readMeta(text, frontMatter, findings) : {};
  const body = frontMatter?.body ?? bodyStart(text);
  const scan = scanBody(text, body, frontMatter ? lineAt(text, body) : 1);
  findings.push(...scan.conflicts.map(conflictFinding));
  repeatedPrompts(scan.sections, findings);
  return { text, frontMatter, meta, sections: scan.sections, findings };
}

function readMeta(
  text: string,
  { from, to, firstLine }: FrontMatter,
  findings: Finding[],
): EntryMeta {
  let value: YamlValue | typeof notPlain | undefined = readPlainYaml(text, from, to);
  if (value === notPlain) {
    const read = readAnyYaml(text.slice(from, to), firstLine);
    findings.push(...read.findings);
    value = read.value;
    if (read.findings.length > 0) return {};
  }
  if (value === null || value === undefined) return {};
  if (Array.isArray(value)) {
    // The schema would accept a list as an object without fields.
    const message = l10n.t('The front matter should hold names with values (“name: value”).');
    findings.push(finding(firstLine, 'error', 'entry.field', message));
    return {};
  }
  const result = v.safeParse(entryMeta, value);
  const lineOf = linesOf(text.slice(from, to), firstLine);
  if (!result.success)
    findings.push(...atLines(shapeFindings(result.issues, [], 'entry.field'), lineOf));
  const meta = result.success ? result.output : goodFields(entryMeta, value);
  if (meta.id !== undefined && !isEntryId(meta.id))
    findings.push(finding(lineOf(['id']), 'error', 'entry.id', invalidId(meta.id)));
  return meta;
}

const invalidId = (id: string): string =>
  l10n.t(
    'The id “{0}” may contain only letters from A to Z, digits, “-”, “_” and “.”, and may not begin with a full stop.',
    id,
  );

function repeatedPrompts(sections: readonly Section[], findings: Finding[]): void {
  const known = new Set<string>();
  for (const { prompt, line } of sections) {
    if (prompt === undefined) continue;
    if (known.has(prompt)) findings.push(repeatedPrompt(line, prompt));
    known.add(prompt);
  }
}

const repeatedPrompt = (line: number, prompt: string): Finding =>
  finding(
    line,
    'error',
    'entry.repeated-prompt',
    l10n.t('The prompt “{0}” is used a second time here. Only the first one counts.', prompt),
  );

/** Title in the front matter, else the first visible heading that is not left out, else the file's name. */
export function titleOf(entry: EntryText, path: string): string {
  if (entry.meta.title) return entry.meta.title;
  const first = entry.sections[0]!;
  const start = entry.text.slice(first.from, first.to);
  const fences = new Fences();
  for (const line of splitLines(shownText(withoutStrayYaml(start, entry)))) {
    if (fences.isCode(line) || !/^ {0,3}#[ \t]/.test(line)) continue;
    const words = headingText(line);
    if (words !== '') return words;
  }
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
}

/** Skips front matter that is not recognised as such: it may contain comments, but no headings. */
function withoutStrayYaml(start: string, { frontMatter }: EntryText): string {
  const opening = frontMatter ? null : /^\s*---[ \t]*\r?\n/.exec(start);
  if (!opening) return start;
  const rest = start.slice(opening[0].length);
  const closing = /^---[ \t]*\r?$/m.exec(rest);
  return closing ? rest.slice(closing.index + closing[0].length) : '';
}
