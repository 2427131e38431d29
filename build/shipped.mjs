// The bundles and data files of the extension.
import { jsonSchemas, schemaNames, templates } from './data.mjs';
import { common, inBrowser, onNode } from './options.mjs';

/** Keeps the code for reports in a bundle of its own on Node, loaded with the first report. */
const separateReports = {
  name: 'separate-reports',
  setup(build) {
    build.onResolve({ filter: /\/formats\/reports\.js$/ }, () => ({
      path: './reports.js',
      external: true,
    }));
  },
};

/** Fonts of PDF reports, with their licences. */
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

export function shipped(production) {
  const mode = { minify: production, sourcemap: !production, legalComments: 'external' };
  return [
    {
      ...onNode,
      ...mode,
      entryPoints: ['src/extension.ts'],
      // ES modules first: the CommonJS builds of some packages load their parts at run time.
      mainFields: ['module', 'main'],
      external: ['vscode'],
      plugins: [separateReports],
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
      plugins: [separateReports],
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
        ...schemaNames.map((name) => ({ in: `schema ${name}`, out: `schemas/${name}` })),
        ...fonts,
      ],
      plugins: [templates, jsonSchemas],
      loader: { '.css': 'copy', '.ttf': 'copy', '': 'copy' },
    },
  ];
}
