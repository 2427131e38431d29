import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MemoryFileSystem } from './memoryFileSystem';
import { allAnswers, course, entryText } from '../kit/journalTexts';
import {
  closeEditors,
  decoded,
  encoded,
  insertAfter,
  journalYaml,
  ourApi,
  TestJournal,
  until,
} from './testJournal';

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`reflectiveJournal.${command}`, ...args);

describe('a workspace of several folders', () => {
  it('shows the journals of all of them, and those that come', async () => {
    const { journals } = await ourApi();
    const [, second] = vscode.workspace.workspaceFolders!;
    const one = await TestJournal.make({ 'entries/2026/one.md': entryText({ id: 'one' }) });
    assert.deepEqual(
      journals.all.map(({ key }) => key),
      [one.root.toString()],
    );

    // In the second folder, by another program.
    const root = vscode.Uri.joinPath(second!.uri, '1');
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(root, '.journal/journal.yaml'),
      encoded(journalYaml),
    );
    await until(journals.onDidChange, () => journals.all.length === 2, 'the second is found');
    assert.equal(journals.of(vscode.Uri.joinPath(root, 'x.md'))?.root.path, root.path);
    await vscode.workspace.fs.delete(root, { recursive: true });
    await until(journals.onDidChange, () => journals.all.length === 1, 'it went');
    await one.dispose();
  });

  it('takes a folder of a virtual file system that is added, and lets it go again', async () => {
    const { journals } = await ourApi();
    const scheme = 'memjournal';
    const memory = new MemoryFileSystem();
    const registration = vscode.workspace.registerFileSystemProvider(scheme, memory, {
      isCaseSensitive: true,
    });
    const root = vscode.Uri.from({ scheme, path: '/far' });
    const uri = (path: string) => vscode.Uri.joinPath(root, path);
    for (const path of ['', '.journal', '.journal/people', 'entries', 'entries/2026'])
      memory.createDirectory(uri(path));
    memory.put(uri('.journal/journal.yaml'), encoded(journalYaml));
    memory.put(uri('.journal/people/ann.yaml'), encoded('name: Ann\nemail: ann@example.org\n'));
    const path = 'entries/2026/one.md';
    memory.put(uri(path), encoded(entryText({ id: 'one', ...allAnswers, 'own-practice': '' })));

    const count = vscode.workspace.workspaceFolders!.length;
    assert.ok(vscode.workspace.updateWorkspaceFolders(count, 0, { uri: root }));
    await until(journals.onDidChange, () => journals.all.length === 1, 'the journal comes');
    const [open] = journals.all;
    await open!.loaded;
    const status = (entry: string) => open!.journal.entries.get(entry)?.status;
    const untilStatus = (entry: string, wanted: string | undefined) =>
      until(
        journals.onDidChange,
        () => status(entry) === wanted,
        () => `${entry} should be ${wanted} and is ${status(entry)}`,
      );
    assert.equal(status(path), 'drafting');

    // Typed, completed, recorded.
    const editor = await vscode.window.showTextDocument(uri(path));
    await insertAfter(editor, '<!-- prompt: own-practice -->\n\n', 'Ask earlier.');
    await untilStatus(path, 'answered');
    await run('markComplete');
    assert.equal(status(path), 'completed');
    assert.match(decoded(memory.readFile(uri(path))), /Ask earlier\./);
    const records = memory.readDirectory(uri('.journal/records/ann'));
    assert.equal(records.length, 1);
    assert.match(records[0]![0], /^one\.\w+\.yaml$/);

    // A new one has a random part in its name: nothing here can create without a race.
    await run('newEntry', `${course}/2.10`);
    const active = vscode.window.activeTextEditor!.document.uri;
    assert.match(active.path, /^\/far\/entries\/\d{4}\/[\w-]+-[a-z2-9]{6}\.md$/);
    assert.equal(status(open!.pathOf(active)!), 'drafting');

    // From elsewhere.
    memory.put(uri('entries/2026/two.md'), encoded(entryText({ id: 'two', ...allAnswers })));
    await untilStatus('entries/2026/two.md', 'answered');
    memory.delete(uri('entries/2026/two.md'));
    await untilStatus('entries/2026/two.md', undefined);

    await closeEditors();
    assert.ok(vscode.workspace.updateWorkspaceFolders(count, 1));
    await until(journals.onDidChange, () => journals.all.length === 0, 'the journal goes');
    registration.dispose();
  });
});
