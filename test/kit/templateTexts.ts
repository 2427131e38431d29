import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from './places';

/** What lies in `templates/`, by path. */
export function templateTexts(): ReadonlyMap<string, string> {
  const folder = path.join(repository, 'templates');
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.join(item.parentPath, item.name))
    .map(
      (file) =>
        [
          path.relative(folder, file).replaceAll(path.sep, '/'),
          readFileSync(file, 'utf8'),
        ] as const,
    );
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
