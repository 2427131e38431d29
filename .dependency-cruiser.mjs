/** The table of `scripts/layers.mjs` as rules of dependency-cruiser; `npm run lint` checks them. */
import { apart, layers } from './scripts/layers.mjs';

const folders = layers.map(({ folder }) => folder);

/** The files of a folder, without those of folders within it that are in the table too. */
function filesOf(folder) {
  const within = folders.filter((one) => one.startsWith(`${folder}/`));
  const others = within.map((one) => `(?!${one.slice(folder.length + 1)}/)`);
  return `${folder}/${others.join('')}`;
}
const oneOf = (patterns) => `^(?:${patterns.join('|')})`;

const imports = layers.slice(0, -1).map(({ folder }, index) => ({
  name: `${folder} imports from the folders above it alone`,
  severity: 'error',
  from: { path: oneOf([filesOf(folder)]) },
  to: { path: oneOf(folders.slice(index + 1).map(filesOf)) },
}));

const entryPoints = layers
  .filter(({ entries }) => entries)
  .map(({ folder, entries }) => ({
    name: `${folder} is entered by its entry points alone`,
    severity: 'error',
    from: { pathNot: oneOf([filesOf(folder)]) },
    to: {
      path: oneOf([filesOf(folder)]),
      pathNot: entries.map((entry) => `^${folder}/${entry}\\.ts$`),
    },
  }));

const separations = apart.map(({ from, to, why }) => ({
  name: `${from} does not import ${to}`,
  comment: why,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: `^${to}/` },
}));

export default {
  forbidden: [
    { name: 'no import cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'what starts the extension is not imported',
      severity: 'error',
      from: { pathNot: '^src/[^/]+\\.ts$' },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'every folder is in the table',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: oneOf(folders.map(filesOf)) },
    },
    ...imports,
    ...entryPoints,
    ...separations,
  ],
  options: { tsPreCompilationDeps: true, exclude: { path: 'node_modules' } },
};
