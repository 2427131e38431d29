/** Everything that is written is as the first published format has it: older versions must read it. */
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { Author } from '../../src/core/actions/addRecords';
import { adoption } from '../../src/core/authoring/adopt';
import { addEvidence, setCounterpart } from '../../src/core/authoring/claimEdits';
import { threadsOf } from '../../src/core/comments/comments';
import { complete, reopen } from '../../src/core/actions/completion';
import { keepCounterpart } from '../../src/core/authoring/counterpart';
import { createJournal } from '../../src/core/authoring/createJournal';
import { reveal } from '../../src/core/actions/discussion';
import { applySplices } from '../../src/core/text/splice';
import type { Entry } from '../../src/core/entries/entry';
import { readEntryText } from '../../src/core/entries/entryText';
import { changeRegistrations, follow, stopFollowing } from '../../src/core/ledger/follow';
import { Journal } from '../../src/core/journal/journal';
import { makeEntry } from '../../src/core/authoring/newEntry';
import {
  activityPath,
  activityText,
  addToSection,
  coursePath,
  newCourse,
} from '../../src/core/library/newCourse';
import { digestsOf } from '../../src/core/entries/digest';
import { personPath } from '../../src/core/journal/setup/people';
import { recordsOf } from '../../src/core/actions/recordsOf';
import {
  acknowledge,
  askForReview,
  judgeClaim,
  markReviewed,
  signOff,
  withdrawReview,
} from '../../src/core/actions/review';
import { recordKinds } from '../../src/core/schema/schemas';
import { addMinutes, recordIntervals } from '../../src/core/actions/timeRecords';
import * as comments from '../../src/core/comments/writeComments';
import { setList } from '../../src/core/yaml/editYaml';
import { writeYaml } from '../../src/core/yaml/writeYaml';
import { assertFirstFormat } from '../kit/frozenFormat';
import { MemoryFiles } from '../kit/memoryFiles';
import { builtIn, course } from '../kit/samples';
import { templateTexts } from '../kit/templateTexts';
import { noon, testWorld } from '../kit/world';

const journalFile = '.journal/journal.yaml';
const ann: Author = { person: 'ann-smith', device: 'laptop01' };
const sam: Author = { person: 'sam', device: 'desk0001' };

/** A journal that is created and written to by the core alone. */
class Written {
  readonly files = new MemoryFiles();
  readonly world = testWorld();
  readonly journal = new Journal(this.files, this.world, builtIn);

  async begin(): Promise<void> {
    const owner = { name: 'Ann Smith', email: 'ann@example.org' };
    assert.equal(await createJournal(this.files, owner, [course]), ann.person);
    await this.files.create(personPath('sam'), writeYaml({ name: 'Sam: “S”', email: '' }));
    await this.journal.load();
    await this.edit(journalFile, (text) => setList(text, 'reviewers', ['sam']));
  }

  async edit(
    file: string,
    edit: (text: string) => Parameters<typeof applySplices>[1],
  ): Promise<void> {
    const text = this.files.text(file)!;
    this.files.write(file, applySplices(text, edit(text)));
    await this.journal.apply([{ kind: 'disk', path: file }]);
  }

  entry(file: string): Entry {
    return this.journal.entries.get(file)!;
  }

  /** Every file is as version 0.1.0 reads it. */
  check(): void {
    for (const [file, text] of Object.entries(this.files.snapshot())) assertFirstFormat(file, text);
  }
}

