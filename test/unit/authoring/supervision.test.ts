import assert from 'node:assert/strict';
import type { Author } from '../../../src/core/actions/addRecords';
import { complete } from '../../../src/core/actions/completion';
import { makeEntry } from '../../../src/core/authoring/newEntry';
import { digestsOnDisk } from '../../../src/core/actions/textOnDisk';
import { markReviewed, signOff } from '../../../src/core/actions/review';
import { openActions } from '../../../src/core/authoring/supervision';
import { acknowledge } from '../../../src/core/actions/review';
import { waitingFor } from '../../../src/core/actions/waiting';
import { supervisionTemplate } from '../../../src/core/library/supervisionTemplate';
import { teamRowOf } from '../../../src/core/team/teamOverview';
import { activityEntry, loaded, type Loaded } from '../../kit/samples';

const ann: Author = { person: 'ann', device: 'dev1' };
const sam: Author = { person: 'sam', device: 'dev9' };

describe('a supervision record', () => {
  const make = async ({ journal, files }: Loaded, date: string): Promise<[string, string]> => {
    const template = journal.collections.templates.get(supervisionTemplate);
    assert.ok(template);
    const { path } = await makeEntry(journal, { template, date });
    return [path, files.text(path)!];
  };

  it('waits for its reviewer until they acknowledge it, and again once it changed', async () => {
    const all = await loaded({});
    const { journal, files } = all;
    const [path, text] = await make(all, '2026-11-23');
    const entry = () => journal.entries.get(path)!;
    await complete(journal, entry(), ann);
    const waits = (reviewer: string | undefined) => waitingFor(journal, reviewer).length;
    assert.deepEqual([waits('sam'), waits(undefined)], [1, 1]);
    await acknowledge(journal, entry(), ann);
    assert.deepEqual([waits('sam'), waits(undefined)], [1, 1], 'by its owner');
    await acknowledge(journal, entry(), sam);
    assert.deepEqual([waits('sam'), waits(undefined)], [0, 0]);
    files.write(path, `${text}\nMore.\n`);
    await journal.apply([{ kind: 'disk', path }]);
    assert.deepEqual([waits('sam'), waits(undefined)], [1, 1]);
  });

  it('is no activity of the owner until they record something about it', async () => {
    const all = await loaded({ 'entries/a.md': activityEntry('a1', {}, { date: '2026-10-05' }) });
    const lastActive = () => teamRowOf(all.journal, 'a', 'sam').lastActive;
    const [path] = await make(all, '2026-11-23');
    assert.equal(lastActive(), '2026-10-05');
    await complete(all.journal, all.journal.entries.get(path)!, ann);
    assert.equal(lastActive(), '2026-11-23');
  });

  it('begins with what was left open and what was reviewed since, each with a link', async () => {
    const all = await loaded({
      'entries/a.md': activityEntry('a1', undefined, { title: 'One [more]' }),
      'entries/b.md': activityEntry('b1', undefined, { title: 'Two' }),
      'entries/c.md': activityEntry('c1'),
    });
    const { journal, files } = all;
    const [first, text] = await make(all, '2026-11-23');
    assert.doesNotMatch(text, /^>/m);
    const actions = '- [ ] Shadow the team (Ann, by 15 January)\n- [x] Read it\n';
    files.write(first, text.replace('<!-- prompt: actions -->\n', `$&\n${actions}`));
    await journal.apply([{ kind: 'disk', path: first }]);
    for (const path of ['entries/a.md', 'entries/b.md'])
      await complete(journal, journal.entries.get(path)!, ann);
    all.world.clock.time += 40 * 86_400_000;
    await markReviewed(journal, journal.entries.get('entries/a.md')!, sam);
    const two = journal.entries.get('entries/b.md')!;
    const seen = await digestsOnDisk(journal, two);
    await signOff(journal, two, sam, { statement: 'Yes.', seen });

    const [second, next] = await make(all, '2027-01-20');
    const name = first.slice(first.lastIndexOf('/') + 1);
    assert.match(second, /^entries\/2027\//);
    assert.ok(
      next.includes(
        `<!-- prompt: carried-over -->\n\n> - [ ] Shadow the team (Ann, by 15 January)\n>\n> — [Supervision record](../2026/${name}), 2026-11-23\n`,
      ),
      next,
    );
    assert.ok(
      next.includes(
        '<!-- prompt: reviewed -->\n\n> - [One \\[more\\]](../a.md), reviewed by Sam Jones, 2027-01-02\n> - [Two](../b.md), signed off by Sam Jones, 2027-01-02\n',
      ),
      next,
    );
    assert.equal(journal.entries.get(second)!.status, 'drafting', 'quotes are no answers');
    assert.deepEqual([...journal.problems()], []);

    // What was carried over and is still open comes again, and only what was reviewed since.
    const [, third] = await make(all, '2027-03-01');
    assert.match(
      third,
      /> - \[ \] Shadow the team[^\n]*\n>\n> — \[Supervision record\]\([^)]*2027/,
    );
    assert.doesNotMatch(third, /reviewed by|signed off by/);
  });

  it('takes task list items that are not ticked, and no code', () => {
    const text =
      '- [ ] one\r\n* [ ] two  \n  + [ ] three\n> - [ ] four\n- [x] five\n-[ ] six\n- [ ]\n- [ ] one\n```\n- [ ] seven\n```\n';
    assert.deepEqual(openActions(text), ['one', 'two', 'three', 'four']);
  });
});
