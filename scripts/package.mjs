// Packages the extension:  npm run package [-- file.vsix]
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { build } from '../build/build.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const out = path.resolve(process.argv[2] ?? `${manifest.name}-${manifest.version}.vsix`);

await build({ production: true });
// vsce tries every pattern of .vscodeignore on every file below a folder, which takes minutes
// beside an installed editor or a benchmark's journals. So it gets a folder without the big ones.
const big = new Set(['node_modules', 'bench', 'src', 'test']);
const stage = await mkdtemp(path.join(os.tmpdir(), 'journal-package-'));
try {
  for (const name of await readdir(root)) {
    if (name === '.vscodeignore' || !(name.startsWith('.') || big.has(name))) {
      await cp(path.join(root, name), path.join(stage, name), { recursive: true });
    }
  }
  // It has been built.
  delete manifest.scripts;
  delete manifest.devDependencies;
  await writeFile(path.join(stage, 'package.json'), JSON.stringify(manifest, undefined, 2));
  await createVSIX({
    cwd: stage,
    packagePath: out,
    dependencies: false,
    allowMissingRepository: true,
    // There is no repository of which it is known where it will be.
    rewriteRelativeLinks: false,
  });
} finally {
  await rm(stage, { recursive: true, force: true });
}
