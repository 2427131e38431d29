/**
 * Front matter as we write it and as most people go on writing it, taken field by field with one regular
 * expression: those run at full speed at once, which loops of our own do only after thousands of entries.
 */
import { isPlainDate } from '../dates';
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

const field = new RegExp(
  [
    String.raw`id: ([A-Za-z][\w-]{5,63}|\d+-[\w-]+)\n`,
    `title: (?:(${plainText}|\\d+-[\\w-]+)|"(${quoted})")\\n`,
    String.raw`date: (\d{4}-\d\d-\d\d)\n`,
    String.raw`template: ([A-Za-z][\w.-]*/[\w.-]+)\n`,
    String.raw`version: (\d{1,9})\n`,
    `tags: \\[(${tag}(?:, ${tag})*)?\\]\\n`,
    `tags:\\n((?: {2}- ${tag}\\n)+)`,
    String.raw`cpd:\n((?: {2}.*\n)+)`,
    `(${name}): ${plainText}\\n`,
  ].join('|'),
  'y',
);

/** One name of a claim, with a whole number, a text, or a list of texts. */
const claimField = new RegExp(
  ` {2}(${name}):(?: (?:(\\d{1,9})|(${plainText}))\\n|\\n((?: {4}- ${plainText}\\n)+))`,
  'y',
);

type Meta = { -readonly [K in keyof EntryMeta]: EntryMeta[K] };

/** @returns what the front matter says, or `undefined` where it may say more than is understood here */
export function quickMeta(text: string): EntryMeta | undefined {
  const meta: Meta = {};
  const others: string[] = [];
  for (let at = 0; at < text.length; at = field.lastIndex) {
    field.lastIndex = at;
    const found = field.exec(text);
    if (!found) return undefined;
    const [, id, title, titleQuoted, date, template, version, tags, items, cpd, other] = found;
    if (other !== undefined) {
      if (isDoubtful(other) || others.includes(other) || other in fields) return undefined;
      others.push(other);
    } else if (id !== undefined) {
      if (meta.id !== undefined) return undefined;
      meta.id = id;
    } else if (title !== undefined || titleQuoted !== undefined) {
      if (meta.title !== undefined) return undefined;
      meta.title = title ?? titleQuoted!;
    } else if (date !== undefined) {
      if (meta.date !== undefined || !isPlainDate(date)) return undefined;
      meta.date = date;
    } else if (template !== undefined) {
      if (meta.template !== undefined) return undefined;
      meta.template = template;
    } else if (version !== undefined) {
      if (meta.version !== undefined) return undefined;
      meta.version = Number(version);
    } else if (cpd !== undefined) {
      const claim = meta.cpd === undefined ? quickClaim(cpd) : undefined;
      if (!claim) return undefined;
      meta.cpd = claim;
    } else {
      if (meta.tags !== undefined) return undefined;
      meta.tags = items === undefined ? (tags?.split(', ') ?? []) : itemsOf(items);
    }
  }
  return meta;
}

const fields = { id: 1, title: 1, date: 1, template: 1, version: 1, tags: 1, cpd: 1 };

/** Of a name that every object has it is not known whether it is doubled; others are no names at all. */
const isDoubtful = (key: string): boolean =>
  key in Object.prototype || /^(?:null|true|false)$/i.test(key);

function quickClaim(text: string): EntryMeta['cpd'] {
  const claim: Record<string, unknown> = {};
  for (let at = 0; at < text.length; at = claimField.lastIndex) {
    claimField.lastIndex = at;
    const found = claimField.exec(text);
    if (!found) return undefined;
    const [, key, number, words, items] = found;
    if (isDoubtful(key!) || Object.hasOwn(claim, key!)) return undefined;
    // Minutes are a number or wrong, and what is wrong is told by the whole parser.
    if (number === undefined && (key === 'minutes' || key === 'participatory')) return undefined;
    claim[key!] = number !== undefined ? Number(number) : (words ?? itemsOf(items!));
  }
  return claim;
}

const itemsOf = (lines: string): string[] =>
  lines
    .trimEnd()
    .split('\n')
    .map((line) => line.trimStart().slice(2));
