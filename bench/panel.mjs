// Measures the panel in the real editor:  npm run bench:panel
import { spawnSync } from 'node:child_process';
import * as esbuild from 'esbuild';
import { build } from '../build/build.mjs';
import { journalOf } from './generate.mjs';

journalOf(10_000);
await build({ production: true });
const outfile = 'dist/test/panel.js';
await esbuild.build({
  entryPoints: ['bench/panel.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  packages: 'external',
});
process.exitCode = spawnSync(process.execPath, [outfile], { stdio: 'inherit' }).status ?? 1;
