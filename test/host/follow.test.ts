import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { readEntryText } from '../../src/core/entries/entryText';
import { evidenceDrop } from '../../src/editor/markdown/evidenceDrop';
import { answering, goBack, type Answers } from './answering';
import { entryText } from '../kit/journalTexts';
import { encoded, journalYaml, TestJournal } from './testJournal';

const path = 'entries/2026/one.md';
const secret = 'private/entries/2026/two.md';
const yaml = '.journal/journal.yaml';
const following = journalYaml.replace(
  'frameworks: []',
  'frameworks: [{ id: nmc-revalidation, cycleStart: 2025-04-01 }] # since I registered',
);
const labelled =
  (...labels: string[]): NonNullable<Answers['pick']> =>
  (items) =>
    items.find(({ label }) => labels.some((one) => label.includes(one)));

describe('following a framework', () => {
  let made: TestJournal;

  beforeEach(async () => {
    made = await TestJournal.make({
      [yaml]: following,
      [path]: entryText({ id: 'one' }),
      [secret]: entryText({ id: 'two' }),
      'certificate.pdf': Uint8Array.from([37, 80, 68, 70, 0, 255]),
    });
    await made.show(path);
  });

  afterEach(async () => {
    await made.dispose();
    await vscode.workspace.fs.delete(made.uri('../outside'), { recursive: true }).then(
      () => {},
      () => {}, // Not made.
    );
  });

  const run = (command: string, answers: Answers, ...args: unknown[]) =>
    answering(answers, () =>
      vscode.commands.executeCommand(`reflectiveJournal.${command}`, ...args),
    );
  const newFiles = async (before: readonly string[]) =>
    (await made.list()).filter((one) => !before.includes(one));
  const outside = () => made.uri('../outside/certificate.pdf');
  const makeOutside = () =>
    made.write('../outside/certificate.pdf', Uint8Array.from([37, 80, 0, 255]));

  it('writes what is followed into journal.yaml, and nothing else', async () => {
    const { messages, offered } = await run('followFramework', {
      pick: labelled('Nursing and Midwifery Board', '1 Jun '),
      tick: ['Nurse', 'Midwife'],
    });
    const text = await made.read(yaml);
    const [, day] =
      /nmba-cpd, cycleStart: (\d{4}-06-01), registrations: \[nurse, midwife\] \}\]/.exec(text)!;
    const added = `, { id: nmba-cpd, cycleStart: ${day}, registrations: [nurse, midwife] }`;
    assert.equal(text.replace(added, ''), following);
    assert.equal(offered.filter(({ label }) => /^1 Jun \d{4}$/.test(label)).length, 3);
    assert.match(messages[0]!, /in a cycle from 1 June \d{4}/);
    assert.equal(made.journal.setup!.file.frameworks.length, 2);
  });

  it('ends it with a last day and keeps it', async () => {
    const { messages, offered } = await run('stopFollowing', {
      pick: labelled('NMC'),
      type: ['2026-11-30'],
    });
    assert.equal(offered[0]!.description, 'cycle from 1 Apr 2025');
    assert.match(messages[0]!, /is followed until 30 November 2026\./);
    assert.equal(
      await made.read(yaml),
      following.replace('2025-04-01 }', '2025-04-01, until: 2026-11-30 }'),
    );
  });

  it('changes registrations from a day on', async () => {
    await run('changeFollow', {
      pick: labelled('NMC', 'registrations'),
      tick: ['Midwife'],
      type: ['2026-11-26'],
    });
    assert.deepEqual((parse(await made.read(yaml)) as { frameworks: unknown }).frameworks, [
      { id: 'nmc-revalidation', cycleStart: '2025-04-01', until: '2026-11-25' },
      { id: 'nmc-revalidation', cycleStart: '2025-04-01', registrations: ['midwife'] },
    ]);
  });

  it('adds a reviewer and keeps those before', async () => {
    await run('addReviewer', {
      pick: labelled('Someone New'),
      type: ['Kim Lee', 'kim@example.org'],
    });
    assert.equal(await made.read(yaml), following.replace('[sam]', '[sam, kim-lee]'));
    assert.equal(
      await made.read('.journal/people/kim-lee.yaml'),
      'name: Kim Lee\nemail: kim@example.org\n',
    );
    assert.deepEqual(made.journal.setup!.file.reviewers, ['sam', 'kim-lee']);
  });

  it('says that more time with others than altogether cannot be', async () => {
    const { messages } = await run('logCpd', { type: ['Wound care', '2026-06-03', '1h30 / 145'] });
    assert.deepEqual(messages, ['The time with others, after the slash, exceeds the total time.']);
  });

  for (const [day, why] of [
    ['2999-01-01', /^This is in the future\. The latest possible day is /],
    ['01/04/2025', /^This could be 1 April 2025 or 4 January 2025\./],
    ['last week', /^Please enter a day such as /],
  ] as const)
    it(`says why “${day}” is no day to log`, async () => {
      const { messages } = await run('logCpd', { type: ['Wound care', day] });
      assert.match(messages[0]!, why);
    });

  it('logs CPD in five fields, with a way back', async () => {
    await makeOutside();
    const before = await made.list();
    let asked = 0;
    const { messages, offered } = await run('logCpd', {
      type: ['Wound car', goBack, 'Wound care', 'Wed, 3 June 2026', '1h30 / 45 min'],
      tick: ['Preserve safety', 'Course or training'],
      pick: (items) => items[asked++ === 0 ? 1 : 0],
      files: [outside()],
    });
    assert.ok(offered.some(({ label }) => label.includes('Log It with certificate.pdf')));
    const [evidence, entry, ...others] = await newFiles(before);
    assert.deepEqual(others, []);
    assert.match(evidence!, /^attachments\/\d{4}\/certificate(-\w{6})?\.pdf$/);
    assert.deepEqual(await made.read(evidence!), await made.read('../outside/certificate.pdf'));
    const text = await made.read(entry!);
    const { id, date } = made.entry(entry!);
    assert.equal(date, '2026-06-03');
    assert.equal(
      text,
      `---
id: ${id}
title: Wound care
date: ${date}
cpd:
  minutes: 90
  participatory: 45
  covers:
    - nmc-revalidation/preserve-safety
  type: course
  evidence:
    - ${evidence}
---
# Wound care

`,
    );
    assert.equal(made.entry(entry!).claim?.minutes, 90);
    assert.deepEqual(messages, ['Logged: Wound care, 1 h 30 min, 45 min of it with others.']);
    // The person stays in what they were writing.
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, made.uri(path).path);
  });

  it('logs CPD privately, with a file that git leaves alone too', async () => {
    await makeOutside();
    const before = await made.list();
    let asked = 0;
    const { messages } = await run('logCpd', {
      type: ['Supervision', '2026-06-03', '60'],
      tick: [],
      pick: (items) => labelled(asked++ === 0 ? 'Attach Evidence' : 'Log It Privately')(items),
      files: [outside()],
    });
    const files = await newFiles(before);
    assert.equal(files.length, 3, files.join());
    assert.equal(files[0], '.gitignore');
    assert.match(await made.read('.gitignore'), /^\/private\/$/m);
    assert.match(files[1]!, /^private\/attachments\//);
    assert.match(files[2]!, /^private\/entries\//);
    assert.deepEqual(made.entry(files[2]!).claim?.evidence, [files[1]]);
    assert.deepEqual(messages, ['Logged privately: Supervision, 1 h.']);
  });

  it('makes nothing where any question is left with Escape', async () => {
    const before = await made.list();
    const pick = labelled('Nursing and Midwifery Council', 'Log It', 'Health');
    for (const [command, answers] of [
      ['followFramework', {}],
      ['followFramework', { pick }],
      ['followFramework', { pick, tick: [] }],
      ['logCpd', {}],
      ['logCpd', { type: ['Title'] }],
      ['logCpd', { type: ['Title', '3 June 2026'] }],
      ['logCpd', { type: ['Title', '2026-06-03', '45 / 90'], tick: [], pick }],
      ['logCpd', { type: ['Title', '2026-06-03', '90'], pick }],
      ['logCpd', { type: ['Title', '2026-06-03', '90'], tick: [] }],
      ['newEntryFromForm', {}],
      ['newEntryFromForm', { pick: labelled('CPD log entry') }],
      ['newEntryFromForm', { pick: labelled('CPD log entry'), type: ['Title'] }],
      ['attachEvidence', {}],
      ['addCounterpart', {}],
      ['addCounterpart', { pick: labelled('a peer'), type: ['Jo'] }],
      ['addReviewer', { pick: labelled('Somebody'), type: ['Jo'] }],
      ['stopFollowing', { pick: labelled('NMC') }],
    ] as [string, Answers][])
      await run(command, answers);
    assert.deepEqual(await made.list(), before);
    assert.equal(await made.read(yaml), following);
    assert.equal(await made.read(path), entryText({ id: 'one' }));
  });

  it('makes an entry from a form, claiming what was asked for', async () => {
    const before = await made.list();
    const { offered } = await run('newEntryFromForm', {
      pick: labelled('Practice hours'),
      type: ['Ward 5', '150 h'],
    });
    // Of what is followed first.
    assert.equal(offered[0]!.kind, vscode.QuickPickItemKind.Separator);
    assert.match(offered[0]!.label, /NMC/);
    const [entry] = await newFiles(before);
    const { meta, sections } = readEntryText(await made.read(entry!));
    assert.equal(meta.template, 'nmc-revalidation/practice-hours');
    assert.equal(meta.title, 'Ward 5');
    assert.deepEqual(meta.cpd, { minutes: 9000, type: 'practice' });
    assert.equal(sections.length, 5);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, made.uri(entry!).path);
  });

  it('attaches copies, each under a name of its own, and takes the name back with Undo', async () => {
    await makeOutside();
    const before = await made.list();
    await run('attachEvidence', { files: [outside(), outside()] });
    const copies = await newFiles(before);
    assert.equal(copies.length, 2);
    const claimed = made.entry(path).claim!.evidence;
    assert.deepEqual([...claimed].sort(), copies.sort());
    const text = await made.read(path);
    const added = `cpd:\n  evidence:\n${claimed.map((one) => `    - ${one}\n`).join('')}`;
    assert.equal(text.replace(added, ''), entryText({ id: 'one' }));
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor!.document.getText(), entryText({ id: 'one' }));
  });

  it('keeps the evidence of a private entry private', async () => {
    await makeOutside();
    const before = await made.list();
    await run('attachEvidence', { files: [outside()] }, made.uri(secret));
    const [copy, ...others] = (await newFiles(before)).filter((one) => one !== '.gitignore');
    assert.match(copy!, /^private\/attachments\/2026\/certificate(-\w{6})?\.pdf$/);
    assert.deepEqual(others, []);
    assert.match(await made.read('.gitignore'), /^\/private\/$/m);
  });

  it('copies a dropped file, links it and names it as evidence', async () => {
    const editor = vscode.window.activeTextEditor!;
    const { document } = editor;
    const bytes = Uint8Array.from([1, 0, 2]);
    const item = new vscode.DataTransferItem('');
    item.asFile = () => ({ name: 'My certificate.PDF', data: async () => bytes });
    const data = new vscode.DataTransfer();
    data.set('application/pdf', item);
    const end = document.positionAt(document.getText().length);
    const edit = await evidenceDrop(made.api, document, end, data);
    assert.deepEqual(
      (await made.list()).filter((one) => one.startsWith('attachments/')),
      [],
    );
    assert.ok(await vscode.workspace.applyEdit(edit!.additionalEdit!));
    const last = document.positionAt(document.getText().length);
    assert.ok(await editor.edit((edits) => edits.insert(last, edit!.insertText as string)));
    const [copy, ...others] = (await made.list()).filter((one) => one.startsWith('attachments/'));
    assert.deepEqual(others, []);
    assert.match(copy!, /^attachments\/2026\/my-certificate(-\w{6})?\.pdf$/);
    assert.deepEqual(await made.read(copy!), new TextDecoder().decode(bytes));
    const text = document.getText();
    assert.ok(text.endsWith(`[My certificate.PDF](../../${copy})`));
    assert.deepEqual(readEntryText(text).meta.cpd, { evidence: [copy] });
    const inFront = await evidenceDrop(made.api, document, new vscode.Position(2, 0), data);
    assert.equal(inFront!.insertText, '');
  });

  it('takes no file that lies in the journal already, and none outside of entries', async () => {
    const { document } = vscode.window.activeTextEditor!;
    const data = new vscode.DataTransfer();
    const uris = [made.uri(secret), made.uri('no-such-file.pdf'), made.root];
    data.set('text/uri-list', new vscode.DataTransferItem(uris.join('\r\n')));
    assert.equal(
      await evidenceDrop(made.api, document, new vscode.Position(9, 0), data),
      undefined,
    );
    const other = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'x' });
    assert.equal(await evidenceDrop(made.api, other, new vscode.Position(0, 0), data), undefined);
  });

  it('keeps who took part below private/, and a role in the entry', async () => {
    const before = await made.list();
    await run('addCounterpart', {
      pick: labelled('another person on the register'),
      type: ['Jo Bloggs', '12A3456E', 'jo@example.org'],
    });
    const [details] = (await newFiles(before)).filter((one) => one !== '.gitignore');
    assert.match(details!, /^private\/counterparts\/another-person-on-the-register-\w{6}\.md$/);
    assert.match(
      await made.read(details!),
      /name: Jo Bloggs\nnumber: 12A3456E\nemail: jo@example.org/,
    );
    assert.match(await made.read('.gitignore'), /^\/private\/$/m);
    const text = await made.read(path);
    assert.ok(!/Bloggs|12A3456E|jo@/.test(text));
    assert.deepEqual(readEntryText(text).meta.cpd, {
      counterpart: 'another person on the register',
      counterpartDetails: details,
    });
  });

  it('warns of personal details in a shared entry', async () => {
    const text = entryText({ id: 'one' }).replace(
      '---\n# ',
      'cpd:\n  counterpart: jo@x.org\n---\n# ',
    );
    await made.write(path, encoded(text));
    await made.until(
      () => made.journal.problemsOf(path).some(({ code }) => code === 'entry.counterpart-details'),
      'the details are found',
    );
  });
});
