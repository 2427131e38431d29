// Builds everything: the extension for both hosts, the CLI, the panel, the data that ships with
// them, and the tests.  node build/build.mjs [--watch] [--production]
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { noticesOf } from './notices.mjs';
import { root } from './options.mjs';
import { shipped } from './shipped.mjs';
import { tests } from './tests.mjs';

/** Builds for development, or for release (`production`: minified, without tests and source maps). */
export async function build({ production = false, watch = false } = {}) {
  // Removes tests whose source is gone. The rest stays for an editor that runs from it.
  const stale = path.join(root, production ? 'dist' : 'dist/test');
  await rm(stale, { recursive: true, force: true });
  const ships = shipped(production);
  const others = production ? [] : tests();
  if (!watch) {
    const [results] = await Promise.all([buildAll(ships), buildAll(others)]);
    await writeNotices(results.map(({ metafile }) => metafile));
    return;
  }
  const builds = [...ships, ...others];
  const contexts = await Promise.all(builds.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('Watching for changes.');
}

const buildAll = (builds) => Promise.all(builds.map((options) => esbuild.build(options)));

/** Writes `THIRD-PARTY-NOTICES.txt` and moves the licence comments of esbuild's separate files into it. */
async function writeNotices(metafiles) {
  const dist = path.join(root, 'dist');
  const names = metafiles
    .flatMap(({ outputs }) => Object.keys(outputs))
    .filter((name) => name.endsWith('.LEGAL.txt'))
    .sort();
  const comments = new Set();
  for (const name of names) {
    const [, ...parts] = (await readFile(path.join(root, name), 'utf8')).split(/\n\n(?=\S)/);
    for (const part of parts) comments.add(part.trim());
    await rm(path.join(root, name));
  }
  const text = await noticesOf(metafiles, root, [...comments].sort());
  await writeFile(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const flags = new Set(process.argv.slice(2));
  try {
    await build({ production: flags.has('--production'), watch: flags.has('--watch') });
  } catch (error) {
    // esbuild itself prints its errors.
    if (!error.errors) console.error(error.message);
    process.exitCode = 1;
  }
}
