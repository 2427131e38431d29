import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allAnswers, course, entryText } from '../kit/journalTexts';
import { insertAfter, ourApi, TestJournal } from './testJournal';

const path = 'entries/2026/one.md';
const text = entryText({ id: 'one', ...allAnswers, 'own-practice': '' });
const secret = /You may have started with what anyone could see/;

const render = async (what: string | vscode.TextDocument): Promise<string> =>
  vscode.commands.executeCommand<string>('markdown.api.render', what);

describe('preview of an entry in the editor’s own Markdown preview', () => {
  let journal: TestJournal;

  before(async () => {
    journal = await TestJournal.make({
      [path]: text,
      'README.md': text,
      '.journal/records/ann/one.device.yaml':
        '- id: t\n  at: 2026-11-23T12:00:00Z\n  kind: time\n  minutes: 12\n  date: 2026-11-23\n',
    });
  });
  after(() => journal.dispose());

  it('shows status and time below the title, and the state of each question', async () => {
    const html = await render(await vscode.workspace.openTextDocument(journal.uri(path)));
    assert.match(html, /Activity 2\.9 · 23 Nov 2026 · drafting · 12 of about 25 min/);
    assert.match(html, /answered, 1 word</);
    assert.match(html, /not answered yet</);
    assert.match(html, /<summary>Transcript<\/summary>/);
    assert.doesNotMatch(html, /prompt: ?benefits/);
    assert.doesNotMatch(html, /frontmatter|<table|template:/);
    assert.doesNotMatch(html, secret);
  });

  it('follows what is typed before it is saved', async () => {
    const editor = await journal.show(path);
    await insertAfter(editor, '<!-- prompt: own-practice -->\n\n', 'Ask them sooner.');
    const html = await render(editor.document);
    assert.doesNotMatch(html, /not answered yet</);
    assert.match(html, /answered, 3 words</);
  });

  it('has the discussion after it was revealed', async () => {
    assert.doesNotMatch(
      await render(await vscode.workspace.openTextDocument(journal.uri(path))),
      secret,
    );
    await journal.write(
      '.journal/records/ann/one.other.yaml',
      '- id: r\n  at: 2026-11-23T12:00:00Z\n  kind: revealed\n',
    );
    await journal.until(() => journal.entry(path).revealed, 'revealed');
    assert.match(await render(await vscode.workspace.openTextDocument(journal.uri(path))), secret);
  });

  it('leaves files alone that are no entries, and text that is no file', async () => {
    const document = await vscode.workspace.openTextDocument(journal.uri('README.md'));
    for (const html of [await render(document), await render(text)]) {
      assert.match(html, /<table class="frontmatter"/);
      assert.match(html, /<!-- prompt: benefits -->/);
      assert.doesNotMatch(html, /rj-/);
      assert.ok(!html.includes(course + '/2.9 ·'));
    }
  });

  it('renders like the editor’s own preview outside a journal', async () => {
    await ourApi();
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: '# A\n\n## B <!-- prompt: b -->\n\ntext\n',
    });
    // The editor's own plugins put something before it.
    assert.match(
      (await render(document)).replace(/ (?:data-line|class|dir|id)="[^"]*"/g, ''),
      /<h1>A<\/h1>\n<h2>B <!-- prompt: b --><\/h2>\n<p>text<\/p>\n$/,
    );
  });
});
