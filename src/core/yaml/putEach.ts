import type { KeyPath } from './editScalar';
import type { YamlValue } from './plainYaml';
import { putIn } from './putIn';
import type { Splice } from '../text/splice';

/** Puts one value after the other, each into what the others made of the text. */
export function putEach(
  text: string,
  wanted: readonly (readonly [path: KeyPath, value: YamlValue])[],
): readonly Splice[] {
  let now = text;
  for (const [path, value] of wanted)
    for (const { from, to, text: put } of putIn(now, path, value))
      now = now.slice(0, from) + put + now.slice(to);
  return difference(text, now);
}

/** The one part in which two texts differ. */
function difference(before: string, after: string): readonly Splice[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let end = 0;
  while (end < most - from && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [{ from, to: before.length - end, text: after.slice(from, after.length - end) }];
}
