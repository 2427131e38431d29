import assert from 'node:assert/strict';
import { addRecords, type Author } from '../../../src/core/actions/addRecords';
import { complete, openPrompts, reopen } from '../../../src/core/actions/completion';
import type { Entry } from '../../../src/core/entries/entry';
import { readEntryText } from '../../../src/core/entries/entryText';
import { readRecords } from '../../../src/core/records/records';
import { markReviewed, withdrawReview } from '../../../src/core/actions/review';
import { HumanError } from '../../../src/core/base/problem';
import { diskFull } from '../../kit/memoryFiles';
import { activityEntry, journalYaml, loaded, type Loaded } from '../../kit/samples';

const ann: Author = { person: 'ann', device: 'dev1' };
const sam: Author = { person: 'sam', device: 'dev9' };
const path = 'entries/a.md';
const annRecords = '.journal/records/ann/a1.dev1.yaml';
const entryIn = ({ journal }: Loaded, at = path): Entry => journal.entries.get(at)!;

describe('completion', () => {
  it('completes, reopens and completes again, by adding alone', async () => {
    const all = await loaded({ [path]: activityEntry('a1') });
    const seen: string[] = [];
    for (const step of [complete, reopen, complete]) {
      const before = all.files.text(annRecords) ?? '';
      await step(all.journal, entryIn(all), ann);
      assert.ok(all.files.text(annRecords)!.startsWith(before));
      seen.push(entryIn(all).status);
    }
    assert.deepEqual(seen, ['completed', 'answered', 'completed']);
    assert.equal(entryIn(all).changed, false);
    assert.deepEqual([...all.journal.problems()], []);
  });

  it('reopens what was completed on two devices', async () => {
    const all = await loaded({ [path]: activityEntry('a1') });
    await complete(all.journal, entryIn(all), ann);
    all.files.write(path, activityEntry('a1', { benefits: 'Other.' }));
    await complete(all.journal, entryIn(all), { ...ann, device: 'dev2' });
    await reopen(all.journal, entryIn(all), ann);
    assert.equal(entryIn(all).status, 'answered');
  });

  it('records nothing where it is complete already, with these words', async () => {
    const all = await loaded({ [path]: activityEntry('a1') });
    assert.equal(await complete(all.journal, entryIn(all), ann), true);
    const before = all.files.snapshot();
    assert.equal(await complete(all.journal, entryIn(all), ann), false);
    assert.deepEqual(all.files.snapshot(), before);
  });

  it('records what its owner holds to be complete, whatever a reviewer has seen', async () => {
    const all = await loaded({ [path]: activityEntry('a1') });
    const again = (): Promise<boolean> => complete(all.journal, entryIn(all), ann);
    await again();
    all.files.write(path, activityEntry('a1', { benefits: 'Other.' }));
    await all.journal.apply([{ kind: 'disk', path }]);
    await markReviewed(all.journal, entryIn(all), sam);
    assert.deepEqual([await again(), await again()], [true, false]);
    await withdrawReview(all.journal, entryIn(all), sam, 'reviewed');
    assert.deepEqual([entryIn(all).status, entryIn(all).changed], ['completed', false]);
  });

  it('is recorded once, if asked for twice at once', async () => {
    const all = await loaded({ [path]: activityEntry('a1') });
    const twice = [1, 2].map(() => complete(all.journal, entryIn(all), ann));
    assert.deepEqual(await Promise.all(twice), [true, false]);
    assert.equal(readRecords(all.files.text(annRecords)!).records.length, 1);
  });

  it('names in the record the prompts that were unanswered', async () => {
    const all = await loaded({ [path]: activityEntry('a1', { benefits: 'yes' }) });
    assert.deepEqual(openPrompts(all.journal, entryIn(all)), ['elsewhere', 'own-practice']);
    await complete(all.journal, entryIn(all), ann);
    const [file] = all.journal.recordPathsOf('a1');
    const [record] = readRecords(all.files.text(file!)!).records;
    assert.deepEqual(record?.kind === 'completed' && record.unanswered, [
      'elsewhere',
      'own-practice',
    ]);
  });

  it('is bound to the words on disk', async () => {
    const all = await loaded({ [path]: activityEntry('a1') });
    all.files.write(path, activityEntry('a1', { benefits: 'Other.' }));
    await complete(all.journal, entryIn(all), ann);
    assert.equal(entryIn(all).changed, false);
    await all.journal.apply([{ kind: 'open', path, text: readEntryText(activityEntry('a1')) }]);
    assert.equal(entryIn(all).changed, true);
  });

  it('writes records of a private entry beside it', async () => {
    const all = await loaded({ 'private/entries/p.md': activityEntry('p1') });
    await complete(all.journal, entryIn(all, 'private/entries/p.md'), ann);
    assert.ok(all.files.text('private/records/ann/p1.dev1.yaml'));
    assert.equal(entryIn(all, 'private/entries/p.md').status, 'completed');
  });

  const refused: [name: string, texts: Record<string, string>, author: Author, says: RegExp][] = [
    ['another person than the owner', {}, sam, /Ann Smith/],
    ['an entry without an id', { [path]: 'words' }, ann, /no id/],
    ['an id that is no name', { [path]: activityEntry('../x') }, ann, /Fix line 2 .*“..\/x”/],
    [
      'a text that git left between two versions',
      { [path]: activityEntry('a1', { benefits: '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b' }) },
      ann,
      /Fix line \d+ .*conflict/,
    ],
    [
      'a template whose number is not in quotation marks',
      { [path]: activityEntry('a1').replace(/template: .*/, 'template: 2.10') },
      ann,
      /Fix line 3 .*quotation marks/,
    ],
    [
      'a text whose front matter cannot be read',
      { [path]: activityEntry('a1').replace(/title: .*/, 'title: "Trust') },
      ann,
      /Fix line \d first\. .*quotation mark/,
    ],
    [
      'one of two entries with the same id',
      { 'entries/b.md': activityEntry('a1') },
      ann,
      /same id/,
    ],
    [
      'a journal of a newer schema',
      { '.journal/journal.yaml': journalYaml.replace('schema: 1', 'schema: 9') },
      ann,
      /newer/,
    ],
  ];
  for (const [name, texts, author, says] of refused)
    it(`refuses ${name}, and writes nothing`, async () => {
      const all = await loaded({ [path]: activityEntry('a1'), ...texts });
      const before = all.files.snapshot();
      const refusal = complete(all.journal, entryIn(all), author);
      await assert.rejects(
        refusal,
        (error) => error instanceof HumanError && says.test(error.message),
      );
      assert.deepEqual(all.files.snapshot(), before);
    });

  it('refuses to reopen what is not completed', async () => {
    const all = await loaded({ [path]: activityEntry('a1') });
    await assert.rejects(reopen(all.journal, entryIn(all), ann), HumanError);
  });

  it('refuses an entry whose file is gone', async () => {
    const all = await loaded({ [path]: activityEntry('a1') });
    const entry = entryIn(all);
    all.files.delete(path);
    await assert.rejects(complete(all.journal, entry, ann), HumanError);
  });

  it('keeps all earlier records when the disk is full half way, and goes on afterwards', async () => {
    const all = await loaded({ [path]: activityEntry('a1') });
    await complete(all.journal, entryIn(all), ann);
    for (let written = 0; written < 60; written += 7) {
      all.files.failNext('append', diskFull(), written);
      const time = { kind: 'time', minutes: 5 } as const;
      await assert.rejects(addRecords(all.journal, entryIn(all), ann, [time]), /ENOSPC/);
      await all.journal.apply([{ kind: 'disk', path: annRecords }]);
      assert.equal(entryIn(all).status, 'completed');
      const spent = entryIn(all).minutes;
      await addRecords(all.journal, entryIn(all), ann, [time]);
      assert.equal(entryIn(all).minutes, spent + 5);
    }
  });
});
