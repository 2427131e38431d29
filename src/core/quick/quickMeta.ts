/**
 * Front matter as we write it and as most people go on writing it, taken field by field with one regular
 * expression: those run at full speed at once, which loops of our own do only after thousands of entries.
 */
import { isPlainDate } from '../dates';
import { detached } from '../intern';
import type { EntryMeta } from '../schemas';

/** Characters that a text may hold without quotation marks, whatever stands around them. */
const safe = String.raw`[^\0-\x1f\x7f-\xa0:#\u2028\u2029\ufeff\ufffe\uffff]`;
const visible = safe.replace(String.raw`\x1f`, ' ');
/** What YAML takes for something else than a text. */
const reserved = '(?!(?:[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE)(?:[\\n,\\]]))';
const plainText = `${reserved}[A-Za-z](?:${safe}*${visible})?`;
const quoted = String.raw`[^"\\\0-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]*`;
const name = String.raw`[A-Za-z][\w-]{0,63}`;
const tag = `${reserved}[A-Za-z](?:[\\w -]{0,62}[\\w-])?`;

const first = (found: RegExpExecArray): string => found[1]!;

/** For each field, what may stand behind its colon, and the value that it gives; `undefined` where that is doubtful. */
const fields: Readonly<Record<keyof EntryMeta, Field>> = {
  id: { pattern: sticky(String.raw` ([A-Za-z][\w-]{5,63}|\d+-[\w-]+)\n`), value: first },
  title: {
    pattern: sticky(` (?:(${plainText}|\\d+-[\\w-]+)|"(${quoted})")\\n`),
    value: ([, plain, inQuotes]) => plain ?? inQuotes,
  },
  date: {
    pattern: sticky(String.raw` (\d{4}-\d\d-\d\d)\n`),
    value: ([, day]) => (isPlainDate(day!) ? day : undefined),
  },
  template: { pattern: sticky(String.raw` ([A-Za-z][\w.-]*/[\w.-]+)\n`), value: first },
  version: { pattern: sticky(String.raw` (\d{1,9})\n`), value: (found) => Number(found[1]) },
  tags: {
    pattern: sticky(`(?: \\[(${tag}(?:, ${tag})*)?\\]\\n|\\n((?: {2}- ${tag}\\n)+))`),
    value: ([, inLine, lines]) =>
      lines === undefined ? (inLine?.split(', ') ?? []) : itemsOf(lines),
  },
  report: { pattern: sticky(' (leave-out)\\n'), value: first },
  cpd: { pattern: sticky(String.raw`\n((?: {2}.*\n)+)`), value: ([, lines]) => quickClaim(lines!) },
};
/** A field that the index does not know. */
const other = sticky(` ${plainText}\\n`);

/** One name of a claim, with a whole number, a text, or a list of texts. */
const claimField = sticky(
  ` {2}(${name}):(?: (?:(\\d{1,9})|(${plainText}))\\n|\\n((?: {4}- ${plainText}\\n)+))`,
);

interface Field {
  readonly pattern: RegExp;
  readonly value: (found: RegExpExecArray) => unknown;
}

function sticky(pattern: string): RegExp {
  return new RegExp(pattern, 'y');
}

/** @returns what the front matter says, or `undefined` where it may say more than is understood here */
export function quickMeta(text: string): EntryMeta | undefined {
  const meta: Record<string, unknown> = {};
  const others: string[] = [];
  for (let at = 0; at < text.length;) {
    const colon = text.indexOf(':', at);
    const key = text.slice(at, colon);
    const isKnown = Object.hasOwn(fields, key);
    const { pattern, value } = isKnown ? fields[key as keyof EntryMeta] : { pattern: other };
    pattern.lastIndex = colon + 1;
    const found = colon === -1 ? null : pattern.exec(text);
    if (!found) return undefined;
    if (value) {
      if (meta[key] !== undefined) return undefined;
      meta[key] = value(found);
      if (meta[key] === undefined) return undefined;
    } else {
      if (isDoubtful(key) || others.includes(key)) return undefined;
      others.push(key);
    }
    at = pattern.lastIndex;
  }
  return meta;
}

/** What was found out of names: the same few come in thousands of entries. */
const doubtful = new Map<string, boolean>();
const mostNames = 1000;

/** Of a name that every object has it is not known whether it is doubled; others are no names at all. */
function isDoubtful(key: string): boolean {
  let is = doubtful.get(key);
  if (is === undefined) {
    is = !isName.test(key) || key in Object.prototype || isReserved.test(key);
    if (doubtful.size < mostNames) doubtful.set(detached(key), is);
  }
  return is;
}
const isName = new RegExp(`^${name}$`);
const isReserved = /^(?:null|true|false)$/i;

function quickClaim(text: string): EntryMeta['cpd'] {
  const claim: Record<string, unknown> = {};
  for (let at = 0; at < text.length; at = claimField.lastIndex) {
    claimField.lastIndex = at;
    const found = claimField.exec(text);
    if (!found) return undefined;
    const [, key, number, words, items] = found;
    if (isDoubtful(key!) || Object.hasOwn(claim, key!)) return undefined;
    const value = number !== undefined ? Number(number) : (words ?? itemsOf(items!));
    // What is wrong is told by the whole parser.
    if (Object.hasOwn(claimKinds, key!) && claimKinds[key!] !== kindOf(value)) return undefined;
    claim[key!] = value;
  }
  return claim;
}

const kindOf = (value: number | string | string[]): string =>
  Array.isArray(value) ? 'list' : typeof value;
const claimKinds: Readonly<Record<string, string>> = {
  minutes: 'number',
  participatory: 'number',
  type: 'string',
  covers: 'list',
  evidence: 'list',
  counterpart: 'string',
};

const itemsOf = (lines: string): string[] =>
  lines
    .trimEnd()
    .split('\n')
    .map((line) => line.trimStart().slice(2));
