import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { digestsOf } from '../../src/core/entries/digest';
import { readEntryText } from '../../src/core/entries/entryText';
import { allAnswers, entryText } from '../kit/journalTexts';
import { insertAfter, messagesOf, TestJournal, until } from './testJournal';

const path = 'entries/2026/one.md';
const unfinished = entryText({ id: 'one', ...allAnswers, 'own-practice': '' });
const lastPrompt = '<!-- prompt: own-practice -->\n\n';
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`reflectiveJournal.${command}`, ...args);

describe('completion', () => {
  let made: TestJournal;

  beforeEach(async () => {
    made = await TestJournal.make({ [path]: unfinished });
  });

  afterEach(() => made.dispose());

  const records = async (file: string) =>
    parse(await made.read(file)) as Readonly<Record<string, unknown>>[];

  async function completeIt(): Promise<{
    editor: vscode.TextEditor;
    file: string;
  }> {
    const editor = await made.show(path);
    await insertAfter(editor, lastPrompt, 'Ask earlier.');
    await run('markComplete');
    const [file, ...others] = await made.recordFiles('one');
    assert.deepEqual(others, []);
    return { editor, file: file! };
  }

  it('saves the text first, then records its digest in one file of the owner', async () => {
    const { editor, file } = await completeIt();
    assert.equal(editor.document.isDirty, false);
    const text = await made.read(path);
    assert.equal(text, unfinished.replace(lastPrompt, `${lastPrompt}Ask earlier.`));
    assert.match(file, /^\.journal\/records\/ann\/one\.[a-z2-9]{8}\.yaml$/);
    const [record, ...others] = await records(file);
    assert.deepEqual(others, []);
    assert.equal(record!['kind'], 'completed');
    assert.equal(record!['digest'], digestsOf(readEntryText(text), made.journal.world.hash).digest);
    assert.equal(record!['unanswered'], undefined);
    assert.equal(made.status(path), 'completed');
  });

  it('takes a file of the explorer, which is not open', async () => {
    await made.write(path, entryText({ id: 'one', ...allAnswers }));
    await made.untilStatus(path, 'answered');
    await run('markComplete', made.uri(path));
    assert.equal(made.status(path), 'completed');
  });

  it('is offered for what comes next, once that lies open', async () => {
    await made.write(path, entryText({ id: 'one', ...allAnswers }));
    await made.untilStatus(path, 'answered');
    await run('continue', made.open.key);
    assert.equal(
      vscode.window.activeTextEditor?.document.uri.toString(),
      made.uri(path).toString(),
    );
    assert.deepEqual(await made.recordFiles('one'), []);
    assert.equal(made.status(path), 'answered');
    await run('continue', made.open.key, { kind: 'complete', entry: path });
    assert.equal(made.status(path), 'completed');
  });

  it('says so where it is complete already, and records nothing', async () => {
    const { file } = await completeIt();
    const before = await made.read(file);
    const messages = await messagesOf(() => run('markComplete'));
    assert.deepEqual(messages, ['This entry is already complete, and has not changed since.']);
    assert.equal(await made.read(file), before);
  });

  for (const [what, old, broken] of [
    ['front matter', /^title: .*$/m, 'title: "Care" and'],
    ['body', /$/, '\n<<<<<<< HEAD\nOne.\n=======\nOther.\n>>>>>>> theirs\n'],
  ] as const)
    it(`says what has to be mended in the ${what} before it asks anything`, async () => {
      await made.write(path, unfinished.replace(old, broken));
      const messages = await messagesOf(() => run('markComplete', made.uri(path)));
      assert.match(messages.join(), /^Fix line \d+ first\./);
    });

  it('shows that the text changed since, while typing and after', async () => {
    const { editor } = await completeIt();
    await insertAfter(editor, 'Ask earlier.', ' And again.');
    await made.untilStatus(path, 'completed, changed');
    await editor.document.save();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await made.journal.refresh();
    assert.equal(made.status(path), 'completed, changed');
    await made.write(path, unfinished.replace(lastPrompt, `${lastPrompt}Ask earlier.`));
    await made.untilStatus(path, 'completed');
  });

  it('is taken back by reopening, and only adds to the record file', async () => {
    const { file } = await completeIt();
    const texts = [await made.read(file)];
    await run('reopen');
    assert.equal(made.status(path), 'answered');
    texts.push(await made.read(file));
    await run('markComplete');
    assert.equal(made.status(path), 'completed');
    texts.push(await made.read(file));
    for (const [index, text] of texts.slice(1).entries()) {
      assert.ok(text.startsWith(texts[index]!), 'what was there stays as it was');
      assert.ok(text.length > texts[index]!.length);
    }
    const [first, second, third] = await records(file);
    assert.equal(second!['kind'], 'withdrawn');
    assert.equal(second!['of'], first!['id']);
    assert.equal(third!['kind'], 'completed');
    assert.deepEqual(await made.recordFiles('one'), [file]);
  });

  it('records nothing when there is nothing to reopen', async () => {
    await made.show(path);
    await run('reopen');
    assert.deepEqual(await made.recordFiles('one'), []);
  });

  it('is explained in a document that follows the entry', async () => {
    await completeIt();
    await run('explainStatus', made.uri(path));
    const { document } = vscode.window.activeTextEditor!;
    assert.match(document.getText(), /^entries\/2026\/one\.md: completed\n/);
    assert.match(document.getText(), /ann: completed .*\n {2}for this very text: sha256:/);
    const changed = until(
      vscode.workspace.onDidChangeTextDocument,
      () => document.getText().includes(': completed, changed since\n'),
      'the explanation follows',
    );
    await made.write(path, entryText({ id: 'one', ...allAnswers, 'own-practice': 'Ask later.' }));
    await changed;
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('follows a record that comes from elsewhere', async () => {
    const { file } = await completeIt();
    const [completed] = await records(file);
    await made.write(
      '.journal/records/sam/one.zzzzzzzz.yaml',
      `- id: r1\n  at: 2026-11-23T12:00:00Z\n  kind: signed-off\n  of: ${String(completed!['id'])}\n  digest: ${String(completed!['digest'])}\n`,
    );
    await made.untilStatus(path, 'signed-off');
    await vscode.workspace.fs.delete(made.uri('.journal/records/sam'), {
      recursive: true,
    });
    await made.untilStatus(path, 'completed');
  });
});
