import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allAnswers, course, entryText } from '../kit/journalTexts';
import { TestJournal } from './testJournal';

const path = 'entries/2026/one.md';
const own = {
  '.journal/courses/own/course.yaml':
    'id: own\ntitle: Own\nsections:\n  - title: One\n    activities: ["1.9"]\n',
  '.journal/courses/own/1.9.md': '---\nid: "1.9"\ntitle: Nine\n---\n## Q <!-- prompt: q -->\n',
};

describe('help in YAML', () => {
  let made: TestJournal;
  afterEach(() => made.dispose());

  async function offered(
    file: string,
    before: string,
  ): Promise<{ document: vscode.TextDocument; items: readonly vscode.CompletionItem[] }> {
    const { document } = await made.show(file);
    const position = document.positionAt(document.getText().indexOf(before) + before.length);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
    );
    return { document, items: items.filter(isOurs) };
  }

  const isOurs = ({ sortText = '' }: vscode.CompletionItem) => /^0000\d\d$/.test(sortText);

  const labels = (items: readonly vscode.CompletionItem[]) =>
    items.map(({ label }) => (typeof label === 'string' ? label : label.label));

  async function explained(file: string, at: string): Promise<string> {
    const { document } = await made.show(file);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf(at) + 1),
    );
    // Marks that mean something to Markdown are escaped.
    return hovers
      .flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value))
      .join('\n')
      .replaceAll('\\', '');
  }

  it('names fields, templates and tags in the front matter of an entry, and nothing below it', async () => {
    const evidence = '\ncpd: { evidence: [] }';
    const text = entryText({ id: 'one', ...allAnswers }).replace(
      '\n---\n#',
      `\ntags: []\nc${evidence}\n---\n#`,
    );
    const other = entryText({ id: 'two' }).replace('\n---\n#', '\ntags: [night shift]\n---\n#');
    made = await TestJournal.make({
      ...{ ...own, [path]: text, 'entries/2026/two.md': other },
      'attachments/2026/certificate.pdf': 'bytes',
    });
    assert.deepEqual(labels((await offered(path, 'tags: [')).items), ['night shift']);
    assert.deepEqual(labels((await offered(path, '\nc')).items), ['report']);
    assert.deepEqual(labels((await offered(path, 'evidence: [')).items), [
      'attachments/2026/certificate.pdf',
    ]);
    const { items, document } = await offered(path, 'template: openl');
    assert.ok(labels(items).includes('own/1.9'));
    const item = items.find(({ label }) => label === 'models/gibbs')!;
    const range = item.range as vscode.Range;
    assert.equal(document.getText(range), `${course}/2.9`);
    assert.equal(item.insertText, 'models/gibbs');
    assert.deepEqual((await offered(path, 'Trust')).items, []);
    assert.match(await explained(path, 'template:'), /What the entry was made from/);
    assert.match(await explained(path, `${course}/2.9`), /Co-producing/);
  });

  it('names activities, courses and people in the files of the journal', async () => {
    made = await TestJournal.make(own);
    const { items } = await offered('.journal/courses/own/course.yaml', 'id: ');
    assert.deepEqual(labels(items), ['own']);
    assert.ok(
      labels((await offered('.journal/courses/own/course.yaml', 'title: Own\n')).items).includes(
        'choices',
      ),
    );
    const journal = '.journal/journal.yaml';
    assert.deepEqual(labels((await offered(journal, 'owner: ')).items), ['ann', 'sam']);
    assert.deepEqual(labels((await offered(journal, 'courses: [')).items), [course, 'own']);
    assert.match(await explained(journal, 'sam'), /Sam Jones/);
    assert.match(await explained(journal, 'reviewers'), /sign-off/);
  });

  it('is quiet outside of a journal, and in Markdown that is no entry', async () => {
    made = await TestJournal.make({ 'notes/a.md': '---\nt\n---\n' });
    assert.deepEqual((await offered('notes/a.md', '\nt')).items, []);
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: 'o' });
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 1),
    );
    assert.deepEqual(items.filter(isOurs), []);
  });
});
