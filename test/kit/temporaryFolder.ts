import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A real folder for each test of the suite, gone afterwards. */
export function temporaryFolder(): { readonly path: string } {
  const folder = { path: '' };
  beforeEach(() => {
    folder.path = mkdtempSync(path.join(tmpdir(), 'reflective-journal-'));
  });
  afterEach(() => rmSync(folder.path, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
