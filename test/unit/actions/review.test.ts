import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Author } from '../../../src/core/actions/addRecords';
import { complete, reopen } from '../../../src/core/actions/completion';
import { digestsOf } from '../../../src/core/entries/digest';
import { digestsOnDisk } from '../../../src/core/actions/textOnDisk';
import type { Entry } from '../../../src/core/entries/entry';
import { readEntryText } from '../../../src/core/entries/entryText';
import { fold, type Authored } from '../../../src/core/records/fold';
import { IndexCache } from '../../../src/core/journal/index/index';
import { Journal } from '../../../src/core/journal/journal';
import type { PastTexts } from '../../../src/core/base/ports';
import { HumanError } from '../../../src/core/base/problem';
import { readRecords } from '../../../src/core/records/records';
import {
  acknowledge,
  askForReview,
  judgeClaim,
  markReviewed,
  signOff,
  ownReviews,
  withdrawReview,
} from '../../../src/core/actions/review';
import { lastLook, reviewRecordsOf } from '../../../src/core/actions/reviewRecords';
import type { JournalRecord } from '../../../src/core/schema/schemas';
import { waitingFor } from '../../../src/core/actions/waiting';
import { MemoryFiles } from '../../kit/memoryFiles';
import {
  activityEntry,
  builtIn,
  digestA,
  digestB,
  fact,
  journalYaml,
  loaded,
  recordsText,
  type Loaded,
} from '../../kit/samples';
import { daysIn, testWorld } from '../../kit/world';

const ann: Author = { person: 'ann', device: 'dev1' };
const sam: Author = { person: 'sam', device: 'dev9' };
const kim: Author = { person: 'kim', device: 'dev5' };
const path = 'entries/a.md';
const cpd = { minutes: 90, participatory: 30, covers: ['sssc-cpl/reflective-practice'] };

const team = (): Promise<Loaded> =>
  loaded({
    '.journal/journal.yaml': journalYaml.replace('[sam, ann]', '[sam, kim, ann]'),
    [path]: activityEntry('a1', undefined, { cpd }),
    'private/entries/p.md': activityEntry('p1'),
  });
const entryIn = ({ journal }: Loaded, at = path): Entry => journal.entries.get(at)!;
const waits = ({ journal }: Loaded, reviewer: string | undefined): string[] =>
  waitingFor(journal, reviewer).map(
    ({ entry, reason, isAsked }) => `${entry.id} ${reason}${isAsked ? ' asked' : ''}`,
  );
const signs = async (all: Loaded, author: Author, statement = 'Thoughtful.'): Promise<void> =>
  signOff(all.journal, entryIn(all), author, {
    statement,
    seen: await digestsOnDisk(all.journal, entryIn(all)),
  });
const completed = (id: string, digest: string, day: string): string =>
  recordsText(fact({ id, kind: 'completed', digest, at: `2026-11-${day}T10:00:00Z` }));
const device = (name: string): string => `.journal/records/ann/a1.${name}.yaml`;
async function rewrite(all: Loaded, benefits: string): Promise<void> {
  all.files.write(path, activityEntry('a1', { benefits }, { cpd }));
  await all.journal.apply([{ kind: 'disk', path }]);
}

