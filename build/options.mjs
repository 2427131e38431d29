// Options of esbuild that several bundles share.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

export const common = {
  absWorkingDir: root,
  metafile: true,
  outdir: 'dist',
  bundle: true,
  target: ['es2022'],
  logLevel: 'warning',
  alias: {
    // The browser build of pdfkit on Node too, where the other one reads files next to itself.
    'pdfkit/output': './node_modules/pdfkit/js/output.mjs',
    pdfkit: './node_modules/pdfkit/js/pdfkit.browser.mjs',
    // Saves half a megabyte: no report uses WOFF2 fonts.
    'brotli/decompress.js': './build/noWebFonts.mjs',
  },
  // pdfkit makes a URL with it on loading, which is not used.
  define: { 'import.meta.url': '"file:///"' },
};
export const onNode = { ...common, platform: 'node', format: 'cjs', target: ['node20'] };
export const inBrowser = { ...common, platform: 'browser' };
