import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Author } from '../../../src/core/actions/addRecords';
import { pastQuotes } from '../../../src/core/comments/pastQuotes';
import { placeOfThread } from '../../../src/core/comments/commentPlace';
import { threadsOf, type Thread } from '../../../src/core/comments/comments';
import { readEntryText } from '../../../src/core/entries/entryText';
import type { Authored } from '../../../src/core/records/distinctRecords';
import { recordsOf } from '../../../src/core/actions/recordsOf';
import type { JournalRecord } from '../../../src/core/schema/schemas';
import {
  addComment,
  editComment,
  reopen,
  replyTo,
  resolve,
  withdrawComment,
  type Writer,
} from '../../../src/core/comments/writeComments';
import { activityEntry, fact, journalYaml, loaded, type Loaded } from '../../kit/samples';

const by = (person: string, ...records: JournalRecord[]): Authored => ({ person, records });
const comment = (id: string, of?: string): JournalRecord =>
  fact({ id, kind: 'comment', text: `Words of ${id}`, ...(of === undefined ? {} : { of }) });
const withdraw = (of: string): JournalRecord => fact({ id: `w-${of}`, kind: 'withdrawn', of });
const settle = (of: string): JournalRecord => fact({ id: `r-${of}`, kind: 'resolved', of });
/** Ids of the comments that are shown, thread by thread. */
const shown = (...files: Authored[]): string[][] =>
  threadsOf(files).map(({ comments }) => comments.map(({ id }) => id));

describe('threads of comments', () => {
  const rows: [name: string, files: Authored[], threads: string[][]][] = [
    ['begin with a comment of anybody', [by('eve', comment('a'))], [['a']]],
    ['hold the answers', [by('ann', comment('b', 'a')), by('sam', comment('a'))], [['a', 'b']]],
    [
      'hold answers to answers below them',
      [by('ann', comment('b', 'a'), comment('d', 'a')), by('sam', comment('a'), comment('c', 'b'))],
      [['a', 'b', 'c', 'd']],
    ],
    ['count a record once', [by('sam', comment('a')), by('sam', comment('a'))], [['a']]],
    [
      'leave out what its author withdrew',
      [by('sam', comment('a'), comment('b', 'a'), withdraw('b'))],
      [['a']],
    ],
    ['go when all is withdrawn', [by('sam', comment('a'), withdraw('a'))], []],
    [
      'stay when only their beginning is withdrawn',
      [by('sam', comment('a'), withdraw('a')), by('ann', comment('b', 'a'))],
      [['b']],
    ],
    [
      'keep what another person wants gone',
      [by('sam', comment('a')), by('ann', withdraw('a'))],
      [['a']],
    ],
    [
      'show what takes the place of a comment where that stood',
      [by('ann', comment('b', 'a')), by('sam', comment('a'), comment('z', 'a'), withdraw('a'))],
      [['z', 'b']],
    ],
    ['begin anew where what is answered is not there', [by('ann', comment('b', 'x'))], [['b']]],
    [
      'survive comments that answer each other in a circle',
      [by('ann', comment('a', 'b'), comment('b', 'a'), comment('c', 'c'))],
      [['a', 'b'], ['c']],
    ],
  ];
  for (const [name, files, threads] of rows)
    it(name, () => assert.deepEqual(shown(...files), threads));

  it('show both when somebody writes a record under the id of another person’s', () => {
    const files = [
      by('sam', comment('a')),
      by('ann', fact({ id: 'a', kind: 'comment', text: 'Well done' })),
    ];
    const texts = threadsOf(files).flatMap(({ comments }) => comments.map(({ text }) => text));
    assert.deepEqual(texts, ['Well done', 'Words of a']);
  });

  it('say what was edited', () => {
    const files = [by('sam', comment('a'), comment('b', 'a'), withdraw('a'))];
    assert.deepEqual(
      threadsOf(files)[0]!.comments.map(({ id, isEdited }) => [id, isEdited]),
      [['b', true]],
    );
  });

  it('are resolved by anybody, until that person takes it back', () => {
    const open = by('sam', comment('a'), comment('b', 'a'));
    const settled = (...files: Authored[]): string[] =>
      threadsOf([open, ...files])[0]!.resolved.map(({ person }) => person);
    assert.deepEqual(settled(), []);
    assert.deepEqual(settled(by('ann', settle('b'))), ['ann']);
    assert.deepEqual(settled(by('ann', settle('b'), withdraw('r-b'))), []);
    assert.deepEqual(settled(by('ann', settle('b')), by('sam', withdraw('r-b'))), ['ann']);
  });

  it('are the same in whatever order two files are read that have one id for two comments', () => {
    const files = [
      by('ann', comment('e'), comment('e')),
      by('ann', withdraw('x'), comment('e', 'd')),
      by('ann', comment('e', 'd'), comment('e')),
      by('ann', fact({ id: 'e', kind: 'withdrawn', of: 'a' }), comment('e', 'd')),
      by('ann', comment('d')),
    ];
    for (const one of files) {
      const others = files.filter((other) => other !== one);
      assert.deepEqual(threadsOf([one, ...others]), threadsOf([...others, one]));
    }
  });

  it('are the same in whatever order and cut the files are read, whatever clocks say', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const at = fc.constantFrom('2026-11-23T12:00:00Z', '1999-01-01T00:00:00Z');
    const one = fc.oneof(
      fc.record({ kind: fc.constant('comment'), id, at, text: id, of: fc.option(id) }),
      fc.record({ kind: fc.constantFrom('withdrawn', 'resolved'), id, at, of: id }),
    );
    const records = fc
      .array(one, { maxLength: 6 })
      .map((list) => list.map(({ of, ...rest }) => fact({ ...rest, ...(of ? { of } : {}) })));
    const file = fc
      .tuple(fc.constantFrom('ann', 'sam'), records)
      .map(([who, list]) => by(who, ...list));
    const shape = (files: readonly Authored[]): unknown =>
      threadsOf(files).map(({ key, comments, resolved }) => [
        key,
        comments.map((each) => each.key),
        resolved,
      ]);
    fc.assert(
      fc.property(
        fc
          .array(file, { maxLength: 4 })
          .chain((files) =>
            fc.tuple(fc.constant(files), fc.shuffledSubarray(files, { minLength: files.length })),
          ),
        ([files, mixed]) => {
          assert.deepEqual(shape(mixed), shape(files));
          const otherTimes = files.map(({ person, records: list }) =>
            by(person, ...list.map((each) => ({ ...each, at: '2030-01-01T00:00:00Z' }))),
          );
          assert.deepEqual(shape(otherTimes), shape(files));
        },
      ),
    );
  });
});

