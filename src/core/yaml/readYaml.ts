import * as l10n from '@vscode/l10n';
import {
  isAlias,
  isNode,
  LineCounter,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type YAMLError,
} from 'yaml';
import { conflictFinding, conflictLine } from '../conflict';
import { lineAt, type Finding } from '../problem';
import { notPlain, readPlainYaml, type YamlValue } from './plainYaml';
import { isTooDeep } from './tooDeep';

export interface YamlRead {
  /** `undefined` where nothing could be read. */
  readonly value: YamlValue | undefined;
  readonly findings: readonly Finding[];
}

/** More uses of anchors than this are an attempt to fill the memory ('billion laughs'). */
const maxAliasCount = 100;

/**
 * Reads one YAML document.
 * @param firstLine the number of the text's first line in its file, for the findings
 */
export function readYaml(text: string, firstLine = 1): YamlRead {
  const plain = readPlainYaml(text);
  return plain === notPlain ? readAnyYaml(text, firstLine) : { value: plain, findings: [] };
}

/** The same by the `yaml` package alone: for what is not plain, and as the measure of what is. */
export function readAnyYaml(text: string, firstLine = 1): YamlRead {
  const refused = (code: string, line: number, message: string): YamlRead => ({
    value: undefined,
    findings: [{ line: firstLine - 1 + line, severity: 'error', code, message }],
  });
  if (isTooDeep(text)) return refused('yaml.too-deep', 1, tooDeep());
  const { document, lines } = parsed(text);
  const findings = document.errors.map((error) => ({
    line: firstLine - 1 + lineOf(error, text, lines),
    severity: 'error' as const,
    code: error.code === 'DUPLICATE_KEY' ? 'yaml.duplicate-key' : 'yaml.syntax',
    message: sentence(error, text, lines, firstLine),
  }));
  const conflict = findings.length > 0 ? conflictLine.exec(text) : null;
  if (conflict)
    return {
      value: undefined,
      findings: [conflictFinding(firstLine - 1 + lineAt(text, conflict.index))],
    };
  // Of a doubled key it cannot be known which one is meant; all else in a broken text is doubtful.
  if (findings.length > 0) return { value: undefined, findings };
  try {
    return { value: plainValue(document.toJS({ maxAliasCount }), 0), findings };
  } catch (error) {
    if (error instanceof RangeError) return refused('yaml.too-deep', 1, tooDeep());
    if (!(error instanceof ReferenceError)) throw error;
    const stray = strayAlias(document);
    return stray
      ? refused(
          'yaml.syntax',
          lines.linePos(stray.range![0]).line,
          l10n.t('A text that begins with “*” needs quotation marks.'),
        )
      : refused(
          'yaml.aliases',
          1,
          l10n.t('This text repeats itself through aliases too often to be read.'),
        );
  }
}

function parsed(text: string): { document: Document.Parsed; lines: LineCounter } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // Not `silent`: then it would pass over a second document.
    logLevel: 'error',
  });
  return { document, lines };
}

/** Deeper than this is an attack on whoever walks the value, or an alias within its own anchor. */
const deepest = 100;

/** The value as JSON could hold it: what tags or `.nan` make besides becomes text or nothing. */
function plainValue(value: unknown, depth: number): YamlValue {
  if (depth > deepest) throw new RangeError();
  if (Array.isArray(value)) return value.map((item) => plainValue(item, depth + 1));
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'object':
      if (value === null) return null;
      if (Object.getPrototypeOf(value) !== Object.prototype)
        return Object.prototype.toString.call(value);
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, plainValue(item, depth + 1)]),
      );
  }
  return null;
}

const tooDeep = (): string => l10n.t('This text is nested too deeply to be read.');

/** An alias that no anchor before it explains: most often a text with an asterisk. */
function strayAlias(document: Document.Parsed): Alias | undefined {
  const anchors = new Set<string>();
  let stray: Alias | undefined;
  visit(document, (_, node) => {
    if (isAlias(node)) {
      if (anchors.has(node.source)) return undefined;
      stray = node;
      return visit.BREAK;
    }
    if (isNode(node) && node.anchor) anchors.add(node.anchor);
    return undefined;
  });
  return stray;
}

/** The number of the line in which the value (or, without one, the key) of a path of keys stands; the first line when it is not found. */
export function lineOfKey(text: string, path: readonly (string | number)[], firstLine = 1): number {
  if (isTooDeep(text)) return firstLine;
  const { document, lines } = parsed(text);
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return firstLine - 1 + lines.linePos(node.range[0]).line;
  }
  return firstLine;
}

function lineOf(error: YAMLError, text: string, lines: LineCounter): number {
  const at = isOpenQuote(error) ? openQuote(text, error.pos[0]) : error.pos[0];
  return lines.linePos(at).line || 1;
}

const isOpenQuote = (error: YAMLError): boolean =>
  error.code === 'MISSING_CHAR' && /quote/i.test(error.message);

function sentence(error: YAMLError, text: string, lines: LineCounter, firstLine: number): string {
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return l10n.t('This name stands twice; keep one of them.');
    case 'MISSING_CHAR':
      if (isOpenQuote(error)) {
        const opened = openQuote(text, error.pos[0]);
        return l10n.t(
          'The quotation mark opened in line {0} is never closed.',
          firstLine - 1 + lines.linePos(opened).line,
        );
      }
      return l10n.t('Something is missing here: {0}.', lowerFirst(error.message));
    case 'RESOURCE_EXHAUSTION':
      return tooDeep();
    case 'TAB_AS_INDENT':
      return l10n.t('A tab stands where spaces are needed to indent.');
    case 'BAD_INDENT':
      return l10n.t('This line is not indented like the lines that it belongs to.');
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return l10n.t(
        'This line cannot be read as “name: value”; a text with a colon needs quotation marks.',
      );
    default:
      return l10n.t('This part cannot be read as YAML: {0}.', lowerFirst(error.message));
  }
}

/** The parser reports an open quotation mark where the text ends; the person looks for where it begins. */
function openQuote(text: string, end: number): number {
  const until = text.slice(0, end);
  const match = /(?:^|[\s:[{,-])(["'])(?:(?!\1)[^])*$/.exec(until);
  return match ? match.index + match[0].search(/["']/) : end;
}

const lowerFirst = (message: string): string =>
  message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
