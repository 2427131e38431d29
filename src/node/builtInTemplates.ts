import { readFileSync } from 'node:fs';
import { readCollections, type Collections } from '../core/collections';

/** @param file the texts that the build gathered from `templates/`, as one JSON object by path */
export function builtInTemplates(file: string): Collections {
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return readCollections(new Map(Object.entries(texts)), 'built-in', '');
}
