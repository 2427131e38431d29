import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { dist } from './places';

/** Built with the tests: see `helperProcess.test.ts` for what it can do. */
export const helper = path.join(dist, 'test/unit/node/helperProcess.test.js');

/** Has another process do it; resolves to what it printed as JSON. */
export async function runHelper(...args: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [helper, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}
