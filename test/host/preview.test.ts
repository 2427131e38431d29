import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { allAnswers, entryText } from '../kit/journalTexts';
import { insertAfter, TestJournal } from './testJournal';

const path = 'entries/2026/one.md';
const text = entryText({ id: 'one', ...allAnswers, 'own-practice': '' });

// The npm-hosted editor has no Markdown preview for the web worker: there we are asked as it would.
describe('preview of an entry as the editor asks for it', () => {
  let journal: TestJournal;

  before(async () => {
    journal = await TestJournal.make({ [path]: text, 'README.md': text });
  });
  after(() => journal.dispose());

  function render(document: vscode.TextDocument): string {
    const markdown = journal.api.extendMarkdownIt(new MarkdownIt({ html: true }));
    const tokens = markdown.parse(document.getText(), {});
    return markdown.renderer.render(tokens, markdown.options, { currentDocument: document.uri });
  }

  it('follows what is typed before it is saved', async () => {
    const editor = await journal.show(path);
    assert.match(render(editor.document), /Activity 2\.9 · 23 Nov 2026 · drafting/);
    assert.match(render(editor.document), /not answered yet</);
    await insertAfter(editor, '<!-- prompt: own-practice -->\n\n', 'Ask them sooner.');
    assert.doesNotMatch(render(editor.document), /not answered yet</);
    assert.match(render(editor.document), /answered, 3 words</);
  });

  it('leaves a file alone that is no entry', async () => {
    const document = await vscode.workspace.openTextDocument(journal.uri('README.md'));
    assert.equal(render(document), new MarkdownIt({ html: true }).render(document.getText()));
  });
});
