import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, type Answers } from './answering';
import { journalYaml, TestJournal } from './testJournal';

const claimed = (id: string, title: string, minutes: number): string =>
  `---\nid: ${id}\ntitle: ${title}\ndate: 2026-11-01\ncpd:\n  minutes: ${minutes}\n---\nMy words.\n`;
const framework = `id: ours
title: Our rules
cycle: { months: 12, starts: "01-01" }
requirements:
  - { id: hours, title: Hours, rule: sum, atLeast: 1 }
`;

describe('Create Report', () => {
  let made: TestJournal;

  beforeEach(async () => {
    made = await TestJournal.make({
      '.journal/journal.yaml': journalYaml.replace(
        'frameworks: []',
        'frameworks: [{ id: ours, cycleStart: 2026-01-01 }]',
      ),
      '.journal/frameworks/ours/framework.yaml': framework,
      'entries/a.md': claimed('entry-a', 'Shown title', 30),
      'entries/b.md': claimed('entry-b', 'Other title', 20),
      'private/entries/c.md': claimed('entry-c', 'Private title', 10),
    });
    await made.show('entries/a.md');
  });

  afterEach(() => made.dispose());

  /** @param choices what is chosen in one list after the other, by a part of its words */
  async function create(choices: readonly string[], more: Partial<Answers> = {}) {
    const left = [...choices];
    const pick: Answers['pick'] = (items) => {
      const wanted = left.shift();
      return wanted === undefined ? undefined : items.find(({ label }) => label.includes(wanted));
    };
    const answers = { pick, tick: ['Shown title'], ...more };
    const { messages, offered } = await answering(answers, () =>
      vscode.commands.executeCommand('reflectiveJournal.createReport'),
    );
    return { messages, offered };
  }

  const tabs = (): string[] =>
    vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

  it('asks, shows a preview next to the editor, and saves the ticked entries, which private ones are not', async () => {
    const { messages, offered } = await create(['This cycle', 'HTML', 'Save as reports/']);
    const [saved] = (await made.list()).filter((path) => path.startsWith('reports/'));
    assert.deepEqual(
      offered
        .filter(({ label }) => label.endsWith(' title'))
        .map(({ label, picked, description }) => [label, picked, description]),
      [
        ['Shown title', true, '1 Nov 2026 · 30 min'],
        ['Other title', true, '1 Nov 2026 · 20 min'],
        ['Private title', false, '1 Nov 2026 · 10 min · private'],
      ],
    );
    const cycle = offered.find(({ label }) => label === 'This cycle');
    assert.match(cycle!.description!, /^1 Jan \d{4} to 31 Dec \d{4}$/);
    assert.match(saved!, /^reports\/\d{4}-\d\d-\d\d-ours\.html$/);
    const html = await made.read(saved!);
    assert.match(html, /^<!DOCTYPE html>/);
    assert.match(html, /Shown title/);
    assert.doesNotMatch(html, /Other title|Private title/);
    assert.match(messages.at(-1)!, /^Saved as .*-ours\.html\.$/);
    assert.ok(tabs().includes('Preview: CPD report: Our rules'), tabs().join());
  });

  it('of another person’s journal is saved next to it', async () => {
    Object.assign(made.api.journals.host, {
      identity: async () => ({ email: 'sam@example.org' }),
    });
    // A review looks up the reader again.
    await answering({}, () =>
      vscode.commands.executeCommand('reflectiveJournal.markReviewed', made.uri('entries/a.md')),
    );
    const { offered } = await create(['This cycle', 'HTML', 'Save as']);
    assert.ok(!(await made.list()).some((path) => path.startsWith('reports/')));
    const place = offered.find(({ label }) => label.startsWith('Save as '))!.label;
    assert.match(place, /reports\/\d{4}-\d\d-\d\d-ann-ours\.html$/);
    const name = place.slice(place.lastIndexOf('/') + 1);
    const saved = vscode.Uri.joinPath(made.open.root, '../reports', name);
    assert.match(
      new TextDecoder().decode(await vscode.workspace.fs.readFile(saved)),
      /Shown title/,
    );
    await vscode.workspace.fs.delete(saved);
  });

  it('saves nothing on Escape, at any of its questions', async () => {
    const choices = ['This cycle', 'Markdown', 'Save elsewhere'];
    for (const count of [0, 1, 2]) await create(choices.slice(0, count));
    await create(choices, { save: () => undefined });
    assert.ok(!(await made.list()).some((path) => path.startsWith('reports/')));
  });

  it('never writes over a file without asking', async () => {
    await made.write('reports/mine.md', 'mine');
    const save = (): vscode.Uri => made.uri('reports/mine.md');
    const choices = ['This cycle', 'Markdown', 'Save elsewhere'];
    const { messages } = await create(choices, { save });
    assert.match(messages.join(), /mine\.md already exists\. Replace it\?/);
    assert.equal(await made.read('reports/mine.md'), 'mine');
    await create(choices, { save, press: 'Replace' });
    assert.match(await made.read('reports/mine.md'), /^# CPD report: Our rules/);
  });
});
