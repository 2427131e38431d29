import assert from 'node:assert/strict';
import { LinkError } from '../../src/core/base/fileLinks';
import { FileExistsError, type FileRead, type Files } from '../../src/core/base/ports';

export interface FilesUnderTest {
  readonly files: Files;
  /** The same folder, as another program sees it. */
  write(path: string, bytes: Uint8Array): Promise<void> | void;
  read(path: string): Promise<Uint8Array> | Uint8Array;
  /** A symbolic link to the folder itself. */
  link(path: string): Promise<void> | void;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** What every adapter of the port `Files` promises; called within the `describe` of each. */
export function keepsFilesContract(make: () => Promise<FilesUnderTest> | FilesUnderTest): void {
  let made: FilesUnderTest;
  let files: Files;

  beforeEach(async () => {
    made = await make();
    files = made.files;
  });

  const holds = async (path: string): Promise<string> => textOf(await made.read(path));
  const all = async (): Promise<string[]> => [...(await files.list('')).files].sort();

  it('creates a file with its folders', async () => {
    await files.create('a/b/c.md', 'words\n');
    assert.equal(await holds('a/b/c.md'), 'words\n');
    assert.deepEqual(await all(), ['a/b/c.md']);
  });

  it('refuses to create an existing file, and does not change it', async () => {
    await made.write('a.md', bytesOf('mine'));
    await assert.rejects(files.create('a.md', 'yours'), FileExistsError);
    assert.equal(await holds('a.md'), 'mine');
    assert.deepEqual(await all(), ['a.md']);
  });

  it('creates a file of any bytes, and refuses if it exists', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256);
    await files.createBytes('a/b.pdf', bytes);
    assert.deepEqual([...(await made.read('a/b.pdf'))], [...bytes]);
    await assert.rejects(files.createBytes('a/b.pdf', bytesOf('yours')), FileExistsError);
    assert.equal((await made.read('a/b.pdf')).length, bytes.length);
    assert.deepEqual(await all(), ['a/b.pdf']);
  });

  it('appends, after a line end of its own where there is none', async () => {
    await files.append('a.yaml', '- 1\n');
    await made.write('a.yaml', bytesOf('- 1\n- 2'));
    await files.append('a.yaml', '- 3\n');
    assert.equal(await holds('a.yaml'), '- 1\n- 2\n- 3\n');
    assert.deepEqual(await all(), ['a.yaml']);
  });

  it('appends from two sides without losing a line', async () => {
    const lines = Array.from({ length: 20 }, (_, number) => `- ${number};\n`);
    // One after the other on each side, the two sides at once.
    const side = async (which: number): Promise<void> => {
      for (let at = which; at < lines.length; at += 2) await files.append('a.yaml', lines[at]!);
    };
    await Promise.all([side(0), side(1)]);
    const text = await holds('a.yaml');
    assert.deepEqual(text.split(/(?<=\n)/).sort(), [...lines].sort());
  });

  it('replaces a text, or makes the file', async () => {
    await files.replace('a/b.json', '1');
    await files.replace('a/b.json', '22');
    assert.equal(await holds('a/b.json'), '22');
    assert.deepEqual(await all(), ['a/b.json']);
  });

  it('reads a text with its byte order mark and line ends', async () => {
    const text = '\uFEFFa\r\nb\nc – ü 😀';
    await made.write('a.md', bytesOf(text));
    const read = await files.read('a.md');
    assert.ok('text' in read);
    assert.equal(read.text, text);
    assert.deepEqual([...read.bytes.subarray(0, read.length)], [...bytesOf(text)]);
    assert.equal(read.part(3, 7), 'a\r\nb');
    assert.equal(read.size, bytesOf(text).length);
  });

  for (const [what, bytes, why] of [
    ['binary', new Uint8Array([1, 0, 2]), 'binary'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0]), 'notUtf8'],
    ['UTF-16 the other way round', new Uint8Array([0xfe, 0xff, 0, 0x61]), 'notUtf8'],
    ['UTF-8 with a mark and a zero byte', new Uint8Array([0xef, 0xbb, 0xbf, 0]), 'binary'],
    ['not UTF-8', new Uint8Array([0x63, 0xe9, 0x0a]), 'notUtf8'],
    ['large', new Uint8Array(5 * 1024 * 1024 + 1).fill(97), 'tooLarge'],
  ] as const) {
    it(`says why what is ${what} gives no text`, async () => {
      await made.write('a.md', bytes);
      const read = await files.read('a.md');
      assert.equal('unreadable' in read && read.unreadable, why);
      assert.equal('size' in read && read.size, bytes.length);
    });
  }

  it('returns permanent bytes, and within a callback those of that file', async () => {
    const texts = ['one', 'two, longer', 'ü'];
    for (const [at, text] of texts.entries()) await made.write(`${at}.md`, bytesOf(text));
    const [first] = [await files.read('0.md'), await files.read('1.md')];
    assert.equal('text' in first && first.text, 'one');
    const seen: string[] = [];
    await files.readEach(['0.md', '1.md', '2.md'], (read) => {
      if ('text' in read) seen.push(textOf(read.bytes.subarray(0, read.length)), read.text);
    });
    assert.deepEqual(seen.sort(), [...texts, ...texts].sort());
  });

  it('says what is not there', async () => {
    assert.deepEqual(await files.read('no/such.md'), { path: 'no/such.md', missing: true });
    assert.deepEqual(await files.list('no'), { files: [], links: [], denied: [] });
    await files.remove('no/such.md');
  });

  it('calls back once for each path', async () => {
    const paths = Array.from({ length: 70 }, (_, number) => `f/${number}.md`);
    for (const path of paths) await made.write(path, bytesOf(path));
    const reads: FileRead[] = [];
    await files.readEach([...paths, 'f/no.md'], (read) => reads.push(read));
    assert.deepEqual(reads.map(({ path }) => path).sort(), [...paths, 'f/no.md'].sort());
    const sizes = new Map<string, number | undefined>();
    const asked = [...paths, 'f/no.md'];
    await files.statEach(asked, (index, version) => sizes.set(asked[index]!, version?.size));
    assert.equal(sizes.size, 71);
    assert.equal(sizes.get('f/10.md'), 7);
    assert.equal(sizes.get('f/no.md'), undefined);
  });

  it('lists links apart and does not follow them, nor git’s own folder', async () => {
    await made.write('a/b.md', bytesOf('b'));
    await made.write('.git/config', bytesOf('x'));
    await made.write('node_modules/x/y.md', bytesOf('x'));
    await made.link('a/link');
    const { files: found, links } = await files.list('');
    assert.deepEqual(found, ['a/b.md']);
    assert.deepEqual(links, ['a/link']);
  });

  describe('never follows a link below its root', () => {
    /** Where the link is on the way to the file. */
    const places: [link: string, file: string][] = [
      ['entries', 'entries/a.md'],
      ['entries', 'entries/2026/06/a.md'],
      ['.journal/records', '.journal/records/ann/a.dev.yaml'],
      ['.journal/records/ann', '.journal/records/ann/a.dev.yaml'],
      ['private', 'private/entries/a.md'],
      ['attachments', 'attachments/2026/a.pdf'],
    ];
    const refused = (link: string) => (error: unknown) =>
      error instanceof LinkError && error.path === link && error.message.includes(link);

    for (const [link, file] of places)
      it(`refuses to write or remove ${file} where ${link} is a link, and names the link`, async () => {
        await made.write('a.md', bytesOf('mine'));
        await made.link(link);
        for (const attempt of [
          () => files.create(file, 'x'),
          () => files.createBytes(file, bytesOf('x')),
          () => files.append(file, 'x'),
          () => files.replace(file, 'x'),
          () => files.remove(file),
        ])
          await assert.rejects(attempt, refused(link));
        assert.equal(await files.linkOn(file), link);
        assert.deepEqual(await all(), ['a.md']);
        assert.equal(await holds('a.md'), 'mine');
      });

    it('refuses to append to a link, to replace it and to remove it', async () => {
      await made.link('.gitignore');
      for (const attempt of [
        () => files.append('.gitignore', 'x'),
        () => files.replace('.gitignore', 'x'),
        () => files.remove('.gitignore'),
      ])
        await assert.rejects(attempt, refused('.gitignore'));
      await assert.rejects(files.create('.gitignore', 'x'), FileExistsError);
      assert.deepEqual((await files.list('')).links, ['.gitignore']);
    });

    it('misses what is behind a link, however it is read', async () => {
      await made.write('a.md', bytesOf('mine'));
      await made.link('x');
      const missing = { path: 'x/a.md', missing: true };
      assert.deepEqual(await files.read('x/a.md'), missing);
      const seen: unknown[] = [];
      await files.readEach(['x/a.md'], (read) => seen.push(read));
      await files.statEach(['x/a.md'], (_, version) => seen.push(version));
      assert.deepEqual(seen, [missing, undefined]);
      for (const folder of ['x', 'x/y'])
        assert.deepEqual(await files.list(folder), { files: [], links: ['x'], denied: [] });
      assert.equal(await files.linkOn('a.md'), undefined);
      assert.equal(await files.linkOn('none/a.md'), undefined);
    });

    it('leaves what is next to a link as it is to be used', async () => {
      await made.link('x');
      await files.create('y/a.md', '1');
      await files.append('y/a.md', '2');
      assert.equal(await holds('y/a.md'), '1\n2');
    });
  });

  it('lists what is directly in a folder, without going deeper', async () => {
    for (const path of ['a.md', 'x/b.md', 'x/y/c.md']) await made.write(path, bytesOf(path));
    assert.deepEqual((await files.list('', false)).files, ['a.md']);
    assert.deepEqual((await files.list('x', false)).files, ['x/b.md']);
  });

  it('continues past names that no journal can use', async () => {
    for (const path of ['a.md', 'b\\c/d.md', 'x/e\\f.md']) await made.write(path, bytesOf(path));
    const { files: found, denied } = await files.list('');
    assert.ok(found.includes('a.md'));
    assert.deepEqual(denied, []);
    const sizes = new Map<string, number | undefined>();
    await files.statEach(found, (index, version) => sizes.set(found[index]!, version?.size));
    assert.deepEqual([...sizes.keys()].sort(), [...found].sort());
    assert.equal(sizes.get('a.md'), 4);
  });

  it('removes a file', async () => {
    await made.write('a.md', bytesOf('a'));
    await files.remove('a.md');
    assert.deepEqual(await all(), []);
  });

  it('refuses paths that lead out of the folder', async () => {
    for (const path of ['../a.md', 'a/../../b.md', '/a.md', 'C:/a.md', 'a\\..\\..\\b.md'])
      for (const attempt of [
        () => files.create(path, 'x'),
        () => files.createBytes(path, bytesOf('x')),
        () => files.append(path, 'x'),
        () => files.replace(path, 'x'),
      ])
        await assert.rejects(attempt);
    assert.deepEqual(await all(), []);
  });
}
