import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { allAnswers, entryText } from '../kit/journalTexts';
import { insertAfter, messagesOf, TestJournal, until } from './testJournal';

const path = 'entries/2026/one.md';
const samsFile = '.journal/records/sam/one.sd2.yaml';
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`reflectiveJournal.${command}`, ...args);
const records = (text: string): Readonly<Record<string, unknown>>[] =>
  parse(text) as Readonly<Record<string, unknown>>[];

describe('comments', () => {
  let made: TestJournal;
  let controller: vscode.CommentController;

  beforeEach(async () => {
    controller = vscode.comments.createCommentController('test', 'Test');
    made = await TestJournal.make({ [path]: entryText({ id: 'one', ...allAnswers }) });
  });

  afterEach(async () => {
    controller.dispose();
    await made.dispose();
  });

  /** A thread as the editor hands it over when somebody has chosen these words and written. */
  async function begun(words: string): Promise<vscode.CommentThread> {
    const { document } = await made.show(path);
    const at = document.getText().indexOf(words);
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
    return controller.createCommentThread(made.uri(path), range, []);
  }
  const own = async (): Promise<Readonly<Record<string, unknown>>[]> => {
    const [file] = (await made.recordFiles('one')).filter((one) => one.includes('/ann/'));
    return file === undefined ? [] : records(await made.read(file));
  };
  const textsOf = ({ comments }: vscode.CommentThread): string[] =>
    comments.map(({ author, body, label }) => {
      const text = typeof body === 'string' ? body : body.value;
      return [author.name, text, ...(label ? [label] : [])].join(': ');
    });
  /** The editor tells nobody that a thread was drawn: looked at again and again. */
  async function shows(thread: vscode.CommentThread, texts: readonly string[]): Promise<void> {
    const looked = new vscode.EventEmitter<void>();
    const timer = setInterval(() => looked.fire(), 20);
    try {
      await until(
        looked.event,
        () => textsOf(thread).join('\n') === texts.join('\n'),
        () => `the thread shows ${textsOf(thread).join(' | ')}`,
      );
    } finally {
      clearInterval(timer);
      looked.dispose();
    }
  }

  it('are recorded for the text as shown, saved or not', async () => {
    const editor = await made.show(path);
    await insertAfter(editor, 'Trust.', ' Nobody had asked.');
    const thread = await begun('Nobody had asked.');
    await run('addComment', { thread, text: 'Who?\n' });
    const [record] = await own();
    assert.equal(record!['kind'], 'comment');
    assert.equal(record!['text'], 'Who?');
    assert.equal(record!['prompt'], 'benefits');
    assert.deepEqual(textsOf(thread), ['Ann Smith: Who?']);
    await insertAfter(editor, '<!-- prompt: benefits -->\n\n', 'First of all.\n\n');
    await run('replyToComment', { thread, text: 'You?' });
    assert.equal(editor.document.getText(thread.range), 'Nobody had asked.');
  });

  it('follow what comes from others, unread until they are read, and are answered', async () => {
    const thread = await begun('Trust.');
    await run('addComment', { thread, text: 'Mine' });
    const { id } = (await own())[0]!;
    const entry = made.entry(path);
    const unread = (): number => made.api.unread.countOf(made.open, entry);
    assert.equal(unread(), 0);
    await made.write(
      samsFile,
      `- id: k1aaaaaaaaaaaaaa\n  at: 2026-11-24T09:00:00Z\n  kind: comment\n  text: Hm \\![](https://x.example)\n  of: ${String(id)}\n`,
    );
    await until(made.api.unread.onDidChange, () => unread() === 1, 'one is unread');
    await shows(thread, ['Ann Smith: Mine', 'Sam Jones: Hm \\!\\[](https://x.example): Unread']);
    await run('replyToComment', { thread, text: 'Yes' });
    assert.equal(unread(), 0);
    await shows(thread, [
      'Ann Smith: Mine',
      'Sam Jones: Hm \\!\\[](https://x.example)',
      'Ann Smith: Yes',
    ]);
    assert.equal((await own())[1]!['of'], 'k1aaaaaaaaaaaaaa');
    const before = await made.read(samsFile);
    const sams = thread.comments[1]!;
    await run('editComment', sams);
    sams.body = 'All is well';
    const messages = await messagesOf(() => run('saveComment', sams));
    assert.ok(
      messages.some((message) => message.includes('comment of Sam Jones')),
      messages.join(' | '),
    );
    assert.equal(await made.read(samsFile), before);
    assert.equal((await own()).length, 2);
  });

  it('of others are reached in entries that are not open, the unread ones first', async () => {
    const two = 'entries/2026/two.md';
    await made.write(two, entryText({ id: 'two', title: 'Of another day', ...allAnswers }));
    await made.untilStatus(two, 'answered');
    const said = (id: string, text: string, prompt: string): string =>
      `- id: ${id}\n  at: 2026-11-24T09:00:00Z\n  kind: comment\n  text: ${text}\n  prompt: ${prompt}\n`;
    const { unread } = made.api;
    const counted = (count: number): Promise<void> =>
      until(
        unread.onDidChange,
        () => unread.commentsIn(made.open).size === count,
        `${count} with unread`,
      );
    await made.write(samsFile, said('m1aaaaaaaaaaaaaa', 'Why?', 'elsewhere'));
    await counted(1);
    await unread.markRead(unread.commentsIn(made.open).get(path)!);
    await made.write(
      '.journal/records/sam/two.sd2.yaml',
      said('m2aaaaaaaaaaaaaa', 'How?', 'own-practice'),
    );
    await counted(1);

    await run('nextUnreadComment');
    const { activeTextEditor: editor } = vscode.window;
    assert.equal(editor?.document.uri.toString(), made.uri(two).toString());
    const { text } = editor.document.lineAt(editor.selection.active.line);
    assert.match(text, /prompt: own-practice/);
    await made.write(
      '.journal/records/ann/two.sd3.yaml',
      said('m3aaaaaaaaaaaaaa', 'To ask Sam', 'own-practice'),
    );
    await made.until(
      () =>
        [...made.journal.commented()].some(({ comments }) =>
          comments.includes('ann/m3aaaaaaaaaaaaaa'),
        ),
      'the own comment',
    );
    let offered: readonly vscode.QuickPickItem[] = [];
    const window = vscode.window as unknown as Record<string, unknown>;
    const { showQuickPick } = vscode.window;
    window['showQuickPick'] = async (items: PromiseLike<readonly vscode.QuickPickItem[]>) => {
      offered = await items;
      return offered.find(({ label }) => label.includes('Why?'));
    };
    await run('goToComment');
    window['showQuickPick'] = showQuickPick;
    assert.deepEqual(
      offered.map(({ label, description }) => [label, description]),
      [
        ['Unread', undefined],
        ['How?', 'Sam Jones · Of another day'],
        ['Not Resolved', undefined],
        ['Why?', 'Sam Jones · Co-producing'],
        ['Your Own, Not Resolved', undefined],
        ['To ask Sam', 'Ann Smith · Of another day'],
      ],
    );
    assert.equal(
      vscode.window.activeTextEditor?.document.uri.toString(),
      made.uri(path).toString(),
    );
    // Whoever went to it, and on from there, has read it.
    await run('nextUnreadComment');
    await counted(0);
  });

  it('follow a sentence through unsaved edits, and show what it was', async () => {
    const thread = await begun('Trust.');
    await run('addComment', { thread, text: 'In whom?' });
    const editor = await made.show(path);
    const { document } = editor;
    await insertAfter(editor, 'Trust', ' in each other');
    const now = ['Earlier text: Trust.', 'Ann Smith: In whom?'];
    await shows(thread, now);
    assert.match(thread.label!, /The text that this comment refers to has changed/);
    const replace = async (old: string, text: string): Promise<void> => {
      const at = document.getText().indexOf(old);
      const range = new vscode.Range(document.positionAt(at), document.positionAt(at + old.length));
      assert.ok(await editor.edit((edit) => edit.replace(range, text)));
    };
    await replace('Trust in each other.', 'We have faith in many people whom we once feared');
    await insertAfter(editor, 'once feared', ', and all.');
    await run('replyToComment', { thread, text: 'Hm' });
    await shows(thread, [...now, 'Ann Smith: Hm']);
    assert.match(document.getText(thread.range), /^We have faith.*, and all\.$/);
    await replace(document.getText(thread.range), 'Trust.');
    await shows(thread, ['Ann Smith: In whom?', 'Ann Smith: Hm']);
    assert.doesNotMatch(thread.label!, /changed/);
  });

  it('are resolved, taken up again, and changed with their earlier words kept', async () => {
    const thread = await begun('Yes.');
    await run('addComment', { thread, text: 'Where?' });
    await run('resolveComments', thread);
    assert.equal(thread.state, vscode.CommentThreadState.Resolved);
    await run('reopenComments', thread);
    assert.equal(thread.state, vscode.CommentThreadState.Unresolved);
    const comment = thread.comments[0]!;
    await run('editComment', comment);
    assert.equal(comment.body, 'Where?');
    comment.body = 'Where else?';
    await run('saveComment', comment);
    assert.deepEqual(textsOf(thread), ['Ann Smith: Where else?: Edited']);
    assert.deepEqual(
      (await own()).map(({ kind }) => kind),
      ['comment', 'resolved', 'withdrawn', 'comment', 'withdrawn'],
    );
  });

  it('are kept for the person when they cannot be recorded', async () => {
    const thread = await begun('Yes.');
    await made.write('.journal/journal.yaml', 'schema: 2\nowner: ann\n');
    await made.until(() => made.journal.setup?.readOnly === 'newer', 'it is of a newer version');
    const messages = await messagesOf(() => run('addComment', { thread, text: 'Words' }));
    assert.match(messages.join(' '), /was not recorded.*newer version/);
    assert.deepEqual(await own(), []);
  });
});
