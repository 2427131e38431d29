import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { decoded, encoded, messagesOf, TestJournal } from './testJournal';

const adopt = (uri?: vscode.Uri) =>
  vscode.commands.executeCommand('reflectiveJournal.adoptFile', uri);

const path = 'entries/2026/old.md';
const idLine = /id: \d{8}-[a-z2-9]{6}\r?\n/;

describe('adopting a file', () => {
  let made: TestJournal;
  const bytes = async () => vscode.workspace.fs.readFile(made.uri(path));

  afterEach(() => made.dispose());

  /** Adopts it and gives what was put in; everything else must be as it was. */
  async function inserted(before: Uint8Array): Promise<string> {
    made = await TestJournal.make({ [path]: before });
    assert.equal(made.entry(path).id, undefined);
    await adopt(made.uri(path));
    const now = await bytes();
    let start = 0;
    while (start < before.length && now[start] === before[start]) start++;
    const added = now.length - before.length;
    assert.ok(added > 0, 'something was added');
    assert.deepEqual([...now.slice(start + added)], [...before.slice(start)]);
    assert.match(made.entry(path).id ?? '', /^\d{8}-[a-z2-9]{6}$/);
    return decoded(now.slice(start, start + added));
  }

  it('leaves byte order mark and CRLF, and a last line without an end', async () => {
    const text = '\uFEFF# Notes\r\n\r\nWhat I thought.\r\n\r\nMore  \r\n\tand more';
    const added = await inserted(encoded(text));
    assert.match(added, /^---\r\nid: \S+\r\ndate: \d{4}-\d\d-\d\d\r\n---\r\n$/);
  });

  it('adds to front matter that no tool would write so', async () => {
    const text = `---
# mine
title:   "Odd:  one"   # keep
tags: [ a,b ,   c]
date: 2024-02-29
unknown: {x: 1,
  y: 'two'}
long: a very long line that any tool would fold in two if it were let, since it is far longer than eighty characters
---

Text
`;
    assert.match(await inserted(encoded(text)), /20240229-[a-z2-9]{6}/);
    assert.match((await made.read(path)).split('\n')[1]!, /^id: 20240229-[a-z2-9]{6}$/);
    assert.equal(made.entry(path).title, 'Odd:  one');
  });

  it('leaves both kinds of line ends where a file mixes them', async () => {
    await inserted(encoded('# Notes\r\n\r\nOne.\nTwo.\nThree.\r\n'));
  });

  it('is taken back by one Undo', async () => {
    const text = '# Notes\r\n\r\nWhat I thought.\r\n';
    made = await TestJournal.make({ [path]: text });
    const { document } = await made.show(path);
    await adopt();
    assert.match(document.getText(), idLine);
    assert.equal(document.isDirty, false);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    assert.ok(await document.save());
    assert.deepEqual([...(await bytes())], [...encoded(text)]);
  });

  it('leaves alone what has an id', async () => {
    const text = '---\nid: x\n---\nText\n';
    made = await TestJournal.make({ [path]: text });
    const messages = await messagesOf(() => adopt(made.uri(path)));
    assert.deepEqual(messages, ['This file already has an id.']);
    assert.equal(await made.read(path), text);
  });

  for (const [what, before] of Object.entries({
    'front matter that is broken': encoded('---\ntitle: "never closed\n---\nText\n'),
    'front matter that is not closed': encoded('---\ntitle: x\n\nText\n'),
    'text in another encoding': new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x0a]),
  })) {
    it(`leaves alone ${what}, and says why`, async () => {
      made = await TestJournal.make({ [path]: before });
      const messages = await messagesOf(() => adopt(made.uri(path)));
      assert.equal(messages.length, 1);
      assert.deepEqual([...(await bytes())], [...before]);
    });
  }

  it('takes the day of a daily note from its name', async () => {
    const daily = 'entries/2026/2026-11-03.md';
    made = await TestJournal.make({ [daily]: '# Day\n\nA calm shift.\n' });
    await adopt(made.uri(daily));
    assert.equal(made.entry(daily).date, '2026-11-03');
  });

  it('says that a file is outside the entries', async () => {
    made = await TestJournal.make({ 'notes.md': '# Notes\n' });
    const messages = await messagesOf(() => adopt(made.uri('notes.md')));
    assert.match(messages.join(), /is not in entries\/\*\*\/\*\.md/);
    assert.match(messages.join(), /change “entries” in journal\.yaml/);
    assert.match(await made.read('notes.md'), idLine);
  });

  it('says so of a file outside the entries that has an id already', async () => {
    const text = '---\r\nid: x\r\n---\r\nText\r\n';
    made = await TestJournal.make({ 'notes.md': text });
    const messages = await messagesOf(() => adopt(made.uri('notes.md')));
    assert.match(messages.join(), /has an id, but is not in entries\/\*\*\/\*\.md/);
    assert.equal(await made.read('notes.md'), text);
  });
});
