/** Edits of the claim in an entry's front matter. */
import * as l10n from '@vscode/l10n';
import {
  splitFrontMatter,
  strayFrontMatter,
  strayFrontMatterMessage,
  unclosedFrontMatter,
} from '../text/frontMatter';
import { HumanError } from '../base/problem';
import type { KeyPath } from '../yaml/scalars';
import type { YamlValue } from '../yaml/plainYaml';
import { append, setValues } from '../yaml/editYaml';
import { readAnyYaml } from '../yaml/readYaml';
import type { Splice } from '../text/splice';

/** Adds files to the entry's evidence, by their paths in the journal. */
export function addEvidence(text: string, paths: readonly string[]): readonly Splice[] {
  return editClaim(text, (source) => {
    const value = readAnyYaml(source).value as { cpd?: { evidence?: unknown } | null } | undefined;
    const named = value?.cpd?.evidence;
    const known: unknown[] = Array.isArray(named) ? named : [];
    return paths
      .filter((path) => !known.includes(path))
      .map((path) => [['cpd', 'evidence', append], path]);
  });
}

/** Sets the counterpart's role, and the path below `private/` of the details. */
export const setCounterpart = (text: string, role: string, details: string): readonly Splice[] =>
  editClaim(text, () => [
    [['cpd', 'counterpart'], role],
    [['cpd', 'counterpartDetails'], details],
  ]);

/** @throws HumanError if the front matter is missing or not closed */
function editClaim(
  text: string,
  wanted: (source: string) => readonly (readonly [KeyPath, YamlValue])[],
): readonly Splice[] {
  const split = splitFrontMatter(text);
  if (split === 'none')
    throw new HumanError(
      strayFrontMatter(text)
        ? strayFrontMatterMessage()
        : l10n.t('This file has no front matter yet. “Adopt This File as an Entry” gives it one.'),
    );
  if (split === 'notClosed') throw new HumanError(unclosedFrontMatter());
  const source = text.slice(split.from, split.to);
  return setValues(source, wanted(source)).map((splice) => ({
    from: split.from + splice.from,
    to: split.from + splice.to,
    text: splice.text,
  }));
}
