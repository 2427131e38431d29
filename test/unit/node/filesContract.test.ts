import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeFiles } from '../../../src/node/nodeFiles';
import { keepsFilesContract } from '../../kit/filesContract';

describe('files through Node', () => {
  const folders: string[] = [];

  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  keepsFilesContract(() => {
    const root = mkdtempSync(path.join(tmpdir(), 'reflective-journal-'));
    folders.push(root);
    const on = (file: string): string => {
      const absolute = path.join(root, file);
      mkdirSync(path.dirname(absolute), { recursive: true });
      return absolute;
    };
    return {
      files: nodeFiles(root, () => undefined),
      write: (file, bytes) => writeFileSync(on(file), bytes),
      read: (file) => readFileSync(on(file)),
      link: (file) => symlinkSync(root, on(file)),
    };
  });
});
