import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allAnswers, course, entryText } from '../kit/journalTexts';
import { insertAfter, TestJournal, until } from './testJournal';

const path = 'entries/2026/one.md';

describe('quick fixes', () => {
  let made: TestJournal;

  const ours = (file: string) =>
    vscode.languages
      .getDiagnostics(made.uri(file))
      .filter(({ source }) => source === 'Reflective Journal');

  const untilShown = (file: string, holds: (codes: unknown[]) => boolean) =>
    until(
      vscode.languages.onDidChangeDiagnostics,
      () => holds(ours(file).map(({ code }) => code)),
      () => `${file} shows ${JSON.stringify(ours(file))}`,
    );

  /** As the light bulb offers them at the problem. */
  async function offered(file: string, code: string, title: RegExp): Promise<vscode.CodeAction[]> {
    await untilShown(file, (codes) => codes.includes(code));
    const { range } = ours(file).find((one) => one.code === code)!;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      made.uri(file),
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    return actions.filter((action) => title.test(action.title));
  }

  async function fix(file: string, code: string, title: RegExp): Promise<string> {
    const { document } = await made.show(file);
    const [first] = await offered(file, code, title);
    assert.ok(first, `there is a fix for ${code}`);
    if (first.edit) assert.ok(await vscode.workspace.applyEdit(first.edit));
    if (first.command) {
      const { command, arguments: given = [] } = first.command;
      await vscode.commands.executeCommand(command, ...(given as unknown[]));
    }
    await untilShown(file, (codes) => !codes.includes(code));
    return document.getText();
  }

  afterEach(() => made.dispose());

  it('fixes problems in an entry, which Undo reverts', async () => {
    const text = entryText({ id: 'one', ...allAnswers })
      .replace(`${course}/2.9`, `${course}/2.99`)
      .replace('2026-11-23', '23.11.2026');
    made = await TestJournal.make({ [path]: text });
    assert.equal(
      await fix(path, 'entry.unknown-template', /^Change .* to “openlearn-sds-scotland.2.9”$/),
      text.replace('2.99', '2.9'),
    );
    assert.equal(
      await fix(path, 'entry.field.read', /to “2026-11-23”/),
      text.replace('2.99', '2.9').replace('23.11.2026', '2026-11-23'),
    );
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor!.document.getText(), text);
  });

  it('puts a missing question in, at its place', async () => {
    const text = entryText({ id: 'one', ...allAnswers });
    made = await TestJournal.make({
      [path]: text.replace(/## elsewhere[^]*?(?=## own-practice)/, ''),
    });
    const after = await fix(path, 'entry.missing-prompt', /^Insert the question/);
    assert.match(after, /Trust\.\n\n## [^\n]* <!-- prompt: elsewhere -->\n\n\n\n## own-practice/);
  });

  it('gives a copy an id of its own', async () => {
    const text = entryText({ id: 'one', ...allAnswers });
    made = await TestJournal.make({ [path]: text, 'entries/2026/copy.md': text });
    const after = await fix('entries/2026/copy.md', 'entry.duplicate-id', /new id/);
    assert.match(after, /^---\nid: \d{8}-[a-z0-9]{6}\n/);
    await untilShown(path, (codes) => codes.length === 0);
  });

  it('quotes the number of an activity in course.yaml', async () => {
    const file = '.journal/courses/own/course.yaml';
    const text = 'id: own\ntitle: Own\nsections:\n  - title: One\n    activities: [2.10] # two\n';
    made = await TestJournal.make({
      [file]: text,
      '.journal/courses/own/2.10.md': '---\nid: "2.10"\ntitle: T\n---\n## Q <!-- prompt: q -->\n',
    });
    const { document } = await made.show(file);
    const [first] = await offered(file, 'course.field.unquoted', /quotation marks/);
    assert.ok(await vscode.workspace.applyEdit(first!.edit!));
    assert.equal(document.getText(), text.replace('2.10', '"2.10"'));
    await document.save();
    await untilShown(file, (codes) => codes.length === 0);
  });

  it('marks complete again what has changed since', async () => {
    made = await TestJournal.make({ [path]: entryText({ id: 'one', ...allAnswers }) });
    await vscode.commands.executeCommand('reflectiveJournal.markComplete', made.uri(path));
    assert.equal(made.status(path), 'completed');
    const editor = await made.show(path);
    await insertAfter(editor, 'Trust.', ' And time.');
    await made.untilStatus(path, 'completed, changed');
    await fix(path, 'entry.changed', /^Mark Complete again/);
    assert.equal(made.status(path), 'completed');
  });

  it('has nothing to say of files outside a journal', async () => {
    made = await TestJournal.make();
    const document = await vscode.workspace.openTextDocument({
      language: 'yaml',
      content: 'activities: [2.10]\n',
    });
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, 0, 5),
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.deepEqual(
      actions.filter(({ title }) => title.includes('quotation marks')),
      [],
    );
  });
});
