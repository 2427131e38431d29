import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCollections } from '../../../src/core/library/collections';
import { applySplices } from '../../../src/core/text/splice';
import { readEntryText } from '../../../src/core/entries/entryText';
import { HumanError } from '../../../src/core/base/problem';
import {
  newPrompts,
  revisionOf,
  revisionTexts,
  applyRevision,
  type Revision,
} from '../../../src/core/entries/revision';
import * as arbitrary from '../../kit/arbitraryText';
import { loaded, recordsText } from '../../kit/samples';

const templateText = (version: number, prompts: readonly string[]): string =>
  [
    `---\nid: t\nversion: ${version}\ntitle: T\n---\nBefore.\n`,
    ...prompts.map((id) => `## ${id} in version ${version}? <!-- prompt: ${id} -->\n\nHelp.\n`),
    `<!-- discussion -->\n\nThe secret of version ${version}.\n`,
  ].join('\n');

function revisionFrom(older: readonly string[] | undefined, newer: readonly string[]): Revision {
  const texts = new Map([['models/t.md', templateText(2, newer)]]);
  if (older) texts.set('models/t@1.md', templateText(1, older));
  const revision = revisionOf(readCollections(texts, 'journal', ''), {
    template: 'models/t',
    version: 1,
  });
  assert.ok(revision);
  return revision;
}

const entryWith = (answers: Readonly<Record<string, string>>, before = ''): string =>
  [
    `---\nid: e\ntemplate: models/t\nversion: 1 # mine\ntitle: E\n---\n# E\n\n${before}`,
    ...Object.entries(answers).map(
      ([id, answer]) => `## ${id}? <!-- prompt: ${id} -->\n\n${answer}\n`,
    ),
  ].join('\n');

const promptsOf = (text: string): (string | undefined)[] =>
  readEntryText(text)
    .sections.slice(1)
    .map(({ prompt }) => prompt);

const apply = (revision: Revision, text: string): string =>
  applySplices(text, applyRevision(revision, readEntryText(text)));

/** Whether the characters of a text stand in another one in the same order. */
function isWithin(text: string, whole: string): boolean {
  let at = 0;
  for (const c of whole) if (text.startsWith(c, at)) at += c.length;
  return at === text.length;
}

