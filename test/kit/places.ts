import path from 'node:path';

/** The folder of the built programs; the tests are built into it too. */
export const dist = nearest(__dirname, 'dist');

/** The repository. Tests are started in it. */
export const repository = process.cwd();

export const cli = path.join(dist, 'cli.js');
export const templatesFile = path.join(dist, 'templates.json');

function nearest(from: string, name: string): string {
  const folder = path.dirname(from);
  return path.basename(folder) === name || folder === from ? folder : nearest(folder, name);
}
