import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  dispose(): Promise<void>;
}

/** A folder for one test: empty, or a copy of one in test/fixtures. */
export async function temporaryFolder(fixture?: string): Promise<TemporaryFolder> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'journal-ui-')));
  if (fixture !== undefined) {
    await cp(path.join('test/fixtures', fixture), folder, { recursive: true });
  }
  return { path: folder, dispose: () => rm(folder, { recursive: true, force: true }) };
}