describe('revision of a template', () => {
  it('is there only for an entry with an older version', () => {
    const collections = readCollections(
      new Map([['models/t.md', templateText(2, ['a'])]]),
      'journal',
      '',
    );
    const of = (template?: string, version?: number) =>
      revisionOf(collections, { template, version });
    assert.equal(of('models/t', 2), undefined);
    assert.equal(of('models/t', 3), undefined);
    assert.equal(of('models/t'), undefined);
    assert.equal(of('models/u', 1), undefined);
    assert.equal(of(), undefined);
    assert.deepEqual(of('models/t', 1)?.older, undefined);
  });

  it('adds new prompts at their places and names the version, to the byte', () => {
    const revision = revisionFrom(['a', 'b'], ['first', 'a', 'next', 'other', 'b', 'last']);
    const text = entryWith({ a: 'My words.', b: '' });
    assert.equal(
      apply(revision, text),
      `---
id: e
template: models/t
version: 2 # mine
title: E
---
# E


## first in version 2? <!-- prompt: first -->



## a? <!-- prompt: a -->

My words.

## next in version 2? <!-- prompt: next -->



## other in version 2? <!-- prompt: other -->



## b? <!-- prompt: b -->


## last in version 2? <!-- prompt: last -->


`,
    );
  });

  it('keeps removed prompts with their answers, and does not bring back what the person took out', () => {
    const revision = revisionFrom(['a', 'b', 'c'], ['a', 'b', 'new']);
    const text = apply(revision, entryWith({ a: 'One.', c: 'Three.', change: 'Four.' }));
    assert.deepEqual(promptsOf(text), ['a', 'new', 'c', 'change']);
    assert.match(text, /Three\./);
    assert.match(text, /Four\./);
  });

  it('compares with the prompts in the entry where the older text is gone', () => {
    const revision = revisionFrom(undefined, ['a', 'b', 'new']);
    assert.deepEqual(
      newPrompts(revision, ['a', 'b']).map(({ id }) => id),
      ['new'],
    );
    const entry = readEntryText(entryWith({ a: 'Words of mine.', b: '' }));
    const { older, newer } = revisionTexts(revision, entry, false);
    assert.equal(older, '## a? <!-- prompt: a -->\n\n## b? <!-- prompt: b -->\n');
    assert.match(newer, /^## a in version 2\? <!-- prompt: a -->\n\n## b in/);
  });

  it('shows both texts whole, their discussions only after they were revealed', () => {
    const revision = revisionFrom(['a'], ['b']);
    const entry = readEntryText(entryWith({ a: '' }));
    const hidden = revisionTexts(revision, entry, false);
    assert.equal(hidden.older, templateText(1, ['a']).split('\n<!--')[0]);
    assert.doesNotMatch(hidden.older + hidden.newer, /secret/);
    const shown = revisionTexts(revision, entry, true);
    assert.equal(shown.older, templateText(1, ['a']));
    assert.equal(shown.newer, templateText(2, ['b']));
  });

  it('adds nothing where a code block that is open would hide it', () => {
    const revision = revisionFrom(['a'], ['a', 'new']);
    const text = entryWith({ a: '```\ncode' });
    assert.throws(() => apply(revision, text), HumanError);
    // With no new question there is nothing to hide.
    assert.match(apply(revisionFrom(['a'], ['a']), text), /version: 2 # mine/);
  });

  it('adds nothing where the version stands elsewhere by an alias', () => {
    const revision = revisionFrom(['a'], ['a', 'new']);
    const text = entryWith({ a: '' }).replace('version: 1', 'x: &v 1\nversion: *v');
    assert.equal(readEntryText(text).meta.version, 1);
    assert.throws(() => apply(revision, text), HumanError);
  });

  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const prompts = fc.shuffledSubarray(ids);
  const answers = fc.dictionary(fc.constantFrom(...ids, 'change'), arbitrary.text, { maxKeys: 5 });

  it('keeps every byte in its order, has each new prompt once, and is done after one time', () => {
    let done = 0;
    fc.assert(
      fc.property(
        fc.option(prompts, { nil: undefined }),
        prompts,
        answers,
        arbitrary.text,
        fc.boolean(),
        (older, newer, given, before, isCrlf) => {
          const revision = revisionFrom(older, newer);
          const plain = entryWith(given, before);
          const text = isCrlf ? plain.replace(/\r?\n/g, '\r\n') : plain;
          let result: string;
          try {
            result = apply(revision, text);
          } catch (error) {
            if (error instanceof HumanError) return;
            throw error;
          }
          done++;
          const versioned = text.replace('version: 1 #', 'version: 2 #');
          assert.ok(isWithin(versioned, result), 'every old character is there, in order');
          const had = promptsOf(text);
          const has = promptsOf(result);
          const asked = newer.filter((id) => !had.includes(id) && !older?.includes(id));
          assert.deepEqual(has.filter((id) => !had.includes(id)).sort(), [...asked].sort());
          assert.deepEqual(
            has.filter((id) => !asked.includes(id!)),
            had,
          );
          const answersOf = (whole: string): string[] =>
            readEntryText(whole)
              .sections.filter(({ prompt }) => !asked.includes(prompt!))
              .map(({ from, to }) => whole.slice(from, to).trimEnd());
          assert.deepEqual(
            answersOf(result).map((answer) => answer.replace('version: 2', 'version: 1')),
            answersOf(text),
          );
          if (isCrlf)
            assert.doesNotMatch(
              result.slice(text.indexOf('# E')).replace(/\r\n/g, ''),
              /\n(?=## \w in version)/,
            );
          const { meta } = readEntryText(result);
          assert.equal(meta.version, 2);
          assert.deepEqual(
            applyRevision(revision, readEntryText(result)).filter(({ from, to }) => from === to),
            [],
          );
        },
      ),
      { numRuns: 500 },
    );
    assert.ok(done > 300, `${done} were not refused`);
  });
});

describe('an entry whose template was revised', () => {
  const texts = {
    '.journal/models/t.md': templateText(2, ['a', 'new']),
    '.journal/models/t@1.md': templateText(1, ['a']),
    'entries/e.md': entryWith({ a: 'Words.' }),
  };
  const codes = async (more: Record<string, string> = {}): Promise<string[]> => {
    const { journal } = await loaded({ ...texts, ...more });
    return journal.problemsOf('entries/e.md').map(({ code, severity }) => `${severity} ${code}`);
  };

  it('is judged by its own version, and says that there is a newer one', async () => {
    const { journal } = await loaded(texts);
    assert.equal(journal.entries.get('entries/e.md')?.status, 'answered');
    assert.deepEqual(await codes(), ['info entry.revised']);
  });

  it('says nothing any more once it is complete', async () => {
    const completed = recordsText({
      kind: 'completed',
      id: 'c',
      digest: `sha256:${'a'.repeat(64)}`,
    });
    const found = await codes({ '.journal/records/ann/e.a.yaml': completed });
    assert.deepEqual(found, ['info entry.changed']);
  });
});
