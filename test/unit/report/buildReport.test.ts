import assert from 'node:assert/strict';
import { renderMarkdown } from '../../../src/formats/markdown';
import { turnedJpeg } from './turnedPicture';
import { encode } from 'fast-png';
import { digestsOf } from '../../../src/core/entries/digest';
import { readEntryText } from '../../../src/core/entries/entryText';
import { unreadableEntries } from '../../../src/core/report/unreadableEntries';
import { journalYaml, loaded, recordsText } from '../../kit/samples';
import { testWorld } from '../../kit/world';
import { entry, headings, record, reportOf, saysAll, frameworkYaml, year } from './reports';

describe('a report', () => {
  it('holds what is recorded, asked for and open, and says once what was not checked', async () => {
    const report = await reportOf({ 'entries/a.md': record('entry-a', 'We met.') });
    assert.deepEqual(report.requirements, [
      {
        id: 'hours',
        title: 'Hours',
        unit: 'minutes',
        recorded: 45,
        required: 120,
        met: false,
        remarks: [],
      },
      {
        id: 'topics',
        title: 'Topics',
        unit: 'topics',
        recorded: 1,
        required: 2,
        met: false,
        remarks: [],
      },
    ]);
    const said = saysAll(report);
    assert.match(said, /^Hours \| 45 min \| 2 h \| .+$/m);
    assert.match(said, /^Topics \| 1 topic \| 2 topics \| .*Safety/m);
    assert.match(said, /makes no judgement\..* Some are not yet checked there\.$/);
    assert.equal(said.match(/checked/g)?.length, 1);
    assert.match(said, /^Name: Ann Smith$/m);
    assert.match(said, /^Dates: 2026-01-01 to 2026-12-31$/m);
    assert.match(said, /^Made on: 2026-11-23$/m);
    assert.doesNotMatch(said, /complian|anonymis/i);
  });

  it('keeps what is planned out of what is recorded', async () => {
    const claim = (minutes: number) => `title: Learning\ncpd: { minutes: ${minutes} }`;
    const said = saysAll(
      await reportOf({
        'entries/a.md': record('entry-a', 'We met.', claim(60)),
        'entries/b.md': record('entry-b', 'We shall meet.', claim(30), '2026-12-01'),
        'entries/c.md': record('entry-c', '', claim(15)),
      }),
    );
    assert.match(said, /^Hours: 1 h; 45 min planned$/m);
    assert.match(said, /^Total: 1 h\.\nAlso planned: 45 min\.$/m);
    assert.equal(said.match(/Learning \(planned\)/g)?.length, 2 * 2, 'in the list and in full');
  });

  it('says of an entry without words that nothing is written yet', async () => {
    const said = saysAll(
      await reportOf({
        'entries/a.md': record('entry-a', '', 'title: Learning\ncpd: { minutes: 15 }')
          .replace('To ask.', '')
          .replace('# Record', '# Learning'),
      }),
    );
    assert.match(said, /^Learning \(planned\)\nNothing is written yet\.$/m);
    assert.doesNotMatch(said, /Shown in full above/);
  });

  it('counts no time of which a reviewer rejected the claim', async () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const said = saysAll(
      await reportOf({
        'entries/a.md': record('entry-a', 'We met.'),
        'entries/b.md': record('entry-b', 'We met again.'),
        '.journal/records/ann/entry-b.d.yaml': recordsText({ id: 'c', kind: 'completed', digest }),
        '.journal/records/sam/entry-b.d.yaml': recordsText({ id: 'r', kind: 'rejected', of: 'c' }),
      }),
    );
    assert.match(said, /^1 entry is not counted because a reviewer did not accept its claim\.$/m);
    assert.match(said, /^Hours: 45 min$/m);
    assert.match(said, /^Total: 45 min, of which 15 min with others\.$/m);
  });

  it('shows answers below their questions; neither guidance nor comments are the person’s words', async () => {
    const text = record(
      'entry-a',
      'We met.<!-- not this -->\n\n<!-- nor\n\nthis -->\n> I said it.',
    );
    const said = saysAll(await reportOf({ 'entries/a.md': text }));
    assert.match(
      said,
      /What did you do\?\nWe met\.\n\n\n> I said it\.\nWhat did you learn\?\nTo ask\./,
    );
    assert.doesNotMatch(said, /nor|not this|nobody/);
  });

  it('has each heading that says more than the title, and words added to that of a question', async () => {
    const text = (heading: string): string =>
      record('entry-a', 'We met.', 'title: Team  day').replace('# Record', heading);
    const said = async (heading: string): Promise<string> =>
      saysAll(await reportOf({ 'entries/a.md': text(heading) }));
    const title = 'I was wrong about the rota';
    assert.match(await said(`# ${title}`), new RegExp(`^# ${title}$`, 'm'));
    for (const same of ['# Team day', '#  Team day #', '# Activity 2.9: Team day'])
      assert.doesNotMatch(await said(same), /^#|Activity/m);
    const added = text('# Team day').replace(
      'What did you learn?',
      'What did you learn? Patience.',
    );
    const report = saysAll(await reportOf({ 'entries/a.md': added }));
    assert.match(report, /^What did you learn\? Patience\.$/m);
    assert.match(report, /^What did you do\?$/m);
  });

  it('lists every entry with date, status, file and digest, cites templates once, and names the commit', async () => {
    const a = record('entry-a', 'We met.');
    const report = await reportOf(
      { 'entries/b.md': record('entry-b', 'Again.', undefined, '2026-10-02'), 'entries/a.md': a },
      { sources: { history: { head: async () => 'abc123' } } },
    );
    const digest = digestsOf(readEntryText(a), testWorld().hash).digest;
    assert.deepEqual(
      report.rows.map(({ id, path, date, minutes, participatory }) => ({
        id,
        path,
        date,
        minutes,
        participatory,
      })),
      [
        { id: 'entry-a', path: 'entries/a.md', date: '2026-10-01', minutes: 45, participatory: 15 },
        { id: 'entry-b', path: 'entries/b.md', date: '2026-10-02', minutes: 45, participatory: 15 },
      ],
    );
    assert.equal(report.rows[0]!.digest, digest);
    const said = saysAll(report);
    assert.ok(
      said.includes(`2026-10-01 | A day of learning | answered | entries/a.md | ${digest}`),
    );
    assert.match(said, /How to check the digests/);
    assert.match(said, /repository was at commit abc123/);
    assert.equal(said.split('Sang (2009), Talking, p. 32').length, 2);
  });

  it('counts an entry once, however many topics and frameworks it is claimed for', async () => {
    const claim =
      'title: One\ncpd: { minutes: 60, covers: [ours/ethics, ours/safety, sssc-cpl/protection] }';
    const frameworkText = `${frameworkYaml}report:\n  parts:\n    - { title: Topics, kind: topics }\n    - { title: List, kind: list }\n    - { title: Full, kind: forms }\n`;
    const report = await reportOf(
      { 'entries/a.md': record('entry-a', 'x', claim) },
      { frameworkText },
    );
    const said = saysAll(report);
    assert.match(said, /^Hours: 1 h$/m);
    assert.match(said, /^Total: 1 h\.$/m);
    assert.equal(report.requirements[0]!.recorded, 60);
    assert.equal(report.rows.length, 1);
    assert.deepEqual(headings(report), [
      'What is required and what is recorded',
      'Topics',
      'List',
      'Full',
      'References',
      'The entries of this report',
    ]);
  });

  it('names evidence, and what is missing of it', async () => {
    const claim =
      'title: One\ncpd: { minutes: 60, evidence: [attachments/a.pdf, attachments/b.pdf, ../../etc/passwd, "https://example.org/c"] }';
    const said = saysAll(
      await reportOf({ 'entries/a.md': record('entry-a', 'x', claim), 'attachments/a.pdf': 'pdf' }),
    );
    assert.match(said, /^attachments\/a\.pdf \| One \| in the journal$/m);
    assert.match(said, /^attachments\/b\.pdf \| One \| missing$/m);
    assert.match(said, /^\.\.\/\.\.\/etc\/passwd \| One \| missing$/m);
    assert.match(said, /^https:\/\/example\.org\/c \| One \| a URL; not checked$/m);
  });

  it('has no private entry without asking, and none that is picked out; the figures are without them', async () => {
    const texts = {
      'entries/a.md': record('entry-a', 'Shown.'),
      'entries/b.md': record('entry-b', 'Picked out.', 'title: Second\ncpd: { minutes: 10 }'),
      'private/entries/c.md': record(
        'entry-c',
        'Private words.',
        'title: Secret\ncpd: { minutes: 5 }',
      ),
    };
    const report = await reportOf(texts, { leaveOut: new Set(['entries/b.md']) });
    assert.equal(report.requirements[0]!.recorded, 45);
    assert.match(saysAll(report), /1 entry of these dates was left out by choice/);
    assert.doesNotMatch(
      JSON.stringify([report.rows, report.blocks]),
      /Second|Picked|Secret|Private words/,
    );
    const asked = await reportOf(texts, { withPrivate: true });
    assert.equal(asked.requirements[0]!.recorded, 60);
    assert.match(saysAll(asked), /Private words/);
  });

  it('lists entries that cannot be read, and drops none', async () => {
    const report = await reportOf({
      'entries/a.md': record('entry-a', 'Shown.'),
      'entries/b.md': '---\ntitle: "never closed\n---\nwords',
      'entries/c.md': '---\ntitle: open\nwords',
      'entries/d.md': Buffer.from([0xff, 0xfe, 0x41, 0x80]),
      'entries/e.md': record('entry-e', 'x', 'title: [not, text]', '2020-01-01'),
      'entries/f.md': '---\ntitle: "never closed\nreport: leave-out\n---\nwords',
      'entries/h.md': `<!-- c -->\n${record('entry-h', 'Stray.')}`,
      'private/entries/g.md': '---\ntitle: "never closed\n---\nwords',
    });
    assert.deepEqual(
      report.unreadable.map(({ path }) => path),
      ['entries/b.md', 'entries/c.md', 'entries/d.md', 'entries/h.md'],
    );
    const said = saysAll(report);
    for (const { path, why } of report.unreadable) assert.ok(said.includes(`${path} | ${why}`));
  });

  it('lists folders that cannot be read, where they may hold entries', async () => {
    const { journal, files } = await loaded();
    for (const folder of ['entries/2025', 'private', '.journal/models']) files.shut(folder);
    await journal.refresh();
    assert.deepEqual(
      (await unreadableEntries(journal, year, new Set())).map(({ path }) => path),
      ['entries/2025'],
    );
  });

  it('has a name for the journal’s own folder where that cannot be read', async () => {
    const anywhere = journalYaml.replace('entries/**/*.md', '**/*.md');
    const { journal, files } = await loaded({ '.journal/journal.yaml': anywhere });
    files.shut('');
    await journal.refresh();
    assert.deepEqual(
      (await unreadableEntries(journal, year, new Set())).map(({ path }) => path),
      ['.'],
    );
  });

  it('is made of a journal without entries too', async () => {
    const report = await reportOf({});
    assert.deepEqual(report.rows, []);
    assert.match(saysAll(report), /There is no entry of these dates in this report\./);
  });

  it('is laid out as the framework says, an answer before what is claimed in a column', async () => {
    const frameworkText = `${frameworkYaml}report:
  title: Our record
  parts:
    - title: Log
      kind: list
      columns: [{ title: When, shows: date }, { title: What, prompt: what, shows: title }, { title: Learned, prompt: learned }]
    - { title: Words alone, kind: words, which: { templates: [record] } }
    - { title: Gaps, kind: gaps }
    - { title: By type, kind: types }
`;
    const report = await reportOf(
      {
        'entries/a.md': record('entry-a', '**We** met\n- twice'),
        'entries/b.md': entry(
          'id: entry-b\ntitle: Quick\ndate: 2026-10-03\ncpd: { minutes: 5 }',
          '',
        ),
      },
      { frameworkText },
    );
    assert.equal(report.title, 'Our record');
    const said = saysAll(report);
    assert.match(said, /^2026-10-01 \| We met\ntwice \| To ask\.\n2026-10-03 \| Quick \| $/m);
    assert.match(said, /2026-10-01 · 5 words/);
    assert.match(said, /2026-01-01 to 2026-09-30, 273 days\nNo explanation is recorded\./);
    assert.match(
      said,
      /Course\n1 entry · 45 min · 15 min with others\nA day of learning\nShown in full above\./,
    );
    assert.match(said, /Other types\n1 entry · 5 min\nQuick/);
  });

  it('puts in pictures that are there, small and of a known kind', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2]);
    const files: Record<string, Uint8Array> = {
      'attachments/a b.png': png,
      'attachments/script.png': new TextEncoder().encode('<svg onload="x">'),
    };
    const asked: string[] = [];
    const report = await reportOf(
      {
        'entries/a.md': record(
          'entry-a',
          '![One](../attachments/a%20b.png) ![Two](../attachments/script.png) ![Gone](../gone.png) ![Out](../../out.png) ![Far](https://example.org/x.png)',
        ),
      },
      {
        sources: {
          readBytes: async (path) => {
            asked.push(path);
            return files[path];
          },
        },
      },
    );
    assert.deepEqual([...report.pictures!.keys()], ['attachments/a b.png']);
    assert.deepEqual(asked, ['attachments/a b.png', 'attachments/script.png', 'gone.png']);
    const said = saysAll(report);
    assert.match(said, /^Pictures that are not shown$/m);
    assert.match(said, /^attachments\/script\.png \| Only PNG, JPEG, GIF and WebP .*$/m);
    assert.match(said, /^gone\.png \| It is missing, /m);
  });

  it('finds evidence and pictures that are spelt otherwise than on disk', async () => {
    const asked: string[] = [];
    const report = await reportOf(
      {
        'entries/a.md': record(
          'entry-a',
          '![One](..\\attachments\\My%20Table.png) [Two](B.md) ![Three](../Private/x.png)',
          `title: One\ncpd: { minutes: 60, evidence: ['attachments\\caf\u00e9.pdf', '%70rivate/x.png', Attachments/gone.pdf] }`,
        ),
        'entries/b.md': record('entry-b', 'Well.'),
        'attachments/my table.png': 'x',
        'attachments/cafe\u0301.pdf': 'x',
        'private/x.png': 'x',
      },
      {
        sources: {
          readBytes: async (path) => {
            asked.push(path);
            return turnedJpeg();
          },
        },
      },
    );
    assert.deepEqual(asked, ['attachments/my table.png']);
    assert.deepEqual([...report.pictures!.keys()], asked);
    const said = saysAll(report);
    assert.match(said, /^attachments\/cafe\u0301\.pdf \| One \| in the journal$/m);
    assert.match(said, /^Attachments\/gone\.pdf \| One \| missing$/m);
    assert.match(said, /^1 file of evidence is private and is not named here\.$/m);
    assert.doesNotMatch(said, /%70rivate/);
    const text = renderMarkdown(report, 'report.md');
    assert.match(text, /!\[One\]\(attachments\/my%20table\.png\) \[Two\]\(entries\/b\.md\)/);
  });

  it('counts private pictures that are not shown, and never names them', async () => {
    const report = await reportOf(
      {
        'entries/a.md': record('entry-a', '![One](../private/a.png) ![Two](../attachments/b.webp)'),
      },
      {
        sources: {
          readBytes: () => Promise.resolve(new TextEncoder().encode('RIFF....WEBPVP8 ')),
        },
      },
    );
    const said = saysAll(report);
    assert.match(said, /^1 picture is private and is not named here\.$/m);
    assert.match(said, /^attachments\/b\.webp \| PDF and Word show no WebP\./m);
    assert.doesNotMatch(said, /^private/m);
  });

  it('shows no picture with more dots than there is room for, and lists it', async () => {
    const promising = (width: number, height: number): Uint8Array => {
      const png = Buffer.from(
        encode({ width: 1, height: 1, data: new Uint8Array(3), channels: 3 }),
      );
      png.writeUInt32BE(width, 16);
      png.writeUInt32BE(height, 20);
      return png;
    };
    const names = ['one.png', ...Array.from({ length: 6 }, (_, at) => `large${at}.png`)];
    const report = await reportOf(
      {
        'entries/a.md': record(
          'entry-a',
          names.map((name) => `![A picture](../attachments/${name})`).join('\n'),
        ),
      },
      {
        sources: {
          readBytes: async (path) =>
            path.endsWith('one.png') ? promising(100_000, 100_000) : promising(5000, 4000),
        },
      },
    );
    assert.deepEqual(
      [...report.pictures!.keys()],
      names.slice(1, 6).map((name) => `attachments/${name}`),
    );
    assert.ok(headings(report).includes('Pictures that are not shown'));
    assert.match(
      saysAll(report),
      /^attachments\/one\.png \| It is too large\. .*\nattachments\/large5\.png \| It is too large\. .*$/m,
    );
  });

  it('takes 500 entries', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [
        `entries/${String(at).padStart(3, '0')}.md`,
        record(`entry-${at}`, `Words ${at}.`),
      ]),
    );
    const report = await reportOf(texts);
    assert.equal(report.rows.length, 500);
    assert.equal(report.requirements[0]!.recorded, 500 * 45);
    assert.equal(new Set(report.rows.map(({ digest }) => digest)).size, 500);
  });
});
