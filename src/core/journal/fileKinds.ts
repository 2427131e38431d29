import { frameworkFile } from '../schema/frameworkSchema';
import type * as v from 'valibot';
import { journalFilePath } from './setup/journalFile';
import { isRecordPath } from '../records/records';
import * as schemas from '../schema/schemas';

/** Kinds of files with YAML, in all of the file or in its front matter. */
export type FileKind =
  'journal' | 'person' | 'course' | 'framework' | 'records' | 'template' | 'entry';

export const schemaOf: Readonly<Record<FileKind, v.GenericSchema>> = {
  journal: schemas.journalFile,
  person: schemas.personFile,
  course: schemas.courseFile,
  framework: frameworkFile,
  records: schemas.recordFile,
  template: schemas.templateMeta,
  entry: schemas.entryMeta,
};

const shapes: readonly (readonly [kind: FileKind, path: RegExp])[] = [
  ['person', /^\.journal\/people\/[^/]+\.yaml$/],
  ['course', /^\.journal\/courses\/[^/]+\/course\.yaml$/],
  ['framework', /^\.journal\/frameworks\/[^/]+\/framework\.yaml$/],
  ['template', /^\.journal\/(?:(?:courses|frameworks)\/[^/]+|models)\/[^/]+\.md$/],
];

/** @param path within the journal; @returns `undefined` for files without YAML of ours */
export function fileKindOf(path: string, isEntry: (path: string) => boolean): FileKind | undefined {
  if (path === journalFilePath) return 'journal';
  if (isRecordPath(path)) return 'records';
  return shapes.find(([, shape]) => shape.test(path))?.[0] ?? (isEntry(path) ? 'entry' : undefined);
}
