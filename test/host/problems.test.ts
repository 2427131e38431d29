import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Files } from '../../src/core/base/ports';
import { treeItem } from '../../src/editor/trees/activitiesTree';
import { brokenFiles } from '../kit/brokenFiles';
import { allAnswers, entryText } from '../kit/journalTexts';
import { TestJournal, until } from './testJournal';

const good = entryText({ id: 'good', ...allAnswers });

describe('problems', () => {
  let made: TestJournal;

  const ours = (file: string) =>
    vscode.languages
      .getDiagnostics(made.uri(file))
      .filter(({ source }) => source === 'Reflective Journal');

  const untilShown = (file: string, holds: (found: vscode.Diagnostic[]) => boolean) =>
    until(
      vscode.languages.onDidChangeDiagnostics,
      () => holds(ours(file)),
      () => `${file} shows ${JSON.stringify(ours(file))}`,
    );

  afterEach(() => made.dispose());

  // Every other kind of problem comes the same way: test/unit/badInput.test.ts names them all.
  for (const [name, file] of Object.entries(brokenFiles))
    it(`name file and line of ${name}, until it is repaired`, async () => {
      const { path, content, line, code, says } = file;
      made = await TestJournal.make({ 'entries/2026/good.md': good, [path]: content });
      await untilShown(path, (found) => found.some((one) => says.test(one.message)));
      const found = ours(path).find((one) => says.test(one.message))!;
      assert.equal(found.range.start.line + 1, line);
      assert.equal(found.code, code);

      await made.write(path, file.repaired);
      await untilShown(path, (shown) => shown.length === 0);
    });

  it('mark what they quote in an open document, and have their fix in the whole line', async () => {
    const file = 'entries/2026/good.md';
    made = await TestJournal.make({ [file]: good.replace('title:', 'titel:') });
    await made.show(file);
    await untilShown(file, ([found]) => found?.range.end.character === 'titel'.length);
    const [{ range }] = ours(file) as [vscode.Diagnostic];
    const { line } = range.start;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      made.uri(file),
      new vscode.Range(line, 8, line, 8),
    );
    assert.ok(actions.some(({ title }) => title.includes('“title”')));
  });

  it('count apart what is only for information', async () => {
    const row = () => treeItem({ kind: 'problems', open: made.open });
    const icon = () => (row().iconPath as vscode.ThemeIcon).id;
    const note = 'entries/2026/note.md';
    made = await TestJournal.make({ [note]: '---\ndate: 2026/11/03\n---\nWords.\n' });
    await untilShown(note, (found) => found.length === 2);
    assert.equal(row().description, '2 for information');
    assert.equal(icon(), 'info');
    const broken = 'entries/2026/broken.md';
    await made.write(broken, '---\ntitle: "A\n---\n');
    await untilShown(broken, (found) => found.length === 1);
    assert.equal(row().description, '1 · 2 for information');
    assert.equal(icon(), 'warning');
  });

  it('name a folder that cannot be read, and lead to it', async () => {
    made = await TestJournal.make({ 'entries/2026/good.md': good });
    const files = made.journal.files as { list: Files['list'] };
    const { list } = files;
    files.list = async (folder) =>
      folder === 'entries'
        ? { files: [], links: [], denied: ['entries/2026'] }
        : list.call(files, folder);
    await made.journal.refresh();
    await untilShown('entries/2026', ([found]) =>
      (found?.message ?? '').includes('folder cannot be read'),
    );
    const [problem] = made.journal.problems();
    const item = treeItem({ kind: 'problem', open: made.open, problem: problem! });
    assert.equal(item.command?.command, 'revealInExplorer');
    assert.equal(item.description, 'entries/2026');
    assert.equal(item.accessibilityInformation?.label, `${problem!.message}, entries/2026`);

    files.list = list;
    await made.journal.refresh();
    await untilShown('entries/2026', (found) => found.length === 0);
  });

  it('of one id in two entries: records count for neither until it is settled', async () => {
    const one = 'entries/2026/one.md';
    const copy = 'entries/2026/copy.md';
    made = await TestJournal.make({
      [one]: entryText({ id: 'same', ...allAnswers }),
    });
    await vscode.commands.executeCommand('reflectiveJournal.markComplete', made.uri(one));
    assert.equal(made.status(one), 'completed');

    await vscode.workspace.fs.copy(made.uri(one), made.uri(copy));
    await made.until(() => made.status(copy) === 'answered', 'the copy is known');
    assert.equal(made.status(one), 'answered');
    for (const file of [one, copy]) {
      // Until then, a finding of the former state may still be shown.
      await untilShown(file, ([shown, ...others]) => {
        return others.length === 0 && shown?.code === 'entry.duplicate-id';
      });
      assert.equal(ours(file)[0]!.range.start.line, 1);
    }

    await made.write(copy, entryText({ id: 'own', ...allAnswers }));
    await made.untilStatus(one, 'completed');
    assert.equal(made.status(copy), 'answered');
    await untilShown(one, (found) => found.length === 0);
    await untilShown(copy, (found) => found.length === 0);
  });

  it('go with the journal that they are in', async () => {
    const file = 'entries/2026/open.md';
    made = await TestJournal.make({ [file]: '---\nid: open\n\nText\n' });
    await untilShown(file, (found) => found.length > 0);
    await made.watched();
    await vscode.workspace.fs.delete(made.uri('.journal/journal.yaml'));
    await until(made.api.journals.onDidChange, () => !made.isThere, 'the journal goes');
    await untilShown(file, (found) => found.length === 0);
  });
});
