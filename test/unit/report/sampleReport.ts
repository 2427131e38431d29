/** Reports to write in every format: a plain one, one full of mischief, and a long one. */
import { imageSize } from 'image-size';
import { encode } from 'fast-png';
import type { Block, Report } from '../../../src/core/report/report';

export const words = `I met the family **twice**, and _listened_ before I ~~spoke~~ asked. See the [guidance](https://www.example.org/a?b=1&c=2), [my notes](notes/mine.md) and \`what was said\`.

# What I saw

1. The son speaks for his mother.
2. She speaks for herself
   when he is out.
   - a nested point
     - and one below it
   - another

   A second paragraph of the second item.
3. Trust grew.

> Nothing about us without us.
>
> - said at the meeting

![The kitchen table](../kitchen.png) ![A photograph that is lost](lost.png)

## A table of mine

| When | Minutes |
| --- | ---: |
| Monday | 30 |
| Tuesday, and a longer text that has to be wrapped somewhere within its cell | 45 |

\`\`\`
if (listening)
    wait();
\`\`\`

---

7. A list that begins at seven
8. and goes on
`;

/** Half of it can be seen through. */
const kitchen = encode({
  width: 40,
  height: 20,
  channels: 4,
  data: Uint8Array.from({ length: 40 * 20 * 4 }, (_, at) => (at % 4 === 3 ? at % 255 : 90)),
});

export const reportOf = (blocks: readonly Block[], more: Partial<Report> = {}): Report => ({
  isCycle: true,
  unassigned: [],
  title: 'CPD record of Ann Smith',
  subtitle: 'SSSC continuous professional learning, 1 June 2026 to 31 May 2027',
  language: 'en-GB',
  author: 'Ann Smith',
  framework: 'sssc-cpl',
  from: '2026-06-01',
  to: '2027-05-31',
  made: '2026-11-26',
  commit: undefined,
  blocks,
  rows: [],
  requirements: [],
  misattributed: [],
  unreadable: [],
  ...more,
});

export const plainReport = reportOf(
  [
    { kind: 'heading', level: 2, text: 'What is recorded' },
    { kind: 'paragraph', text: 'Seven topics are asked for; five are recorded.' },
    { kind: 'note', text: 'One rule was not yet checked against the source.' },
    { kind: 'list', items: ['Protection is open.', 'Leadership is open.'] },
    {
      kind: 'table',
      caption: 'Activities',
      columns: [{ title: 'Date' }, { title: 'Activity' }, { title: 'Minutes', isNumber: true }],
      rows: [
        ['2026-11-23', 'Co-producing support with children', '30'],
        ['2026-11-24', 'Team meeting', '45'],
      ],
    },
    { kind: 'pageBreak' },
    { kind: 'heading', level: 2, text: 'Reflections' },
    { kind: 'heading', level: 3, text: 'Co-producing support with children' },
    {
      kind: 'facts',
      rows: [
        { label: 'Date', value: '23 November 2026' },
        { label: 'What I learned', value: 'To wait.' },
      ],
    },
    { kind: 'words', markdown: words, below: 3, path: 'entries/2026/a.md' },
  ],
  {
    pictures: new Map([
      ['entries/kitchen.png', { ...imageSize(kitchen), type: 'png', bytes: kitchen }],
    ]),
  },
);

export const arabic = 'التقيت بالأسرة مرتين';
export const hostile = `</w:t> & "it's" <script>\u0000\u0008\ufffe\ud800 { PAGE } =1+1 ) \\ ${arabic} 漢字 👩‍⚕️`;

export const hostileReport = reportOf(
  [
    { kind: 'heading', level: 2, text: hostile },
    { kind: 'paragraph', text: `${hostile}\nsecond line` },
    { kind: 'list', items: [hostile, arabic] },
    {
      kind: 'table',
      caption: hostile,
      columns: [{ title: hostile }, { title: arabic }],
      rows: [[hostile, arabic], ['only one cell']],
    },
    { kind: 'facts', rows: [{ label: hostile, value: hostile }] },
    {
      kind: 'words',
      below: 4,
      markdown: `# ${hostile}\n\n${arabic}\n\nText, ${arabic} and text.\n\n[a](javascript:alert(1)) [b](command:x) [c](file:///etc/passwd) [d](HTTPS://example.org/"><x>) [e](mailto:a@b.org) <b onclick="x">bold</b>\n\n###### deep\n\n- \n- ${'x'.repeat(3000)}`,
    },
  ],
  { title: hostile, subtitle: hostile, author: hostile },
);

/** What a person of many years hands in: as many entries, each with a form and words. */
export const longReport = (entries: number): Report =>
  reportOf([
    { kind: 'heading', level: 2, text: 'Activities' },
    {
      kind: 'table',
      caption: 'All activities',
      columns: [
        { title: 'Date' },
        { title: 'Activity' },
        { title: 'Minutes', isNumber: true },
        { title: 'Digest' },
      ],
      rows: Array.from({ length: entries }, (_, n) => [
        '2026-11-23',
        `Activity ${n + 1}`,
        '30',
        `sha256:${'97a656a74aa7dc136e7d5eefbb7c8bd9'.repeat(2)}`,
      ]),
    },
    ...Array.from({ length: entries }, (_, n): Block[] => [
      { kind: 'heading', level: 3, text: `Activity ${n + 1}` },
      {
        kind: 'facts',
        rows: [
          { label: 'Date', value: '2026-11-23' },
          { label: 'Minutes', value: '30' },
        ],
      },
      { kind: 'words', markdown: words, below: 3 },
    ]).flat(),
  ]);
