import { readFileSync } from 'node:fs';
import type { Collections } from '../core/library/collections';
import { readShipped } from '../core/library/shippedCollections';

/** @param file `templates.json` from the build */
export const builtInTemplates = (file: string): Collections =>
  readShipped(readFileSync(file, 'utf8'));
