import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRecords } from '../../../src/core/records/records';
import { commitMessage } from '../../../src/core/sharing/commitMessage';
import { mergeRecords } from '../../../src/core/sharing/mergeRecords';
import { findingsIn, heldBack, isOfOwner, leavingOf } from '../../../src/core/sharing/leaving';
import type { ChangedFile, SharingState } from '../../../src/core/sharing/sharing';
import { activityEntry, at, loaded } from '../../kit/samples';
import { writeRecord } from '../../../src/core/records/records';

const changed = (...paths: string[]): ChangedFile[] =>
  paths.map((path) => ({ path, change: 'changed' }));

describe('what leaves', () => {
  it('is what belongs to the journal, grouped, and nothing private', async () => {
    const { journal } = await loaded({
      'entries/a.md': activityEntry(
        'a',
        {},
        { cpd: { minutes: 5, evidence: ['talk/slides.pdf'] } },
      ),
    });
    const leaving = await leavingOf(
      journal,
      changed(
        ...[
          'README.md',
          'src/main.c',
          'private/entries/b.md',
          'PRIVATE/x.md',
          '../up.md',
          'a\nb.md',
        ],
        ...['entries/a.md', 'private/records/ann/a.lap.yaml', '.journal/records/ann/a.lap.yaml'],
        ...['attachments/one.pdf', 'talk/slides.pdf', '.journal/people/sam.yaml', '.gitignore'],
      ),
    );
    assert.deepEqual(
      leaving.map(({ path, kind, entry, person }) => [kind, path, entry, person]),
      [
        ['entry', 'entries/a.md', 'a', undefined],
        ['records', '.journal/records/ann/a.lap.yaml', 'a', 'ann'],
        ['evidence', 'attachments/one.pdf', undefined, undefined],
        ['evidence', 'talk/slides.pdf', undefined, undefined],
        ['setup', '.gitignore', undefined, undefined],
        ['setup', '.journal/people/sam.yaml', undefined, undefined],
      ],
    );
    assert.equal(
      commitMessage(leaving),
      'Share 1 entry, records about 1 entry, 2 files of evidence, the journal’s own files',
    );
  });

  it('is ticked by its owner: another person’s changes to an entry are not', async () => {
    const { journal } = await loaded({ 'entries/a.md': activityEntry('a') });
    const files: ChangedFile[] = [
      { path: 'entries/a.md', change: 'changed' },
      { path: 'entries/b.md', change: 'new' },
      { path: '.journal/records/sam/a.lap.yaml', change: 'changed' },
    ];
    const leaving = await leavingOf(journal, files);
    const ofOwner = (me: string | undefined): string[] =>
      leaving.filter((one) => isOfOwner(journal, one, me)).map(({ path }) => path);
    assert.deepEqual(ofOwner('sam'), ['entries/a.md']);
    assert.deepEqual([...ofOwner('ann'), ...ofOwner(undefined)], []);
  });

  it('leaves links and odd names behind, and says which', async () => {
    const { journal } = await loaded();
    const state = {
      changed: changed('entries/a\nb.md', 'entries/good.md', 'private/a\nb.md'),
      links: ['entries/link.md', 'node_modules'],
    } as unknown as SharingState;
    assert.deepEqual(heldBack(journal, state), ['entries/a\nb.md', 'entries/link.md']);
  });

  it('is checked alone', async () => {
    const { journal } = await loaded({
      'entries/bad.md': '---\ntitle: "open\n---\n',
      'entries/other.md': '---\ntitle: "open\n---\n',
      'entries/fine.md': activityEntry('fine'),
    });
    const findings = await findingsIn(journal, ['entries/bad.md', 'entries/fine.md']);
    assert.deepEqual([...new Set(findings.map(({ path }) => path))], ['entries/bad.md']);
  });

  it('has a message without titles', async () => {
    const { journal } = await loaded();
    const message = commitMessage(
      await leavingOf(journal, changed('entries/mrs-smith.md', 'entries/b.md', 'entries/c.md')),
    );
    assert.equal(message, 'Share 3 entries');
  });
});

describe('joining two versions of a record file', () => {
  const record = fc
    .record({ id: fc.stringMatching(/^[a-z0-9]{6,10}$/), text: fc.string({ unit: 'grapheme' }) })
    // Several lines that all have in common, at which git's own merge would cut.
    .map(({ id, text }) =>
      writeRecord({
        id,
        at,
        kind: 'comment',
        of: 'x',
        prompt: 'same',
        text: `${text}\n- like one\n`,
      }),
    );
  const records = fc.array(record, { maxLength: 5 });

  it('loses nothing and repeats nothing', () => {
    fc.assert(
      fc.property(records, records, records, (base, mine, others) => {
        const ours = [...base, ...mine].join('');
        const theirs = [...base, ...others].join('');
        const joined = readRecords(mergeRecords(ours, theirs));
        const all = new Set([...base, ...mine, ...others]);
        assert.deepEqual(joined.findings, []);
        const ids = (texts: Iterable<string>) =>
          [
            ...new Set([...texts].flatMap((text) => readRecords(text).records.map(({ id }) => id))),
          ].sort();
        assert.deepEqual([...new Set(joined.records.map(({ id }) => id))].sort(), ids(all));
        assert.ok(mergeRecords(ours, theirs).startsWith(ours));
        assert.equal(mergeRecords(ours, ours), ours);
      }),
    );
  });
});
