// Generates journals to measure, always the same ones: `journalOf(10_000)` writes bench/journals/10000 unless this
// same code has already written it; `journalOf(10_000, 'foreign')` writes notes as other tools leave them.
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { english, others, tags } from './words.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const templatesFolder = path.join(here, '../templates');
const course = 'openlearn-sds-scotland';
const owner = 'ailsa';
const reviewer = 'rory';
const device = 'k7mw2pqx';
const firstDay = Date.UTC(2016, 8, 1);
const lastDay = Date.UTC(2026, 7, 31);
const dayLength = 86_400_000;
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** @typedef {{ folder: string, entries: number, statuses: Record<string, number>, changed: number }} Generated */

/**
 * @param {number} entries
 * @param {'own' | 'foreign'} corpus
 * @returns {Generated} its folder, and the sums that an index of it must have
 */
export function journalOf(entries, corpus = 'own') {
  const folder = path.join(here, 'journals', `${corpus === 'own' ? '' : 'foreign-'}${entries}`);
  const version = versionOf();
  if (existsSync(markOf(folder))) {
    const known = JSON.parse(readFileSync(markOf(folder), 'utf8'));
    if (known.version === version) return { ...known, folder };
  }
  removeMark(folder);
  rmSync(folder, { recursive: true, force: true });
  const found = (corpus === 'own' ? writeJournal : writeNotes)(folder, entries);
  setMark({ ...found, folder });
  return { ...found, folder };
}

/**
 * Clones of other people's journals, which have no private files.
 * @param {number} count of journals, side by side in one folder
 * @returns {string} the folder
 */
export function teamOf(count, entries) {
  const folder = path.join(here, 'journals', `team-${count}x${entries}`);
  const mark = `${folder}.json`;
  const version = versionOf();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === version) return folder;
  rmSync(mark, { force: true });
  rmSync(folder, { recursive: true, force: true });
  for (let number = 0; number < count; number++)
    writeJournal(path.join(folder, `journal-${number}`), entries, {
      seed: entries + number,
      privately: 0,
    });
  writeFileSync(mark, version);
  return folder;
}

/** Marks the journal as unchanged. Remove the mark before writing in it. */
export function setMark({ folder, ...found }) {
  writeFileSync(markOf(folder), JSON.stringify({ ...found, version: versionOf() }));
}

export const removeMark = (folder) => rmSync(markOf(folder), { force: true });

const markOf = (folder) => `${folder}.json`;

