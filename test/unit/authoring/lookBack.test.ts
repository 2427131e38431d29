import assert from 'node:assert/strict';

import { earlierEntries } from '../../../src/core/authoring/lookBack';
import { makeEntry } from '../../../src/core/authoring/newEntry';
import { activityEntry, course, journalTexts, loaded } from '../../kit/samples';

const ref = `${course}/2.9`;
const date = '2026-11-23';
const asking = (...lines: string[]): string =>
  `---\nid: again\ntitle: Once more\n---\n${lines.join('\n')}\n`;
const template = '.journal/models/again.md';
const plain = asking(
  `{answer: ${ref}#elsewhere}`,
  '',
  '## Now? <!-- prompt: now -->',
  '',
  'Look at it again.',
  `{answer: ${ref}#benefits}`,
);
const old = (id: string, day: string, benefits?: string) =>
  activityEntry(id, { benefits }, { date: day, title: `Entry ${id}` });

describe('earlier answers', () => {
  async function scaffolded(texts: Readonly<Record<string, string>>, day = date) {
    const { journal, files } = await loaded({ [template]: plain, ...texts });
    const again = journal.collections.templates.get('models/again');
    assert.ok(again);
    const before = files.snapshot();
    const made = await makeEntry(journal, { template: again, date: day });
    assert.deepEqual(
      files.snapshot(),
      { ...before, [made.path]: made.text },
      'no other file changes',
    );
    assert.ok(journal.entries.get(made.path));
    return { text: made.text.slice(made.text.indexOf('# ')), made, journal };
  }

  it('are quoted from the newest entry that has one, with a link to it', async () => {
    const { text, journal, made } = await scaffolded({
      'entries/2025/a.md': old('a', '2025-05-01', 'Old.'),
      'entries/2026/b.md': old('b', '2026-05-01', 'Newer.\n\n## Within\n\nit.'),
      'entries/2026/c.md': old('c', '2026-06-01'),
    });
    assert.equal(
      text,
      [
        '# Once more',
        '',
        '## Now? <!-- prompt: now -->',
        '',
        '> Newer.',
        '>',
        '> ## Within',
        '>',
        '> it.',
        '>',
        '> — [Entry b](b.md), 2026-05-01',
        '',
        '',
        '',
      ].join('\n'),
    );
    assert.equal(journal.entries.get(made.path)!.status, 'drafting');
  });

  it('leave nothing behind where there are none', async () => {
    const { text } = await scaffolded({});
    assert.equal(text, '# Once more\n\n## Now? <!-- prompt: now -->\n\n\n');
  });

  it('are not those of a later day', async () => {
    const texts = {
      'entries/a.md': old('a', '2026-11-01', 'Before.'),
      'entries/b.md': old('b', '2026-11-30', 'After.'),
    };
    assert.match((await scaffolded(texts)).text, /> Before\./);
    assert.match((await scaffolded(texts, '2026-11-30')).text, /> After\./);
  });

  it('stay private when they are', async () => {
    const texts = {
      'private/entries/a.md': old('a', '2026-11-02', 'Secret.'),
      'entries/b.md': old('b', '2026-11-01', 'Shared.'),
    };
    const entries = '"{private/,}entries/**/*.md"';
    const yaml = journalTexts['.journal/journal.yaml'].replace('"entries/**/*.md"', entries);
    const shared = await scaffolded({ ...texts, '.journal/journal.yaml': yaml });
    assert.match(shared.text, /> Shared\./);
    assert.doesNotMatch(shared.text, /Secret/);
    const own = yaml.replace('newEntry: "', 'newEntry: "private/');
    const made = await scaffolded({ ...texts, '.journal/journal.yaml': own });
    assert.match(made.text, /> Secret\./);
  });

  it('are those of the person alone, whatever a template names', async () => {
    for (const line of ['{answer: ../..#x}', '{answer: ..\\/x#y}', `{answer: ${ref}#nothing}`]) {
      const { text } = await scaffolded({
        [template]: asking('## Now? <!-- prompt: now -->', '', line),
        'entries/a.md': old('a', '2026-11-01', 'Before.'),
      });
      assert.equal(text, '# Once more\n\n## Now? <!-- prompt: now -->\n\n\n');
    }
  });

  it('are named where no template asks for them', async () => {
    const { journal } = await loaded({
      [template]: asking(
        `{answer: ${ref}#nothing}`,
        '{answer: models/none#a}',
        '{answer: models/again#now}',
        '{answer: models/gibbs#feelings}',
        '',
        '## Now? <!-- prompt: now -->',
      ),
    });
    assert.deepEqual(
      [...journal.problems()].map(({ path, line, code, message }) => [path, line, code, message]),
      [
        [
          template,
          5,
          'template.unknown-answer',
          `“${ref}” has no prompt “nothing” to quote an answer to.`,
        ],
        [
          template,
          6,
          'template.unknown-answer',
          'There is no readable template “models/none” to quote an answer from.',
        ],
      ],
    );
  });
});

describe('looking back', () => {
  it('finds entries of the template, newest first, those without a date last', async () => {
    const { journal } = await loaded({
      'entries/a.md': old('a', '2026-05-01', 'A.'),
      'entries/b.md': old('b', '2026-07-01'),
      'entries/c.md': activityEntry('c', { benefits: 'C.' }, { date: undefined }),
      'entries/d.md': old('d', '2026-06-01', 'D.'),
      'entries/e.md': old('e', '2026-12-01', 'E.'),
      'entries/f.md': activityEntry('f', {}, { template: 'models/gibbs' }),
    });
    const ids = (prompt?: string, until?: string) =>
      earlierEntries(journal, { template: ref, prompt }, until).map(({ id }) => id);
    assert.deepEqual(ids(), ['e', 'b', 'd', 'a', 'c']);
    assert.deepEqual(ids('benefits', date), ['d', 'a', 'c']);
    assert.deepEqual(ids('elsewhere', date), []);
    assert.deepEqual(earlierEntries(journal, { template: 'models/none' }, date), []);
  });
});
