import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Author } from '../../../src/core/actions/addRecords';
import { complete } from '../../../src/core/actions/completion';
import { isLeftOut } from '../../../src/core/entries/mayLeave';
import { readEntryText } from '../../../src/core/entries/entryText';
import { makeEntry } from '../../../src/core/authoring/newEntry';
import { markReviewed } from '../../../src/core/actions/review';
import { leavingOf } from '../../../src/core/sharing/leaving';
import type { ChangedFile } from '../../../src/core/sharing/sharing';
import { supervisionTemplate } from '../../../src/core/library/supervisionTemplate';
import { readBytesIn } from '../../../src/node/readBytes';
import { entry, record, reportOf, saysAll } from '../report/reports';
import {
  activityEntry,
  course,
  entryOf,
  journalTexts,
  loaded,
  recordsText,
} from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';

const ann: Author = { person: 'ann', device: 'dev1' };
const sam: Author = { person: 'sam', device: 'dev9' };
const date = '2026-11-23';

describe('an entry that is left out', () => {
  it('is left out whether or not its front matter can be read', () => {
    const meta = 'id: x\nreport: leave-out\n';
    for (const head of ['---\n', '\n---\n', '\uFEFF---\n', '<!-- c -->\n---\n', 'Words\n\n---\n'])
      for (const end of ['---\n', ''])
        assert.ok(isLeftOut(readEntryText(`${head}${meta}${end}Words.\n`)), head + end);
    assert.ok(!isLeftOut(readEntryText('---\nid: x\n---\nreport: leave-out\n')));
  });
});