/** A hash of everything that the journals depend on. */
function versionOf() {
  const hash = createHash('sha256');
  const files = ['generate.mjs', 'words.mjs'].map((name) => path.join(here, name));
  for (const file of [...files, ...templateFiles()]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function templateFiles() {
  return readdirSync(templatesFolder, { recursive: true })
    .filter((name) => name.endsWith('.md') && !name.includes('@'))
    .sort()
    .map((name) => path.join(templatesFolder, name));
}

/** Reference, title and the headings with their prompts of every activity and model. */
function readTemplates() {
  return templateFiles().map((file) => {
    const text = readFileSync(file, 'utf8');
    const folder = path.basename(path.dirname(file));
    return {
      ref: `${folder}/${path.basename(file, '.md')}`,
      isActivity: folder === course,
      title: /^title: (.*)$/m.exec(text)[1],
      headings: [...text.matchAll(/^## .* <!-- prompt: [\w-]+ -->$/gm)].map(([line]) => line),
    };
  });
}

/** Pseudo-random numbers from 0 to 1, the same each time (sfc32). */
function seeded(seed) {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, seed];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 20; i++) next();
  return next;
}

/** Writes the texts of both kinds of journals. */
function writerOf(folder, random) {
  const below = (count) => Math.floor(random() * count);
  const pick = (items) => items[below(items.length)];
  const chance = (share) => random() < share;
  const code = (length) => Array.from({ length }, () => pick(alphabet)).join('');
  const folders = new Set();

  const write = (name, text, time) => {
    const file = path.join(folder, name);
    const parent = path.dirname(file);
    if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
    folders.add(parent);
    writeFileSync(file, text);
    utimesSync(file, time / 1000, time / 1000);
  };

  const sentence = (words) => {
    const text = Array.from({ length: 7 + below(11) }, () => pick(words)).join(' ');
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (words) =>
    Array.from({ length: 3 + below(4) }, () => sentence(words)).join(' ');
  /** Some Markdown of about that many words. */
  const prose = (words, count) => {
    const parts = [];
    for (let written = 0; written < count;) {
      const kind = random();
      let part = paragraph(words);
      if (kind < 0.05) part = `### ${sentence(words)}`;
      else if (kind < 0.15)
        part = `- ${sentence(words)}\n- ${sentence(words)}\n- [ ] ${sentence(words)}`;
      else if (kind < 0.2) part = `> ${sentence(words)}\n\n${part}`;
      else if (kind < 0.25) part += ` See [${pick(words)}](https://example.org/${code(6)}).`;
      parts.push(part);
      written += part.split(' ').length;
    }
    return parts.join('\n\n');
  };
  return { below, pick, chance, code, write, sentence, prose };
}

/** @param privately the share of private entries */
const certificates = [1, 2, 3, 4].map((number) => `attachments/certificate-${number}.pdf`);

function writeJournal(folder, entries, { seed = entries, privately = 0.02 } = {}) {
  const random = seeded(seed);
  const { below, pick, chance, code, write, sentence, prose } = writerOf(folder, random);
  /** An id that no YAML takes for a number. */
  const recordId = () => pick('abcdfghjkm') + code(15);
  const templates = readTemplates();
  const activities = templates.filter((template) => template.isActivity);
  const models = templates.filter((template) => !template.isActivity);
  const found = { statuses: {}, changed: 0 };

  const days = (lastDay - firstDay) / dayLength;
  for (let number = 0; number < entries; number++) {
    const time =
      firstDay + Math.floor((number / entries) * days) * dayLength + (8 + below(12)) * 3_600_000;
    const date = new Date(time).toISOString().slice(0, 10);
    const id = `${date.replaceAll('-', '')}-${code(6)}`;
    const kind = random();
    const template = kind < 0.3 ? undefined : kind < 0.7 ? pick(activities) : pick(models);
    const words = chance(0.1) ? pick(others) : english;
    // An entry with one question is answered at least every second time.
    const isAnswered = chance(0.85) || template?.headings.length === 1;
    const isPrivate = chance(privately);
    const plain = `${template?.title ?? 'Notes of a day'}, ${pick(words)} ${pick(words)}`;
    const title = (chance(0.05) ? `Again: ${plain}` : plain).replaceAll(/["']/g, '');
    const minutes = 10 + below(50);
    const cpd = {
      minutes,
      participatory: below(minutes),
      type: pick(['peer-learning', 'reading', 'course', 'supervision']),
      covers: [`sssc-cpl/${pick(['reflective-practice', 'wellbeing', 'role-knowledge'])}`],
      evidence: [pick(certificates)],
    };
    // A free entry has two keys of the person's own in place of the template and its version.
    const origin = template
      ? `template: ${template.ref}\nversion: 1`
      : `place: ${pick(['at home', 'at work', 'on the bus'])}\nmood: ${pick(['calm', 'tired', 'curious'])}`;
    const head = `---
id: ${id}
${origin}
title: ${title.includes(': ') ? `"${title}"` : title}
date: ${date}
tags: [${pick(tags)}, ${pick(tags)}]
cpd:
  minutes: ${cpd.minutes}
  participatory: ${cpd.participatory}
  type: ${cpd.type}
  covers:
    - ${cpd.covers[0]}
  evidence:
    - ${cpd.evidence[0]}
---
`;
    const headings = template?.headings ?? [];
    const share = 540 / Math.max(1, headings.length);
    const answers = headings.map(
      (heading, at) =>
        `${heading}\n\n${isAnswered || at % 2 === 0 ? `${prose(words, share)}\n\n` : '\n'}`,
    );
    const free = headings.length > 0 ? '' : isAnswered ? `${prose(words, share)}\n` : '\n';
    const body = `# ${title}\n\n${free}${answers.join('')}`;
    const claim = { cpd, date, template: template?.ref, version: template ? 1 : undefined };
    const digest = `sha256:${createHash('sha256')
      .update(`${canonicalize(claim)}\n${body}`)
      .digest('hex')}`;

    const hasRecords = number % 2 === 0;
    const isChanged = hasRecords && chance(0.1);
    const text = head + body + (isChanged ? `${sentence(words)}\n` : '');
    const base = isPrivate ? 'private/' : '';
    const slug = `${template ? template.ref.split('/')[1].replace('.', '-') : 'notes'}-${id.slice(9)}`;
    write(
      `${base}entries/${date.slice(0, 4)}/${date}-${slug}.md`,
      chance(0.02) ? text.replaceAll('\n', '\r\n') : text,
      time + (isChanged ? dayLength : 3_600_000),
    );

    let status = isAnswered ? 'answered' : 'drafting';
    if (hasRecords) {
      const records = `${isPrivate ? 'private' : '.journal'}/records`;
      const at = (hours) => new Date(time + hours * 3_600_000).toISOString().replace('.000', '');
      const completion = recordId();
      const unanswered = headings
        .filter((_, index) => !isAnswered && index % 2 === 1)
        .map((heading) => `\n    - ${/prompt: ([\w-]+)/.exec(heading)[1]}`)
        .join('');
      write(
        `${records}/${owner}/${id}.${device}.yaml`,
        `- id: ${recordId()}
  at: ${at(0.5)}
  kind: time
  from: ${at(0)}
  to: ${at(0.5)}
- id: ${completion}
  at: ${at(0.5)}
  kind: completed
  digest: ${digest}
${unanswered && `  unanswered:${unanswered}\n`}`,
        time + 1_800_000,
      );
      status = 'completed';
      if (chance(0.06)) {
        status = chance(0.5) ? 'reviewed' : 'signed-off';
        write(
          `${records}/${reviewer}/${id}.${device}.yaml`,
          `- id: ${recordId()}
  at: ${at(48)}
  kind: ${status}
  of: ${completion}
  digest: ${digest}
`,
          time + 2 * dayLength,
        );
      }
    }
    found.statuses[status] = (found.statuses[status] ?? 0) + 1;
    if (isChanged) found.changed++;
  }

  const now = lastDay;
  for (const certificate of certificates) write(certificate, '', now);
  write(`.journal/people/${owner}.yaml`, 'name: Ailsa Brown\nemail: ailsa@example.org\n', now);
  write(`.journal/people/${reviewer}.yaml`, 'name: Rory Grant\nemail: rory@example.org\n', now);
  write(
    '.journal/journal.yaml',
    `schema: 1
owner: ${owner}
reviewers: [${reviewer}]
courses: [${course}]
frameworks: []
entries: "entries/**/*.md"
newEntry: "entries/{year}/{date}-{slug}.md"
`,
    now,
  );
  return { entries, problems: 0, ...found };
}

/** Writes notes as other tools leave them, with keys of each tool and each writer. */
function writeNotes(folder, entries) {
  const random = seeded(entries);
  const { below, pick, chance, code, write, sentence, prose } = writerOf(folder, random);
  const found = { statuses: {}, changed: 0 };
  const days = (lastDay - firstDay) / dayLength;
  const two = (number) => String(number).padStart(2, '0');
  const short = () => sentence(english).split(' ').slice(0, 4).join(' ');
  const some = (least, make) => Array.from({ length: least + below(3) }, make);
  const clock = () => `${two(8 + below(12))}:${two(below(60))}`;
  const keys = [
    () => `tags: [${some(1, () => pick(tags)).join(', ')}]`,
    () => `tags:\n${some(1, () => `  - ${pick(tags)}`).join('\n')}`,
    () => `aliases:\n${some(1, () => `- "${short()}: ${pick(english)}"`).join('\n')}`,
    () => `hours: ${below(6)}.${pick(['25', '5', '75', '0'])}`,
    () => `rating: ${1 + below(5)}`,
    () =>
      `weather: { kind: ${pick(['rain', 'sun', 'fog'])}, temperature: ${below(20) - 5}.${below(10)} }`,
    () => `location:\n  name: ${short()}\n  coordinates: [${55 + random()}, -${3 + random()}]`,
    () => `status: ${pick(['draft', 'done', 'in progress'])}`,
    () => `publish: ${pick(['true', 'false'])}`,
    () => `cssclasses: []`,
    () => `author: '${short()} isn''t it'`,
    () => `source: https://example.org/${code(8)}?a=${code(3)}#${code(4)}`,
    () => `time: ${clock()}`,
    () => `up: "[[${short()}]]"`,
    () => `summary: "${short()} \\"${pick(english)}\\" and more"`,
    () =>
      `reviewed:\n  by: ${pick(['supervisor', 'peer'])}\n  notes:\n    - ${short()}\n    - ${short()}`,
    () => `uuid: ${code(8)}-${code(4)}-${code(12)}`,
    () =>
      `mood: # how it felt\n  before: ${pick(['calm', 'tired'])}\n  after: ${pick(['calm', 'glad'])}`,
    () => `week: 2024-W${two(1 + below(52))}`,
    () => `parent:`,
  ];

  for (let number = 0; number < entries; number++) {
    const time =
      firstDay + Math.floor((number / entries) * days) * dayLength + (8 + below(12)) * 3_600_000;
    const stamp = new Date(time).toISOString();
    const date = stamp.slice(0, 10);
    const words = chance(0.1) ? pick(others) : english;
    const title = `${pick(english)} ${pick(english)}: ${pick(english)} ${number}`;
    const length = 8 + below(13);
    const head = [
      chance(0.5) ? `title: "${title}"` : `title: '${title}'`,
      `date: ${date}`,
      `created: ${stamp.slice(0, 19)}${pick(['Z', '+01:00', ''])}`,
      `modified: ${date} ${clock()}`,
    ];
    const known = new Set();
    while (head.join('\n').split('\n').length < length) {
      const line = pick(keys)();
      const key = line.slice(0, line.indexOf(':'));
      if (!known.has(key)) head.push(line);
      known.add(key);
    }
    const text = `---\n${head.join('\n')}\n---\n\n# ${title}\n\n${prose(words, 560)}\n`;
    write(
      `notes/${date.slice(0, 4)}/${date} ${code(5)}.md`,
      chance(0.05) ? text.replaceAll('\n', '\r\n') : text,
      time,
    );
  }
  found.statuses.answered = entries;

  write(`.journal/people/${owner}.yaml`, 'name: Ailsa Brown\nemail: ailsa@example.org\n', lastDay);
  write(
    '.journal/journal.yaml',
    `schema: 1
owner: ${owner}
reviewers: []
courses: []
frameworks: []
entries: "notes/**/*.md"
newEntry: "notes/{year}/{date}-{slug}.md"
`,
    lastDay,
  );
  return { entries, problems: 0, ...found };
}