describe('a text whose blank lines at both ends come and go', () => {
  it('stays completed, reviewed, signed off and asked for', async () => {
    const all = await team();
    const text = all.files.text(path)!;
    const reformat = async (body: string): Promise<void> => {
      all.files.write(path, body);
      await all.journal.apply([{ kind: 'disk', path }]);
    };
    const state = (): unknown => [entryIn(all).status, entryIn(all).changed, waits(all, 'sam')];
    await complete(all.journal, entryIn(all), ann);
    await askForReview(all.journal, entryIn(all), ann, undefined);
    await reformat(text.trimEnd());
    assert.deepEqual(state(), ['completed', false, ['a1 new asked']]);
    assert.equal(await complete(all.journal, entryIn(all), ann), false);
    await markReviewed(all.journal, entryIn(all), sam);
    await reformat(`${text}\n\n`);
    assert.deepEqual(state(), ['reviewed', false, []]);
    await signs(all, sam);
    await reformat(text.replace('\n---\n', '\n---\n \n\n'));
    assert.deepEqual(state(), ['signed-off', false, []]);
    await rewrite(all, 'Other.');
    assert.deepEqual(state(), ['signed-off', true, ['a1 changed']]);
  });

  it('is not the same for a record of an older version, which has one digest', async () => {
    const all = await team();
    const { digest } = await digestsOnDisk(all.journal, entryIn(all));
    all.files.write(device('dev1'), completed('c1', digest, '01'));
    await all.journal.apply([{ kind: 'disk', path: device('dev1') }]);
    assert.equal(entryIn(all).changed, false);
    all.files.write(path, `${all.files.text(path)!}\n`);
    await all.journal.apply([{ kind: 'disk', path }]);
    assert.equal(entryIn(all).changed, true);
  });
});

describe('a text with an error', () => {
  it('is not bound to a record that stays for good', async () => {
    const all = await team();
    await complete(all.journal, entryIn(all), ann);
    await rewrite(all, '\n<<<<<<< HEAD\nOne.\n=======\nOther.\n>>>>>>> theirs\n');
    const seen = { digest: digestA };
    for (const run of [
      () => askForReview(all.journal, entryIn(all), ann, undefined),
      () => markReviewed(all.journal, entryIn(all), sam),
      () => signOff(all.journal, entryIn(all), sam, { statement: 'Yes.', seen }),
      () => judgeClaim(all.journal, entryIn(all), sam, { verdict: 'accepted' }),
    ])
      await assert.rejects(run, /line/i);
    assert.equal(entryIn(all).status, 'completed');
  });
});

describe('what waits for a reviewer', () => {
  it('is complete and not looked at, or changed since; each reviewer looks for themselves', async () => {
    const all = await team();
    assert.deepEqual(waits(all, 'sam'), []);
    await complete(all.journal, entryIn(all), ann);
    await complete(all.journal, entryIn(all, 'private/entries/p.md'), ann);
    assert.deepEqual(waits(all, 'sam'), ['a1 new']);
    assert.deepEqual(waits(all, 'ann'), [], 'the owner is no reviewer, though listed');
    assert.deepEqual(waits(all, 'eve'), []);

    await markReviewed(all.journal, entryIn(all), sam);
    assert.deepEqual([waits(all, 'sam'), waits(all, 'kim')], [[], ['a1 new']]);
    assert.deepEqual(waits(all, undefined), [], 'one of them saw it');

    await rewrite(all, 'Other words.');
    assert.deepEqual([waits(all, 'sam'), waits(all, 'kim')], [['a1 changed'], ['a1 new']]);
    await markReviewed(all.journal, entryIn(all), sam);
    await rewrite(all, 'Trust.');
    assert.deepEqual(waits(all, 'sam'), ['a1 changed'], 'left-out answers make it another text');
    await rewrite(all, 'Other words.');
    assert.deepEqual(waits(all, 'sam'), [], 'a text that was seen does not wait again');

    await reopen(all.journal, entryIn(all), ann);
    assert.deepEqual(waits(all, 'kim'), []);
    await complete(all.journal, entryIn(all), ann);
    assert.deepEqual(waits(all, 'sam'), ['a1 new']);
  });

  it('comes first when its owner asks, of one reviewer or of any, until it is looked at', async () => {
    const all = await team();
    await assert.rejects(askForReview(all.journal, entryIn(all), ann, undefined), HumanError);
    await complete(all.journal, entryIn(all), ann);
    await assert.rejects(askForReview(all.journal, entryIn(all), sam, undefined), HumanError);
    await askForReview(all.journal, entryIn(all), ann, 'kim');
    assert.deepEqual([waits(all, 'sam'), waits(all, 'kim')], [['a1 new'], ['a1 new asked']]);
    await markReviewed(all.journal, entryIn(all), kim);
    assert.deepEqual(waits(all, 'kim'), []);
    await rewrite(all, 'Other.');
    assert.deepEqual(waits(all, 'kim'), ['a1 changed']);
    await askForReview(all.journal, entryIn(all), ann, undefined);
    assert.deepEqual(
      [waits(all, 'sam'), waits(all, 'kim')],
      [['a1 new asked'], ['a1 changed asked']],
    );
  });

  it('is the same from the cache', async () => {
    const all = await team();
    await complete(all.journal, entryIn(all), ann);
    await askForReview(all.journal, entryIn(all), ann, undefined);
    await signs(all, sam);
    await judgeClaim(all.journal, entryIn(all), sam, { verdict: 'rejected', reason: 'Twice.' });
    const storage = new MemoryFiles();
    all.world.clock.time += 60_000;
    await all.journal.saveCache(new IndexCache(storage, 'here', all.world));
    const again = new Journal(all.files, all.world, builtIn);
    await again.load(new IndexCache(storage, 'here', all.world));
    assert.deepEqual(again.standingOf(entryIn(all)), all.journal.standingOf(entryIn(all)));
    // JSON leaves out what is undefined.
    const seen = ({ status, changed, claim, claimVerdict, title }: Entry): unknown =>
      JSON.parse(JSON.stringify({ status, changed, claim, claimVerdict, title }));
    assert.deepEqual(seen(again.entries.get(path)!), seen(entryIn(all)));
    const kept = storage.paths.map((name) => storage.text(name)).join();
    assert.doesNotMatch(kept, /Thoughtful|Twice/);
  });
});

