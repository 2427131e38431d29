import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allAnswers, course, entryText } from '../kit/journalTexts';
import { insertAfter, TestJournal } from './testJournal';

const path = 'entries/2026/one.md';
const outside = 'notes/free.md';
const text = entryText({ id: 'one', elsewhere: 'Yes, and more.' });
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`reflectiveJournal.${command}`, ...args);

describe('prompts of an entry', () => {
  let made: TestJournal;

  beforeEach(async () => {
    made = await TestJournal.make({ [path]: text, [outside]: text });
  });

  afterEach(() => made.dispose());

  async function lenses(file = path): Promise<{ line: number; title: string }[]> {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      made.uri(file),
      100,
    );
    return found.map(({ range, command }) => ({
      line: range.start.line,
      title: command?.title ?? '',
    }));
  }

  const lineOf = (document: vscode.TextDocument, part: string): number =>
    document.positionAt(document.getText().indexOf(part)).line;

  describe('lenses', () => {
    const titles = async (document: vscode.TextDocument, prompt: string): Promise<string[]> => {
      const line = lineOf(document, `prompt: ${prompt} `);
      return (await lenses()).filter((lens) => lens.line === line).map(({ title }) => title);
    };

    it('say whether each is answered, and lead to the next one', async () => {
      const { document } = await made.show(path);
      assert.deepEqual(await titles(document, 'benefits'), ['not answered yet', 'next unanswered']);
      assert.deepEqual(await titles(document, 'elsewhere'), ['3 words', 'next unanswered']);
      assert.deepEqual(await titles(document, 'own-practice'), [
        'not answered yet',
        'next unanswered',
        'discussion after answering',
      ]);
    });

    it('follow what is typed', async () => {
      const editor = await made.show(path);
      await insertAfter(editor, 'prompt: benefits -->\n\n', 'Trust.');
      await made.until(() => made.entry(path).words[0] === 1, 'one word');
      assert.deepEqual(await titles(editor.document, 'benefits'), ['1 word', 'next unanswered']);
      await insertAfter(editor, 'prompt: own-practice -->\n\n', 'More asking.');
      await made.untilStatus(path, 'answered');
      assert.deepEqual(await titles(editor.document, 'elsewhere'), ['3 words']);
      assert.deepEqual(await titles(editor.document, 'own-practice'), [
        '2 words',
        'show discussion',
      ]);
    });

    it('are not over a file that is no entry', async () => {
      await made.show(outside);
      assert.deepEqual(await lenses(outside), []);
    });
  });

  describe('hover', () => {
    async function hover(file: string, part: string): Promise<string> {
      const { document } = await made.show(file);
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        new vscode.Position(lineOf(document, part), 4),
      );
      return found
        .flatMap(({ contents }) => contents)
        .map((content) => (content as vscode.MarkdownString).value)
        .join('\n');
    }

    it('shows the guidance of a prompt over its heading, and nowhere else', async () => {
      const guidance = made.journal.collections.templates
        .get(`${course}/2.9`)!
        .prompts.find(({ id }) => id === 'elsewhere')!.guidance;
      assert.equal(await hover(path, '## elsewhere?'), guidance);
      assert.equal(await hover(path, 'Yes, and more.'), '');
      assert.equal(await hover(outside, '## elsewhere?'), '');
    });

    it('does what a template says in no other way than to show it', async () => {
      const wild = [
        '![pixel](https://example.org/pixel.png)',
        '[run](command:reflectiveJournal.deleteEntry)',
        '<img src="https://example.org/x.png"><script>alert(1)</script>',
      ].join('\n\n');
      await made.write(
        '.journal/models/wild.md',
        `---\nid: wild\ntitle: Wild\n---\n## A? <!-- prompt: a -->\n${wild}\n`,
      );
      await made.write(
        'entries/2026/wild.md',
        '---\nid: wild\ntemplate: models/wild\nversion: 1\n---\n## A? <!-- prompt: a -->\n\n',
      );
      await made.until(
        () =>
          made.journal.entries.has('entries/2026/wild.md') &&
          made.journal.collections.templates.has('models/wild'),
        'the wild model',
      );
      const { document } = await made.show('entries/2026/wild.md');
      const [found] = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        new vscode.Position(lineOf(document, '## A?'), 4),
      );
      const content = found!.contents[0] as vscode.MarkdownString;
      assert.ok(!content.isTrusted, 'no command runs');
      assert.ok(!content.supportHtml, 'no HTML');
      assert.ok(!/(?<!\\)!\[/.test(content.value), 'no image');
    });
  });

  describe('folding', () => {
    it('folds each prompt with its whole answer', async () => {
      const editor = await made.show(path);
      await insertAfter(editor, 'Yes, and more.', '\n\n## A heading of my own\n\nwords');
      const { document } = editor;
      const found = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      const starts = ['benefits?', 'elsewhere?', 'own-practice?'].map((part) =>
        lineOf(document, `## ${part}`),
      );
      const [first, second, third] = starts;
      const ends = [second! - 1, third! - 1, document.lineCount - 1];
      for (const [index, start] of [first!, second!, third!].entries())
        assert.ok(
          found.some((range) => range.start === start && range.end === ends[index]),
          `lines ${start} to ${ends[index]}: ${JSON.stringify(found)}`,
        );
    });
  });

  describe('next and previous unanswered', () => {
    const goes = async (editor: vscode.TextEditor, command: string, ...args: unknown[]) => {
      await run(command, ...args);
      const before = editor.document.getText(
        new vscode.Range(new vscode.Position(0, 0), editor.selection.active),
      );
      return /prompt: (\S+) -->(\s*)$/.exec(before)?.slice(1);
    };

    it('go from one to the next, over what is answered, and around', async () => {
      const editor = await made.show(path);
      assert.deepEqual(await goes(editor, 'nextUnanswered'), ['benefits', '\n\n']);
      assert.deepEqual(await goes(editor, 'nextUnanswered'), ['own-practice', '\n\n']);
      assert.deepEqual(await goes(editor, 'nextUnanswered'), ['benefits', '\n\n']);
      assert.deepEqual(await goes(editor, 'previousUnanswered'), ['own-practice', '\n\n']);
      assert.deepEqual(await goes(editor, 'previousUnanswered'), ['benefits', '\n\n']);
    });

    it('go on from the lens that was pressed', async () => {
      const editor = await made.show(path);
      const line = lineOf(editor.document, 'prompt: elsewhere');
      assert.deepEqual(await goes(editor, 'nextUnanswered', line), ['own-practice', '\n\n']);
    });

    it('stop below an existing quote', async () => {
      const editor = await made.show(path);
      await insertAfter(editor, 'prompt: benefits -->\n\n', '> Before.\n>\n> — [x](y.md)\n\n');
      await run('nextUnanswered');
      const { active } = editor.selection;
      assert.equal(active.line, lineOf(editor.document, '— [x]') + 2);
      assert.deepEqual(editor.document.lineAt(active.line).text, '');
    });

    it('stay where they are when every question has an answer', async () => {
      await made.write(path, entryText({ id: 'one', ...allAnswers }));
      await made.untilStatus(path, 'answered');
      const editor = await made.show(path);
      const before = editor.selection;
      await run('nextUnanswered');
      await run('previousUnanswered');
      assert.deepEqual(editor.selection, before);
    });
  });

  it('are in the outline once, by their question', async () => {
    const { document } = await made.show(path);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = (some: readonly vscode.DocumentSymbol[]): string[] =>
      some.flatMap(({ name, children }) => [name, ...names(children)]);
    assert.deepEqual(names(symbols ?? []), [
      '# Co-producing',
      '## benefits?',
      '## elsewhere?',
      '## own-practice?',
    ]);
  });
});
