/** Only people settle conflicts, whatever kind of file they are in. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writeFileSync, readFileSync } from 'node:fs';
import { hasMarksLeft } from '../../../src/core/text/conflict';
import { mergeRecords } from '../../../src/core/sharing/mergeRecords';
import { activityEntry } from '../../kit/samples';
import { temporaryFolder } from '../../kit/temporaryFolder';
import type { Clone } from '../../kit/clones';
import { clonesOf, ownGit } from '../../kit/clones';
import { git } from '../../kit/git';

const entry = 'entries/2026/one.md';
const picture = 'attachments/cert.png';
const record = '.journal/records/ann/one.lap.yaml';

describe('settling conflicts', () => {
  const folder = temporaryFolder();
  ownGit(() => folder.path);

  const write = (clone: Clone, file: string, bytes: Buffer | string): void => {
    clone.write(file, '');
    writeFileSync(clone.on(file), bytes);
  };
  const bytes = (clone: Clone, file: string): Buffer => readFileSync(clone.on(file));

  /** Both changed the file; it is shared by Ann first. */
  async function conflict(
    file: string,
    [base, anns, sams]: readonly (Buffer | string)[],
    more: Record<string, string> = {},
  ): Promise<Clone> {
    const [ann, sam] = (await clonesOf(folder.path, 2, more)) as [Clone, Clone];
    const text = { 'a.md': activityEntry('a') };
    ann.write('entries/a.md', text['a.md']);
    if (base !== undefined) write(ann, file, base);
    await ann.share();
    await sam.share();
    write(ann, file, anns!);
    await ann.share();
    write(sam, file, sams!);
    return sam;
  }
  const remote = (file: string): Buffer =>
    Buffer.from(git(`${folder.path}/remote.git`, 'show', `main:${file}`), 'utf8');

  const stays = async (sam: Clone, path: string, kind: string): Promise<void> => {
    for (const time of ['first', 'second', 'third'])
      assert.deepEqual(await sam.share(), { kind: 'conflicts', conflicts: [{ path, kind }] }, time);
    assert.deepEqual(await sam.sharing.unsettled(), [{ path, kind }]);
  };

  it('asks which picture to keep for as long as nobody has said so, and keeps that one', async () => {
    const png = (text: string): Buffer => Buffer.from(`\u0089PNG\0${text}`, 'latin1');
    const sam = await conflict(picture, [png('base'), png('from Ann'), png('from Sam')]);
    await stays(sam, picture, 'unmarked');
    await sam.sharing.keep(picture, 'there');
    assert.deepEqual(bytes(sam, picture), png('from Ann'));
    assert.equal((await sam.share()).kind, 'shared');
    assert.match(remote(picture).toString(), /from Ann/);
  });

  it('keeps mine where that is what was said, also of a file that git is told not to merge', async () => {
    const texts = { '.gitattributes': 'attachments/** -merge\n' };
    const sam = await conflict('attachments/a.txt', ['base\n', 'Ann\n', 'Sam\n'], texts);
    await stays(sam, 'attachments/a.txt', 'unmarked');
    await sam.sharing.keep('attachments/a.txt');
    assert.equal((await sam.share()).kind, 'shared');
    assert.equal(remote('attachments/a.txt').toString(), 'Sam\n');
  });

  it('finishes a merge of files that git ignores by now, and adds nothing else that it ignores', async () => {
    const texts = ['base\n', 'Ann\n', 'Sam\n'].map((line) => `${activityEntry('one')}${line}`);
    const sam = await conflict(entry, texts);
    sam.write('.git/info/exclude', '/entries/\n');
    sam.write('entries/2026/ignored.md', 'not to be shared');
    await stays(sam, entry, 'both');
    sam.write(entry, texts[2]!);
    assert.equal((await sam.share()).kind, 'shared');
    assert.equal(remote(entry).toString(), texts[2]);
    assert.equal(sam.git('ls-files', 'entries/2026/ignored.md'), '');
  });

  it('does not send marks in a text that is not UTF-8, and not the half of them', async () => {
    const latin = (text: string): Buffer => Buffer.from(activityEntry('one') + text, 'latin1');
    const sam = await conflict(entry, [
      latin('caf\u00e9\n'),
      latin('Ann\u00e9\n'),
      latin('Sam\u00e9\n'),
    ]);
    await stays(sam, entry, 'both');
    const marked = bytes(sam, entry).toString('latin1');
    assert.match(marked, /^<<<<<<< [^]*^=======$[^]*^>>>>>>> /m);
    for (const line of [/^<{7}.*\n/m, /^={7}\n/m, /^>{7}.*\n/m]) {
      write(sam, entry, Buffer.from(marked.replace(line, ''), 'latin1'));
      assert.equal((await sam.state()).merge, 'conflicts');
    }
    write(sam, entry, latin('both\u00e9\n'));
    assert.equal((await sam.share()).kind, 'shared');
  });

  it('finds marks between lone carriage returns', async () => {
    const lines = (text: string): string => `one\rtwo\r${text}\r`;
    const sam = await conflict('attachments/a.txt', [lines('base'), lines('Ann'), lines('Sam')]);
    await stays(sam, 'attachments/a.txt', 'both');
    const text = bytes(sam, 'attachments/a.txt').toString();
    write(sam, 'attachments/a.txt', text.replaceAll(/\r?\n/g, '\r'));
    assert.equal((await sam.state()).merge, 'conflicts');
  });

  it('is not held up for ever by lines that both sides had before', async () => {
    const text = (line: string): string => `A heading\n=======\n\n<<<<<<< HEAD\n\n${line}\n`;
    const sam = await conflict('attachments/a.txt', [text('base'), text('Ann'), text('Sam')]);
    await stays(sam, 'attachments/a.txt', 'both');
    write(sam, 'attachments/a.txt', text('both'));
    assert.equal((await sam.share()).kind, 'shared');
  });

  it('joins records byte for byte where they are no UTF-8, and asks where they are no text', async () => {
    const line = (id: string, word: string): string =>
      `- id: ${id}\n  at: 2026-11-23T12:00:00Z\n  kind: comment\n  text: ${word}\n`;
    const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
    const base = line('c', 'd\u00e9j\u00e0 \u00a0');
    const sam = await conflict(record, [
      latin(base),
      latin(base + line('a', 'Ann\u00e9')),
      latin(base + line('b', 'Sam\u00e0')),
    ]);
    assert.equal((await sam.share()).kind, 'shared');
    const joined = latin(base + line('b', 'Sam\u00e0') + line('a', 'Ann\u00e9'));
    assert.deepEqual(bytes(sam, record), joined);
  });

  it('asks about records that are no text', async () => {
    const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
    const sam = await conflict(record, [
      utf16('- id: c\n'),
      utf16('- id: a\n'),
      utf16('- id: b\n'),
    ]);
    await stays(sam, record, 'unmarked');
    await sam.sharing.keep(record);
    assert.equal((await sam.share()).kind, 'shared');
  });

  it('joins any bytes without changing one of them', () => {
    const any = fc
      .uint8Array({ maxLength: 40 })
      .map((list) => Buffer.from(list).toString('latin1'));
    const block = any.map((text) => `- ${text.replaceAll(/^-/gm, ' ')}\n`);
    fc.assert(
      fc.property(fc.array(block), fc.array(block), (ours, theirs) => {
        const joined = mergeRecords(ours.join(''), theirs.join(''));
        assert.ok(joined.startsWith(ours.join('')));
        assert.equal(Buffer.from(joined, 'latin1').toString('latin1'), joined);
      }),
    );
  });

  it('takes any single mark that is left for a conflict', () => {
    for (const line of ['<<<<<<< HEAD', '=======', '>>>>>>> theirs', '||||||| base', '<<<<<<<'])
      for (const end of ['\n', '\r\n', '\r', '']) {
        assert.ok(hasMarksLeft(`a${end || '\n'}${line}${end}`, ['a\n', 'b\n']), line);
        assert.ok(!hasMarksLeft(`a\n${line}${end}`, [`${line}\n`, `${line}\r\n`]), line);
      }
    for (const text of ['', '<<<<<< a', '========', '>>>>>>>a', 'a <<<<<<< b'])
      assert.ok(!hasMarksLeft(text, []), text);
  });
});
