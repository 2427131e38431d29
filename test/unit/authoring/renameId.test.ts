import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applySplices } from '../../../src/core/text/splice';
import { readEntryText } from '../../../src/core/entries/entryText';
import {
  filesOfTemplate,
  renameEdits,
  splicesFor,
  type Rename,
} from '../../../src/core/authoring/renameId';
import { activityEntry, course, entryOf, loaded } from '../../kit/samples';

const courseYaml = `# mine
id: own
title: Own
sections:
  - title: One # 1.1
    activities: ["1.1", '1.2'] # 1.1
choices:
  - of:
      - "1.1"
      - "1.2"
    atLeast: 1
`;
const activity = `---
id: "1.1" # 1.1
title: One
optional: [ why ]
---

## Why 1.1? <!-- prompt: why -->

## And then? <!--prompt:then-->

\`\`\`
## Not one <!-- prompt: why -->
\`\`\`
`;
const asking =
  '---\nid: "1.2"\ntitle: Two\n---\n\n{answer: own/1.1#why}\n{answer: own/1.1#then}\n{answer: models/gibbs#feelings}\n';
const mine = entryOf(
  { id: 'e', template: 'own/1.1', date: '2026-11-23' },
  { why: 'why 1.1', then: '' },
);

const files = {
  '.journal/courses/own/course.yaml': courseYaml,
  '.journal/courses/own/1.1.md': activity,
  '.journal/courses/own/1.1@1.md': activity.replace('title', 'version: 1\ntitle'),
  '.journal/courses/own/1.2.md': asking,
  'entries/mine.md': mine,
  'private/entries/mine.md': mine.replace('id: e', 'id: p').replaceAll('\n', '\r\n'),
  'entries/other.md': activityEntry('o'),
};

/** All files after the rename, by their new paths. */
async function after(
  rename: Rename,
  openTexts?: Map<string, string>,
): Promise<Record<string, string>> {
  const { journal } = await loaded(files);
  const texts: Record<string, string> = { ...files };
  for (const { path, splices, movesTo } of await renameEdits(journal, rename, openTexts)) {
    const text = applySplices(openTexts?.get(path) ?? texts[path]!, splices);
    Reflect.deleteProperty(texts, path);
    texts[movesTo ?? path] = text;
  }
  return texts;
}

describe('a new id', () => {
  it('of an activity changes its files, its course, its entries and what asks for its answers', async () => {
    const texts = await after({ template: 'own/1.1', to: '1.10' });
    assert.deepEqual(texts, {
      '.journal/courses/own/course.yaml': courseYaml
        .replace('["1.1"', '["1.10"')
        .replace('- "1.1"', '- "1.10"'),
      '.journal/courses/own/1.10.md': activity.replace('"1.1"', '"1.10"'),
      '.journal/courses/own/1.10@1.md': files['.journal/courses/own/1.1@1.md'].replace(
        '"1.1"',
        '"1.10"',
      ),
      '.journal/courses/own/1.2.md': asking.replaceAll('own/1.1#', 'own/1.10#'),
      'entries/mine.md': mine.replace('own/1.1', 'own/1.10'),
      'private/entries/mine.md': files['private/entries/mine.md'].replace('own/1.1', 'own/1.10'),
      'entries/other.md': files['entries/other.md'],
    });
    const { journal } = await loaded(texts);
    assert.deepEqual([...journal.problems()], []);
  });

  it('of a prompt changes its template, the entries of that and what asks for its answer', async () => {
    const texts = await after({ template: 'own/1.1', prompt: 'why', to: 'reason' });
    const changed = (text: string): string =>
      text.replace('<!-- prompt: why -->', '<!-- prompt: reason -->');
    assert.deepEqual(texts, {
      ...files,
      '.journal/courses/own/1.1.md': changed(activity).replace('[ why ]', '[ reason ]'),
      '.journal/courses/own/1.1@1.md': changed(files['.journal/courses/own/1.1@1.md']).replace(
        '[ why ]',
        '[ reason ]',
      ),
      '.journal/courses/own/1.2.md': asking.replace('own/1.1#why', 'own/1.1#reason'),
      'entries/mine.md': changed(mine),
      'private/entries/mine.md': changed(files['private/entries/mine.md']),
    });
  });

  it('changes what is not saved yet rather than what is on disk', async () => {
    const open = new Map([['entries/mine.md', `${mine}More.\n`]]);
    const texts = await after({ template: 'own/1.1', to: 'x' }, open);
    assert.equal(texts['entries/mine.md'], `${mine.replace('own/1.1', 'own/x')}More.\n`);
  });

  it('of what ships has no files to change', async () => {
    const { journal } = await loaded(files);
    assert.deepEqual(await filesOfTemplate(journal, `${course}/2.9`), []);
    assert.deepEqual(await filesOfTemplate(journal, 'own/1.1'), [
      '.journal/courses/own/1.1.md',
      '.journal/courses/own/1.1@1.md',
    ]);
  });

  it('leaves every other character, and the words below each prompt', () => {
    const pieces = fc.constantFrom(
      ...[
        '---\n',
        'template: own/1.1\n',
        'id: "1.1"\n',
        'optional: [why, x]\n',
        '```\n',
        'words\n',
      ],
      ...[
        '## A <!-- prompt: why -->\n',
        '## B <!-- prompt: reason -->\r\n',
        '{answer: own/1.1#why}\n',
      ],
      ...['{answer: own/1.1#why', '}', '<!--', '-->\n', '> quote\n', '\uFEFF', '# 1.1\n'],
    );
    const paths = [
      'entries/a.md',
      '.journal/courses/own/1.1.md',
      '.journal/courses/own/course.yaml',
      '.journal/models/1.1.md',
    ];
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 12 }).map((parts) => `---\n${parts.join('')}`),
        fc.constantFrom(...paths),
        fc.constantFrom<Rename>(
          { template: 'own/1.1', to: '2.10' },
          { template: 'own/1.1', prompt: 'why', to: 'reason' },
        ),
        fc.boolean(),
        (text, path, rename, isItself) => {
          const splices = splicesFor(path, text, rename, isItself);
          let end = 0;
          for (const { from, to } of splices) {
            assert.ok(from >= end && to <= text.length);
            assert.ok(['1.1', '"1.1"', 'own/1.1', 'why'].includes(text.slice(from, to)));
            end = to;
          }
          const before = readEntryText(text);
          const changed = readEntryText(applySplices(text, splices));
          assert.deepEqual(
            changed.sections.map(({ words }) => words),
            before.sections.map(({ words }) => words),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
