/** Readers and texts made to slow them down: the bench and a campaign show that time grows with length alone. */
import MarkdownIt from 'markdown-it';
import { createHash } from 'node:crypto';
import { anchorOf, findAnchor } from '../src/core/comments/anchor';
import { hasMarksLeft } from '../src/core/text/conflict';
import { readCourse } from '../src/core/library/course';
import { datesMeantBy } from '../src/core/base/looseDates';
import { didYouMean } from '../src/core/base/didYouMean';
import { applySplices } from '../src/core/text/splice';
import { readEntryText, titleOf } from '../src/core/entries/entryText';
import { readFramework } from '../src/core/library/framework';
import { splitFrontMatter } from '../src/core/text/frontMatter';
import { globOf } from '../src/core/base/glob';
import { headingText } from '../src/core/text/heading';
import { readSetup } from '../src/core/journal/setup/journalFile';
import { addressesIn } from '../src/core/text/links';
import { journalPlugin } from '../src/core/preview/journalPlugin';
import { addressesIn as mailAddressesIn, readPerson } from '../src/core/journal/setup/people';
import { HumanError } from '../src/core/base/problem';
import { excerptOf, quoteOf } from '../src/core/text/quote';
import { readRecords } from '../src/core/records/records';
import { csvText } from '../src/formats/csv';
import { inertMarkdown } from '../src/formats/inertMarkdown';
import { withoutLeftOut } from '../src/core/text/leaveOut';
import { ownWords } from '../src/core/entries/ownWords';
import { scanBody } from '../src/core/text/scanBody';
import { gitReason } from '../src/core/sharing/gitReason';
import { mergeRecords } from '../src/core/sharing/mergeRecords';
import { withBlock } from '../src/core/sharing/sharingFiles';
import { slugOf } from '../src/core/base/slug';
import { readTemplate } from '../src/core/library/template';
import { visibleText } from '../src/core/text/visibleText';
import { readYaml } from '../src/core/yaml/readYaml';
import { setList } from '../src/core/yaml/editYaml';

const hash = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const glob = globOf('entries/**/*a*b*.md')!;
const preview = new MarkdownIt({ html: true }).use(journalPlugin(() => undefined));
const quoted = anchorOf(
  'What others said of it helped me more than what I had read before that day.',
  5,
  60,
  hash,
)!;

/** Each is called with a whole text; an exception is a failure. */
export const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'an entry': readEntryText,
  'an entry’s title': (text) => titleOf(readEntryText(text), 'a.md'),
  'an entry’s front matter': (text) => readEntryText(`---\n${text}\n---\n`),
  'where front matter ends': (text) => splitFrontMatter(`---\n${text}`),
  'prompts and words': (text) => scanBody(text, 0, 1),
  'visible text': (text) => visibleText(text, true),
  'a heading': headingText,
  'leave-out marks': withoutLeftOut,
  'own words': (text) => ownWords(readEntryText(text), 'a.md'),
  'a quote': (text) => [quoteOf(text), excerptOf(text)],
  links: (text) => addressesIn(text, 0),
  records: readRecords,
  'joined records': (text) => mergeRecords(text, `${text}\n- id: x\n`),
  YAML: (text) => readYaml(text),
  'YAML after a quotation mark': (text) => readYaml(`a: "${text}`),
  'journal.yaml': (text) => readSetup(`schema: 1\n${text}`, '2026-11-23'),
  'a person': (text) => [readPerson('a.yaml', text), mailAddressesIn(text)],
  'a course': (text) => readCourse(text, 'a'),
  'a framework': (text) => readFramework(text, 'a'),
  'a template': (text) => readTemplate(`---\nid: a\nversion: 1\n---\n${text}`, 'c', 'model'),
  'a comment’s place': (text) => findAnchor(text, quoted, hash),
  'a new comment’s place': (text) => anchorOf(text, text.length >> 2, text.length >> 1, hash),
  'a comment’s place in a changed text': (text) => {
    const anchor = anchorOf(text, text.length >> 1, (text.length >> 1) + 40, hash);
    return anchor && findAnchor(`New words. ${text} And more.`, anchor, hash);
  },
  'marks of conflicts': (text) => hasMarksLeft(text, [text, text]),
  'a pattern of entries': (text) => glob.matches(`entries/${text}`),
  'lines of our own in a file': (text) => withBlock(text, ['a', 'b']),
  'a list set in YAML': (text) => unlessRefused(() => setList(text, 'tags', ['a', 'b'])),
  'many edits': (text) =>
    applySplices(
      text,
      Array.from(text.matchAll(/[^a-z ]/g), ({ index }) => ({
        from: index,
        to: index,
        text: '\\',
      })),
    ),
  'Markdown reports': (text) => inertMarkdown(text, 1),
  'CSV reports': (text) => csvText([[text, [text]]]),
  'the preview': (text) => preview.render(text),
  'the preview without our plugin': (text) => new MarkdownIt({ html: true }).render(text),
  'a file name from a title': (text) => slugOf(text, 'a'),
  'what was meant': (text) => didYouMean(text, ['a', text]),
  'a date': datesMeantBy,
  'git’s reason': (text) => gitReason(text, text),
};

