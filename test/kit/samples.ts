/** Journals in memory, and the texts that they are made of. */
import { builtInTemplates } from '../../src/node/builtInTemplates';
import { Journal } from '../../src/core/journal/journal';
import { journalTexts } from './journalTexts';
import { MemoryFiles } from './memoryFiles';
import { templatesFile } from './places';
import { testWorld, type TestWorld } from './world';

export * from './journalTexts';

export const builtIn = builtInTemplates(templatesFile);
export interface Loaded {
  readonly journal: Journal;
  readonly files: MemoryFiles;
  readonly world: TestWorld;
}

/** A journal in memory with these files besides its own, loaded. */
export async function loaded(
  texts: Readonly<Record<string, string | Buffer>> = {},
  world = testWorld(),
): Promise<Loaded> {
  const files = new MemoryFiles({ ...journalTexts, ...texts });
  const journal = new Journal(files, world, builtIn);
  await journal.load();
  return { journal, files, world };
}
