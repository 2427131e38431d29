// The bundles of the tests.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { common, inBrowser, onNode, root } from './options.mjs';

export function tests() {
  const mode = { sourcemap: true, legalComments: 'none', outdir: 'dist/test', outbase: 'test' };
  // Tools are loaded from node_modules; other packages are bundled, like in the extension.
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
      // The web worker has no Node.
      alias: { 'node:assert/strict': './test/host/assert.browser.ts' },
      // Makes mocha's build define a global variable instead of our exports.
      define: { ...common.define, exports: 'undefined' },
      plugins: [hostTests('browser')],
    },
  ];
}

/** Subjects that can behave differently in Restricted Mode or with several folders; other tests do not run there. */
const everywhere = ['activation', 'completion', 'discovery', 'newEntry', 'problems', 'welcome'];
const subjects = {
  restricted: [...everywhere, 'comments', 'private', 'review', 'sharingFiles', 'workspaceFiles'],
  multiRoot: [...everywhere, 'follow', 'mendJournal', 'moving', 'reports', 'team'],
};

/**
 * Provides the module `host-tests`, which imports a suite's test files from test/host: those named after
 * the suite (`x.browser.test.ts`), and of those without a suite's name the ones on its subjects.
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