describe('quotes of earlier answers', () => {
  const again = `---\nid: again\ntitle: Again\n---\n## Now? <!-- prompt: now -->\n\n{answer: ${course}/2.9#benefits}\n`;
  const old = (benefits: string, meta: Readonly<Record<string, unknown>> = {}): string =>
    activityEntry('a', { benefits }, { date: '2026-05-01', ...meta });

  async function quoted(texts: Readonly<Record<string, string>>, isPrivate = false) {
    const { journal } = await loaded({ '.journal/models/again.md': again, ...texts });
    const template = journal.collections.templates.get('models/again');
    return (await makeEntry(journal, { template, date, isPrivate })).text;
  }

  it('are without what is left out of reports, wherever its mark stands', async () => {
    for (const answer of [
      'Seen. <!-- leave out -->Zq7<!-- /leave out -->',
      'Seen.\n\n<!-- leave out -->\nZq7\n',
      'Seen.\n\n<!-- leave out -->\n### Zq7\n\nZq7\n<!-- /leave out -->\n',
    ]) {
      const text = await quoted({ 'entries/a.md': old(answer) });
      assert.match(text, /^> Seen\./m);
      assert.doesNotMatch(text, /Zq7/);
    }
    const before = old('Zq7').replace('# An entry', '<!-- leave out -->\n# An entry');
    assert.doesNotMatch(await quoted({ 'entries/a.md': before }), /^>/m);
  });

  it('are without comments and hidden titles', async () => {
    const answer = 'Seen. %%Zq7%%\n\n[//]: # (Zq7)\n\n%%\nZq7\n%%\n';
    const text = old(answer, { title: undefined }).replace('# An entry', '<!--\n# Zq7\n-->');
    const quote = await quoted({ 'entries/a.md': text });
    assert.match(quote, /^> Seen\..*\n>\n(?:>\n)?> — \[a\]\(/m);
    assert.doesNotMatch(quote, /Zq7/);
  });

  it('never come from an entry that is left out of reports', async () => {
    const text = await quoted({ 'entries/a.md': old('Zq7', { report: 'leave-out' }) });
    assert.doesNotMatch(text, /Zq7|^>/m);
  });

  it('come from a private entry into a private one alone', async () => {
    const texts = { 'private/entries/a.md': old('Zq7') };
    assert.doesNotMatch(await quoted(texts), /Zq7/);
    assert.match(await quoted(texts, true), /^> Zq7/m);
  });
});

describe('a new supervision record', () => {
  const last = (id: string, day: string, actions: string, meta = {}): string =>
    entryOf(
      { id, template: supervisionTemplate, version: 1, title: id, date: day, ...meta },
      { actions },
    );

  it('carries nothing over from a private or left-out record', async () => {
    const { journal, files } = await loaded({
      'entries/a.md': last('seen-a', '2026-05-01', '- [ ] Seen'),
      'entries/b.md': last('zq7-b', '2026-06-01', '- [ ] Zq7', { report: 'leave-out' }),
      'private/entries/c.md': last('zq7-c', '2026-07-01', '- [ ] Zq7'),
    });
    const template = journal.collections.templates.get(supervisionTemplate);
    const { path } = await makeEntry(journal, { template, date });
    const text = files.text(path)!;
    assert.match(text, /> - \[ \] Seen/);
    assert.doesNotMatch(text, /zq7/i);
  });

  it('carries over no action that is hidden or left out', async () => {
    const { journal, files } = await loaded({
      'entries/a.md': last(
        'a',
        '2026-05-01',
        '- [ ] Seen\n<!--\n- [ ] Zq7\n-->\n%%\n- [ ] Zq7\n%%\n\n<!-- leave out -->\n- [ ] Zq7\n',
      ),
    });
    const template = journal.collections.templates.get(supervisionTemplate);
    const text = files.text((await makeEntry(journal, { template, date })).path)!;
    assert.match(text, /> - \[ \] Seen/);
    assert.doesNotMatch(text, /Zq7/);
  });

  it('names no reviewed entry that is left out of reports', async () => {
    const { journal, files } = await loaded({
      'entries/a.md': activityEntry('a', undefined, { title: 'Zq7', report: 'leave-out' }),
      'entries/b.md': activityEntry('b', undefined, { title: 'Seen' }),
    });
    for (const path of ['entries/a.md', 'entries/b.md']) {
      await complete(journal, journal.entries.get(path)!, ann);
      await markReviewed(journal, journal.entries.get(path)!, sam);
    }
    const template = journal.collections.templates.get(supervisionTemplate);
    const text = files.text((await makeEntry(journal, { template, date })).path)!;
    assert.match(text, /\[Seen\]/);
    assert.doesNotMatch(text, /Zq7/);
  });
});

describe('sharing', () => {
  const changed = (...paths: string[]): ChangedFile[] =>
    paths.map((path) => ({ path, change: 'new' }));
  const cpd = (...evidence: string[]) => ({ cpd: { minutes: 5, evidence } });

  it('never ticks a file that only private entries name, in whatever syntax', async () => {
    const files = ['one', 'two', 'three', 'four', 'five', 'six', 'both', 'free'].map(
      (name) => `attachments/${name}-cert.pdf`,
    );
    const { journal } = await loaded({
      'private/entries/a.md': activityEntry(
        'a',
        {
          benefits:
            '![x](../../attachments/two-cert.pdf) ![[Three-Cert.pdf]] <img src="four-cert.pdf">',
        },
        cpd('attachments/one-cert.pdf', 'attachments/both-cert.pdf'),
      ),
      'private/entries/broken.md':
        '---\ntitle: "open\nevidence: [./attachments/five-cert.pdf]\n---\n',
      'private/counterparts/kim.md': 'See [this](../../attachments/six%2Dcert.pdf).',
      'entries/b.md': activityEntry('b', {}, cpd('attachments/both-cert.pdf')),
    });
    const leaving = await leavingOf(journal, changed(...files));
    assert.deepEqual(
      leaving.filter(({ isOfPrivate }) => !isOfPrivate).map(({ path }) => path),
      ['attachments/both-cert.pdf', 'attachments/free-cert.pdf'],
    );
  });

  it('never ticks records about a private entry', async () => {
    const file = '.journal/records/sam/a.lap.yaml';
    const { journal } = await loaded({
      'private/entries/a.md': activityEntry('a'),
      [file]: recordsText({ id: 'c', kind: 'comment', text: 'Zq7' }),
    });
    const [one] = await leavingOf(journal, changed(file));
    assert.equal(one?.isOfPrivate, true);
    const [gone] = await leavingOf(journal, [{ path: file, change: 'removed' }]);
    assert.equal(gone?.isOfPrivate, false);
  });

  it('takes in nothing private of another journal within this one', async () => {
    const { journal, files } = await loaded({
      '.journal/journal.yaml': journalTexts['.journal/journal.yaml'].replace(
        'entries/**/*.md',
        '**/*.md',
      ),
      'b/.journal/journal.yaml': journalTexts['.journal/journal.yaml'],
      'b/entries/x.md': activityEntry('x'),
      'b/private/entries/y.md': activityEntry('y'),
      'b/Private/z.md': activityEntry('z'),
      'c/private/w.md': activityEntry('w', {}, cpd('b/private/c.pdf')),
    });
    const paths = () => [...journal.entries.keys()].sort();
    assert.deepEqual(paths(), ['b/entries/x.md', 'c/private/w.md']);
    files.write('b/private/new.md', activityEntry('new'));
    await journal.apply([{ kind: 'disk', path: 'b/private/new.md' }]);
    assert.deepEqual(paths(), ['b/entries/x.md', 'c/private/w.md']);
    const all = ['b/private/c.pdf', 'b/private/entries/y.md', 'b/Private/z.md', 'c/private/w.md'];
    const leaving = await leavingOf(journal, changed(...all));
    assert.deepEqual(
      leaving.map(({ path }) => path),
      ['c/private/w.md'],
    );
  });
});

describe('a report', () => {
  const claim = 'cpd: { minutes: 5, evidence: [./private/attachments/zq7.pdf, attachments/a.pdf] }';
  const text = record('a', 'Seen. ![Seen](../private/attachments/zq7.png)', `title: A\n${claim}`);
  const readBytes = async (): Promise<Uint8Array> =>
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

  it('shows no private picture and names no private file as evidence, and says how many', async () => {
    const report = await reportOf({ 'entries/a.md': text }, { sources: { readBytes } });
    assert.equal(report.pictures!.size, 0);
    assert.deepEqual(report.rows[0]!.evidence, ['attachments/a.pdf']);
    assert.match(saysAll(report), /1 file of evidence is private and is not named here\./);
  });

  it('does where private entries are ticked', async () => {
    const report = await reportOf(
      { 'entries/a.md': text },
      { sources: { readBytes }, withPrivate: true },
    );
    assert.deepEqual([...report.pictures!.keys()], ['private/attachments/zq7.png']);
    assert.equal(report.rows[0]!.evidence.length, 2);
  });

  it('has no word of a comment that looks like a heading', async () => {
    const body = '<!--\n# Draft: complaint about Kim\n-->\n%%hidden%%\n\nWords.\n';
    const report = await reportOf({
      'entries/e.md': entry('id: e\ndate: 2026-06-03\ncpd: { minutes: 30 }', body),
    });
    assert.equal(report.rows[0]!.title, 'e');
    assert.doesNotMatch(saysAll(report), /Draft|Kim|hidden/);
  });
});

describe('the bytes of a picture', () => {
  const folder = temporaryFolder();

  it('are none where a link leads into the private folder', async () => {
    mkdirSync(path.join(folder.path, 'private'));
    writeFileSync(path.join(folder.path, 'private/a.png'), 'zq7');
    symlinkSync('private/a.png', path.join(folder.path, 'b.png'));
    const read = readBytesIn(folder.path);
    assert.equal(await read('b.png', 100), undefined);
    assert.equal((await read('private/a.png', 100))?.length, 3);
  });
});
