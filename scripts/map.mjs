/** Writes the table of folders into CONTRIBUTING.md:  npm run map */
import { readFile, writeFile } from 'node:fs/promises';
import * as prettier from 'prettier';
import { mapOfFolders } from './layers.mjs';

const [start, end] = ['<!-- folders -->', '<!-- /folders -->'];
const file = new URL('../CONTRIBUTING.md', import.meta.url);
const text = await readFile(file, 'utf8');
const before = text.slice(0, text.indexOf(start) + start.length);
const after = text.slice(text.indexOf(end));
const options = await prettier.resolveConfig(file);
const written = await prettier.format(`${before}\n\n${mapOfFolders()}\n\n${after}`, {
  ...options,
  parser: 'markdown',
});
if (process.argv.includes('--check')) {
  if (written !== text) {
    console.error(
      'The table of folders in CONTRIBUTING.md is not that of scripts/layers.mjs. Run npm run map.',
    );
    process.exitCode = 1;
  }
} else await writeFile(file, written);
