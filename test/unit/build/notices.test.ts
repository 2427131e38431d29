/** Licence notices of what is bundled. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { noticesOf } from '../../../build/notices.mjs';
import { repository } from '../../kit/places';
import { temporaryFolder } from '../../kit/temporaryFolder';

const dist = path.join(repository, 'dist');

/** Name and version of each package that has a file in a bundle, from the source maps. */
function bundledPackages(): ReadonlySet<string> {
  const packages = new Set<string>();
  for (const name of readdirSync(dist).filter((one) => one.endsWith('.js.map'))) {
    const { sources } = JSON.parse(readFileSync(path.join(dist, name), 'utf8')) as {
      sources: readonly string[];
    };
    for (const source of sources) {
      const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(source) ?? [];
      // A package that was bundled before names sources that are not installed.
      if (folder === undefined || !existsSync(path.join(dist, folder, 'package.json'))) continue;
      const { name, version } = JSON.parse(
        readFileSync(path.join(dist, folder, 'package.json'), 'utf8'),
      ) as { name: string; version: string };
      packages.add(`${name} ${version}`);
    }
  }
  return packages;
}

describe('the licence notices', () => {
  it('name each bundled package and font with the text of its licence, and no folder of this computer', () => {
    const notices = readFileSync(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const sections = notices.split(`${'='.repeat(80)}\n`).slice(1);
    const textOf = new Map(
      sections.map((section) => [section.split(' (')[0]!.split('\n')[0]!, section]),
    );
    const packages = bundledPackages();
    assert.ok(packages.size > 40, String(packages.size));
    for (const name of packages) {
      const text = textOf.get(name) ?? '';
      assert.ok(text.length > 400 && /permi|licen[sc]e/i.test(text), `${name}: ${text}`);
    }
    for (const other of ['@expo-google-fonts/noto-sans', 'dejavu-fonts-ttf'])
      assert.ok(
        [...textOf.keys()].some((title) => title.startsWith(`${other} `)),
        other,
      );
    assert.deepEqual(
      sections.map((section) => section.split('\n')[0]!).slice(0, -1),
      sections
        .map((section) => section.split('\n')[0]!)
        .slice(0, -1)
        .sort(),
    );
    assert.ok(!notices.includes(repository));
    assert.ok(!notices.includes('node_modules'));
    assert.ok(!readdirSync(dist).some((name) => name.endsWith('.LEGAL.txt')));
  });

  const folder = temporaryFolder();
  const build = (file: string) => [
    {
      inputs: { [file]: { bytes: 5, imports: [] } },
      outputs: { 'dist/a.js': { inputs: { [file]: { bytesInOutput: 5 } } } },
    } as never,
  ];

  it('cannot be written while a bundled package has no licence text, and the build says which', async () => {
    const home = path.join(folder.path, 'node_modules/@a/b');
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, 'package.json'), '{"name":"@a/b","version":"1.0.0"}');
    await assert.rejects(
      noticesOf(build('node_modules/@a/b/dist/index.js'), folder.path),
      /The package @a\/b is part of a bundle and has no licence text\./,
    );
    writeFileSync(path.join(home, 'LICENSE'), 'May be used by anyone.\r\n');
    const notices = await noticesOf(build('node_modules/@a/b/dist/index.js'), folder.path);
    assert.match(notices, /@a\/b 1\.0\.0 \(see below\)\n\nMay be used by anyone\.\n/);
  });

  it('name what a package was bundled with before it was published', async () => {
    const write = (name: string, manifest: string): void => {
      const home = path.join(folder.path, 'node_modules', name);
      mkdirSync(home, { recursive: true });
      writeFileSync(path.join(home, 'package.json'), manifest);
      writeFileSync(path.join(home, 'LICENCE.md'), `Of ${name}.`);
    };
    write('a', '{"name":"a","version":"1.0.0","dependencies":{"b":"1","@types/c":"1"}}');
    write('b', '{"name":"b","version":"2.0.0"}');
    const notices = await noticesOf(build('node_modules/a/index.js'), folder.path);
    assert.match(notices, /Of a\.[^]*b 2\.0\.0[^]*Of b\./);
  });

  it('leave out packages of which nothing got into a bundle', async () => {
    const outputs = { 'a.js': { inputs: { 'node_modules/x/a.js': { bytesInOutput: 0 } } } };
    const notices = await noticesOf([{ inputs: {}, outputs } as never], folder.path);
    assert.ok(!notices.includes('===='), notices);
  });
});