describe('the first published format', () => {
  let written: Written;
  beforeEach(async () => {
    written = new Written();
    await written.begin();
  });
  afterEach(() => written.check());

  it('has a new journal, its people, and what is chosen for it later', async () => {
    await written.edit(journalFile, (text) => setList(text, 'courses', [course, '2.10', 'own']));
    const nmc = { id: 'nmc-revalidation', cycleStart: '2026-04-01', registrations: ['nurse'] };
    await written.edit(journalFile, (text) => follow(text, nmc));
    await written.edit(journalFile, (text) => follow(text, { id: 'sssc-cpl' }));
    await written.edit(journalFile, (text) => stopFollowing(text, 1, '2026-11-23'));
    await written.edit(journalFile, (text) =>
      changeRegistrations(text, 0, nmc, ['nurse', 'midwife'], '2026-09-01'),
    );
    assert.equal(written.journal.setup?.file.frameworks.length, 3);
    assert.deepEqual(parse(written.files.text(personPath('sam'))!).name, 'Sam: “S”');
  });

  it('has a new entry of every template, shared or private, free or adopted', async () => {
    for (const template of [undefined, ...builtIn.templates.values()])
      for (const isPrivate of [false, true])
        await makeEntry(written.journal, {
          template,
          date: '2026-11-23',
          title: 'Ours: “a” #1',
          cpd: { minutes: 30, participatory: 15, type: 'course', covers: ['sssc-cpl/x'] },
          isPrivate,
        });
    assert.equal(written.journal.entries.size, 2 * (builtIn.templates.size + 1));
    const notes = ['words\n', '---\ntitle: A\n---\nwords\n', '---\ntags: [a]\nown: 1\n---\n'];
    for (const [index, note] of notes.entries()) {
      const file = `entries/note-${index}.md`;
      written.files.write(file, note);
      const added = adoption(note, {
        path: 'notes.md',
        today: '2026-11-23',
        random: written.world.random,
      })!;
      await written.edit(file, () => [added]);
      await written.edit(file, (text) => addEvidence(text, ['attachments/a b.pdf']));
      const details = await keepCounterpart(
        written.files,
        { role: 'Peer', name: 'Kim', number: '12A3456E', email: 'kim@example.org' },
        written.world.random,
      );
      await written.edit(file, (text) => setCounterpart(text, 'Peer', details));
    }
  });

  it('has a new course, a new activity, and all that ships', async () => {
    const made = [...newCourse('own', 'Own: “a”'), ...newCourse('2.10', '2.10')];
    for (const [file, text] of made) await written.files.create(file, text);
    await written.edit(coursePath('own'), (text) => addToSection(text, 0, '1.10'));
    const activity = { id: '1.10', title: '10', number: '1.10', timing: '5 min' };
    await written.files.create(activityPath('own', '1.10'), activityText(activity));
    for (const [file, text] of templateTexts()) assertFirstFormat(`.journal/${file}`, text);
  });

  for (const isPrivate of [false, true])
    it(`has records of every kind, of ${isPrivate ? 'a private' : 'an'} entry`, async () => {
      const { journal, world, files } = written;
      const template = builtIn.templates.get(`${course}/2.9`)!;
      const cpd = { minutes: 30 };
      const { path } = await makeEntry(journal, { template, date: '2026-11-23', cpd, isPrivate });
      const entry = (): Entry => written.entry(path);
      await reveal(journal, entry(), ann);
      await complete(journal, entry(), ann);
      await reopen(journal, entry(), ann);
      await complete(journal, entry(), ann);
      await recordIntervals(journal, entry(), ann, [{ from: noon, to: noon + 600_000 }]);
      await addMinutes(journal, entry(), ann, { minutes: 5, date: '2026-11-22' });
      await askForReview(journal, entry(), ann, 'sam');
      await askForReview(journal, entry(), ann, undefined);
      await markReviewed(journal, entry(), sam);
      const seen = digestsOf(readEntryText(files.text(path)!), world.hash);
      await signOff(journal, entry(), sam, { statement: 'Read: “all” of it', seen });
      await withdrawReview(journal, entry(), sam, 'signed-off');
      await judgeClaim(journal, entry(), sam, { verdict: 'accepted' });
      await judgeClaim(journal, entry(), sam, { verdict: 'rejected', reason: 'Too\nlong' });
      await acknowledge(journal, entry(), ann);
      const text = readEntryText(files.text(path)!);
      const from = text.text.indexOf('## ');
      const write = (author: Author): comments.Writer => ({ journal, entry: entry(), author });
      await comments.addComment(write(sam), 'Why?', { text, from, to: from + 8 });
      const title = text.text.indexOf('# ') + 2;
      await comments.addComment(write(sam), '- a: b', { text, from: title, to: title + 5 });
      const threads = async () => threadsOf(await recordsOf(journal, entry().id!));
      const [thread] = await threads();
      await comments.replyTo(write(ann), thread!, 'Because.');
      await comments.editComment(write(sam), thread!.comments[0]!, 'Why so?');
      await comments.resolve(write(ann), (await threads())[0]!);
      await comments.reopen(
        write(ann),
        (await threads()).find((one) => one.resolved.length > 0)!,
      );
      const records = await recordsOf(journal, entry().id!);
      const kinds = new Set(records.flatMap((file) => file.records.map(({ kind }) => kind)));
      assert.deepEqual([...kinds].sort(), [...recordKinds].sort());
      const folder = isPrivate ? 'private' : '.journal';
      assert.equal(journal.recordPathsOf(entry().id!).length, 2);
      assert.ok(journal.recordPathsOf(entry().id!).every((file) => file.startsWith(folder)));
    });

  it('would refuse what it does not know', () => {
    const wrong: readonly [file: string, text: string][] = [
      [personPath('ann'), 'email: [a@example.org]\nname: Ann\n'],
      [journalFile, 'schema: "1"\nowner: ann\n'],
      ['.journal/records/ann/a.d.yaml', '- id: a\n  at: 2026-11-23T12:00:00Z\n  kind: completed\n'],
      ['entries/a.md', '---\ndate: 23 November\n---\n'],
    ];
    for (const [file, text] of wrong) assert.throws(() => assertFirstFormat(file, text), file);
    assertFirstFormat(personPath('ann'), 'name: Ann\nemails: [ann@example.org]\n');
    const newer = '- id: a\n  at: 2026-11-23T12:00:00Z\n  kind: of-later\n  more: 1\n';
    assertFirstFormat('.journal/records/ann/a.d.yaml', newer);
  });
});
