/**
 * Record files as we write them: one regular expression takes a record at a time. Whatever else is in a
 * file is left to YAML (records.ts).
 */
import type { JournalRecord } from '../../../schema/schemas';

/** Longer than `true` and `null`, and no number in whatever form. */
const id = String.raw`(?:[a-z]|[1-9]\d{0,14}[a-df-z])[a-z0-9]{7,31}`;
const instant = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`;
const digest = 'sha256:[0-9a-f]{64}';
/** An id of a prompt that YAML takes for nothing else. */
const prompt = String.raw`(?!(?:[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE)\n)[A-Za-z][\w-]*`;

const oneRecord = new RegExp(
  String.raw`- id: (${id})\n  at: (${instant})\n  kind: (?:` +
    [
      String.raw`time\n  from: (?<from>${instant})\n  to: (?<to>${instant})`,
      String.raw`completed\n  digest: (?<digest>${digest})(?:\n  unanswered:(?<unanswered>(?:\n    - ${prompt})+))?`,
      String.raw`(?<judged>reviewed|signed-off)\n  of: (?<completion>${id})\n  digest: (?<judgedDigest>${digest})`,
      String.raw`withdrawn\n  of: (?<withdrawn>${id})`,
      String.raw`(?<revealed>revealed)(?<early>\n  early: true)?`,
    ].join('|') +
    String.raw`)\n`,
  'y',
);

/** @returns the records, or `undefined` where the file may hold more than is understood here */
export function quickRecords(text: string): JournalRecord[] | undefined {
  const records: JournalRecord[] = [];
  for (let at = 0; at < text.length; at = oneRecord.lastIndex) {
    oneRecord.lastIndex = at;
    const found = oneRecord.exec(text);
    const record = found && recordIn(found);
    if (!record) return undefined;
    records.push(record);
  }
  return records;
}

function recordIn(found: RegExpExecArray): JournalRecord | undefined {
  const common = { id: found[1]!, at: found[2]! };
  const { from, to, digest, unanswered, judged, completion, judgedDigest, withdrawn, early } =
    found.groups!;
  if (!isInstant(common.at)) return undefined;
  if (digest !== undefined) {
    const open = unanswered?.split('\n    - ').slice(1);
    return { ...common, kind: 'completed', digest, ...(open ? { unanswered: open } : {}) };
  }
  if (from !== undefined) {
    if (!isInstant(from) || !isInstant(to!)) return undefined;
    return { ...common, kind: 'time', from, to: to! };
  }
  if (judged !== undefined)
    return {
      ...common,
      kind: judged as 'reviewed' | 'signed-off',
      of: completion!,
      digest: judgedDigest!,
    };
  if (withdrawn !== undefined) return { ...common, kind: 'withdrawn', of: withdrawn };
  return { ...common, kind: 'revealed', ...(early === undefined ? {} : { early: true }) };
}

/** The form is that of one already; it must be on a calendar and a clock too. */
const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text));
