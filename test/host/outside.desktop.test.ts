import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, rename, rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { progressOf } from '../../src/core/progress/progress';
import { allAnswers, entryText } from '../kit/journalTexts';
import { TestJournal } from './testJournal';

const run = promisify(execFile);
const entry = (number: number) => `entries/2026/${String(number).padStart(3, '0')}.md`;

describe('files changed by other programs', () => {
  let made: TestJournal;
  const on = (file: string) => path.join(made.root.fsPath, file);

  beforeEach(async () => {
    made = await TestJournal.make({
      'entries/2026/first.md': entryText({ id: 'first' }),
    });
  });

  afterEach(() => made.dispose());

  const count = (status: string) =>
    [...made.journal.entries.keys()].filter((file) => made.status(file) === status).length;

  /** The index equals a new one. */
  async function isConsistent(): Promise<void> {
    const picture = () =>
      JSON.stringify([
        [...made.journal.entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
        progressOf(made.journal),
        [...made.journal.problems()],
      ]);
    const before = picture();
    await made.journal.refresh();
    assert.equal(picture(), before);
  }

  it('are followed when 200 come, change and go at once', async () => {
    const numbers = Array.from({ length: 200 }, (_, number) => number);
    await Promise.all(
      numbers.map((number) => writeFile(on(entry(number)), entryText({ id: `e${number}` }))),
    );
    await made.until(
      () => count('drafting') === 201,
      () => `201 drafts, ${count('drafting')} seen`,
    );
    await isConsistent();

    // In one burst: the first hundred answered, the next fifty gone, the others as they are.
    await Promise.all(
      numbers.map(async (number) => {
        if (number < 100)
          await writeFile(on(entry(number)), entryText({ id: `e${number}`, ...allAnswers }));
        else if (number < 150) await unlink(on(entry(number)));
      }),
    );
    await made.until(
      () => count('answered') === 100 && made.journal.entries.size === 151,
      () => `100 answered of 151; ${count('answered')} of ${made.journal.entries.size} seen`,
    );
    await isConsistent();
  });

  it('are followed when one is renamed', async () => {
    // What is made and gone within a moment the editor does not tell at all.
    await writeFile(on('entries/2026/first.md'), entryText({ id: 'first', ...allAnswers }));
    await made.untilStatus('entries/2026/first.md', 'answered');
    await rename(on('entries/2026/first.md'), on('entries/2027/second.md'));
    await made.untilStatus('entries/2027/second.md', 'answered');
    await made.untilStatus('entries/2026/first.md', undefined);
    assert.equal(made.journal.entryById('first')?.path, 'entries/2027/second.md');
  });

  it('are followed when a folder is renamed, and when all of them are removed', async () => {
    await rename(on('entries/2026'), on('entries/old'));
    await made.untilStatus('entries/old/first.md', 'drafting');
    await made.untilStatus('entries/2026/first.md', undefined);
    await rm(on('entries'), { recursive: true });
    await made.until(() => made.journal.entries.size === 0, 'the journal is empty');
    await mkdir(on('entries'));
  });

  it('are followed when an editor saves by renaming a temporary file', async () => {
    await writeFile(on('entries/2026/first.md~'), entryText({ id: 'first', ...allAnswers }));
    await rename(on('entries/2026/first.md~'), on('entries/2026/first.md'));
    await made.untilStatus('entries/2026/first.md', 'answered');
  });

  it('are followed through a checkout of another commit', async function () {
    this.timeout(40_000);
    const git = (...args: string[]) =>
      run('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
        cwd: made.root.fsPath,
      });
    await git('init', '-q', '-b', 'main');
    await git('add', '-A');
    await git('commit', '-qm', 'one');
    for (let number = 0; number < 60; number++)
      await writeFile(on(entry(number)), entryText({ id: `e${number}`, ...allAnswers }));
    await writeFile(on('entries/2026/first.md'), entryText({ id: 'first', ...allAnswers }));
    await mkdir(on('.journal/records/sam'), { recursive: true });
    await writeFile(
      on('.journal/records/ann/first.annsbook.yaml'),
      `- id: r1\n  at: 2026-11-23T12:00:00Z\n  kind: completed\n  digest: sha256:${'0'.repeat(64)}\n`,
    );
    await git('add', '-A');
    await git('commit', '-qm', 'two');
    await made.until(
      () => made.journal.entries.size === 61 && count('completed, changed') === 1,
      'the second commit is seen as it is made',
    );

    await git('checkout', '-q', 'HEAD~1');
    await made.until(
      () => made.journal.entries.size === 1 && count('drafting') === 1,
      () => `the first commit; ${made.journal.entries.size} entries seen`,
    );
    await isConsistent();
    await git('checkout', '-q', 'main');
    await made.until(
      () => count('answered') === 60 && count('completed, changed') === 1,
      () => `the second commit; ${made.journal.entries.size} entries seen`,
    );
    await isConsistent();
  });

  it('leave nothing of an answer in what the extension remembers', async () => {
    const word = 'Quokkapotamus';
    await writeFile(
      on(entry(1)),
      entryText({
        id: 'e1',
        title: 'A-title-to-find',
        benefits: `It was a ${word}.`,
      }),
    );
    await made.untilStatus(entry(1), 'drafting');
    await vscode.commands.executeCommand('reflectiveJournal.markComplete', made.uri(entry(1)));
    // What changed just now is not remembered, so these files are old.
    await run('touch', ['-d', '2026-01-01', on(entry(1))]);
    await made.journal.refresh();
    await made.api.journals.saveAll();
    const storage = made.api.journals.storage!.fsPath;
    const { stdout } = await run('grep', ['-rl', 'A-title-to-find', storage]);
    assert.notEqual(stdout, '', 'the entry is remembered');
    await assert.rejects(run('grep', ['-rli', word, storage]), /code 1|Command failed/);
  });
});
