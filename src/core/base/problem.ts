import * as l10n from '@vscode/l10n';

export type Severity = 'error' | 'warning' | 'info';

/** Something in a file that the person should know of. The rest of the journal goes on. */
export interface Problem {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly severity: Severity;
  /** Stable name of the kind of problem, such as `entry.duplicate-id`. */
  readonly code: string;
  /** One sentence, for the screen. */
  readonly message: string;
}

/** A problem before it is known which file and line it is in. */
export type Finding = Omit<Problem, 'path'>;

export const finding = (
  line: number,
  severity: Severity,
  code: string,
  message: string,
): Finding => ({ line, severity, code, message });

/** Findings that are listed for one file: nobody reads more of them, and each costs time. */
export const maxFindings = 100;

/** The first findings in one file, and one more that tells how many others there are. */
export function capFindings<T extends Omit<Finding, 'line'>>(findings: readonly T[]): readonly T[] {
  // One more takes the same room as the one that would tell of it.
  if (findings.length <= maxFindings + 1) return findings;
  const rest = findings.slice(maxFindings);
  const severities = new Set(rest.map(({ severity }) => severity));
  const more = {
    ...rest[0]!,
    // As severe as what is left out: an error blocks recording even if it is not listed.
    severity: (['error', 'warning'] as const).find((one) => severities.has(one)) ?? 'info',
    code: 'file.more-findings',
    message: l10n.t('This file has {0} more findings, which are not listed.', rest.length),
  };
  return [...findings.slice(0, maxFindings), more];
}

/** A refusal or failure whose message is meant for the person and safe to show. */
export class HumanError extends Error {}

/** The number of the line, counted from 1, in which the character at `offset` stands. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1))
    line++;
  return line;
}

/** What has to be done before anything is recorded of a text, or added to it. */
export const mustFixFirst = ({ line, message }: Finding): HumanError =>
  new HumanError(l10n.t('Fix line {0} first. {1}', line, message));
