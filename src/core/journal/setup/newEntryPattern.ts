/** The pattern `newEntry` of journal.yaml, which gives a new entry its path. */
import * as l10n from '@vscode/l10n';
import { dateParts } from '../../base/dates';
import { isSafeNewPath } from '../../base/paths';
import type { Finding } from '../../base/problem';

const variables = ['year', 'month', 'day', 'date', 'slug'] as const;

const isVariable = (name: string): boolean => (variables as readonly string[]).includes(name);

/** What stands in braces and is no variable stays as it is. */
export function fillPattern(pattern: string, date: string, slug: string): string {
  const values: Record<(typeof variables)[number], string> = { ...dateParts(date), date, slug };
  return pattern.replace(/\{(\w+)\}/g, (all, name: string) =>
    isVariable(name) ? values[name as keyof typeof values] : all,
  );
}

/**
 * What of the pattern would surprise whoever makes an entry.
 * @param date on which one would be made
 * @param isEntry `undefined` where `entries` cannot be used
 */
export function patternFindings(
  pattern: string,
  date: string,
  isEntry: ((path: string) => boolean) | undefined,
): Omit<Finding, 'line'>[] {
  const path = fillPattern(pattern, date, 'new-entry');
  // Of a path that is not safe it is said when an entry is made: none is.
  const isLost = isEntry !== undefined && isSafeNewPath(path) && !isEntry(path);
  return [
    ...(isLost
      ? [
          {
            severity: 'error' as const,
            code: 'journal.new-entry',
            message: l10n.t(
              'A new entry would be put at {0}, which is no entry by the pattern “entries”.',
              path,
            ),
          },
        ]
      : []),
    ...unknownIn(pattern).map((name) => ({
      severity: 'warning' as const,
      code: 'journal.unknown-variable',
      message: l10n.t(
        '“newEntry” names {0}, which is never filled in; there are {1}.',
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
