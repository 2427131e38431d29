import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { answering, type Answers } from './answering';
import { allAnswers, entryText } from '../kit/journalTexts';
import { insertAfter, journalYaml, TestJournal, until } from './testJournal';

const path = 'entries/2026/one.md';
const claiming = entryText({ id: 'one', ...allAnswers }).replace(
  'version: 1\n',
  'version: 1\ncpd: { minutes: 30, participatory: 10 }\n',
);

describe('review and sign-off', () => {
  let made: TestJournal;

  beforeEach(async () => {
    made = await TestJournal.make({ [path]: claiming });
  });

  afterEach(() => made.dispose());

  const be = (person: string): unknown =>
    Object.assign(made.api.journals.host, {
      identity: async () => ({ email: `${person}@example.org` }),
    });
  const run = async (command: string, answer: Answers = {}): Promise<string> => {
    const { messages } = await answering(answer, () =>
      vscode.commands.executeCommand(`reflectiveJournal.${command}`, made.uri(path)),
    );
    return messages.join();
  };
  const recordsOf = async (person: string): Promise<Readonly<Record<string, unknown>>[]> => {
    const files = (await made.recordFiles('one')).filter((file) => file.includes(`/${person}/`));
    const texts = await Promise.all(files.map((file) => made.read(file)));
    return texts.flatMap((text) => parse(text) as Readonly<Record<string, unknown>>[]);
  };
  const kindsOf = async (person: string) => (await recordsOf(person)).map(({ kind }) => kind);

  it('take two people, and one sentence', async () => {
    be('sam');
    assert.match(await run('signOff', { type: ['Too early.'] }), /not marked this entry complete/);
    be('ann');
    await run('markComplete');
    assert.match(await run('signOff', { type: ['My own.'] }), /your own journal/);
    assert.match(await run('markReviewed'), /your own journal/);

    be('sam');
    await run('markReviewed');
    assert.equal(made.status(path), 'reviewed');
    await run('signOff', { type: [undefined] });
    assert.match(await run('signOff', { type: ['  '] }), /write a sentence/);
    assert.deepEqual(await kindsOf('sam'), ['reviewed'], 'Escape and blanks record nothing');
    await run('signOff', { type: [' Discussed on Monday. '] });
    assert.equal(made.status(path), 'signed-off');
    const [, signed] = await recordsOf('sam');
    const [completed] = await recordsOf('ann');
    assert.equal(signed!['statement'], 'Discussed on Monday.');
    assert.equal(signed!['of'], completed!['id']);
    assert.equal(signed!['digest'], completed!['digest']);

    assert.match(await run('signOff', { type: ['Again.'] }), /signed off this text already/);
    await run('withdrawSignOff');
    assert.equal(made.status(path), 'signed-off', 'asked first');
    await run('withdrawSignOff', { press: 'Withdraw' });
    assert.equal(made.status(path), 'reviewed');
    be('ann');
    assert.match(await run('reopen'), /^Sam Jones reviewed this\. Reopen it\?/);
    assert.equal(made.status(path), 'reviewed', 'asked first');
    await run('reopen', { press: 'Reopen' });
    assert.equal(made.status(path), 'answered');
  });

  it('leave writing to the owner', async () => {
    await made.write(path, entryText({ id: 'one', ...allAnswers, 'own-practice': '' }));
    await made.untilStatus(path, 'drafting');
    be('sam');
    assert.match(await run('markReviewed'), /not marked this entry complete/);
    const { messages } = await answering({}, () =>
      vscode.commands.executeCommand('reflectiveJournal.continue', made.open.key),
    );
    assert.deepEqual(messages, ['This is the journal of Ann Smith. Only they continue in it.']);
  });

  it('reach the owner as unread until they read the entry', async () => {
    await run('markComplete');
    be('sam');
    await run('rejectClaim', { type: ['Twice.'] });
    const { unread } = made.api;
    const counted = (count: number): Promise<void> =>
      until(unread.onDidChange, () => unread.reviews === count, `${count} unread reviews`);
    be('ann');
    await run('askForReview');
    await counted(1);
    const [review] = unread.reviewsOf(made.open, made.entry(path));
    assert.ok(review);
    assert.equal(review.kind, 'rejected');
    await unread.markRead([review.key]);
    await counted(0);
  });

  it('refuse what is not saved, and ask about what changed since it was declared', async () => {
    await run('markComplete');
    be('sam');
    const editor = await made.show(path);
    await insertAfter(editor, 'Trust.', ' And more.');
    for (const command of ['markReviewed', 'signOff'])
      assert.match(await run(command, { type: ['Yes.'] }), /unsaved changes/);
    assert.ok(editor.document.isDirty, 'nobody saved it for them');
    await editor.document.save();
    await made.untilStatus(path, 'completed, changed');
    assert.match(await run('signOff', { type: ['Yes.'] }), /has changed “Co-producing” since/);
    assert.equal(made.status(path), 'completed, changed');
    await run('signOff', { type: ['Yes.'], press: 'Sign Off' });
    assert.equal(made.status(path), 'signed-off');
    await made.write(path, claiming);
    await made.untilStatus(path, 'signed-off, changed');
    assert.match(await run('showChangesSinceReview'), /The earlier text is not available here/);
  });

  it('accept a claim, or reject it with a reason that its owner reads', async () => {
    await run('markComplete');
    be('sam');
    await run('rejectClaim', { type: [undefined] });
    assert.equal(made.entry(path).claimVerdict, undefined);
    await run('rejectClaim', { type: ['The same morning is claimed twice.'] });
    assert.equal(made.entry(path).claimVerdict, 'rejected');
    be('ann');
    const { offered } = await answering({}, () =>
      vscode.commands.executeCommand('reflectiveJournal.showReviewRecords', made.uri(path)),
    );
    assert.match(offered[0]!.label, /^Sam Jones did not accept the CPD claim, \d{1,2} \w+ \d{4}$/);
    assert.match(offered[0]!.detail!, /^The same morning is claimed twice. · 30 min/);
    be('sam');
    assert.match(await run('acceptClaim'), /^Accept the CPD claim of “Co-producing”\?$/);
    assert.equal(made.entry(path).claimVerdict, 'rejected', 'Cancel accepts nothing');
    await run('acceptClaim', { press: 'Accept' });
    assert.equal(made.entry(path).claimVerdict, 'accepted');
    assert.deepEqual(await kindsOf('sam'), ['rejected', 'withdrawn', 'accepted']);
    const question = /^Withdraw your acceptance of the CPD claim of “Co-producing”\?$/;
    assert.match(await run('withdrawSignOff', { press: 'Withdraw' }), question);
    assert.equal(made.entry(path).claimVerdict, undefined);
  });

  it('are asked for by an owner who can add the first reviewer on the way', async () => {
    await run('markComplete');
    await made.write('.journal/journal.yaml', journalYaml.replace('[sam]', '[]'));
    const isThere = () => made.journal.setup!.file.reviewers.length === 0;
    await made.until(isThere, 'the journal without reviewers');
    assert.equal(await run('askForReview'), 'This journal has no reviewer yet.');
    assert.deepEqual(await kindsOf('ann'), ['completed'], 'Escape asks for nothing');
    const pick = (items: readonly vscode.QuickPickItem[]) =>
      items.find(({ label }) => label === 'Sam Jones');
    await run('askForReview', { press: 'Add a Reviewer', pick });
    assert.deepEqual(made.journal.setup!.file.reviewers, ['sam']);
    const [, request] = await recordsOf('ann');
    assert.equal(request!['reviewer'], 'sam');
  });

  it('are asked for by the owner, who can complete on the way', async () => {
    await run('askForReview');
    assert.deepEqual(await kindsOf('ann'), []);
    await run('askForReview', { press: 'Mark Complete' });
    assert.deepEqual(await kindsOf('ann'), ['completed', 'review-requested']);
    const [, request] = await recordsOf('ann');
    assert.equal(request!['reviewer'], 'sam', 'the only one there is');
    be('sam');
    assert.match(await run('askForReview'), /journal of Ann Smith/);
    await run('acknowledge');
    be('ann');
    await run('acknowledge');
    assert.match(await run('acknowledge'), /already/);
    assert.deepEqual(await kindsOf('sam'), ['acknowledged']);
  });

  it('are shown above the entry', async () => {
    await run('markComplete');
    const titles = async (): Promise<string[]> => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        made.uri(path),
        100,
      );
      return lenses.map(({ command }) => command?.title ?? '');
    };
    await made.show(path);
    assert.ok((await titles()).includes('ask for review'), (await titles()).join());
    be('sam');
    await run('rejectClaim', { type: ['Twice.'] });
    await run('signOff', { type: ['Yes.'] });
    const now = await titles();
    for (const title of [
      'signed off by Sam Jones',
      'CPD claim not accepted by Sam Jones: Twice.',
      'withdraw…',
    ])
      assert.ok(now.includes(title), now.join());
  });

  it('begin a supervision record', async () => {
    await run('markComplete');
    be('sam');
    await run('markReviewed');
    await vscode.commands.executeCommand('reflectiveJournal.newSupervisionRecord');
    const text = vscode.window.activeTextEditor!.document.getText();
    assert.match(text, /> - \[Co-producing\]\((?:\.\.\/2026\/)?one\.md\), reviewed by Sam Jones, /);
  });
});

describe('many journals', () => {
  it('are found below one another, and read without being asked for', async function () {
    this.timeout(40_000);
    const one = await TestJournal.make({ [path]: claiming });
    const texts = {
      [path]: claiming,
      '.journal/people/bo.yaml': 'name: Bo\nemail: bo@example.org\n',
      '.journal/journal.yaml': 'schema: 1\nowner: bo\n',
    };
    await Promise.all(
      ['a', 'b', 'c'].flatMap((folder) =>
        Object.entries(texts).map(([file, text]) => one.write(`team/${folder}/${file}`, text)),
      ),
    );
    const { journals } = one.api;
    await journals.discover();
    assert.equal(journals.all.length, 4);
    // Nobody asks for them: they are read by themselves.
    const isRead = (): boolean => journals.all.every(({ journal }) => journal.entries.size === 1);
    await until(journals.onDidChange, isRead, 'all are read');
    await one.dispose();
  });
});