describe('sign-off in two stages', () => {
  it('needs a declaration, and a reviewer who is not the owner', async () => {
    const all = await team();
    for (const author of [ann, sam, { person: 'eve', device: 'd' }])
      await assert.rejects(signs(all, author), HumanError);
    await complete(all.journal, entryIn(all), ann);
    await assert.rejects(signs(all, ann), /own journal/);
    await assert.rejects(signs(all, { person: 'eve', device: 'd' }), /does not list you/);
    assert.equal(all.journal.recordPathsOf('a1').length, 1, 'nothing was written');
    await signs(all, sam);
    assert.equal(entryIn(all).status, 'signed-off');
    const { records } = readRecords(all.files.text('.journal/records/sam/a1.dev9.yaml')!);
    assert.deepEqual(
      records.map((one) => [one.kind, one.kind === 'signed-off' && one.statement]),
      [['signed-off', 'Thoughtful.']],
    );
  });

  it('is bound to the text that was read, and says when that changes', async () => {
    const all = await team();
    await complete(all.journal, entryIn(all), ann);
    const seen = await digestsOnDisk(all.journal, entryIn(all));
    all.files.write(path, activityEntry('a1', { benefits: 'Meanwhile.' }, { cpd }));
    await assert.rejects(
      signOff(all.journal, entryIn(all), sam, { statement: 'Yes.', seen }),
      /changed while/,
    );
    await rewrite(all, 'As it is.');
    await signs(all, sam);
    assert.equal(entryIn(all).changed, false);
    await rewrite(all, 'Later.');
    assert.deepEqual([entryIn(all).status, entryIn(all).changed], ['signed-off', true]);
  });

  it('loses its effect with the declaration, and is taken back by its author alone', async () => {
    const all = await team();
    await complete(all.journal, entryIn(all), ann);
    await markReviewed(all.journal, entryIn(all), sam);
    await signs(all, sam);
    await signs(all, kim);
    const withdraw = (author: Author, kind: 'signed-off' | 'reviewed'): Promise<void> =>
      withdrawReview(all.journal, entryIn(all), author, kind);
    await withdraw(sam, 'signed-off');
    assert.equal(entryIn(all).status, 'signed-off', 'by the other reviewer');
    await withdraw(kim, 'signed-off');
    assert.equal(entryIn(all).status, 'reviewed');
    await withdraw(sam, 'reviewed');
    assert.equal(entryIn(all).status, 'completed');
    await assert.rejects(withdraw(sam, 'reviewed'), HumanError);
    await signs(all, sam);
    await reopen(all.journal, entryIn(all), ann);
    assert.equal(entryIn(all).status, 'answered');
    await complete(all.journal, entryIn(all), ann);
    assert.equal(entryIn(all).status, 'completed');
  });
});

