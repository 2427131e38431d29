/** Whatever may happen to the files of a journal: entries, records and setup, sound and broken. */
import fc from 'fast-check';
import { digestsOf } from '../../src/core/entries/digest';
import { readEntryText } from '../../src/core/entries/entryText';
import type { Change } from '../../src/core/journal/journal';
import {
  activityEntry,
  course,
  digestA,
  entryOf,
  journalYaml,
  recordsText,
  type Loaded,
} from './samples';
import { testWorld } from './world';

export const entryPath = fc.constantFrom(
  'entries/a.md',
  'entries/2026/b.md',
  'entries/c.md',
  'private/entries/c.md',
  'private/entries/d.md',
  'notes/e.md',
  'entries/con.md',
);
/** That every system can hold. */
const soundPath = entryPath.filter((path) => path !== 'entries/con.md');
const id = fc.constantFrom('i1', 'i2', 'i3');
const answer = fc.constantFrom(undefined, 'yes', '> quoted');
/** In which nothing is wrong that the text alone shows. */
const soundText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        id,
        answer,
        answer,
        fc.constantFrom('2.9', '2.10'),
        fc.constantFrom(1, 2),
        fc.constantFrom('2026-11-23', '2025-12-29'),
      )
      .map(([one, benefits, elsewhere, activity, version, date]) =>
        activityEntry(
          one,
          { benefits, elsewhere, 'own-practice': 'x' },
          { template: `${course}/${activity}`, version, date },
        ),
      ),
  },
  { weight: 2, arbitrary: id.map((one) => activityEntry(one)) },
  fc
    .tuple(
      id,
      fc.constantFrom(
        { tags: ['t'], cpd: { minutes: 20 } },
        { cpd: { minutes: 20, participatory: 30, counterpart: 'kim@example.org' } },
        { template: 'models/mine', version: 1, cpd: { covers: ['none/topic'] } },
        { template: 'models/mine' },
      ),
    )
    .map(([one, meta]) => entryOf({ id: one, ...meta }, { q: 'a' })),
);
export const entryText = fc.oneof(
  { weight: 5, arbitrary: soundText },
  fc.constantFrom(
    '',
    'no front matter',
    '---\nid: "broken\n---\nx',
    '---\nnot closed',
    '---\nid: 2.10\n---\n',
    '<<<<<<< HEAD\na\n=======\n',
    `---\nid: i1\ntemplate: none/x\n---\n`,
  ),
);
/** Of no entry here, and of some. */
const digest = fc.constantFrom(
  digestA,
  digestsOf(readEntryText(activityEntry('i1')), testWorld().hash).digest,
);
const completion = fc.constantFrom('c1', 'c2');
/** Here and there in another week, by the zone. */
const at = fc.constantFrom('2026-11-23T12:00:00Z', '2026-11-22T23:00:00Z');
const soundRecord = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ id: completion, at, kind: fc.constant('completed'), digest }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      id: fc.constantFrom('s1', 's2'),
      kind: fc.constantFrom('signed-off', 'reviewed', 'review-requested'),
      of: completion,
      digest,
    }),
  },
  fc.record({
    id: fc.constantFrom('j1', 'j2'),
    kind: fc.constantFrom('accepted', 'rejected', 'acknowledged'),
    of: completion,
  }),
  fc.record({
    id: fc.constantFrom('w1', 'w2'),
    kind: fc.constant('withdrawn'),
    of: fc.constantFrom('c1', 's1', 't1', 'j1', 'k1'),
  }),
  fc.record({
    id: fc.constantFrom('t1', 't2'),
    kind: fc.constant('time'),
    minutes: fc.nat(30),
    date: fc.constantFrom('2026-11-23', '2026-01-01'),
  }),
  fc.record({
    id: fc.constantFrom('t3', 't4'),
    kind: fc.constant('time'),
    from: fc.constant('2026-11-22T22:45:00Z'),
    to: at,
  }),
  fc.record({
    id: fc.constantFrom('k1', 'k2'),
    kind: fc.constant('comment'),
    text: fc.constant('x'),
  }),
  fc.constant({ id: 'r1', kind: 'revealed' }),
);
const badRecord = fc.record({
  id: fc.constant('x'),
  kind: fc.constant('time'),
  minutes: fc.constant(-1),
});
const recordsIn = (record: fc.Arbitrary<{ readonly id: string; readonly kind: string }>) =>
  fc.array(record, { maxLength: 4 }).map((records) => recordsText(...records));
const soundRecords = recordsIn(soundRecord);
export const recordText = recordsIn(fc.oneof({ weight: 8, arbitrary: soundRecord }, badRecord));
export const recordFile = fc
  .tuple(
    fc.constantFrom('.journal', '.journal', 'private'),
    fc.constantFrom('ann', 'ann', 'sam', 'eve'),
    id,
    fc.constantFrom('d1', 'd2'),
  )
  .map(([folder, person, entry, device]) => `${folder}/records/${person}/${entry}.${device}.yaml`);
