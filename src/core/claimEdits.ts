/** What is claimed in an entry's front matter, as text put into text. */
import * as l10n from '@vscode/l10n';
import { splitFrontMatter } from './frontMatter';
import { HumanError } from './problem';
import type { KeyPath } from './yaml/editScalar';
import type { YamlValue } from './yaml/plainYaml';
import { putIn } from './yaml/putIn';
import { readAnyYaml } from './yaml/readYaml';
import type { Splice } from './yaml/setList';

/** Names these files, by their paths in the journal, as evidence of the entry. */
export function addEvidence(text: string, paths: readonly string[]): readonly Splice[] {
  return editClaim(text, (source) => {
    const value = readAnyYaml(source).value as { cpd?: { evidence?: unknown } | null } | undefined;
    const named = value?.cpd?.evidence;
    const known: unknown[] = Array.isArray(named) ? named : [];
    return paths
      .filter((path) => !known.includes(path))
      .map((path, index) => [['cpd', 'evidence', known.length + index], path]);
  });
}

/** Says who took part by role, and where below `private/` the rest is kept. */
export const setCounterpart = (text: string, role: string, details: string): readonly Splice[] =>
  editClaim(text, () => [
    [['cpd', 'counterpart'], role],
    [['cpd', 'counterpartDetails'], details],
  ]);

/** @throws HumanError where the front matter is missing or cannot be read */
function editClaim(
  text: string,
  wanted: (source: string) => readonly (readonly [KeyPath, YamlValue])[],
): readonly Splice[] {
  const split = splitFrontMatter(text);
  if (split === 'none')
    throw new HumanError(
      l10n.t('This file has no front matter yet. “Adopt This File as an Entry” gives it one.'),
    );
  if (split === 'notClosed')
    throw new HumanError(
      l10n.t('The front matter opened in line 1 is never closed with a line “---”.'),
    );
  const before = text.slice(split.from, split.to);
  let after = before;
  for (const [path, value] of wanted(before))
    for (const { from, to, text: put } of putIn(after, path, value))
      after = after.slice(0, from) + put + after.slice(to);
  return difference(before, after, split.from);
}

/** The one part in which two texts differ. */
function difference(before: string, after: string, offset: number): readonly Splice[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let end = 0;
  while (end < most - from && before.at(-1 - end) === after.at(-1 - end)) end++;
  const text = after.slice(from, after.length - end);
  return [{ from: offset + from, to: offset + before.length - end, text }];
}
