import { readFileSync } from 'node:fs';
import type { Collections } from '../core/collections';
import { readShipped } from '../core/shippedCollections';

/** @param file what the build made of `templates/` */
export const builtInTemplates = (file: string): Collections =>
  readShipped(readFileSync(file, 'utf8'));
