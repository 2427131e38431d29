import type { Metafile } from 'esbuild';

export function noticesOf(
  metafiles: readonly Metafile[],
  root: string,
  comments?: readonly string[],
): Promise<string>;
