import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { progressOf } from '../../src/core/progress/progress';
import { activeUri } from '../../src/editor/services/activeUri';
import { course } from '../kit/journalTexts';
import { journalYaml, messagesOf, TestJournal } from './testJournal';

const file = '.journal/journal.yaml';
const broken = journalYaml.replace(`[${course}]`, `[${course}`);

describe('a journal.yaml that cannot be read', () => {
  let made: TestJournal;

  beforeEach(async () => {
    made = await TestJournal.make({ [file]: broken });
  });

  afterEach(() => made.dispose());

  const continueHere = (...shown: unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand('reflectiveJournal.continue', made.open.key, ...shown);

  for (const [who, shown] of [
    ['the command', []],
    ['the panel', [{ kind: 'mend' }]],
  ] as const)
    it(`is opened where it is to be mended, by ${who}`, async () => {
      const { next } = progressOf(made.journal);
      assert.ok(next.kind === 'mend' && next.line === 5, 'where the bracket is opened');
      await continueHere(...shown);
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.uri.toString(), made.uri(file).toString());
      assert.equal(editor.selection.active.line + 1, next.line);
    });

  it('is named in the copied progress', async () => {
    await made.show(file);
    assert.equal(activeUri()?.toString(), made.uri(file).toString());
    await vscode.commands.executeCommand('reflectiveJournal.copyProgress');
    assert.match(await vscode.env.clipboard.readText(), /fix journal\.yaml, which cannot be read/);
  });

  it('is named where activities are asked for, not that there is no course', async () => {
    await made.show(file);
    const messages = await messagesOf(() =>
      vscode.commands.executeCommand('reflectiveJournal.openActivity'),
    );
    assert.equal(messages.length, 1);
    assert.match(messages[0]!, /journal\.yaml cannot be read/);
  });
});
