import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './answering';
import { allAnswers, course, entryText } from '../kit/journalTexts';
import { TestJournal } from './testJournal';

const now = 'entries/2026/now.md';
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`reflectiveJournal.${command}`, ...args);

describe('earlier answers', () => {
  let made: TestJournal;

  beforeEach(async () => {
    made = await TestJournal.make({
      [now]: entryText({ id: 'now', date: '2026-11-23' }),
      'entries/2025/a.md': entryText({
        id: 'a',
        title: 'First',
        date: '2025-05-01',
        ...allAnswers,
      }),
      'entries/2026/b.md': entryText({
        id: 'b',
        title: 'Second',
        date: '2026-05-01',
        benefits: '> Quoted.\n\nA park,\nand courage.',
      }),
      'entries/2026/c.md': entryText({
        id: 'c',
        title: 'Third',
        date: '2026-06-01',
        'own-practice': 'Me.',
      }),
      'entries/2026/d.md': entryText({
        id: 'd',
        title: 'Later',
        date: '2026-12-01',
        ...allAnswers,
      }),
      'entries/2026/free.md': '---\nid: free\ntitle: Free\n---\nwords\n',
      '.journal/models/again.md': `---\nid: again\ntitle: Again\n---\n## Now? <!-- prompt: now -->\n{answer: ${course}/2.9#benefits}\n`,
    });
  });

  afterEach(() => made.dispose());

  async function lookBack(cursorAt: string, choose?: string) {
    const editor = await made.show(now);
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf(cursorAt));
    editor.selection = new vscode.Selection(at, at);
    const pick = (items: readonly vscode.QuickPickItem[]) =>
      items.find(({ label }) => label === choose);
    const { offered } = await answering({ pick }, () => run('lookBack'));
    return offered.map(({ label, description, detail }) =>
      [label, description, detail].filter(Boolean).join(' | '),
    );
  }

  it('are listed for the question at the cursor, newest first, then entries without it', async () => {
    assert.deepEqual(await lookBack('prompt: benefits'), [
      'Second | 1 May 2026 | A park, and courage.',
      'First | 1 May 2025 | Trust.',
      'without this question',
      'Third | 1 Jun 2026 | Me.',
    ]);
  });

  it('are listed by entry above the questions', async () => {
    assert.deepEqual(await lookBack('# Activity'), [
      'Third | 1 Jun 2026 | Me.',
      'Second | 1 May 2026 | A park, and courage.',
      'First | 1 May 2025 | Trust.',
    ]);
  });

  it('open next to the entry that keeps the focus, at the answer', async () => {
    await lookBack('prompt: own-practice', 'First');
    assert.equal(made.open.pathOf(vscode.window.activeTextEditor!.document.uri), now);
    const editor = vscode.window.visibleTextEditors.find(
      ({ document }) => made.open.pathOf(document.uri) === 'entries/2025/a.md',
    );
    assert.ok(editor);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /prompt: own-practice/);
    assert.equal(vscode.window.tabGroups.all.length, 2);
  });

  it('open nothing on Escape', async () => {
    await lookBack('prompt: benefits');
    assert.equal(made.open.pathOf(vscode.window.activeTextEditor!.document.uri), now);
    assert.equal(vscode.window.tabGroups.all.length, 1);
  });

  it('are said to be none where there are none', async () => {
    await made.show('entries/2025/a.md');
    const first = await answering({}, () => run('lookBack'));
    assert.deepEqual(first.messages, ['There is no earlier entry with these questions yet.']);
    await made.show('entries/2026/free.md');
    const free = await answering({}, () => run('lookBack'));
    assert.deepEqual(free.messages, [
      'This entry has no questions. Open one with questions to look back.',
    ]);
  });

  it('are quoted in a new entry whose template requests them, with the cursor below', async () => {
    await run('newEntry', { kind: 'activity', open: made.open, activity: { id: 'models/again' } });
    const editor = vscode.window.activeTextEditor!;
    const { document, selection } = editor;
    const newest = [...made.journal.entries.values()]
      .filter(({ template, date = '' }) => template === `${course}/2.9` && date <= today())
      .sort((a, b) => (a.date! < b.date! ? 1 : -1))
      .find(({ words }) => words[0]! > 0)!;
    assert.match(
      document.getText(),
      new RegExp(`\\[${newest.title}\\]\\([^)]+\\), ${newest.date!}`),
    );
    const above = document.getText(new vscode.Range(new vscode.Position(0, 0), selection.active));
    assert.match(above, /prompt: now -->\n\n> [^]+, \d{4}-\d\d-\d\d\n\n$/);
    const path = made.open.pathOf(document.uri)!;
    assert.equal(made.status(path), 'drafting');
  });

  const today = (): string => made.journal.world.clock.dayAt(made.journal.world.clock.now());
});
