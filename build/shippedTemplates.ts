/** What is in `templates/`, read and checked, as one text. Run by the build. */
import { readCollections } from '../src/core/library/collections';
import { writeShipped } from '../src/core/library/shippedCollections';

/**
 * @param texts by their paths below `templates/`
 * @param hash by which other templates are told from these
 * @throws where something is wrong in one of them
 */
export function shippedTemplates(
  texts: Readonly<Record<string, string>>,
  hash: (text: string) => string,
): string {
  const collections = readCollections(new Map(Object.entries(texts)), 'built-in', 'templates/');
  const problems = collections.problems.map(
    ({ path, line, message }) => `${path}:${line} ${message}`,
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return writeShipped({ ...collections, key: hash(writeShipped(collections)) });
}
