import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applySplices } from '../../../src/core/text/splice';
import { readEntryText } from '../../../src/core/entries/entryText';
import { bodyStart } from '../../../src/core/text/frontMatter';
import { addressesIn, resolveLink } from '../../../src/core/text/links';
import { evidenceMove, movedText } from '../../../src/core/authoring/moveEvidence';
import { text as anyText } from '../../kit/arbitraryText';
import { journalTexts, loaded } from '../../kit/samples';

const path = 'entries/2026/one.md';
const certificate = 'attachments/2026/certificate.pdf';
const entry = (evidence: readonly string[], body = '', id = 'one'): string =>
  `---\nid: ${id}\ndate: 2026-11-23\ncpd: { minutes: 60, evidence: [${evidence.join(', ')}] } # mine\n---\n# A day\n\n${body}\n`;

async function moved(
  texts: Readonly<Record<string, string>>,
  from = path,
  openTexts: ReadonlyMap<string, string> = new Map(),
) {
  const { journal } = await loaded({ ...journalTexts, ...texts });
  const to = from.startsWith('private/') ? from.slice(8) : `private/${from}`;
  const text = texts[from]!;
  const { files, stays, splices } = await evidenceMove(journal, { from, to, text }, openTexts);
  return { files, stays, text: applySplices(text, splices) };
}

describe('the files of an entry that moves', () => {
  it('go along, and are named by their new places', async () => {
    const body =
      'See [it](../../attachments/2026/certificate.pdf), ![a plan](../../attachments/plan.png) and [two](two.md).';
    const { files, stays, text } = await moved({
      [path]: entry([certificate, 'https://example.org/x.pdf', 'attachments/gone.pdf'], body),
      [certificate]: 'bytes',
      'attachments/plan.png': 'a plan',
    });
    assert.deepEqual(files, [
      [certificate, `private/${certificate}`],
      ['attachments/plan.png', 'private/attachments/plan.png'],
    ]);
    assert.deepEqual(stays, []);
    // Links to files that went along lead there as they are; the other entry stayed where it was.
    assert.equal(
      text,
      entry(
        [`private/${certificate}`, 'https://example.org/x.pdf', 'attachments/gone.pdf'],
        body.replace('(two.md)', '(../../../entries/2026/two.md)'),
      ),
    );
  });

  it('come back the same way', async () => {
    const there = entry([certificate], '[it](../../attachments/2026/certificate.pdf)');
    const away = await moved({ [path]: there, [certificate]: 'bytes' });
    const back = await moved(
      { [`private/${path}`]: away.text, [`private/${certificate}`]: 'bytes' },
      `private/${path}`,
    );
    assert.deepEqual(back.files, [[`private/${certificate}`, certificate]]);
    assert.equal(back.text, there);
  });

  for (const [how, other] of [
    ['as evidence', entry([certificate], '', 'two')],
    ['with a link', entry([], '[it](../attachments/2026/certificate%2Epdf)', 'two')],
    ['where it cannot be read', `---\ntitle: "open\n---\n${certificate}`],
  ] as const)
    it(`stay where another entry names them ${how}, and are found there`, async () => {
      const { files, stays, text } = await moved({
        [path]: entry([certificate], '[it](../../attachments/2026/certificate.pdf)'),
        'entries/two.md': other,
        [certificate]: 'bytes',
      });
      assert.deepEqual([files, stays], [[], [{ path: certificate, why: 'named' }]]);
      assert.equal(text, entry([certificate], '[it](../../../attachments/2026/certificate.pdf)'));
    });

  it('stay while a folder cannot be read in which an entry may name them', async () => {
    const { journal, files } = await loaded({
      ...journalTexts,
      [path]: entry([certificate]),
      'entries/2025/two.md': entry([certificate], '', 'two'),
      [certificate]: 'bytes',
    });
    const move = { from: path, to: `private/${path}`, text: entry([certificate]) };
    files.shut('entries/2025');
    await journal.refresh();
    const { files: moving, stays } = await evidenceMove(journal, move, new Map());
    assert.deepEqual([moving, stays], [[], [{ path: certificate, why: 'unsure' }]]);
  });

  it('stay where another entry names them in words that are not saved yet', async () => {
    const texts = {
      [path]: entry([certificate]),
      'entries/two.md': entry([], '', 'two'),
      [certificate]: 'bytes',
    };
    const typed = new Map([['entries/two.md', entry([certificate], '', 'two')]]);
    assert.equal((await moved(texts, path, typed)).stays.length, 1);
    assert.equal((await moved(texts)).stays.length, 0);
  });

  it('stay where they lie anywhere else, and where their name cannot be rewritten', async () => {
    const { files, stays } = await moved({
      [path]: `---\nid: one\ntags: [&c ${certificate}]\ncpd: { evidence: [paper.pdf, *c, private/x.pdf] }\n---\n[it](../../${certificate})`,
      [certificate]: 'bytes',
      'paper.pdf': 'bytes',
      'private/x.pdf': 'bytes',
    });
    assert.deepEqual(files, []);
    assert.deepEqual(stays, [
      { path: certificate, why: 'unwritable' },
      { path: 'paper.pdf', why: 'elsewhere' },
    ]);
  });

  it('overwrite nothing: a name that is taken gets a number', async () => {
    const { files, text } = await moved({
      [path]: entry([certificate], '[it](../../attachments/2026/certificate.pdf)'),
      [certificate]: 'bytes',
      [`private/${certificate}`]: 'mine',
    });
    const to = 'private/attachments/2026/certificate-2.pdf';
    assert.deepEqual(files, [[certificate, to]]);
    assert.equal(text, entry([to], '[it](../../attachments/2026/certificate-2.pdf)'));
  });

  it('are led to as before, whatever stands around', () => {
    const address = fc.constantFrom(
      '../../attachments/a.pdf',
      '../../attachments/b%20c.png',
      'two.md#part',
      './three.md',
      '<../../x y.txt>',
      '../../../outside.md',
      'https://example.org',
    );
    const part = fc.oneof(
      anyText,
      address.map((one) => ` [words](${one}) `),
      address.map((one) => ` ![words](${one} "title") `),
      address.map((one) => `\n\n[ref]: ${one}\n\n`),
    );
    const moves = new Map([['attachments/a.pdf', 'private/attachments/a-2.pdf']]);
    const [from, to] = [path, `private/${path}`];
    fc.assert(
      fc.property(fc.array(part), fc.boolean(), (parts, hasEvidence) => {
        const text = `---\nid: one\ncpd: { evidence: [${hasEvidence ? 'attachments/a.pdf' : ''}] }\n---\n${parts.join('')}`;
        const after = applySplices(text, movedText({ from, to, text }, moves));
        const leadsTo = (one: string, file: string): (string | undefined)[] =>
          addressesIn(one, bodyStart(one)).map(({ target }) => resolveLink(file, target));
        const wanted = leadsTo(text, from).map((one) => moves.get(one ?? '') ?? one);
        leadsTo(after, to).forEach((one, at) => {
          // What led out of the journal is left as it was.
          if (wanted[at] !== undefined) assert.equal(one, wanted[at]);
        });
        assert.equal(leadsTo(after, to).length, wanted.length);
        assert.deepEqual(
          readEntryText(after).meta.cpd?.evidence,
          hasEvidence ? ['private/attachments/a-2.pdf'] : [],
        );
      }),
      { numRuns: 500 },
    );
  });
});
