import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Files } from '../../src/core/base/ports';
import type { OpenJournal } from '../../src/editor/services/openJournal';
import { answering } from './answering';
import { allAnswers, course, entryText } from '../kit/journalTexts';
import { encoded, journalYaml, messagesOf, TestJournal, until } from './testJournal';

describe('journals in a window', () => {
  let made: TestJournal;
  let others: TestJournal[] = [];

  beforeEach(async () => {
    made = await TestJournal.make({
      'entries/2026/one.md': entryText({ id: 'one', ...allAnswers }),
    });
  });

  afterEach(async () => {
    for (const other of others) await other.dispose();
    others = [];
    await made.dispose();
  });

  const untilThere = (isThere: boolean) =>
    until(
      made.api.journals.onDidChange,
      () => made.isThere === isThere,
      `the journal ${isThere ? 'comes' : 'goes'}`,
    );

  it('go with their journal.yaml and come with it', async () => {
    await made.watched();
    await vscode.workspace.fs.delete(made.uri('.journal/journal.yaml'));
    await untilThere(false);
    await made.write('.journal/journal.yaml', journalYaml);
    await untilThere(true);
    await made.open.loaded;
    assert.equal(made.status('entries/2026/one.md'), 'answered');
  });

  it('are not cached while the hidden setting says plain', async () => {
    const folder = vscode.workspace.getWorkspaceFolder(made.root)!.uri;
    const settings = vscode.Uri.joinPath(folder, '.vscode/settings.json');
    const untilIndexIs = (value: string | undefined) =>
      until(
        vscode.workspace.onDidChangeConfiguration,
        () => vscode.workspace.getConfiguration('reflectiveJournal', folder).get('index') === value,
        `reflectiveJournal.index becomes ${value}`,
      );
    const saved = async (): Promise<boolean[]> => {
      const other = await TestJournal.make();
      others.push(other);
      await other.open.loaded;
      await other.open.saveNow();
      const kept = ['0-1.json', 'progress.json'].map((name) => other.open.kept(name));
      return (await Promise.all(kept)).map((text) => text !== undefined);
    };
    await vscode.workspace.fs.writeFile(
      settings,
      encoded(JSON.stringify({ 'reflectiveJournal.index': 'plain' })),
    );
    await untilIndexIs('plain');
    assert.deepEqual(await saved(), [false, true]);
    await vscode.workspace.fs.delete(settings);
    await untilIndexIs(undefined);
    assert.deepEqual(await saved(), [true, true]);
  });

  it('go with their folder', async () => {
    // Moved out of the workspace: nothing is told of what was in it.
    const { fs } = vscode.workspace;
    const outside = vscode.Uri.joinPath(made.root, '../../moved');
    await fs.rename(made.root, outside);
    await untilThere(false);
    await fs.rename(outside, made.root);
    await made.api.journals.discover();
    assert.ok(made.isThere);
  });

  it('stay while journal.yaml cannot be read, and are whole again once it can', async () => {
    await made.write('.journal/journal.yaml', 'schema: "one');
    await made.until(() => made.journal.setup?.readOnly === 'unreadable', 'it is read as it is');
    assert.equal(made.status('entries/2026/one.md'), 'answered', 'entries are shown all the same');
    const before = await made.list();
    const messages = await messagesOf(() =>
      vscode.commands.executeCommand('reflectiveJournal.newEntry', {
        kind: 'activity',
        open: made.open,
        activity: { id: `${course}/2.9` },
      }),
    );
    assert.match(messages.join(), /journal\.yaml.* cannot be read/);
    assert.deepEqual(await made.list(), before);
    await made.write('.journal/journal.yaml', journalYaml);
    await made.untilStatus('entries/2026/one.md', 'answered');
  });

  it('of a newer schema are shown and refuse to be written to', async () => {
    await made.write('.journal/journal.yaml', journalYaml.replace('schema: 1', 'schema: 2'));
    await made.until(() => made.journal.setup?.readOnly === 'newer', 'it is read');
    assert.equal(made.status('entries/2026/one.md'), 'answered');
    const before = await made.list();
    await made.show('entries/2026/one.md');
    for (const command of ['markComplete', 'moveToPrivate', 'deleteEntry', 'newEntry']) {
      const messages = await messagesOf(() =>
        vscode.commands.executeCommand(`reflectiveJournal.${command}`),
      );
      assert.match(messages.join(), /newer version/, command);
    }
    assert.deepEqual(await made.list(), before);
  });

  it('are made only with an e-mail address, if with any', async () => {
    const folder = made.uri('new');
    const { host } = made.api.journals;
    const pick = (items: readonly vscode.QuickPickItem[]) => items[0];
    const create = (email: string) =>
      answering({ type: ['Ann Smith', email], pick }, () =>
        vscode.commands.executeCommand('reflectiveJournal.createJournal', folder),
      );
    for (const email of ['not an email', 'ann@', ' @example.org']) {
      const { messages } = await create(email);
      assert.deepEqual(messages, ['Please enter an e-mail address.']);
    }
    assert.deepEqual(await host.files(folder).read('.journal/journal.yaml'), {
      path: '.journal/journal.yaml',
      missing: true,
    });
    assert.deepEqual((await create('')).messages, []);
    const read = await host.files(folder).read('.journal/journal.yaml');
    assert.match('text' in read ? read.text : '', /^courses: \[\]$/m, 'no course unless chosen');
  });

  it('are found two folders down, and the innermost one has a file', async () => {
    const nested = await TestJournal.make(
      { 'entries/2026/two.md': entryText({ id: 'two' }) },
      `folder/of many ${Date.now()}`,
    );
    others.push(nested);
    const { journals } = made.api;
    assert.equal(journals.of(nested.uri('entries/2026/two.md')), nested.open);
    assert.equal(journals.entryAt(nested.uri('entries/2026/two.md'))?.entry.id, 'two');
    assert.equal(journals.of(vscode.Uri.joinPath(nested.root, '..', 'x.md')), undefined);
  });

  it('are selected by the active editor', async () => {
    const other = await TestJournal.make({
      'entries/2026/two.md': entryText({ id: 'two', ...allAnswers }),
    });
    others.push(other);
    const listings = async () => [await made.list(), await other.list()];
    const [ours, theirs] = await listings();
    await other.show('entries/2026/two.md');
    await vscode.commands.executeCommand('reflectiveJournal.markComplete');
    await vscode.commands.executeCommand('reflectiveJournal.newEntry', `${course}/2.10`);
    const [oursNow, theirsNow] = await listings();
    assert.deepEqual(oursNow, ours);
    assert.equal(theirsNow!.length, theirs!.length + 2);
    assert.equal(other.status('entries/2026/two.md'), 'completed');
    assert.equal(made.status('entries/2026/one.md'), 'answered');
  });

  it('are read one at a time, so that many need no more memory at once than one', async () => {
    const { journals } = made.api;
    const files = journals.host.files.bind(journals.host);
    const listed = new vscode.EventEmitter<void>();
    const begun: string[] = [];
    const together = new Set<string>();
    Object.assign(journals.host, {
      files(folder: vscode.Uri): Files {
        const own = files(folder);
        const list: Files['list'] = (below) => {
          const key = folder.toString();
          // Not the folder in which the extension remembers a journal.
          if (journals.all.some((open) => open.key === key) && !begun.includes(key)) {
            const unread = ({ key: one, isLoaded }: OpenJournal) =>
              begun.includes(one) && !isLoaded;
            for (const open of journals.all.filter(unread)) together.add(open.name);
            begun.push(key);
            listed.fire();
          }
          return own.list(below);
        };
        return { ...own, list };
      },
    });
    // Not through `TestJournal`, which waits for each, and so begins to read it.
    const folder = vscode.Uri.joinPath(made.root, '../many');
    const elsewhere = vscode.Uri.joinPath(made.root, '../../many');
    const roots = [1, 2, 3, 4].map((number) => vscode.Uri.joinPath(folder, String(number)));
    try {
      // Made elsewhere, so that all of them come in one moment.
      for (const root of roots)
        await vscode.workspace.fs.writeFile(
          vscode.Uri.joinPath(elsewhere, root.path.split('/').at(-1)!, '.journal/journal.yaml'),
          encoded(journalYaml),
        );
      await vscode.workspace.fs.rename(elsewhere, folder);
      await journals.discover();
      for (const count of roots.keys()) {
        await until(listed.event, () => begun.length > count, `${count + 1} are begun`);
        await journals.all.find(({ key }) => key === begun[count])?.loaded;
      }
    } finally {
      Object.assign(journals.host, { files });
      await vscode.workspace.fs.delete(folder, { recursive: true, useTrash: false });
      await journals.discover();
      listed.dispose();
    }
    for (const root of roots) assert.ok(begun.includes(root.toString()));
    assert.deepEqual([...together], []);
  });
});
