/** What a midwife has in her journal when her day begins: a year of it, with one certificate. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TemporaryFolder } from '../kit/temporaryFolder';
import { journalFolder } from './journal';

export const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Of a form of the NMC, or free where it names none. */
function entry(
  form: string | undefined,
  days: number,
  title: string,
  cpd: string,
  answers: Readonly<Record<string, readonly [question: string, answer: string]>> = {},
): string {
  const template = form === undefined ? '' : `template: nmc-revalidation/${form}\nversion: 1\n`;
  const body = Object.entries(answers).map(
    ([prompt, [question, answer]]) => `\n## ${question} <!-- prompt: ${prompt} -->\n\n${answer}\n`,
  );
  return `---
id: ${title.toLowerCase().replaceAll(' ', '-')}
${template}title: ${title}
date: ${daysAgo(days)}
cpd: ${cpd}
---
${body.join('')}`;
}

const log = (topic: string, code: string) =>
  ({
    dates: ['When?', 'One day'],
    method: ['How did you learn?', 'A course with discussion in small groups.'],
    topic: ['What was it about?', topic],
    'the-code': ['Which part of the Code?', code],
    evidence: ['What shows it?', 'The certificate, where there is one.'],
  }) as const;

const entries: Readonly<Record<string, string>> = {
  'entries/ward.md': entry(
    'practice-hours',
    60,
    'Ward 7 from June to September',
    '{ minutes: 18000, type: practice }',
    {
      dates: ['When?', 'June to September'],
      setting: ['Where?', 'A maternity ward in a general hospital'],
      scope: ['Role?', 'Midwife'],
    },
  ),
  'entries/sepsis.md': entry(
    'cpd-log',
    200,
    'Recognising sepsis early',
    '{ minutes: 420, participatory: 300, type: course, covers: [nmc-revalidation/preserve-safety], evidence: [attachments/sepsis.png] }',
    log('Recognising sepsis early, and how handovers can lose what matters.', 'Preserve safety.'),
  ),
  'entries/consent.md': entry(
    'cpd-log',
    90,
    'Reading on consent',
    '{ minutes: 135, type: reading, covers: [nmc-revalidation/prioritise-people] }',
    log('Consent when time is short.', 'Prioritise people: listening first.'),
  ),
  'entries/study-day.md': entry(
    undefined,
    -20,
    'Study day on bereavement care',
    '{ minutes: 360, participatory: 300, type: event, covers: [nmc-revalidation/professionalism-and-trust] }',
  ),
  'entries/account.md': entry(
    'reflective-account',
    30,
    'A birth plan made together',
    '{ covers: [nmc-revalidation/prioritise-people, nmc-revalidation/practise-effectively] }',
    {
      'what-it-was': [
        'What was it?',
        'A couple wanted to plan together with us. We wrote their plan on one page:\n\n![The plan on one page](../attachments/sepsis.png)',
      ],
      'what-i-learned': [
        'What did you learn from it?',
        '### At first\n\n- That silence is an answer\n- That ***nobody*** reads `four` pages at night\n\n> We listened.',
      ],
      'how-practice-changed': [
        'How has your practice changed?',
        'I ask *before* I plan; see [the guidance](https://example.org/guidance).\n\n| Before | Now |\n| --- | --- |\n| tell | ask |',
      ],
      'the-code': ['How does it relate to the Code?', 'It puts people first. 🙂'],
    },
  ),
};

export async function professionalsJournal(): Promise<TemporaryFolder> {
  const folder = await journalFolder({ ...entries, 'attachments/note.txt': 'mine' });
  // Any picture: here one of the panel.
  const picture = await readFile('docs/panel-light.png');
  await writeFile(path.join(folder.path, 'attachments/sepsis.png'), picture);
  return folder;
}
