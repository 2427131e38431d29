import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { treeItem } from '../../src/editor/trees/activitiesTree';
import { progressOf } from '../../src/core/progress/progress';
import { allAnswers, course, entryText } from '../kit/journalTexts';
import { messagesOf, TestJournal, until } from './testJournal';

type Asked = { readonly title?: string; readonly value?: string };

/** Answers each question in turn: a text, the label of an item, or Escape. */
async function answering(
  replies: readonly (string | undefined)[],
  work: () => PromiseLike<unknown>,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  const left = [...replies];
  const window = vscode.window as unknown as Record<string, unknown>;
  const own = [window['showInputBox'], window['showQuickPick']];
  window['showInputBox'] = async (options: Asked) => {
    asked.push(options);
    return left.shift();
  };
  window['showQuickPick'] = async (items: readonly vscode.QuickPickItem[], options: Asked) => {
    asked.push(options);
    const wanted = left.shift();
    return items.find(({ label }) => label === wanted);
  };
  try {
    await work();
    return asked;
  } finally {
    [window['showInputBox'], window['showQuickPick']] = own;
  }
}

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`reflectiveJournal.${command}`, ...args);

const own = {
  '.journal/courses/own/course.yaml':
    '# mine\nid: own\ntitle: Own\nsections:\n  - title: One\n    activities: ["1.9"] # so far\n  - title: Two\n    activities: []\n',
  '.journal/courses/own/1.9.md':
    '---\nid: "1.9"\ntitle: Nine\n---\n\n## Why? <!-- prompt: why -->\n\nHelp.\n',
};

describe('courses of one’s own', () => {
  let made: TestJournal;
  const problems = () => [...made.journal.problems()].map(({ code, path }) => `${path} ${code}`);

  afterEach(() => made.dispose());

  it('are made as a working example, in which the journal is enrolled', async () => {
    made = await TestJournal.make();
    await made.show('.journal/journal.yaml');
    const messages = await messagesOf(() => answering(['My Own: Course'], () => run('newCourse')));
    assert.match(messages.join(), /was created, and this journal is enrolled/);
    const id = 'my-own-course';
    assert.deepEqual(made.journal.setup!.file.courses, [course, id]);
    assert.equal(made.journal.collections.courses.get(id)!.title, 'My Own: Course');
    assert.deepEqual(problems(), []);
    assert.match(vscode.window.activeTextEditor!.document.uri.path, /my-own-course\/course\.yaml$/);
    assert.match(await made.read('.journal/journal.yaml'), /^# Ann's journal\n/);

    await messagesOf(() => answering(['My own course'], () => run('newCourse')));
    assert.ok(made.journal.collections.courses.has(`${id}-2`));
  });

  it('get another activity at the end of a section, by an exact change', async () => {
    made = await TestJournal.make(own);
    await made.show('.journal/courses/own/1.9.md');
    await answering(['One', 'Ten', '1.10', '1 hour'], () => run('newActivity'));
    assert.equal(
      await made.read('.journal/courses/own/course.yaml'),
      own['.journal/courses/own/course.yaml'].replace('["1.9"]', '["1.9", "1.10"]'),
    );
    const template = made.journal.collections.templates.get('own/1.10')!;
    assert.equal(template.plannedMinutes, 60);
    assert.deepEqual(problems(), []);
    assert.match(vscode.window.activeTextEditor!.document.uri.path, /own\/1\.10\.md$/);
  });

  it('are left as they are by Escape at any step', async () => {
    made = await TestJournal.make(own);
    await made.show('.journal/courses/own/course.yaml');
    const before = await made.list();
    await answering([undefined], () => run('newCourse'));
    const replies = ['Two', 'Ten', '1.10', '1 hour'];
    for (let step = 0; step < replies.length; step++) {
      const asked = await answering([...replies.slice(0, step), undefined], () =>
        run('newActivity'),
      );
      assert.equal(asked.length, step + 1);
    }
    assert.deepEqual(await made.list(), before);
    for (const [path, text] of Object.entries(own)) assert.equal(await made.read(path), text);
  });

  it('are shown as the journal’s own in the tree', async () => {
    const files = {
      '.journal/journal.yaml': `schema: 1\nowner: ann\ncourses: [${course}, own]\n`,
      ...own,
      [`.journal/courses/${course}/2.9.md`]:
        '---\nid: "2.9"\ntitle: Mine\n---\n## Q <!-- prompt: q -->\n',
    };
    made = await TestJournal.make(files);
    const { open } = made;
    const [builtIn, mine] = progressOf(made.journal).courses;
    const courseItem = treeItem({ kind: 'course', open, course: mine! });
    assert.match(String(courseItem.description), / · from this journal$/);
    assert.equal(courseItem.contextValue, 'course.own');
    assert.doesNotMatch(
      String(treeItem({ kind: 'course', open, course: builtIn! }).description),
      /from this journal/,
    );
    const [nine, ten] = builtIn!.sections[0]!.activities.map((activity) =>
      treeItem({ kind: 'activity', open, activity }),
    );
    assert.equal(nine!.label, 'Mine');
    assert.match(String(nine!.description), /from this journal$/);
    assert.doesNotMatch(String(ten!.description), /from this journal/);
  });

  it('can be seen as a learner does, from the text that is not saved', async () => {
    made = await TestJournal.make(own);
    const editor = await made.show('.journal/courses/own/1.9.md');
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 'title: '.length), 'Number '));
    await run('previewAsLearner');
    const labels = () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await until(
      vscode.window.tabGroups.onDidChangeTabs,
      () => labels().includes('Number Nine'),
      () => labels().join(),
    );
    const wrong = new vscode.WorkspaceEdit();
    wrong.replace(editor.document.uri, new vscode.Range(1, 'id: '.length, 1, 9), '1.10');
    assert.ok(await vscode.workspace.applyEdit(wrong));
    const messages = await messagesOf(() =>
      run('previewAsLearner', made.uri('.journal/courses/own/1.9.md')),
    );
    assert.match(messages.join(), /^Line 2: /);
  });

  it('keep all that names an activity when it gets a new id', async () => {
    const entry = entryText({ id: 'e', ...allAnswers }).replace(`${course}/2.9`, 'own/1.9');
    const path = 'entries/2026/e.md';
    made = await TestJournal.make({ ...own, [path]: entry });
    await made.show('.journal/courses/own/1.9.md');
    const renaming = answering(['Nine', '2.10'], () => run('renameId')).then(() => true);
    // The editor shows the changes first; they are accepted as soon as they can be.
    while (!(await Promise.race([renaming, accept()])));
    await made.until(
      () => made.journal.collections.templates.has('own/2.10'),
      () => [...made.journal.collections.templates.keys()].join(),
    );
    await made.until(() => made.journal.entries.get(path)?.template === 'own/2.10', 'the entry');
    assert.equal(
      await made.read('.journal/courses/own/course.yaml'),
      own['.journal/courses/own/course.yaml'].replace('"1.9"', '"2.10"'),
    );
    assert.equal(
      await made.read('.journal/courses/own/2.10.md'),
      own['.journal/courses/own/1.9.md'].replace('"1.9"', '"2.10"'),
    );
    assert.equal(await made.read(path), entry.replace('own/1.9', 'own/2.10'));
  });
});

async function accept(): Promise<false> {
  await vscode.commands.executeCommand('refactorPreview.apply');
  return false;
}
