// Plugins that make the data files of the extension from templates/ and from the schemas.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { inBrowser, root } from './options.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** `templates.json`: the content of templates/, read and checked; see `shippedTemplates.ts`. */
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
      const { exports, inputs } = await loadModule('build/shippedTemplates.ts');
      return {
        contents: exports.shippedTemplates(Object.fromEntries(texts), sha256),
        loader: 'copy',
        watchFiles: [...files, ...inputs],
        watchDirs: [folder, ...under((e) => e.isDirectory())],
      };
    });
  },
};

export const schemaNames = [
  'journal',
  'person',
  'course',
  'records',
  'framework',
  'entry',
  'template',
];

/** `schemas/*.json`, for editors and other programs; see `jsonSchemas.ts`. */
export const jsonSchemas = {
  name: 'json-schemas',
  setup(build) {
    let made;
    build.onStart(() => {
      made = makeSchemas();
      // Reported by esbuild when it loads the first schema.
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
  const { exports, inputs } = await loadModule('build/jsonSchemas.ts');
  const texts = Object.fromEntries(
    Object.entries(exports.jsonSchemas()).map(([name, schema]) => [name, JSON.stringify(schema)]),
  );
  return { texts, inputs };
}

/** Bundles and imports a TypeScript module. @returns its exports and its source files */
async function loadModule(file) {
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
