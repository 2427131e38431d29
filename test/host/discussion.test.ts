import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import type { Host } from '../../src/editor/services/host';
import { activityHtml, discussionHtml } from '../../src/editor/pages/activityPage';
import { answering } from './answering';
import { allAnswers, course, entryText } from '../kit/journalTexts';
import { insertAfter, ourApi, TestJournal, until } from './testJournal';

const path = 'entries/2026/one.md';
const answered = entryText({ id: 'one', ...allAnswers });
const unanswered = entryText({ id: 'one', benefits: 'Trust.' });
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`reflectiveJournal.${command}`, ...args);
const showIt = (...args: unknown[]) => run('showDiscussion', ...args);
const question = '## What would I change now? <!-- prompt: change -->';
const asked =
  'You have not answered 2 of 3 questions yet. Answer first, or show the discussion now?';

describe('discussion after answering', () => {
  let made: TestJournal;

  afterEach(() => made.dispose());

  const begin = async (text: string) => {
    made = await TestJournal.make({ [path]: text });
    return made.show(path);
  };

  async function records(): Promise<Readonly<Record<string, unknown>>[]> {
    const texts = await Promise.all((await made.recordFiles('one')).map((file) => made.read(file)));
    return texts.flatMap((text) => parse(text) as Readonly<Record<string, unknown>>[]);
  }

  const tabs = (): string[] =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview)
      .map(({ label }) => label);
  const page = 'Discussion: Activity 2.9';

  const opened = () =>
    until(vscode.window.tabGroups.onDidChangeTabs, () => tabs().includes(page), 'the discussion');

  it('opens next to the entry and is recorded once', async () => {
    const editor = await begin(answered);
    const { messages } = await answering({}, () => showIt());
    await opened();
    assert.deepEqual(messages, []);
    const [record, ...others] = await records();
    assert.deepEqual(others, []);
    assert.equal(record!['kind'], 'revealed');
    assert.equal(record!['early'], undefined);
    assert.equal(made.entry(path).revealed, true);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document, 'the cursor stays');
    await showIt();
    assert.equal((await records()).length, 1);
    assert.equal(tabs().filter((label) => label === page).length, 1);
  });

  it('adds one question at the end, once, and saves it', async () => {
    const { document } = await begin(answered);
    await showIt();
    assert.equal(document.getText(), `${answered}\n${question}\n\n`);
    assert.equal(document.isDirty, false);
    assert.equal(await made.read(path), `${answered}\n${question}\n\n`);
    await showIt();
    assert.equal(await made.read(path), `${answered}\n${question}\n\n`);
  });

  it('does not change the text of a completed entry', async () => {
    await begin(answered);
    await run('markComplete');
    await showIt();
    assert.equal(await made.read(path), answered);
    assert.equal(made.status(path), 'completed');
    assert.equal(made.entry(path).revealed, true);
  });

  it('asks before the questions are answered, and shows nothing on Escape', async () => {
    await begin(unanswered);
    for (const press of [undefined, 'Answer First']) {
      const { messages } = await answering(press ? { press } : {}, () => showIt());
      assert.deepEqual(messages, [asked]);
    }
    assert.deepEqual(tabs(), []);
    assert.deepEqual(await made.recordFiles('one'), []);
    assert.equal(await made.read(path), unanswered);
  });

  it('has its question begin with answering first', async () => {
    await begin(unanswered);
    const { buttons } = await answering({}, () => showIt());
    assert.deepEqual(buttons, ['Answer First', 'Show It Now']);
  });

  it('is recorded as early when it is shown before, and not asked about again', async () => {
    const editor = await begin(unanswered);
    await answering({ press: 'Show It Now' }, () => showIt());
    await opened();
    const [record] = await records();
    assert.equal(record!['kind'], 'revealed');
    assert.equal(record!['early'], true);
    const { messages } = await answering({}, () => showIt());
    assert.deepEqual(messages, []);
    await insertAfter(editor, 'prompt: elsewhere -->\n\n', 'Yes.');
    await showIt();
    assert.equal((await records()).length, 1, 'what was early stays the only record');
  });

  it('is not shown early while the person leaves open who they are', async () => {
    await begin(unanswered);
    const host = (await ourApi()).journals.host as { identity: Host['identity'] };
    host.identity = async () => undefined;
    try {
      const { offered } = await answering({ press: 'Show It Now' }, () => showIt());
      assert.deepEqual(offered.map(({ label }) => label).sort(), ['Ann Smith', 'Sam Jones']);
      assert.deepEqual(tabs(), []);
      assert.deepEqual(await made.recordFiles('one'), []);
    } finally {
      await ourApi();
    }
  });

  it('counts no quote and no comment for an answer', async () => {
    const text = entryText({
      id: 'one',
      ...allAnswers,
      'own-practice': '> Others said so.\n\n<!-- note -->',
    });
    await begin(text);
    const { messages } = await answering({}, () => showIt());
    assert.match(messages[0]!, /^You have not answered 1 of 3 questions yet\./);
    assert.deepEqual(tabs(), []);
  });

  it('stays open for the next person who opens the journal', async () => {
    await begin(unanswered);
    await made.write(
      '.journal/records/ann/one.elsewher.yaml',
      '- id: r1\n  at: 2026-11-23T12:00:00Z\n  kind: revealed\n  early: true\n',
    );
    await made.until(() => made.entry(path).revealed, 'the record from elsewhere');
    const { messages } = await answering({}, () => showIt());
    await opened();
    assert.deepEqual(messages, []);
    assert.equal((await records()).length, 1);
  });

  it('is shown to a supervisor, who records nothing and changes nothing', async () => {
    await begin(answered);
    const host = (await ourApi()).journals.host as { identity: Host['identity'] };
    host.identity = async () => ({ email: 'sam@example.org' });
    try {
      await showIt();
      await opened();
      assert.deepEqual(await made.recordFiles('one'), []);
      assert.equal(await made.read(path), answered);
    } finally {
      await ourApi();
    }
  });

  it('is said not to be there for an entry without one', async () => {
    await begin('---\nid: one\n---\n# Free\n\nwords\n');
    const { messages } = await answering({}, () => showIt());
    assert.deepEqual(messages, ['There is no discussion for this entry.']);
  });

  it('is offered by the activity in the tree once it may be read', async () => {
    await begin(answered);
    const node = (discussion: string) => ({
      kind: 'activity',
      open: made.open,
      activity: { id: `${course}/2.9`, discussion },
    });
    await showIt(node(path));
    await opened();
    const { messages } = await answering({}, () => showIt(node('entries/2026/gone.md')));
    assert.deepEqual(messages, ['There is no longer an entry for this activity.']);
  });

  it('is in the page of the discussion and in no other', async () => {
    await begin(answered);
    const template = made.journal.collections.templates.get(`${course}/2.9`)!;
    const about = made.journal.collections.courses.get(course);
    const sentence = /Look again for what cannot be photographed/;
    assert.doesNotMatch(activityHtml(template, about), sentence);
    assert.match(discussionHtml(template, about), sentence);
    assert.match(discussionHtml(template, about), /<footer class="rj-sources">.*KG097/s);
  });
});
