import { readFileSync } from 'node:fs';
import type { Collections } from '../core/library/collections';
import { readShipped } from '../core/library/shippedCollections';

/** @param file what the build made of `templates/` */
export const builtInTemplates = (file: string): Collections =>
  readShipped(readFileSync(file, 'utf8'));
