/** Record files: a YAML list of dated facts, appended to by one person on one device, never rewritten. */
import * as l10n from '@vscode/l10n';
import { atLines, checkValue } from '../schema/checkShape';
import { instantFindings } from '../schema/meanings';
import type { Finding, Unplaced } from '../base/problem';
import { record, recordKinds, type JournalRecord } from '../schema/schemas';
import { linesOf } from '../yaml/parseYaml';
import type { YamlValue } from '../yaml/plainYaml';
import { readYaml } from '../yaml/readYaml';
import { writeYaml } from '../yaml/writeYaml';
import { finding } from '../base/problem';

export interface RecordsRead {
  readonly records: readonly JournalRecord[];
  readonly findings: readonly Finding[];
}

/** `<person>/<entry-id>.<device>.yaml`, below one of the two records folders. */
const fileName = /^(?:\.journal|private)\/records\/([^/]+)\/([^/]+)\.([^/.]+)\.yaml$/;

/** A path in one of the two records folders. */
export const recordsFolderPath = /^(?:\.journal|private)\/records\//;

export interface RecordFileName {
  readonly person: string;
  readonly entry: string;
  readonly device: string;
}

/** Checks the extension first: most paths are not record files. */
export const isRecordPath = (path: string): boolean =>
  path.endsWith('.yaml') && fileName.test(path);

/** Parses the person, entry and device; `undefined` if the path is not a record file. */
export function parseRecordPath(path: string): RecordFileName | undefined {
  const match = fileName.exec(path);
  return match ? { person: match[1]!, entry: match[2]!, device: match[3]! } : undefined;
}

/** @param folder `.journal` or `private` */
export const recordPath = (folder: string, { person, entry, device }: RecordFileName): string =>
  `${folder}/records/${person}/${entry}.${device}.yaml`;

/** Reads all valid records: a broken one does not affect the others. */
export function readRecords(text: string): RecordsRead {
  const whole = readYaml(text);
  /** Whether the last record may have been cut short: a writer ends each with a line feed. */
  const isOpen = !text.endsWith('\n');
  if (whole.findings.length === 0) return readItems(whole.value, text, 1, isOpen);
  const records: JournalRecord[] = [];
  const findings: Finding[] = [];
  const parts = partsOf(text, findings);
  for (const part of parts) {
    const read = readYaml(part.text, part.line);
    findings.push(...read.findings);
    if (read.findings.length > 0) continue;
    const items = readItems(read.value, part.text, part.line, isOpen && part === parts.at(-1));
    records.push(...items.records);
    findings.push(...items.findings);
  }
  return { records, findings };
}

function readItems(
  value: YamlValue | undefined,
  source: string,
  firstLine: number,
  isOpen: boolean,
): RecordsRead {
  if (value === null || value === undefined) return { records: [], findings: [] };
  if (!Array.isArray(value)) {
    const message = l10n.t('A record file should hold a list of records (“- id: …”).');
    return { records: [], findings: [finding(firstLine, 'error', 'record.shape', message)] };
  }
  const records: JournalRecord[] = [];
  const found: Unplaced[] = [];
  const lineOf = linesOf(source, firstLine);
  value.forEach((item, index) => {
    const shape: RecordShape | typeof record = shapeOf(item);
    const { sourceOf } = lineOf;
    const read = checkValue(shape, item, 'record.field', [index], { sourceOf });
    if (read.value) {
      records.push(read.value);
      found.push(...instantFindings(read.value, 'record.field', [index]));
    } else if (isOpen && index === value.length - 1 && isCutInKind(item)) {
      found.push({
        path: [index],
        severity: 'warning',
        code: 'record.cut-short',
        message: cutShort(),
      });
      return;
    }
    if (!isOfUnknownKind(item)) found.push(...read.found);
  });
  return { records, findings: atLines(found, lineOf) };
}

/** Schemas by kind: faster than trying one after the other. */
const shapes = new Map<unknown, RecordShape>(
  record.options.map((shape) => [shape.entries.kind.literal, shape]),
);
type RecordShape = (typeof record.options)[number];

function shapeOf(item: YamlValue): RecordShape | typeof record {
  const kind =
    typeof item === 'object' && item !== null && !Array.isArray(item) ? item['kind'] : undefined;
  return shapes.get(kind) ?? record;
}

/** A record of a newer version: kept in the file and ignored. */
function isOfUnknownKind(item: YamlValue): boolean {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
  return typeof item['kind'] === 'string' && !recordKinds.includes(item['kind']);
}

/** A record whose text ends within the name of its kind. */
function isCutInKind(item: YamlValue): boolean {
  if (!isOfUnknownKind(item)) return false;
  const { kind } = item as { kind: string };
  return recordKinds.some((known) => known.startsWith(kind));
}

const cutShort = (): string =>
  l10n.t(
    'The end of this record is missing, so it does not count. Restore the file from git, or record it again.',
  );

/** Splits the text into one part per record, without git's conflict markers: both sides count. */
function partsOf(text: string, findings: Finding[]): { text: string; line: number }[] {
  const parts: { text: string; line: number }[] = [];
  text.split('\n').forEach((line, index) => {
    const number = index + 1;
    if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)/.test(line)) {
      const message = l10n.t(
        'Git left a conflict here. Both sides are counted; remove the lines with <<<<<<<, ======= and >>>>>>>.',
      );
      if (line.startsWith('<')) findings.push(finding(number, 'error', 'git.conflict', message));
      return;
    }
    if (line.startsWith('-') || parts.length === 0) parts.push({ text: '', line: number });
    parts.at(-1)!.text += `${line}\n`;
  });
  return parts;
}

/** Writes a record for appending: one list item that ends with a line feed. */
export function writeRecord(fact: JournalRecord): string {
  const { id, at, kind, ...rest } = fact;
  return writeYaml([{ id, at, kind, ...rest }]);
}
