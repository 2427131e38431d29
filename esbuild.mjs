// Builds everything: the extension for both hosts, the CLI, the panel, the data that ships with
// them, and the tests.  node esbuild.mjs [--watch] [--production]
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { noticesOf } from './scripts/notices.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));

/** Builds for people (`production`: small, no tests, no source maps) or for development. */
export async function build({ production = false, watch = false } = {}) {
  // Tests that are no more must not run. The rest stays in place for an editor that is open on it.
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

/** `THIRD-PARTY-NOTICES.txt`, which takes up the licence comments that esbuild puts into files of their own. */
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

/** On Node the code for reports is a bundle of its own, loaded when the first one is made. */
const reportsApart = {
  name: 'reports-apart',
  setup(build) {
    build.onResolve({ filter: /\/formats\/reports\.js$/ }, () => ({
      path: './reports.js',
      external: true,
    }));
  },
};

const common = {
  absWorkingDir: root,
  metafile: true,
  outdir: 'dist',
  bundle: true,
  target: ['es2022'],
  logLevel: 'warning',
  alias: {
    // pdfkit as browsers have it, everywhere: on Node it looks for files of its own beside itself.
    'pdfkit/output': './node_modules/pdfkit/js/output.mjs',
    pdfkit: './node_modules/pdfkit/js/pdfkit.browser.mjs',
    // Half a megabyte for fonts as web pages have them.
    'brotli/decompress.js': './scripts/noWebFonts.mjs',
  },
  // It makes a name of this, no more.
  define: { 'import.meta.url': '"file:///"' },
};
const onNode = { ...common, platform: 'node', format: 'cjs', target: ['node20'] };
const inBrowser = { ...common, platform: 'browser' };

function shipped(production) {
  const mode = { minify: production, sourcemap: !production, legalComments: 'external' };
  return [
    {
      ...onNode,
      ...mode,
      entryPoints: ['src/extension.ts'],
      // ES modules first: the CommonJS builds of some packages load their parts at run time.
      mainFields: ['module', 'main'],
      external: ['vscode'],
      plugins: [reportsApart],
    },
    {
      ...onNode,
      ...mode,
      entryPoints: { reports: 'src/formats/reports.ts' },
      mainFields: ['module', 'main'],
    },
    {
      ...inBrowser,
      ...mode,
      entryPoints: { 'extension.browser': 'src/extension.browser.ts' },
      format: 'cjs',
      mainFields: ['browser', 'module', 'main'],
      external: ['vscode'],
    },
    {
      ...onNode,
      ...mode,
      entryPoints: { cli: 'src/node/cli/main.ts' },
      mainFields: ['module', 'main'],
      plugins: [reportsApart],
      banner: { js: '#!/usr/bin/env node' },
    },
    {
      ...inBrowser,
      ...mode,
      entryPoints: {
        panel: 'media/panel/main.ts',
        ledger: 'media/ledger/main.ts',
        team: 'media/team/main.ts',
      },
      format: 'iife',
      loader: { '.svg': 'text' },
    },
    {
      ...common,
      entryPoints: [
        { in: 'templates', out: 'templates' },
        { in: 'media/activity/activity.css', out: 'activity' },
        { in: 'media/preview/preview.css', out: 'preview' },
        { in: 'media/report/report.css', out: 'report' },
        ...schemas.map((name) => ({ in: `schema ${name}`, out: `schemas/${name}` })),
        ...fonts,
      ],
      plugins: [templates, jsonSchemas],
      loader: { '.css': 'copy', '.ttf': 'copy', '': 'copy' },
    },
  ];
}

function tests() {
  const mode = { sourcemap: true, legalComments: 'none', outdir: 'dist/test', outbase: 'test' };
  // Tools are loaded from node_modules; what ships is bundled, as it is in the extension.
  const external = [
    'vscode',
    'mocha',
    'fast-check',
    'esbuild',
    'eslint',
    'typescript',
    'pdfjs-dist',
  ];
  const drivers = ['playwright-core', '@axe-core/playwright', 'axe-core'];
  return [
    {
      ...onNode,
      ...mode,
      entryPoints: ['test/properties.ts', 'test/unit/**/*.test.ts', 'test/campaign/**/*.ts'],
      mainFields: ['module', 'main'],
      external,
    },
    {
      ...onNode,
      ...mode,
      entryPoints: ['test/ui/**/*.test.ts'],
      mainFields: ['module', 'main'],
      external: [...external, ...drivers],
    },
    ...['desktop', 'restricted', 'multiRoot'].map((suite) => ({
      ...onNode,
      ...mode,
      entryPoints: { [`host/${suite}`]: 'test/host/index.desktop.ts' },
      mainFields: ['module', 'main'],
      external,
      plugins: [hostTests(suite)],
    })),
    {
      ...inBrowser,
      ...mode,
      entryPoints: { 'host/browser': 'test/host/index.browser.ts' },
      format: 'cjs',
      external: ['vscode'],
      // The web worker has no Node: mocha's own browser build, and the few assertions we use.
      alias: { 'node:assert/strict': './test/host/assert.browser.ts' },
      // So that mocha's build leaves itself in the global scope, not in our place.
      define: { ...common.define, exports: 'undefined' },
      plugins: [hostTests('browser')],
    },
  ];
}

/** What PDF reports are set in, each with its licence. */
const noto = 'node_modules/@expo-google-fonts/noto-sans';
const dejaVu = 'node_modules/dejavu-fonts-ttf';
const fonts = [
  { in: `${noto}/400Regular/NotoSans_400Regular.ttf`, out: 'fonts/NotoSans-Regular' },
  { in: `${noto}/700Bold/NotoSans_700Bold.ttf`, out: 'fonts/NotoSans-Bold' },
  { in: `${noto}/400Regular_Italic/NotoSans_400Regular_Italic.ttf`, out: 'fonts/NotoSans-Italic' },
  { in: `${noto}/700Bold_Italic/NotoSans_700Bold_Italic.ttf`, out: 'fonts/NotoSans-BoldItalic' },
  { in: `${noto}/LICENSE_FONT`, out: 'fonts/NotoSans-LICENSE' },
  { in: `${dejaVu}/ttf/DejaVuSans.ttf`, out: 'fonts/DejaVuSans' },
  { in: `${dejaVu}/ttf/DejaVuSansMono.ttf`, out: 'fonts/DejaVuSansMono' },
  { in: `${dejaVu}/LICENSE`, out: 'fonts/DejaVu-LICENSE' },
];

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** `templates.json`: all that is in templates/, read and checked; see `scripts/shippedTemplates.ts`. */
export const templates = {
  name: 'templates',
  setup(build) {
    const folder = path.join(root, 'templates');
    build.onResolve({ filter: /^templates$/ }, () => ({
      path: path.join(root, 'templates.json'),
      namespace: 'templates',
    }));
    build.onLoad({ filter: /.*/, namespace: 'templates' }, async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const under = (isWanted) =>
        entries.filter(isWanted).map((e) => path.join(e.parentPath ?? e.path, e.name));
      const files = under((e) => e.isFile());
      const texts = await Promise.all(
        files.map(async (file) => [
          path.relative(folder, file).split(path.sep).join('/'),
          await readFile(file, 'utf8'),
        ]),
      );
      texts.sort(([a], [b]) => (a < b ? -1 : 1));
      const { exports, inputs } = await loaded('scripts/shippedTemplates.ts');
      return {
        contents: exports.shippedTemplates(Object.fromEntries(texts), sha256),
        loader: 'copy',
        watchFiles: [...files, ...inputs],
        watchDirs: [folder, ...under((e) => e.isDirectory())],
      };
    });
  },
};

