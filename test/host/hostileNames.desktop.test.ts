/** A course, a colleague or a file name may hold what the editor would make a link of. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { progressOf } from '../../src/core/progress/progress';
import { treeItem, type ActivityNode } from '../../src/editor/trees/activitiesTree';
import { answering, type Answers } from './answering';
import { allAnswers } from '../kit/journalTexts';
import { ourExtension, TestJournal, until } from './testJournal';

const marker = 'reflectiveJournalTest.marker';
const hostile = (what: string): string =>
  `1 [${what}](command:${marker}?%5B1%5D) $(verified) <img src=x> [Page](https://example.org "Title")`;
const quoted = (what: string): string => `'${hostile(what)}'`;

/** As the editor finds links in messages, progress and prompts. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
/** As it finds icons in lists and in the status bar. */
const icon = /\$\([a-z0-9-]+(?:~[a-z]+)?\)/i;

const entry = `entries/2026/[File](command:${marker}).md`;
const evidence = `attachments/[Evidence](command:${marker}).pdf`;

const course = `id: own
title: ${quoted('Course')}
provider: ${quoted('Provider')}
sections:
  - number: ${quoted('Certificate')}
    title: ${quoted('Section')}
    activities: [a1]
`;
const template = (id: string): string => `---
id: ${id}
number: ${quoted('Number')}
title: ${quoted('Activity')}
summary: ${quoted('Summary')}
optional: [more]
---
## ${hostile('Question')} <!-- prompt: why -->

Help.

## ${hostile('Other question')} <!-- prompt: more -->

Help.

# Discussion

Words.
`;
const framework = `id: ours
title: ${quoted('Framework')}
regulator: ${quoted('Regulator')}
effectiveFrom: 2024-06-01
checkedOn: 2026-11-01
sourceUrl: https://example.org
cycle: { months: 12, starts: registration }
registrations:
  - { id: r1, title: ${quoted('Registration')} }
topics:
  - { id: t1, title: ${quoted('Topic')} }
requirements:
  - { id: q1, title: ${quoted('Requirement')}, rule: coverage, topics: [t1] }
`;
const text = (id: string, why = allAnswers.benefits): string => `---
id: ${id}
template: own/a1
version: 1
title: ${quoted('Title')}
date: 2026-11-23
tags: [${quoted('Tag')}]
cpd: { minutes: 30, covers: [ours/t1, ${quoted('Unknown topic')}], evidence: ['${evidence}'] }
---
# ${hostile('Heading')}

## Why? <!-- prompt: why -->

${why}

## More? <!-- prompt: more -->

${why}
`;

const files = {
  '.journal/journal.yaml': `schema: 1
owner: ann
reviewers: [sam, ann]
courses: [own]
frameworks:
  - { id: ours, cycleStart: 2026-04-01 }
`,
  '.journal/people/ann.yaml': `name: ${quoted('Ann')}\nemail: ann@example.org\n`,
  '.journal/people/sam.yaml': `name: ${quoted('Sam')}\nemail: sam@example.org\n`,
  '.journal/people/kim.yaml': `name: ${quoted('Kim')}\nemail: ${quoted('Address')}\n`,
  '.journal/courses/own/course.yaml': course,
  '.journal/courses/own/a1.md': template('a1'),
  '.journal/models/model.md': template('model'),
  '.journal/frameworks/ours/framework.yaml': framework,
  '.journal/frameworks/ours/form.md': template('form'),
  '.journal/records/sam/one.samsbook.yaml': `- id: hostile1
  at: 2026-11-23T12:00:00Z
  kind: comment
  text: ${quoted('Comment')}
`,
  [entry]: text('one'),
  'entries/2026/before.md': text('before').replace('2026-11-23', '2026-01-02'),
  'entries/2026/empty.md': text('empty', ''),
  'entries/2026/move.md': text('move'),
  'private/entries/2026/share.md': text('share'),
  'entries/2026/keep.md': text('keep'),
  'entries/2026/delete.md': text('delete'),
  [evidence]: 'bytes',
};

