import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { course } from '../kit/journalTexts';
import { TestJournal } from './testJournal';

describe('new entry', () => {
  let made: TestJournal;

  beforeEach(async () => {
    made = await TestJournal.make();
  });

  afterEach(() => made.dispose());

  it('scaffolds the file and opens it at the first answer', async () => {
    await vscode.commands.executeCommand('reflectiveJournal.newEntry', `${course}/2.9`);
    const [path, ...others] = await made.list('entries');
    assert.deepEqual(others, []);
    const { id, date } = made.entry(path!);
    assert.match(
      path!,
      /^entries\/\d{4}\/\d{4}-\d\d-\d\d-co-producing-self-directed-support-with-children(-\w{6})?\.md$/,
    );
    assert.ok(path!.startsWith(`entries/${date!.slice(0, 4)}/${date}-`));
    assert.match(id!, new RegExp(`^${date!.replaceAll('-', '')}-[a-z2-9]{6}$`));
    const text = `---
id: ${id}
template: openlearn-sds-scotland/2.9
version: 1
title: Co-producing self-directed support with children
date: ${date}
---
# Activity 2.9: Co-producing self-directed support with children

## What was gained by working together, and by whom? <!-- prompt: benefits -->



## Would this way of working suit other families, places and services? <!-- prompt: elsewhere -->



## What does this mean for your own practice? <!-- prompt: own-practice -->


`;
    assert.equal(await made.read(path!), text);

    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), made.uri(path!).toString());
    assert.equal(editor?.document.isDirty, false);
    const { active, isEmpty } = editor.selection;
    assert.ok(isEmpty);
    assert.equal(active.character, 0);
    assert.match(editor.document.lineAt(active.line - 2).text, /prompt: benefits/);
    assert.equal(editor.document.lineAt(active.line).text, '');
    assert.equal(made.status(path!), 'drafting');
  });

  it('leaves no file besides', async () => {
    const before = await made.list();
    await vscode.commands.executeCommand('reflectiveJournal.newEntry', `${course}/2.10`);
    const now = await made.list();
    assert.deepEqual(
      now.filter((path) => !path.startsWith('entries/')),
      before,
    );
    assert.equal(now.length, before.length + 1);
  });

  it('makes nothing of a template that does not exist', async () => {
    const before = await made.list();
    await vscode.commands.executeCommand('reflectiveJournal.newEntry', `${course}/9.9`);
    assert.deepEqual(await made.list(), before);
  });

  it('makes nothing where the pattern leads out of the journal', async () => {
    await made.dispose();
    made = await TestJournal.make({
      '.journal/journal.yaml': 'schema: 1\nowner: ann\nnewEntry: "../{slug}.md"\n',
    });
    const before = await made.list();
    await vscode.commands.executeCommand('reflectiveJournal.newEntry', `${course}/2.9`);
    assert.deepEqual(await made.list(), before);
    const beside = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(made.root, '..'));
    assert.ok(beside.every(([, type]) => type === vscode.FileType.Directory));
  });
});