/** What there is a JSON Schema of; see `scripts/jsonSchemas.ts`. */
const schemas = ['journal', 'person', 'course', 'records', 'framework', 'entry', 'template'];

/** `schemas/*.json`: made from the schemas that the parser uses, for editors and other programs. */
const jsonSchemas = {
  name: 'json-schemas',
  setup(build) {
    let made;
    build.onStart(() => {
      made = makeSchemas();
      // Said by esbuild where the first schema is asked for.
      made.catch(() => undefined);
    });
    build.onResolve({ filter: /^schema / }, ({ path: name }) => ({
      path: path.join(root, `${name.slice('schema '.length)}.json`),
      namespace: 'schema',
    }));
    build.onLoad({ filter: /.*/, namespace: 'schema' }, async ({ path: file }) => {
      const { texts, inputs } = await made;
      return { contents: texts[path.basename(file, '.json')], loader: 'copy', watchFiles: inputs };
    });
  },
};

async function makeSchemas() {
  const { exports, inputs } = await loaded('scripts/jsonSchemas.ts');
  const texts = Object.fromEntries(
    Object.entries(exports.jsonSchemas()).map(([name, schema]) => [name, JSON.stringify(schema)]),
  );
  return { texts, inputs };
}

/** A module that the build itself runs, with the files that it is made of. */
async function loaded(file) {
  const { outputFiles, metafile } = await esbuild.build({
    ...inBrowser,
    format: 'esm',
    entryPoints: [file],
    mainFields: ['browser', 'module', 'main'],
    write: false,
    metafile: true,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const exports = await import(`data:text/javascript;base64,${code}`);
  return { exports, inputs: Object.keys(metafile.inputs).map((one) => path.join(root, one)) };
}

/** Restricted Mode and several folders change little: their suites run the tests of what could differ. */
const everywhere = ['activation', 'completion', 'discovery', 'newEntry', 'problems', 'welcome'];
const subjects = {
  restricted: [...everywhere, 'comments', 'private', 'review', 'sharingFiles', 'workspaceFiles'],
  multiRoot: [...everywhere, 'follow', 'mendJournal', 'moving', 'reports', 'team'],
};

/**
 * The module `host-tests` imports the test files of a suite in test/host: those named after it
 * (`x.browser.test.ts`), and of those named after none all that are about its subjects.
 */
function hostTests(suite) {
  return {
    name: 'host-tests',
    setup(build) {
      const folder = path.join(root, 'test/host');
      build.onResolve({ filter: /^host-tests$/ }, () => ({
        path: 'host-tests',
        namespace: 'host-tests',
      }));
      build.onLoad({ filter: /.*/, namespace: 'host-tests' }, async () => {
        const files = (await readdir(folder)).filter((name) => belongsTo(suite, name)).sort();
        return {
          contents: files.map((name) => `import './${name}';`).join('\n'),
          resolveDir: folder,
          watchDirs: [folder],
        };
      });
    },
  };
}

function belongsTo(suite, name) {
  const [, subject, only] =
    /^([^.]+)(?:\.(desktop|browser|restricted|multiRoot))?\.test\.ts$/.exec(name) ?? [];
  if (only !== undefined) {
    return only === suite;
  }
  return subject !== undefined && (subjects[suite]?.includes(subject) ?? true);
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