function unlessRefused(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof HumanError)) throw error;
  }
}

const repeated = [
  ...[
    '<!--',
    '-->',
    '%%',
    '%% a ',
    '[',
    '](',
    '[a](',
    '![',
    '`',
    '` `` ',
    '*',
    '**a ',
    '_',
    '~',
    '|',
  ],
  ...[
    '>',
    '> ',
    '#',
    '# ',
    '- ',
    '1. ',
    '\t',
    ' ',
    '{answer:',
    '{{',
    '{',
    '}',
    '"',
    "'",
    ':',
    ': ',
  ],
  ...[
    '&a ',
    '*a ',
    '? ',
    '- - ',
    '- [',
    '[//]: # (',
    '<',
    '</',
    '<a ',
    '&',
    '\\',
    '@',
    'a@',
    '://',
  ],
  ...['a', 'a b ', 'é', '漢', '😀', '\ud800', '\0', '1', '1 ', '=', '|', '`'],
  ...['<!-- leave out', '<!-- leave out -->', '<!-- leave ', '<!-- prompt: a -->', '<!-- a --> '],
  ...['\n', '\r', '\r\n', '\t\n', ' \n', 'a\n', 'a\r\n', 'a\r', '- \n', '> \n', '# \n', '---\n'],
  ...['```\n', '~~~\n', '- ```\n', '<<<<<<< a\n', '=======\n', '>>>>>>> b\n', '[a]: #\n', '"\n'],
  ...['# a <!-- prompt: a -->\n', '## a\n', '<!--\n', '%%\n', '- id: a\n', 'a: b\n', '  - a\n'],
  ...[
    '- id: "\n',
    '- &a x\n- *a\n',
    'a: [\n',
    '[a](b.md) ',
    '[a][b] ',
    '| a | b |\n',
    'remote: a\n',
  ],
];

