// The licences of all packages of which something is in a bundle, from what esbuild says of its builds.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const licenceFile = /^(?:licen[cs]e|copying|notice)/i;

/** Packages that name their licence and come without its text, each with the holder of its copyright. */
const mitWithoutText = new Map([
  ['@vscode/l10n', 'Microsoft Corporation'],
  ['brotli', 'Devon Govett'],
  ['dfa', 'Devon Govett'],
  ['fontkit', 'Devon Govett'],
]);
/** The same where a neighbour from the same repository has the text. */
const textIn = new Map([['@lit-labs/ssr-dom-shim', '../../lit']]);

const mit = (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO
EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN
AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE
OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * Returns name, version, licence and licence text of each package, sorted by name.
 * @param metafiles of all builds that are shipped; @param root the folder of their paths
 * @param comments licence comments in the packages' code: they may name others that a file was made of
 * @throws where a package has no licence text
 */
export async function noticesOf(metafiles, root, comments = []) {
  const found = await packagesIn(metafiles, root);
  const folders = [...found].map((folder) => path.join(root, folder));
  const packages = await Promise.all(folders.map(noticeOf));
  packages.sort((a, b) => (a.title < b.title ? -1 : 1));
  const notices = new Map(packages.map(({ title, text }) => [title, text]));
  return [
    'This extension contains parts of the following packages.\n',
    ...[...notices].map(([title, text]) => section(title, text)),
    ...(comments.length > 0
      ? [section('Licence comments in these packages', comments.join('\n\n'))]
      : []),
  ].join('\n');
}

const section = (title, text) => `${'='.repeat(80)}\n${title}\n\n${text}\n`;

/**
 * The folders, relative to the root, of the packages from which an output has code, data or a copy, and of
 * those that such a package needs without importing them: its files may have been bundled with them.
 */
async function packagesIn(metafiles, root) {
  const folders = new Set();
  const imported = new Map();
  for (const { inputs, outputs } of metafiles) {
    for (const [file, { imports }] of Object.entries(inputs)) {
      const folder = packageOf(file);
      const names = imported.get(folder) ?? new Set();
      imported.set(folder, names);
      for (const { original } of imports) names.add(packageName.exec(original ?? '')?.[0]);
    }
    for (const output of Object.values(outputs))
      for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
        const folder = packageOf(file);
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
  }
  for (const folder of folders) {
    const names = imported.get(folder);
    const { dependencies } = await manifestOf(path.join(root, folder));
    for (const name of names ? Object.keys(dependencies ?? {}) : [])
      if (!names.has(name) && !name.startsWith('@types/'))
        folders.add(installed(root, folder, name));
  }
  return folders;
}

const packageName = /^(?:@[^/]+\/)?[^/]+/;
const packageOf = (file) => /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];

/** The folder of a package as another one finds it. */
function installed(root, folder, name) {
  for (let above = folder; ; above = above.slice(0, above.lastIndexOf('/node_modules/'))) {
    const own = `${above}/node_modules/${name}`;
    if (existsSync(path.join(root, own))) return own;
    const outer = `${above.slice(0, above.lastIndexOf('node_modules/'))}node_modules/${name}`;
    if (!above.includes('/node_modules/') || existsSync(path.join(root, outer))) return outer;
  }
}

const manifestOf = async (folder) =>
  JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));

async function noticeOf(folder) {
  const { name, version, license } = await manifestOf(folder);
  const title = `${name} ${version} (${license ?? 'see below'})`;
  let text = await licenceTextIn(path.join(folder, textIn.get(name) ?? ''));
  const holder = mitWithoutText.get(name);
  if (text === '' && holder !== undefined && license === 'MIT') text = mit(holder);
  if (text === '')
    throw new Error(
      `The package ${name} is part of a bundle and has no licence text. Add the text, or use another package.`,
    );
  return { title, text };
}

async function licenceTextIn(folder) {
  const names = (await readdir(folder)).filter((name) => licenceFile.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.map((one) => one.replaceAll('\r\n', '\n').trim()).join('\n\n');
}
