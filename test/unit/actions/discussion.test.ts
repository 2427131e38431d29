import assert from 'node:assert/strict';
import { changePrompt } from '../../../src/core/library/changePrompt';
import { applySplices } from '../../../src/core/text/splice';
import fc from 'fast-check';
import { changeQuestion, discussionOf, reveal } from '../../../src/core/actions/discussion';
import { readEntryText } from '../../../src/core/entries/entryText';
import { Journal } from '../../../src/core/journal/journal';
import { recordsOf } from '../../../src/core/actions/recordsOf';
import { HumanError } from '../../../src/core/base/problem';
import { text as anyText } from '../../kit/arbitraryText';
import { activityEntry, builtIn, entryOf, loaded } from '../../kit/samples';

const path = 'entries/a.md';
const ann = { person: 'ann', device: 'd1' };

describe('discussion', () => {
  const begin = async (text: string) => {
    const { journal, files, world } = await loaded({ [path]: text });
    const records = async () => (await recordsOf(journal, 'a')).flatMap((file) => file.records);
    return { journal, files, world, records, entry: () => journal.entries.get(path)! };
  };

  it('is open once every question has an answer', async () => {
    const { journal, entry } = await begin(activityEntry('a'));
    assert.equal(discussionOf(journal, entry())?.isOpen, true);
    const open = await begin(activityEntry('a', { benefits: 'Trust.' }));
    assert.equal(discussionOf(open.journal, open.entry())?.isOpen, false);
  });

  it('is none where the template has none, or there is no template', async () => {
    for (const template of ['models/gibbs', undefined]) {
      const { journal, entry } = await begin(
        entryOf({ id: 'a', ...(template ? { template } : {}) }),
      );
      assert.equal(discussionOf(journal, entry()), undefined);
    }
  });

  it('is recorded once, and open for whoever reads the files next', async () => {
    const { journal, files, world, records, entry } = await begin(activityEntry('a', {}));
    await reveal(journal, entry(), ann);
    await reveal(journal, entry(), ann);
    assert.deepEqual(
      (await records()).map((one) => [one.kind, 'early' in one && one.early]),
      [['revealed', true]],
    );
    const next = new Journal(files, world, builtIn);
    await next.load();
    assert.equal(discussionOf(next, next.entries.get(path)!)?.isOpen, true);
  });

  it('is not early after answering, and the owner’s alone to record', async () => {
    const { journal, records, entry } = await begin(activityEntry('a'));
    await assert.rejects(reveal(journal, entry(), { person: 'sam', device: 'd2' }), HumanError);
    assert.deepEqual(await records(), []);
    await reveal(journal, entry(), ann);
    assert.ok(!('early' in (await records())[0]!));
  });
});

describe('the question after the discussion', () => {
  const add = (text: string): string => {
    const insertion = changeQuestion(readEntryText(text));
    return insertion ? applySplices(text, [insertion]) : text;
  };

  for (const [text, after] of [
    ['# A\n\nwords', '\n\n'],
    ['# A\n\nwords\n', '\n'],
    ['# A\n\nwords\n\n', ''],
    ['# A\n\nwords\n\n\n\n', ''],
    ['# A\r\n\r\nwords\r\n', '\r\n'],
  ] as const)
    it(`stands at the end of ${JSON.stringify(text)}`, () => {
      const end = text.includes('\r') ? '\r\n' : '\n';
      const heading = `## What would I change now? <!-- prompt: ${changePrompt} -->`;
      assert.equal(add(text), `${text}${after}${heading}${end}${end}`);
    });

  it('is not put where it would be no question, such as in code that is never closed', () => {
    for (const text of ['# A\n\n```\ncode\n', '# A\n\n<!-- note\n']) assert.equal(add(text), text);
  });

  it('is added at most once, after all that stands there, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = add(text);
        assert.ok(once.startsWith(text));
        assert.equal(add(once), once);
        if (once === text) return;
        const before = readEntryText(text).sections;
        const { sections } = readEntryText(once);
        assert.equal(sections.at(-1)!.prompt, changePrompt);
        assert.deepEqual(
          sections.slice(0, -1).map(({ prompt, words }) => [prompt, words]),
          before.map(({ prompt, words }) => [prompt, words]),
        );
      }),
      { numRuns: 600 },
    );
  });
});