/** What a person may do with each question. */
const people: readonly Answers[] = [
  {},
  { pick: (items) => items.find(({ kind }) => kind !== -1), type: Array(9).fill(hostile('Typed')) },
  { pick: (items) => items.at(-1), tick: [], type: ['One', 'abc1', '30', 'one two'] },
];

/** Commands after which the entry is not where it was: each has one of its own. */
const own: Readonly<Record<string, string>> = {
  moveToPrivate: 'entries/2026/move.md',
  share: 'private/entries/2026/share.md',
  keepEntry: 'entries/2026/keep.md',
  deleteEntry: 'entries/2026/delete.md',
  showDiscussion: 'entries/2026/empty.md',
};

/** Commands that are given a thread of comments or a comment by the editor alone. */
const ofComments =
  /\.(?:addComment|replyToComment|resolveComments|reopenComments|markCommentsRead|editComment|saveComment|cancelEditComment)$/;

describe('names with links in them', () => {
  let made: TestJournal;
  let registered: vscode.Disposable;
  let runs = 0;
  /** The commands that had such a name to show. */
  const showing = new Set<string>();

  before(async () => {
    registered = vscode.commands.registerCommand(marker, () => runs++);
    made = await TestJournal.make(files);
  });
  after(async () => {
    registered.dispose();
    await made.dispose();
    // Show Log leaves its output open.
    const { window } = vscode;
    const isClosed = (): boolean =>
      window.visibleTextEditors.every(({ document }) => document.uri.scheme !== 'output');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await until(window.onDidChangeVisibleTextEditors, isClosed, 'the log is closed');
  });

  const { commands } = (
    ourExtension().packageJSON as { contributes: { commands: { command: string }[] } }
  ).contributes;
  const names = commands
    .map(({ command }) => command)
    .filter((id) => !ofComments.test(id))
    .map((id) => id.slice('reflectiveJournal.'.length));

  for (const name of names)
    it(`stay text in all that ${name} shows`, async () => {
      const path = own[name] ?? entry;
      // With an id that may be, the editor's own preview of all changes would wait for somebody.
      for (const person of name === 'renameId' ? people.slice(0, 2) : people) {
        if (made.journal.entries.has(path)) await made.show(path);
        const argument = name === 'createJournal' ? made.root : undefined;
        const { shown } = await answering(person, () =>
          vscode.commands.executeCommand(`reflectiveJournal.${name}`, argument),
        );
        for (const one of shown) {
          assert.doesNotMatch(one, link, 'a link');
          assert.doesNotMatch(one, icon, 'an icon');
          if (one.includes(']\u2060(')) showing.add(name);
        }
      }
      assert.equal(runs, 0);
    });

  it('stay text in trees and above their rows', () => {
    const { open, journal } = made;
    const { courses } = progressOf(journal);
    const nodes: ActivityNode[] = courses.flatMap((course) => [
      { kind: 'course', open, course },
      ...course.sections.flatMap((section): ActivityNode[] => [
        { kind: 'section', open, course, section },
        ...section.activities.map((activity): ActivityNode => ({
          kind: 'activity',
          open,
          activity,
        })),
      ]),
    ]);
    for (const problem of journal.problems()) nodes.push({ kind: 'problem', open, problem });
    const texts = nodes
      .map(treeItem)
      .flatMap(({ label, description, tooltip }) => [label, description, tooltip].map(String));
    assert.ok(texts.some((text) => text.includes(']\u2060(')));
    for (const text of texts) {
      assert.doesNotMatch(text, link);
      assert.doesNotMatch(text, icon);
    }
  });

  it('are shown by the commands that name what they do', () => {
    const expected = ['markComplete', 'newEntry', 'newActivity', 'deleteEntry', 'lookBack'];
    assert.deepEqual(
      expected.filter((name) => !showing.has(name)),
      [],
      `only these: ${[...showing].join(', ')}`,
    );
  });
});
