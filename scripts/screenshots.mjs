// Takes the pictures of the README anew:  npm run screenshots
import { spawnSync } from 'node:child_process';
import * as esbuild from 'esbuild';
import { build } from '../build/build.mjs';

await build({ production: true });
const outfile = 'dist/test/screenshots.js';
await esbuild.build({
  entryPoints: ['test/ui/screenshots.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  packages: 'external',
});
process.exitCode = spawnSync(process.execPath, [outfile], { stdio: 'inherit' }).status ?? 1;
