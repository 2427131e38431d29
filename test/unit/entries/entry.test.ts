import assert from 'node:assert/strict';
import { unansweredPrompts } from '../../../src/core/entries/answered';
import { templateFor } from '../../../src/core/library/collections';
import { deriveEntry, factsOf, wordsOf, type EntryFacts } from '../../../src/core/entries/entry';
import { readEntryText } from '../../../src/core/entries/entryText';
import { noStanding } from '../../../src/core/records/fold';
import { Interner } from '../../../src/core/base/intern';
import { readTemplate, type Template } from '../../../src/core/library/template';
import { activityEntry, allAnswers, builtIn, course } from '../../kit/samples';
import { testWorld } from '../../kit/world';

const version = { size: 1, mtime: 1 };
const facts = (text: string, path = 'entries/a.md'): EntryFacts =>
  factsOf(readEntryText(text), path, version, new Interner(), undefined);
const activity = templateFor(builtIn, `${course}/2.9`, 1);
const template = (body: string, meta = ''): Template =>
  readTemplate(`---\nid: t\ntitle: T\n${meta}---\n${body}`, 'models', 'model').template!;
const status = (text: string, judgedBy: Template | undefined): string => {
  return deriveEntry(facts(text), judgedBy, noStanding).status;
};

describe('entry', () => {
  it('keeps ids, counts and claims of a text, never its words', () => {
    const text = `---\nid: x\ntitle: T\ndate: 2026-11-23\ncpd: { minutes: 30 }\n---\nfree words\n\n## Q? <!-- prompt: q -->\n\nSecret answer here.\n\n## Q? <!-- prompt: q -->\n\nAgain.\n`;
    const kept = facts(text);
    assert.deepEqual(kept, {
      path: 'entries/a.md',
      ...version,
      id: 'x',
      template: undefined,
      version: undefined,
      title: 'T',
      date: '2026-11-23',
      tags: [],
      prompts: ['q'],
      words: [3],
      freeWords: 2,
      handedIn: 5,
      answersHash: kept.answersHash,
      claim: {
        ...{ minutes: 30, participatory: 0, type: undefined },
        ...{ registrations: [], covers: [], evidence: [], counterpart: undefined },
      },
      digest: undefined,
      digest2: undefined,
    });
    assert.equal(wordsOf(kept), 5);
    assert.doesNotMatch(JSON.stringify(kept), /Secret|Again|free words/);
  });

  it('hands in quotations, and not what is left out', () => {
    const text = (answer: string): string => `# T\n\n## Q? <!-- prompt: q -->\n\n${answer}\n`;
    const handedIn = (answer: string): number => facts(text(answer)).handedIn;
    assert.equal(handedIn('Four words of mine.\n\n> five words that are quoted\n'), 9);
    assert.equal(
      handedIn(
        'Four words of mine.\n\n<!-- leave out -->\nthree more words\n<!-- /leave out -->\n',
      ),
      4,
    );
    assert.equal(wordsOf(facts(text('Four words of mine.\n\n> quoted'))), 4);
  });

  it('knows the same answers, whatever their spaces', () => {
    const hash = (answer: string): number =>
      facts(`## Q? <!-- prompt: q -->\n\n${answer}\n`).answersHash;
    assert.equal(hash('One  answer.\n'), hash('One answer.'));
    assert.notEqual(hash('One answer.'), hash('One answer!'));
    assert.equal(hash(''), 0);
    assert.equal(hash('> quoted'), 0);
  });

  it('has a digest only where one is asked for', () => {
    const entry = readEntryText('words');
    const { hash } = testWorld();
    assert.match(factsOf(entry, 'a.md', version, new Interner(), hash).digest ?? '', /^sha256:/);
  });

  it('is answered when every required prompt has an answer', () => {
    const unanswered = (answers: Record<string, string | undefined>): readonly string[] =>
      unansweredPrompts(facts(activityEntry('x', answers)), activity);
    assert.deepEqual(unanswered({}), ['benefits', 'elsewhere', 'own-practice']);
    assert.deepEqual(unanswered({ benefits: 'a', elsewhere: '> quoted' }), [
      'elsewhere',
      'own-practice',
    ]);
    assert.deepEqual(unanswered(allAnswers), []);
    assert.equal(status(activityEntry('x', {}), activity), 'drafting');
    assert.equal(status(activityEntry('x'), activity), 'answered');
  });

  it('misses a prompt whose heading was taken out', () => {
    const text = activityEntry('x').replace(/## elsewhere.*\n/, '');
    assert.deepEqual(unansweredPrompts(facts(text), activity), ['elsewhere']);
  });

  it('needs no answer to an optional prompt', () => {
    const judgedBy = template(
      '## A <!-- prompt: a -->\n## B <!-- prompt: b -->\n',
      'optional: [b]\n',
    );
    assert.equal(
      status('## A <!-- prompt: a -->\nyes\n## B <!-- prompt: b -->\n', judgedBy),
      'answered',
    );
    assert.equal(
      status('## A <!-- prompt: a -->\n## B <!-- prompt: b -->\nyes', judgedBy),
      'drafting',
    );
  });

  it('is judged by its own prompts where the template is gone', () => {
    const text = '## A <!-- prompt: a -->\nyes\n## B <!-- prompt: b -->\n';
    assert.deepEqual(unansweredPrompts(facts(text), undefined), ['b']);
    assert.equal(status(`${text}no`, undefined), 'answered');
  });

  it('is answered without prompts when there is text', () => {
    assert.equal(status('---\nid: x\n---\n# Title only\n', undefined), 'drafting');
    assert.equal(status('---\nid: x\n---\n# Title\n\nwords\n', undefined), 'answered');
    assert.equal(status('words', template('no prompt in it')), 'answered');
    assert.equal(status('', template('no prompt in it')), 'drafting');
  });
});