describe('comments in a journal', () => {
  const path = 'entries/one.md';
  const text = activityEntry('one', {
    benefits: 'They were asked. Nobody had asked them before.',
    elsewhere: 'Yes.',
  });
  const ann: Author = { person: 'ann', device: 'd1' };
  const sam: Author = { person: 'sam', device: 'd2' };
  let made: Loaded;
  beforeEach(async () => {
    made = await loaded({ [path]: text });
  });

  const writer = (author: Author): Writer => ({
    journal: made.journal,
    entry: made.journal.entries.get(path)!,
    author,
  });
  const threads = async (): Promise<readonly Thread[]> =>
    threadsOf(await recordsOf(made.journal, 'one'));
  const only = async (): Promise<Thread> => {
    const all = await threads();
    assert.equal(all.length, 1);
    return all[0]!;
  };
  const commentOn = (quote: string, author = sam): Promise<string> => {
    const from = text.indexOf(quote);
    const selection = { text: readEntryText(text), from, to: from + quote.length };
    return addComment(writer(author), 'Who *asked*?', selection);
  };
  const place = async (now: string): Promise<string[]> => {
    const read = readEntryText(now);
    return (await threads()).map((thread) => {
      const { from, to, fit } = placeOfThread(read, thread, made.world.hash);
      return `${fit}: ${now.slice(from, to) || now.slice(from).split('\n')[0]}`;
    });
  };

  it('are records in the writer’s own file, without the words that they are about', async () => {
    await commentOn('Nobody had asked them before.');
    const file = '.journal/records/sam/one.d2.yaml';
    const written = made.files.text(file)!;
    const [record] = parse(written) as Record<string, unknown>[];
    assert.deepEqual(Object.keys(record!), ['id', 'at', 'kind', 'text', 'prompt', 'anchor']);
    assert.equal(record!['prompt'], 'benefits');
    assert.ok(!written.includes('before.'));
    assert.deepEqual(made.journal.problemsOf(file), []);
  });

  it('stand at their words, else at the question', async () => {
    await commentOn('Nobody had asked them before.');
    const moved = text.replace('They were asked. ', '').replace('Yes.', 'They were asked. Yes.');
    assert.deepEqual(await place(moved), ['exact: Nobody had asked them before.']);
    const gone = text.replace('Nobody had asked them before.', 'It was a start.');
    const heading = '## benefits? <!-- prompt: benefits -->';
    assert.deepEqual(await place(gone), [`detached: ${heading}`]);
    const elsewhere = gone.replace('Yes.', 'Nobody had asked them before.');
    assert.deepEqual(await place(elsewhere), ['exact: Nobody had asked them before.']);
    const reworded = gone.replace('Yes.', 'Yes, nobody had ever asked them before.');
    assert.deepEqual(await place(reworded), ['near: nobody had ever asked them before']);
    assert.deepEqual(await place(gone.replace(heading, '')), ['detached: # An entry']);
  });

  it('find the words that they were made on in the newest text that has them', async () => {
    const first = await commentOn('Nobody had asked them before.');
    const second = await commentOn('Yes.');
    const texts = async function* () {
      for (const [old, now] of [
        ['Nobody had asked', 'Few had asked'],
        ['asked them', 'asked\nthem'],
        ['', ''],
      ] as const)
        yield { commit: 'c', text: text.replace(old, now).replace('Yes.', 'No.') };
      yield { commit: 'c', text };
      throw new Error('no more is read than is needed');
    };
    assert.deepEqual(
      await pastQuotes(texts(), await threads(), made.world.hash),
      new Map([
        [first, 'Nobody had asked\nthem before.'],
        [second, 'Yes.'],
      ]),
    );
  });

  it('on a few words stay in their answer', async () => {
    await commentOn('Nobody');
    const moved = text.replace('Nobody had asked them before.', '').replace('Yes.', 'Nobody.');
    assert.deepEqual(await place(moved), ['detached: ## benefits? <!-- prompt: benefits -->']);
  });

  it('on a question stand at the question', async () => {
    await commentOn('## elsewhere?');
    assert.equal((await only()).anchor, undefined);
    assert.deepEqual(await place(text), ['exact: ## elsewhere? <!-- prompt: elsewhere -->']);
  });

  it('are answered, resolved and taken up again', async () => {
    await commentOn('Yes.');
    await replyTo(writer(ann), await only(), 'I did.');
    await replyTo(writer(sam), await only(), 'Thank you.');
    const { comments } = await only();
    assert.deepEqual(
      comments.map((one) => `${one.person}: ${one.text}`),
      ['sam: Who *asked*?', 'ann: I did.', 'sam: Thank you.'],
    );
    await resolve(writer(sam), await only());
    assert.equal((await only()).resolved.length, 1);
    await assert.rejects(reopen(writer(ann), await only()), /Sam Jones resolved these comments/);
    await reopen(writer(sam), await only());
    assert.equal((await only()).resolved.length, 0);
  });

  it('are changed and withdrawn by their author alone', async () => {
    await commentOn('Yes.');
    const first = (await only()).comments[0]!;
    await assert.rejects(editComment(writer(ann), first, 'All fine.'), /comment of Sam Jones/);
    await assert.rejects(withdrawComment(writer(ann), first), /comment of Sam Jones/);
    await editComment(writer(sam), first, 'Who?');
    const thread = await only();
    assert.deepEqual(
      thread.comments.map((one) => one.text),
      ['Who?'],
    );
    assert.ok(thread.anchor, 'it stands where the first one stood');
    await withdrawComment(writer(sam), thread.comments[0]!);
    assert.deepEqual(await threads(), []);
    assert.deepEqual([...made.journal.commented()], []);
  });

  it('need words, and a journal that may be written to', async () => {
    await assert.rejects(
      commentOn('Yes.').then(async () => replyTo(writer(ann), await only(), ' ')),
    );
    made = await loaded({ [path]: text, '.journal/journal.yaml': journalYaml.replace('1', '2') });
    await assert.rejects(commentOn('Yes.'), /newer version/);
  });

  it('are in the index by their keys', async () => {
    const key = await commentOn('Yes.');
    const found = [...made.journal.commented()];
    assert.deepEqual(
      found.map(({ entry, comments }) => [entry.path, comments]),
      [[path, [key]]],
    );
    assert.match(key, /^sam\//);
  });

  it('keep their place when an anchor is of a form that is not known here', async () => {
    const record = 'id: k1\n  at: 2026-11-23T12:00:00Z\n  kind: comment\n  text: Hm\n';
    const file = '.journal/records/sam/one.d2.yaml';
    await made.files.append(file, `- ${record}  prompt: benefits\n  anchor: { later: [1] }\n`);
    await made.journal.apply([{ kind: 'disk', path: file }]);
    assert.deepEqual(made.journal.problemsOf(file), []);
    assert.deepEqual(await place(text), ['exact: ## benefits? <!-- prompt: benefits -->']);
  });
});