const soundSetup = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(
      fc.constant('.journal/journal.yaml'),
      fc.constantFrom(
        journalYaml,
        journalYaml.replace('entries/**', '{entries,notes}/**'),
        journalYaml.replace('owner: ann', 'owner: sam'),
        journalYaml.replace('sam, ', ''),
        journalYaml.replace('sam, ', 'sam, eve, '),
        journalYaml.replace(course, 'other'),
      ),
    ),
  },
  fc.tuple(fc.constant('.journal/people/kim.yaml'), fc.constant('name: Kim\n')),
  fc.tuple(
    fc.constant(`.journal/courses/${course}/2.9.md`),
    fc.constantFrom(
      '---\nid: "2.9"\nversion: 2\ntitle: T\n---\n## B <!-- prompt: benefits -->\n',
      '---\nid: "2.9"\ntitle: T\n---\n## E <!-- prompt: elsewhere -->\n',
    ),
  ),
  fc.tuple(
    fc.constant('.journal/models/mine.md'),
    fc.constantFrom(
      '---\nid: mine\ntitle: T\n---\n## Q <!-- prompt: q -->\n',
      '---\nid: mine\ntitle: T\nversion: 2\n---\n## R <!-- prompt: r -->\n',
    ),
  ),
);
const setupFile = fc.oneof(
  { weight: 3, arbitrary: soundSetup },
  fc.constantFrom(
    ['.journal/journal.yaml', 'schema: "'] as const,
    ['.journal/people/ann.yaml', 'name: 3\n'] as const,
    [`.journal/courses/${course}/2.9.md`, '---\nid: 2.9\ntitle: T\n---\n'] as const,
    [`.journal/courses/${course}/2.9.md`, 'x'] as const,
  ),
);
const strange = fc.constantFrom(
  Buffer.from([0xff, 0xfe, 0x41]),
  Buffer.from('a\0b'),
  Buffer.alloc(6 * 1024 * 1024, 97),
);

/** Does something to the files, or to what is open in the editor. @returns what would be told of it */
export type Step = (all: Pick<Loaded, 'files'>, opened: Map<string, string>) => Change[];
const change = (path: string): Change => ({ kind: 'disk', path });
/** So that it can be read what a counterexample does. */
const named = (name: string, step: Step): Step =>
  Object.assign(step, { [fc.toStringMethod]: () => name });
const write = (path: string, content: string | Buffer): Step =>
  named(`write ${path} ${JSON.stringify(content.toString('utf8').slice(0, 999))}`, ({ files }) => {
    files.write(path, content);
    return [change(path)];
  });
const remove: fc.Arbitrary<Step> = fc.nat().map((n) =>
  named(`delete ${n}`, ({ files }) => {
    const path = files.paths[n % files.paths.length];
    if (path === undefined) return [];
    files.delete(path);
    return [change(path)];
  }),
);
/** Of the same length. */
const alter: fc.Arbitrary<Step> = fc.nat().map((n) =>
  named(`alter ${n}`, ({ files }) => {
    const path = files.paths[n % files.paths.length];
    const text = path === undefined ? undefined : files.text(path);
    const other = text?.replace(/11-23|12-21/, (day) => (day === '11-23' ? '12-21' : '11-23'));
    if (path === undefined || other === undefined || other === text) return [];
    files.write(path, other);
    return [change(path)];
  }),
);
const move: fc.Arbitrary<Step> = fc.tuple(entryPath, entryPath).map(([from, to]) =>
  named(`move ${from} ${to}`, ({ files }) => {
    if (from === to || files.text(from) === undefined) return [];
    files.move(from, to);
    return [change(from), change(to)];
  }),
);
const setupStep: fc.Arbitrary<Step> = setupFile.map(([path, text]) => write(path, text));
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(entryPath, entryText).map(([path, text]) => write(path, text)) },
  {
    weight: 5,
    arbitrary: fc.tuple(recordFile, recordText).map(([path, text]) => write(path, text)),
  },
  { weight: 2, arbitrary: setupStep },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.oneof(entryPath, recordFile), strange)
      .map(([path, bytes]) => write(path, bytes)),
  },
  { weight: 3, arbitrary: remove },
  { weight: 3, arbitrary: alter },
  { weight: 3, arbitrary: move },
  {
    weight: 2,
    arbitrary: fc.tuple(entryPath, entryText).map(([path, text]) =>
      named(`open ${path} ${JSON.stringify(text)}`, (_, opened) => {
        opened.set(path, text);
        return [{ kind: 'open', path, text: readEntryText(text) }];
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: entryPath.map((path) =>
      named(`close ${path}`, (_, opened) => {
        opened.delete(path);
        return [{ kind: 'closed', path }];
      }),
    ),
  },
);
/** After which nothing is wrong that a text alone shows, where nothing was before. */
export const soundStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(soundPath, soundText).map(([path, text]) => write(path, text)),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(recordFile, soundRecords).map(([path, text]) => write(path, text)),
  },
  { weight: 1, arbitrary: remove },
  { weight: 2, arbitrary: move },
  { weight: 3, arbitrary: alter },
  { weight: 3, arbitrary: soundSetup.map(([path, text]) => write(path, text)) },
);
