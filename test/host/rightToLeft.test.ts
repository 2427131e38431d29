import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { progressOf } from '../../src/core/progress/progress';
import { treeItem } from '../../src/editor/trees/activitiesTree';
import { entryText } from '../kit/journalTexts';
import { journalYaml, messagesOf, TestJournal } from './testJournal';

const title = 'שלום (2.9) 5';
const apart = `\u2068${title}\u2069`;

describe('titles written from right to left', () => {
  let made: TestJournal;

  before(async () => {
    made = await TestJournal.make({
      '.journal/journal.yaml': journalYaml.replace(/courses: .*/, 'courses: [mine]'),
      '.journal/courses/mine/course.yaml': `id: mine\ntitle: "${title}"\nsections: []\n`,
      'entries/2026/one.md': entryText({ id: 'one', title }),
      'entries/2026/two.md': entryText({ id: 'two', title: 'Co-producing' }),
    });
  });
  after(() => made.dispose());

  it('are isolated from the text next to them', async () => {
    const [course] = progressOf(made.journal).courses;
    const { label } = treeItem({ kind: 'course', open: made.open, course: course! });
    assert.equal(label, apart);
  });

  it('are isolated within a sentence, and others are not', async () => {
    const asked = async (path: string): Promise<string> => {
      const uri = made.uri(path);
      const all = await messagesOf(() =>
        vscode.commands.executeCommand('reflectiveJournal.deleteEntry', uri),
      );
      return all.join();
    };
    // Where there is no bin it is asked first.
    assert.ok((await asked('entries/2026/one.md')).includes(`“${apart}”`));
    assert.ok((await asked('entries/2026/two.md')).includes('“Co-producing”'));
  });
});
