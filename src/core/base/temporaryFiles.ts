/** Files that are being written: made under a name of their own, then moved to where they belong. */
import type { Clock, Files, Random } from './ports';

/** In the folder of the file itself, so that it can be moved there in one step; git ignores it by `.rj-*.tmp`. */
export const temporaryName = (random: Random): string =>
  `.rj-${Array.from(random(8), (byte) => byte.toString(16).padStart(2, '0')).join('')}.tmp`;

const leftover = /(?:^|\/)\.rj-[0-9a-f]{16}\.tmp$/;
/** Names that earlier versions used. */
const earlier = /(?:^|\/)\.[0-9a-f]{16}\.tmp$/;

/** Whether the file is one that was being written, by this version or an earlier one. */
export const isTemporary = (path: string): boolean =>
  path.endsWith('.tmp') && (leftover.test(path) || earlier.test(path));

/** Older than any write that is still going on. */
const oneHour = 3600_000;

/** Removes temporary files that a process left when it was killed; every other path is left alone. */
export async function removeLeftovers(
  files: Files,
  paths: readonly string[],
  clock: Clock,
): Promise<void> {
  const own = paths.filter((path) => leftover.test(path));
  const old: string[] = [];
  await files.statEach(own, (index, version) => {
    // An unknown time is negative or zero: then nothing is removed.
    if (version && version.mtime > 0 && version.mtime < clock.now() - oneHour)
      old.push(own[index]!);
  });
  for (const path of old) await files.remove(path);
}
