import * as l10n from '@vscode/l10n';
import {
  isAlias,
  isCollection,
  isNode,
  isScalar,
  visit,
  type Alias,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import { conflictFinding, conflictLine } from '../text/conflict';
import { capFindings, lineAt, type Finding, finding } from '../base/problem';
import { duplicateKeys, parseYaml } from './parseYaml';
import { notPlain, readPlainYaml, type YamlValue } from './plainYaml';
import { isTooDeep } from './tooDeep';

export interface YamlRead {
  /** `undefined` if nothing could be read. */
  readonly value: YamlValue | undefined;
  readonly findings: readonly Finding[];
}

/** More expansions of anchors are an attempt to fill the memory ('billion laughs'). */
const maxAliasCount = 100;
/** The parser searches all anchors for each alias. */
const maxAliases = 1000;

/**
 * Reads one YAML document.
 * @param firstLine number of the text's first line in its file, for the findings
 */
export function readYaml(text: string, firstLine = 1): YamlRead {
  const plain = readPlainYaml(text);
  return plain === notPlain ? readAnyYaml(text, firstLine) : { value: plain, findings: [] };
}

/** The same with the `yaml` package alone: for text outside the plain subset, and as its reference. */
export function readAnyYaml(written: string, firstLine = 1): YamlRead {
  // The parser would count a byte order mark as indentation of the first item.
  const text = written.replace(/^\ufeff/, '');
  const refused = (code: string, line: number, message: string): YamlRead => ({
    value: undefined,
    findings: [finding(firstLine - 1 + line, 'error', code, message)],
  });
  if (isTooDeep(text)) return refused('yaml.too-deep', 1, tooDeep());
  const { document, lines } = parseYaml(text);
  const lineOf = (offset: number): number => firstLine - 1 + (lines.linePos(offset).line || 1);
  const cause = firstError(document.errors);
  const findings = duplicateKeys(document).map((offset) => duplicateKey(lineOf(offset)));
  if (cause) {
    const begin = beginOf(cause, text, document);
    const line = lineOf(begin);
    const message = sentence(cause, { text, document, begin, line });
    findings.push(finding(line, 'error', 'yaml.syntax', message));
    findings.sort((a, b) => a.line - b.line);
  }
  const conflict = findings.length > 0 ? conflictLine.exec(text) : null;
  if (conflict)
    return {
      value: undefined,
      findings: [conflictFinding(firstLine - 1 + lineAt(text, conflict.index))],
    };
  // It is unknown which of two duplicate keys is meant, and all values of a broken text are doubtful.
  if (findings.length > 0) return { value: undefined, findings: capFindings(findings) };
  if (aliasesIn(document) > maxAliases) return refused('yaml.aliases', 1, tooManyAliases());
  try {
    return { value: plainValue(document.toJS({ maxAliasCount }), 0), findings };
  } catch (error) {
    if (error instanceof RangeError) return refused('yaml.too-deep', 1, tooDeep());
    if (!(error instanceof ReferenceError)) throw error;
    const stray = strayAlias(document);
    return stray
      ? refused('yaml.syntax', lines.linePos(stray.range![0]).line, needsQuotes('*'))
      : refused('yaml.aliases', 1, tooManyAliases());
  }
}

function aliasesIn(document: Document.Parsed): number {
  let count = 0;
  visit(document, {
    Alias() {
      count++;
    },
  });
  return count;
}

/** Deeper nesting is an attack on code that walks the value, or an alias within its own anchor. */
const maxDepth = 100;

/** Converts a value to what JSON can represent: other results of tags become text, `.nan` becomes null. */
function plainValue(value: unknown, depth: number): YamlValue {
  if (depth > maxDepth) throw new RangeError();
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

const duplicateKey = (line: number): Finding =>
  finding(
    line,
    'error',
    'yaml.duplicate-key',
    l10n.t('This name is used twice. Keep one of them.'),
  );

const tooManyAliases = (): string => l10n.t('This text uses too many aliases to be read.');

const tooDeep = (): string => l10n.t('This text is nested too deeply to be read.');

/** An alias without an anchor before it: usually text that begins with an asterisk. */
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

/** Later errors usually follow from the first one. */
function firstError(errors: readonly YAMLError[]): YAMLError | undefined {
  let first = errors[0];
  for (const error of errors) if (error.pos[0] < first!.pos[0]) first = error;
  return first;
}

/** Start of an unclosed part: the parser reports its end, which is of little help. */
function beginOf(error: YAMLError, text: string, document: Document.Parsed): number {
  const [at] = error.pos;
  if (error.code === 'MISSING_CHAR' && isOpenQuote(error, text)) return openQuote(text, at);
  const closing = missingBracket(error, text);
  return closing === undefined ? at : openBracket(document, text, closing, at);
}

const isOpenQuote = ({ code, message, pos }: YAMLError, text: string): boolean =>
  code === 'MISSING_CHAR'
    ? /quote/i.test(message)
    : code === 'MULTILINE_IMPLICIT_KEY' && /["']/.test(text.charAt(pos[0]));

function openQuote(text: string, end: number): number {
  const until = text.slice(0, end);
  const match = /(?:^|[\s:[{,-])(["'])(?:(?!\1)[^])*$/.exec(until);
  return match ? match.index + match[0].search(/["']/) : end;
}

/** The missing closing bracket, unless it is in the next line without indentation. */
function missingBracket({ message, pos }: YAMLError, text: string): string | undefined {
  const closing = /^Flow .* end with a ([\]}])$/.exec(message)?.[1];
  const rest = text.slice(pos[0]);
  const isBelow = text[pos[0] - 1] === '\n' && /[[\]{}]/.exec(rest)?.[0] === closing;
  return isBelow ? undefined : closing;
}

function openBracket(
  document: Document.Parsed,
  text: string,
  closing: string,
  end: number,
): number {
  const opening = closing === ']' ? '[' : '{';
  let found = end;
  visit(document, (_, node) => {
    if (!isCollection(node) || !node.flow || node.range?.[1] !== end) return undefined;
    if (text[node.range[0]] !== opening) return undefined;
    found = node.range[0];
    return visit.BREAK;
  });
  return found;
}

interface Place {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly begin: number;
  /** Line number in the file. */
  readonly line: number;
}

function sentence(error: YAMLError, place: Place): string {
  const { text, begin, line } = place;
  if (isOpenQuote(error, text))
    return l10n.t('The quotation mark opened in line {0} is never closed.', line);
  const closing = missingBracket(error, text);
  if (closing !== undefined)
    return l10n.t('The bracket opened here is never closed with “{0}”.', closing);
  switch (error.code) {
    case 'RESOURCE_EXHAUSTION':
      return tooDeep();
    case 'TAB_AS_INDENT':
      return l10n.t('Use spaces, not tabs, to indent.');
    case 'BAD_INDENT':
      return l10n.t('This line is not indented like the lines that it belongs to.');
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
    case 'MULTILINE_IMPLICIT_KEY':
      return noNameAndValue();
    case 'BAD_ALIAS':
    case 'BAD_SCALAR_START':
      return needsQuotes(text.charAt(begin));
    case 'BAD_DQ_ESCAPE':
      return l10n.t('Write a backslash in double quotation marks twice.');
    case 'MULTIPLE_DOCS':
      return l10n.t('A second YAML document begins here; only the first can be read.');
    case 'MISSING_CHAR':
      return missing(error) ?? otherwise(error);
    case 'UNEXPECTED_TOKEN':
      return unexpected(error, place) ?? otherwise(error);
    default:
      return otherwise(error);
  }
}

function missing({ message }: YAMLError): string | undefined {
  if (message.startsWith('Implicit map keys')) return noNameAndValue();
  if (message.startsWith('Comments must'))
    return l10n.t('A “#” needs a space before it, or quotation marks around the whole value.');
  if (message.startsWith('Missing ,')) return l10n.t('A comma is missing between two items here.');
  return undefined;
}

function unexpected({ message }: YAMLError, place: Place): string | undefined {
  const { text, begin } = place;
  if (message.endsWith('at node end')) return afterEnd(place);
  if (/^Unexpected (?:,|empty item) in flow/.test(message)) return l10n.t('Unexpected comma.');
  if (/^Unexpected flow-\w+-end/.test(message))
    return l10n.t('This “{0}” closes no bracket.', text.charAt(begin));
  if (message.startsWith('Unexpected block-seq-ind')) return needsQuotes('-');
  if (/^(?:Block scalar header|Not a YAML token)/.test(message)) {
    const mark = /[|>](?=[^|>\n]*$)/.exec(text.slice(0, begin));
    return mark ? needsQuotes(mark[0]) : undefined;
  }
  return undefined;
}

/** Explains text after the end of a value. */
function afterEnd({ text, document, begin }: Place): string | undefined {
  const opening = text.charAt(lastNode(document, begin)?.range?.[0] ?? begin);
  switch (opening) {
    case '*':
      return needsQuotes(opening);
    case '[':
    case '{':
      return l10n.t(
        'A value that begins with a bracket must end with one. Put the whole value in quotation marks.',
      );
    case '"':
    case "'":
      return opening === "'" && text[begin - 1] === "'"
        ? l10n.t('An apostrophe ends text in single quotation marks. Use double quotation marks.')
        : l10n.t(
            'A value that begins with a quotation mark must end with one. Put quotation marks of the other kind around the whole value.',
          );
  }
  return undefined;
}

function lastNode(document: Document.Parsed, end: number): Node | undefined {
  let last: Node | undefined;
  visit(document, (_, node) => {
    const isValue = isScalar(node) || isAlias(node) || (isCollection(node) && node.flow);
    if (!isValue || !node.range || node.range[1] > end) return;
    if (node.range[1] > (last?.range?.[1] ?? -1)) last = node;
  });
  return last;
}

const needsQuotes = (mark: string): string =>
  l10n.t('A text that begins with “{0}” needs quotation marks.', mark);

const noNameAndValue = (): string =>
  l10n.t('This line cannot be read as “name: value”; a text with a colon needs quotation marks.');

const otherwise = ({ message }: YAMLError): string =>
  l10n.t(
    'This part cannot be read as YAML: {0}.',
    message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, ''),
  );
