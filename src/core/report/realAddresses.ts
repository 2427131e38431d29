/** Links and pictures of a report's entries with the paths that their files have on disk. */
import { namedFiles } from '../entries/namedFiles';
import type { Files } from '../base/ports';
import { addressesIn, addressOf, resolveLink, type Address } from '../text/links';
import { applySplices } from '../text/splice';
import type { Block } from './report';

export async function withRealAddresses(
  blocks: readonly Block[],
  files: Pick<Files, 'list' | 'statEach'>,
): Promise<readonly Block[]> {
  const addresses = new Map(blocks.map((block) => [block, addressesOf(block)]));
  const found = await namedFiles(
    files,
    [...addresses.values()].flat().map(({ path }) => path),
  );
  return blocks.map((block) => {
    if (block.kind !== 'words' || block.path === undefined) return block;
    const from = block.path;
    const splices = addresses.get(block)!.flatMap(({ address, path }) => {
      const file = found.get(path);
      if (!file || (file.path === path && !address.target.includes('\\'))) return [];
      const text = `${addressOf(from, file.path)}${address.rest}`;
      return [{ from: address.from, to: address.to, text }];
    });
    return splices.length === 0
      ? block
      : { ...block, markdown: applySplices(block.markdown, splices) };
  });
}

function addressesOf(block: Block): { address: Address; path: string }[] {
  if (block.kind !== 'words' || block.path === undefined) return [];
  const from = block.path;
  return addressesIn(block.markdown, 0).flatMap((address) => {
    const path = resolveLink(from, address.target);
    return path === undefined || path === '' ? [] : [{ address, path }];
  });
}
