/** Two people and three clones: Ann on two devices and Sam. Whatever they do at once, nothing is lost. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mkdtempSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { addRecords, type Author } from '../../../src/core/actions/addRecords';
import { isRecordPath, readRecords } from '../../../src/core/records/records';
import type { Conflict } from '../../../src/core/sharing/sharing';
import { runs } from '../../campaign/runs';
import { activityEntry, digestA, recordsText } from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';
import { clonesOf, ownGit, type Clone } from '../../kit/clones';

const authors: readonly Author[] = [
  { person: 'ann', device: 'laptop' },
  { person: 'ann', device: 'phone' },
  { person: 'sam', device: 'desk' },
];
const prompts = ['benefits', 'elsewhere', 'own-practice'];

const works = ['edit', 'rename', 'delete', 'comment', 'sign-off', 'complete', 'time'] as const;
type Work = (typeof works)[number];
const onText: readonly Work[] = ['edit', 'rename', 'delete'];

/** Alike as entries from one template are, so that git could take one for another. */
const entryText = (id: string): string => activityEntry(id, {});
const completion = (id: string): string =>
  recordsText({ id: `c-${id}`, kind: 'completed', digest: digestA });

/** The id stands in the name, wherever the entry is moved. */
const idOf = (file: string): string => /^e\d+/.exec(path.posix.basename(file))?.[0] ?? file;

const recordIds = (clone: Clone): string[] =>
  readdirSync(clone.root, { recursive: true, encoding: 'utf8' })
    .filter(isRecordPath)
    .flatMap((file) => readRecords(clone.read(file)).records.map(({ id }) => id));

/** What the three do, and what must hold of it. */
class Company {
  /** Who changed the text of which entry. */
  readonly #changed = new Map<string, Set<number>>();
  readonly #written = new Set<string>();
  #count = 0;

  constructor(readonly clones: readonly Clone[]) {}

  static async meet(folder: string, entries: number): Promise<Company> {
    const ids = Array.from({ length: entries }, (_, index) => `e${index}`);
    const texts = ids.flatMap((id) => [
      [`entries/2026/${id}.md`, entryText(id)],
      [`.journal/records/ann/${id}.laptop.yaml`, completion(id)],
    ]);
    return new Company(await clonesOf(folder, 3, Object.fromEntries(texts)));
  }

  async work(who: number, work: Work, id: string): Promise<void> {
    const clone = this.clones[who]!;
    const journal = await clone.loaded();
    const entry = journal.entryById(id);
    if (!entry) return;
    this.#count++;
    const record = async (...facts: Parameters<typeof addRecords>[3]): Promise<void> => {
      await addRecords(journal, entry, authors[who]!, facts);
    };
    if (onText.includes(work)) this.#changed.set(id, (this.#changed.get(id) ?? new Set()).add(who));
    const anchor = { hash: 'x', at: this.#count };
    switch (work) {
      case 'edit':
        return clone.write(
          entry.path,
          clone
            .read(entry.path)
            .replace(`prompt: ${prompts[this.#count % 3]} -->\n`, `$&\nThought ${this.#count}.\n`),
        );
      case 'rename': {
        const to = `entries/2026/${id}-${this.#count}.md`;
        renameSync(clone.on(entry.path), clone.on(to));
        return journal.apply([entry.path, to].map((file) => ({ kind: 'disk', path: file })));
      }
      case 'delete':
        clone.remove(entry.path);
        return journal.apply([{ kind: 'disk', path: entry.path }]);
      case 'comment':
        return record({
          kind: 'comment',
          text: `Said ${this.#count}`,
          prompt: prompts[0]!,
          anchor,
        });
      case 'sign-off':
        return record({ kind: 'signed-off', of: `c-${id}`, digest: digestA, statement: 'Seen.' });
      case 'complete':
        return record({ kind: 'completed', digest: digestA });
      case 'time':
        return record({ kind: 'time', minutes: this.#count, date: '2026-11-23' });
    }
  }

  async share(who: number): Promise<{ sent: number; received: number }> {
    const clone = this.clones[who]!;
    for (const id of recordIds(clone)) this.#written.add(id);
    for (let times = 0; times < 5; times++) {
      const outcome = await clone.share();
      if (outcome.kind === 'shared') return outcome;
      assert.equal(outcome.kind, 'conflicts', clone.logged.join('\n'));
      for (const conflict of outcome.conflicts) {
        const file = conflict.path;
        const by = this.#changed.get(idOf(file))?.size ?? 0;
        assert.ok(by > 1, `a conflict in ${file}, which not two of them changed`);
        await this.#settle(clone, conflict);
      }
    }
    return assert.fail('the conflicts do not end');
  }

  /** As the person does: keeps both sides, and what only one of them deleted by turns. */
  async #settle(clone: Clone, { path: file, kind }: Conflict): Promise<void> {
    if (kind !== 'both') {
      if (this.#count++ % 2 === 0) return clone.remove(file);
      return clone.sharing.keep(file);
    }
    if (!readdirSync(path.dirname(clone.on(file))).includes(path.basename(file))) return;
    clone.write(file, clone.read(file).replace(/^(?:<{7}|={7}|>{7}).*\n/gm, ''));
  }

  /** All share until nothing is new to anybody, and then have the same. */
  async end(order: readonly number[]): Promise<void> {
    for (let round = 0, moved = 1; moved > 0; round++) {
      assert.ok(round < 5, 'they do not come together');
      moved = 0;
      for (const who of order) {
        const { sent, received } = await this.share(who);
        moved += sent + received;
      }
    }
    const [first, ...others] = await Promise.all(this.clones.map(pictureOf));
    for (const other of others) assert.deepEqual(other, first);
    assert.deepEqual(first!.records, [...this.#written].sort());
    for (const clone of this.clones) assert.equal(clone.git('status', '--porcelain'), '');
  }
}

/** Where all entries stand, and all records; the order in which files are listed is each system's own. */
async function pictureOf(clone: Clone) {
  const journal = await clone.journal();
  const entries = [...journal.entries.values()]
    .map((entry) => {
      const { path: file, id, title, words, status, changed, minutes } = entry;
      const { completions, digests, ...standing } = journal.standingOf(entry);
      const lists = [completions, digests].map((list) => [...list].sort());
      return [file, id, title, words, status, changed, minutes, standing, lists];
    })
    .sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
  return { entries, records: recordIds(clone).sort(), commit: clone.git('rev-parse', 'HEAD') };
}

describe('three clones', () => {
  const folder = temporaryFolder();
  ownGit(() => folder.path);

  it('come together when each did any one thing to the same entry at once', async () => {
    const all = works.flatMap((a) => works.flatMap((b) => works.map((c) => [a, b, c] as const)));
    const company = await Company.meet(folder.path, all.length);
    for (const [index, each] of all.entries())
      for (const [who, work] of each.entries()) await company.work(who, work, `e${index}`);
    await company.end([0, 1, 2]);
  });

  it('come together after anything, shared in any order', async () => {
    const who = fc.integer({ min: 0, max: 2 });
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.tuple(who, fc.constantFrom(...works), fc.nat(3)) },
      { weight: 1, arbitrary: fc.tuple(who, fc.constant('share' as const), fc.constant(0)) },
    );
    const orders = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 6, maxLength: 18 }),
        orders,
        async (steps, order) => {
          const company = await Company.meet(mkdtempSync(path.join(folder.path, 'run-')), 4);
          for (const [one, work, entry] of steps)
            if (work === 'share') await company.share(one);
            else await company.work(one, work, `e${entry}`);
          await company.end(order);
        },
      ),
      { numRuns: runs(2) },
    );
  });
});
