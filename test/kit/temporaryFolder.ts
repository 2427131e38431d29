/** Real folders for tests. */
import { mkdirSync, realpathSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  dispose(): Promise<void>;
}

/** A new empty folder. */
export function makeFolder(): TemporaryFolder {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'reflective-journal-')));
  return { path: folder, dispose: () => rm(folder, { recursive: true, force: true }) };
}

/** An empty folder for each test of the suite, removed after it. */
export function temporaryFolder(): { readonly path: string } {
  const folder = { path: '' };
  beforeEach(() => {
    folder.path = mkdtempSync(path.join(tmpdir(), 'reflective-journal-'));
  });
  afterEach(() => rmSync(folder.path, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Writes files below a folder, with the folders that they need. */
export function writeFiles(
  folder: string,
  contents: Readonly<Record<string, string | Uint8Array>>,
): void {
  for (const [name, content] of Object.entries(contents)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