describe('a second click', () => {
  it('records no second review or sign-off of the same text', async () => {
    const all = await team();
    await complete(all.journal, entryIn(all), ann);
    const twice = (work: () => Promise<void>) => Promise.allSettled([work(), work()]);
    const outcomes = [
      ...(await twice(() => markReviewed(all.journal, entryIn(all), sam))),
      ...(await twice(() => signs(all, sam))),
    ].map(({ status }) => status);
    assert.deepEqual(outcomes, ['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    const kinds = (all.journal.reviewingOf(entryIn(all))?.looks ?? []).map(({ kind }) => kind);
    assert.deepEqual(kinds.sort(), ['reviewed', 'signed-off']);
  });
});

describe('a CPD claim', () => {
  it('can be neither accepted nor rejected again, by its author alone', async () => {
    const all = await team();
    await complete(all.journal, entryIn(all), ann);
    await judgeClaim(all.journal, entryIn(all), sam, { verdict: 'accepted' });
    await judgeClaim(all.journal, entryIn(all), kim, { verdict: 'rejected' });
    const kinds = (person: string) =>
      ownReviews(all.journal, entryIn(all), person).map(({ kind }) => kind);
    assert.deepEqual([kinds('sam'), kinds('kim'), kinds('ann')], [['accepted'], ['rejected'], []]);
    await withdrawReview(all.journal, entryIn(all), kim, 'rejected');
    assert.equal(entryIn(all).claimVerdict, 'accepted');
    await withdrawReview(all.journal, entryIn(all), sam, 'accepted');
    assert.equal(entryIn(all).claimVerdict, undefined);
  });

  it('is rejected while one rejection stands, and judged anew by the same person', async () => {
    const all = await team();
    await complete(all.journal, entryIn(all), ann);
    const judge = (author: Author, verdict: 'accepted' | 'rejected'): Promise<void> =>
      judgeClaim(all.journal, entryIn(all), author, { verdict });
    await judge(kim, 'accepted');
    assert.equal(entryIn(all).claimVerdict, 'accepted');
    await judge(sam, 'rejected');
    assert.equal(entryIn(all).claimVerdict, 'rejected');
    await judge(sam, 'accepted');
    assert.equal(entryIn(all).claimVerdict, 'accepted');
    await judge(sam, 'rejected');
    await reopen(all.journal, entryIn(all), ann);
    assert.equal(entryIn(all).claimVerdict, undefined);
    assert.match(
      all.files.text('.journal/records/sam/a1.dev9.yaml')!,
      /claim: 90 min, 30 of them with others; sssc-cpl\/reflective-practice/,
    );
  });

  it('must be there, and is not judged by its owner', async () => {
    const all = await loaded({ [path]: activityEntry('a1') });
    await complete(all.journal, entryIn(all), ann);
    const judge = (author: Author) =>
      judgeClaim(all.journal, entryIn(all), author, { verdict: 'rejected' });
    await assert.rejects(judge(sam), /claims no CPD/);
    await assert.rejects(judge(ann), HumanError);
  });
});

describe('acknowledgement', () => {
  it('is given once by owner and reviewer for what stands', async () => {
    const all = await team();
    await complete(all.journal, entryIn(all), ann);
    await signs(all, sam);
    await acknowledge(all.journal, entryIn(all), ann);
    await assert.rejects(acknowledge(all.journal, entryIn(all), ann), /already/);
    await acknowledge(all.journal, entryIn(all), sam);
    const { reviewing } = all.journal.standingOf(entryIn(all));
    assert.deepEqual(reviewing?.acknowledged, ['ann', 'sam']);
    await assert.rejects(
      acknowledge(all.journal, entryIn(all), { person: 'eve', device: 'd' }),
      HumanError,
    );
  });
});

describe('review records', () => {
  it('are read in order, without what was withdrawn and what strangers say', async () => {
    const all = await team();
    await complete(all.journal, entryIn(all), ann);
    await markReviewed(all.journal, entryIn(all), sam);
    await rewrite(all, 'Other.');
    await signs(all, sam, 'First.');
    await withdrawReview(all.journal, entryIn(all), sam, 'signed-off');
    await signs(all, sam, 'Second.');
    await markReviewed(all.journal, entryIn(all), kim);
    all.files.write(
      '.journal/records/eve/a1.devicexx.yaml',
      recordsText({ id: 'eve1', kind: 'reviewed', of: 'x', digest: digestA }),
    );
    await all.journal.refresh();
    const found = await reviewRecordsOf(all.journal, entryIn(all));
    assert.deepEqual(
      found.map(({ person, record }) => `${person} ${record.kind}`),
      ['ann completed', 'kim reviewed', 'sam reviewed', 'sam signed-off'],
    );
    const last = async (reader?: string) =>
      (await lastLook(all.journal, entryIn(all), reader, undefined))!;
    assert.equal((await last('kim')).record.kind, 'reviewed');
    const { record } = await last('ann');
    assert.equal(record.kind === 'signed-off' && record.statement, 'Second.');
  });

  it('say from which text a reviewer goes on, though it was completed anew since', async () => {
    const all = await team();
    await complete(all.journal, entryIn(all), ann);
    await markReviewed(all.journal, entryIn(all), sam);
    const seen = await digestsOnDisk(all.journal, entryIn(all));
    await reopen(all.journal, entryIn(all), ann);
    await rewrite(all, 'Other.');
    await complete(all.journal, entryIn(all), ann);
    assert.deepEqual(waits(all, 'sam'), ['a1 new']);
    const look = await lastLook(all.journal, entryIn(all), 'sam', undefined);
    assert.equal(look?.record.digest, seen.digest);
  });

  it('say from the newest text that was seen, whatever the clocks said', async () => {
    const texts = ['First.', 'Second.', 'Third.'].map((benefits) =>
      activityEntry('a1', { benefits }, { cpd }),
    );
    const [first, second] = texts.map(
      (text) => digestsOf(readEntryText(text), testWorld().hash).digest,
    );
    const history: PastTexts = {
      // Newest first.
      async *textsOf() {
        for (const text of [...texts].reverse()) yield await Promise.resolve({ text, commit: 'c' });
      },
      commitOf: () => Promise.resolve(undefined),
    };
    for (const [atFirst, atSecond] of [
      ['2026-01-01T10:00:00Z', '2026-02-01T10:00:00Z'],
      ['2026-02-01T10:00:00Z', '2026-01-01T10:00:00Z'],
    ]) {
      const all = await team();
      all.files.write(
        '.journal/records/sam/a1.dev9.yaml',
        recordsText(
          fact({ id: 's', kind: 'reviewed', of: 'c', digest: second!, at: atSecond! }),
          fact({ id: 'f', kind: 'reviewed', of: 'c', digest: first!, at: atFirst! }),
        ),
      );
      await all.journal.apply([{ kind: 'disk', path: '.journal/records/sam/a1.dev9.yaml' }]);
      const look = await lastLook(all.journal, entryIn(all), 'sam', history);
      assert.equal(look?.record.id, 's');
    }
  });
});

describe('an entry that was marked complete more than once', () => {
  async function completedTwice(days: readonly [string, string], digest: string): Promise<Loaded> {
    const all = await team();
    all.files.write(device('dev1'), completed('c1', digest, days[0]));
    all.files.write(device('dev2'), completed('c2', digestB, days[1]));
    await all.journal.apply(['dev1', 'dev2'].map((name) => ({ kind: 'disk', path: device(name) })));
    return all;
  }
  const orders = [
    ['01', '20'],
    ['20', '01'],
  ] as const;

  it('has each review of its text bound to the completion of that text, whatever the clocks said', async () => {
    const { digest } = await digestsOnDisk((await team()).journal, entryIn(await team()));
    for (const days of orders) {
      const all = await completedTwice(days, digest);
      await markReviewed(all.journal, entryIn(all), sam);
      await signs(all, sam);
      await judgeClaim(all.journal, entryIn(all), sam, { verdict: 'accepted' });
      await askForReview(all.journal, entryIn(all), ann, undefined);
      const found = await reviewRecordsOf(all.journal, entryIn(all));
      assert.deepEqual(
        found.flatMap(({ record }) => ('of' in record ? [record.of] : [])),
        ['c1', 'c1', 'c1', 'c1'],
      );
    }
  });

  it('is not reviewed with a text that is none of those: the owner is asked to mark it complete again', async () => {
    for (const days of orders) {
      const all = await completedTwice(days, digestA);
      const again =
        /has changed since\. Ann Smith needs to mark it complete again before it can be reviewed\./;
      await assert.rejects(markReviewed(all.journal, entryIn(all), sam), again);
      await assert.rejects(signs(all, sam), again);
      await assert.rejects(
        judgeClaim(all.journal, entryIn(all), sam, { verdict: 'rejected' }),
        again,
      );
      await assert.rejects(askForReview(all.journal, entryIn(all), ann, undefined), again);
      await complete(all.journal, entryIn(all), ann);
      await signs(all, sam);
      assert.equal(entryIn(all).status, 'signed-off');
    }
  });
});

describe('what the index keeps of reviews', () => {
  const roles = { owner: 'ann', reviewers: ['sam', 'kim', 'ann'] };
  const id = fc.constantFrom('c1', 'c2', 'x1', 'x2', 'x3');
  const digest = fc.constantFrom(digestA, digestB);
  const anyRecord = fc.tuple(
    fc.constantFrom('ann', 'sam', 'kim', 'eve'),
    fc
      .record({
        id,
        of: id,
        digest,
        kind: fc.constantFrom(
          ...['completed', 'withdrawn', 'reviewed', 'signed-off', 'accepted', 'rejected'],
          ...['acknowledged', 'review-requested'],
        ),
        reviewer: fc.constantFrom('sam', undefined),
      })
      .map(fact),
  );
  const by = ([person, record]: [string, JournalRecord]): Authored => ({
    person,
    records: [record],
  });

  it('does not depend on the order of files, is of completions that stand, and never of the owner’s own looks', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyRecord, { maxLength: 12 })
          .chain((records) =>
            fc.tuple(
              fc.constant(records),
              fc.shuffledSubarray(records, { minLength: records.length }),
            ),
          ),
        ([records, shuffled]) => {
          const one = fold(records.map(by), roles, daysIn('Europe/London'));
          const other = fold(shuffled.map(by), roles, daysIn('Europe/London'));
          assert.deepEqual(other.reviewing, one.reviewing);
          const { looks = [], verdicts = [] } = one.reviewing ?? {};
          if (one.reviewing) assert.ok(one.completions.length > 0 || one.reviewing.reopened);
          for (const { person } of [...looks, ...verdicts]) assert.match(person, /^(sam|kim)$/);
          assert.deepEqual(
            JSON.parse(JSON.stringify(one.reviewing ?? null)),
            one.reviewing ?? null,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
