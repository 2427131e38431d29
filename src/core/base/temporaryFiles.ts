/** Temporary files: content is written under a temporary name, then moved to its path. */
import type { Clock, Files, Random } from './ports';

/** Name in the same folder, so that the move is atomic; git ignores `.rj-*.tmp`. */
export const temporaryName = (random: Random): string =>
  `.rj-${Array.from(random(8), (byte) => byte.toString(16).padStart(2, '0')).join('')}.tmp`;

const leftover = /(?:^|\/)\.rj-[0-9a-f]{16}\.tmp$/;
/** Names used by earlier versions. */
const earlier = /(?:^|\/)\.[0-9a-f]{16}\.tmp$/;

/** Whether a path is a temporary file of this version or an earlier one. */
export const isTemporary = (path: string): boolean =>
  path.endsWith('.tmp') && (leftover.test(path) || earlier.test(path));

/** No write takes this long. */
const oneHour = 3600_000;

/** Removes temporary files that a killed process left behind; ignores all other paths. */
export async function removeLeftovers(
  files: Files,
  paths: readonly string[],
  clock: Clock,
): Promise<void> {
  const own = paths.filter((path) => leftover.test(path));
  const old: string[] = [];
  await files.statEach(own, (index, version) => {
    // An unknown time is negative or zero: the file is kept.
    if (version && version.mtime > 0 && version.mtime < clock.now() - oneHour)
      old.push(own[index]!);
  });
  for (const path of old) await files.remove(path);
}
