/** The pattern `newEntry` of journal.yaml, which determines the path of a new entry. */
import * as l10n from '@vscode/l10n';
import { dateParts } from '../../base/dates';
import { isSafeNewPath } from '../../base/paths';
import type { Finding } from '../../base/problem';

export const variables: readonly string[] = ['year', 'month', 'day', 'date', 'slug'];

const isVariable = (name: string): boolean => variables.includes(name);

/** Leaves unknown variables as they are. */
export function fillPattern(pattern: string, date: string, slug: string): string {
  const values: Readonly<Record<string, string>> = { ...dateParts(date), date, slug };
  return pattern.replace(/\{(\w+)\}/g, (all, name: string) =>
    isVariable(name) ? values[name]! : all,
  );
}

/**
 * Finds parts of the pattern that give a new entry an unexpected path.
 * @param date of a new entry
 * @param isEntry `undefined` if `entries` is invalid
 */
export function patternFindings(
  pattern: string,
  date: string,
  isEntry: ((path: string) => boolean) | undefined,
): Omit<Finding, 'line'>[] {
  const path = fillPattern(pattern, date, 'new-entry');
  // An unsafe path is reported when an entry is created.
  const isLost = isEntry !== undefined && isSafeNewPath(path) && !isEntry(path);
  return [
    ...(isLost
      ? [
          {
            severity: 'error' as const,
            code: 'journal.new-entry',
            message: l10n.t(
              'A new entry would be created at {0}, which the pattern “entries” does not match.',
              path,
            ),
          },
        ]
      : []),
    ...unknownIn(pattern).map((name) => ({
      severity: 'warning' as const,
      code: 'journal.unknown-variable',
      message: l10n.t(
        '“newEntry” has the unknown variable {0}. Use {1}.',
        name,
        variables.map((one) => `{${one}}`).join(', '),
      ),
    })),
  ];
}

function unknownIn(pattern: string): string[] {
  const found = pattern.match(/\{[^{}]*\}/g) ?? [];
  return [...new Set(found)].filter((one) => !isVariable(one.slice(1, -1)));
}