/** Texts of a length, by how they are made. */
export const texts: Readonly<Record<string, (length: number) => string>> = {
  ...Object.fromEntries(
    repeated.map((part) => [
      JSON.stringify(part),
      (length: number) => part.repeat(Math.ceil(length / part.length)),
    ]),
  ),
  'half of [, half of ]': (length) => '['.repeat(length / 2) + ']'.repeat(length / 2),
  'half of <!--, half of -->': (length) => '<!--'.repeat(length / 8) + '-->'.repeat(length / 6),
  'a list that grows inwards': (length) =>
    Array.from({ length: Math.sqrt(length * 2) }, (_, n) => `${' '.repeat(n)}- a:\n`).join(''),
  'keys that differ': (length) =>
    Array.from({ length: length / 10 }, (_, n) => `k${n}: "1"\n`).join(''),
  'records that differ': (length) =>
    Array.from(
      { length: length / 70 },
      (_, n) => `- id: r${n}\n  at: 2026-11-23T10:00:00Z\n  kind: comment\n  text: "${n}"\n`,
    ).join(''),
  'tags that differ': (length) =>
    `tags:\n${Array.from({ length: length / 9 }, (_, n) => `  - t${n}\n`).join('')}`,
  'prompts that differ': (length) =>
    Array.from({ length: length / 40 }, (_, n) => `## A <!-- prompt: p${n} -->\n\nWords.\n`).join(
      '',
    ),
  'spans of code that differ': (length) =>
    Array.from({ length: Math.sqrt(length * 2) }, (_, n) => `${'`'.repeat(n + 1)} `).join(''),
};

export interface Growth {
  /** The largest ratio of the time for 2n to that for n among the texts. */
  readonly ratio: number;
  readonly text: string;
  /** The length, 2n, at which it was found. */
  readonly length: number;
  readonly error?: unknown;
}

export const mostAllowed = 3;
const shortest = 65_536;
const longest = 1_048_576;
/** Less cannot be distinguished from other work of the machine. */
const measurable = 25;
/** Maximum milliseconds for a part of the longest text. */
const mostTime = 20_000;

/** Texts for each reader in `growthOfSlowest`. */
const maxSlowest = 2;

/**
 * Measures how the time of one reader grows from 128 KB to a megabyte, for the texts that are slowest when short.
 * @returns with the time for a megabyte in eight times that for 128 KB
 */
export function growthOfSlowest(reader: (text: string) => unknown): Growth {
  const slowest = Object.entries(texts)
    .map(([text, make]) => ({ text, make, ms: time(reader, make(longest / 64)) }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, maxSlowest);
  let worst: Growth = { ratio: 0, text: '', length: longest };
  for (const { text, make } of slowest) {
    const best = (length: number): number => {
      const ms = time(reader, make(length));
      // A pause of the machine only adds to what is short.
      return ms > 1000 ? ms : Math.min(ms, time(reader, make(length)));
    };
    const ms = best(longest);
    // A reader that is fast for a megabyte shows nothing about its growth.
    const ratio = ms < measurable * 8 ? 0 : ms / (8 * Math.max(best(longest / 8), 1));
    if (ratio > worst.ratio) worst = { ...worst, ratio, text };
  }
  return worst;
}

/** Measures how the time of one reader grows, up to a text of a megabyte. */
export function growthOf(reader: (text: string) => unknown, only?: readonly string[]): Growth {
  let worst: Growth = { ratio: 0, text: '', length: 0 };
  for (const [text, make] of Object.entries(texts)) {
    if (only && !only.includes(text)) continue;
    try {
      let before = time(reader, make(shortest));
      // Of what is quick the longest alone is read.
      const isQuick = before < measurable / 8;
      if (isQuick && time(reader, make(longest)) < measurable * 8) continue;
      for (let length = shortest * 2; length <= longest; length *= 2) {
        let ms = time(reader, make(length));
        // Measured again, in case the machine paused.
        for (let again = 0; again < 3 && ms > measurable && ms > before * 2.5; again++) {
          ms = Math.min(ms, time(reader, make(length)));
          before = Math.max(before, Math.min(before * 1.5, time(reader, make(length / 2))));
        }
        const ratio = ms > measurable ? ms / Math.max(before, 1) : 0;
        if (ratio > worst.ratio) worst = { ratio, text, length };
        if (ms > mostTime || (ratio > mostAllowed && ms > 1000)) break;
        before = ms;
      }
    } catch (error) {
      return { ratio: Infinity, text, length: 0, error };
    }
  }
  return worst;
}

function time(reader: (text: string) => unknown, text: string): number {
  // Processor time of this process, since others may use the processor too.
  const start = process.cpuUsage();
  reader(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
