import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { course, entryText } from '../kit/journalTexts';
import { TestJournal } from './testJournal';

const one = 'entries/2026/one.md';
const two = 'entries/2027/a second one.md';
const hidden = 'private/entries/2026/hidden.md';
const texts = {
  [one]: entryText({ id: 'one', title: 'The [first] one', date: '2026-11-23' }).replace(
    'date:',
    'cpd: { evidence: [attachments/c.pdf, "https://example.org/c", ../../secret, "command:x"] }\ndate:',
  ),
  [two]: `---\nid: two\ntitle: Second\ndate: 2027-01-02\n---\n# Second\n\nSee [the first](../2026/one.md) and \`[x](../2026/one.md)\`.\n\n[r]: ../2026/one.md#a\n`,
  [hidden]: entryText({ id: 'hidden', title: 'Hidden', date: '2027-02-01' }),
};

describe('links between entries', () => {
  let journal: TestJournal;

  before(async () => {
    journal = await TestJournal.make(texts);
  });
  after(() => journal.dispose());

  /** What is offered within the brackets of a link that is typed at the end of an entry. */
  async function offered(
    path: string,
    typed: string,
    after = '',
  ): Promise<vscode.CompletionItem[]> {
    const editor = await journal.show(path);
    const { document } = editor;
    const end = document.positionAt(document.getText().length);
    await editor.edit((edit) => edit.insert(end, typed + after));
    const position = document.positionAt(document.offsetAt(end) + typed.length);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
      '(',
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
    // The editor's own offers, headings and files, have no date beside them.
    return list.items.filter(({ label }) => typeof label !== 'string' && label.description);
  }
  const titles = (items: vscode.CompletionItem[]): string[] =>
    items.map(({ label }) => (typeof label === 'string' ? label : label.label));

  it('offers other entries by title and writes a relative path', async () => {
    const items = await offered(one, 'as in [my words](sec', ')');
    assert.deepEqual(titles(items), ['Second']);
    assert.equal(items[0]!.insertText, '../2027/a%20second%20one.md');
    assert.equal(items[0]!.additionalTextEdits?.length ?? 0, 0);
  });

  it('takes the title for words that are missing, and closes what is open', async () => {
    // A date is typed as it is written, and shown as the tree shows it.
    const items = await offered(two, 'as in [](2026-11');
    assert.deepEqual(titles(items), ['The [first] one']);
    const [{ label }] = items as [vscode.CompletionItem];
    assert.match(JSON.stringify(label), /"23 Nov 2026 · Activity 2\.9"/);
    assert.equal(items[0]!.insertText, '../2026/one.md)');
    assert.equal(items[0]!.additionalTextEdits?.[0]?.newText, 'The \\[first\\] one');
  });

  it('offers private entries to private ones alone, and nothing in code or elsewhere', async () => {
    assert.deepEqual(titles(await offered(one, '[](', ')')), ['Second']);
    assert.deepEqual(titles(await offered(hidden, '[](', ')')), ['Second', 'The [first] one']);
    assert.deepEqual(titles(await offered(one, '`[](', ')`')), []);
    assert.deepEqual(titles(await offered(one, '(', ')')), []);
  });

  it('gives the places that link to an entry as references of its id and title', async () => {
    const document = await vscode.workspace.openTextDocument(journal.uri(one));
    const lines = document.getText().split('\n');
    const at = async (start: string): Promise<string[]> => {
      const line = lines.findIndex((text) => text.startsWith(start));
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        new vscode.Position(line, 3),
      );
      return found
        .filter(({ uri }) => uri.path.endsWith('a second one.md'))
        .map(({ range }) => `${range.start.line}:${range.start.character}-${range.end.character}`);
    };
    const both = ['7:16-30', '9:5-21'];
    assert.deepEqual(await at('id:'), both);
    assert.deepEqual(await at('title:'), both);
    assert.ok(
      both.every((place) => place),
      'the heading too',
    );
    assert.deepEqual(
      (await at('# ')).filter((place) => both.includes(place)),
      both,
    );
    assert.deepEqual(await at('date:'), []);
  });

  it('leads from the front matter to the activity and to evidence within the journal', async () => {
    const document = await vscode.workspace.openTextDocument(journal.uri(one));
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const found = Object.fromEntries(
      links.map(({ range, target }) => [document.getText(range), target?.toString(true)]),
    );
    assert.equal(
      found[`${course}/2.9`],
      `command:reflectiveJournal.openActivity?["${course}/2.9"]`,
    );
    assert.equal(found['attachments/c.pdf'], journal.uri('attachments/c.pdf').toString(true));
    assert.equal(found['"https://example.org/c"'], 'https://example.org/c');
    assert.equal(found['../../secret'], undefined);
    assert.equal(found['"command:x"'], journal.uri('command:x').toString(true));
  });
});
