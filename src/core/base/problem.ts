import * as l10n from '@vscode/l10n';

export type Severity = 'error' | 'warning' | 'info';

/** A problem in a file. The rest of the journal is read all the same. */
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

/** A problem before its file is known. */
export type Finding = Omit<Problem, 'path'>;

/** A finding before its line is known. */
export interface Unplaced extends Omit<Finding, 'line'> {
  /** Path of the value in the YAML text. */
  readonly path: readonly (string | number)[];
  /** Whether it is about the key of that value. */
  readonly isKey?: boolean;
}

export const finding = (
  line: number,
  severity: Severity,
  code: string,
  message: string,
): Finding => ({ line, severity, code, message });

/** Maximum of findings listed per file: more would not be read, and each costs time. */
export const maxFindings = 100;

/** Keeps the first findings of a file, and adds one that counts the others. */
export function capFindings<T extends Omit<Finding, 'line'>>(findings: readonly T[]): readonly T[] {
  // A single finding over the limit takes no more room than the one that would count it.
  if (findings.length <= maxFindings + 1) return findings;
  const rest = findings.slice(maxFindings);
  const severities = new Set(rest.map(({ severity }) => severity));
  const more = {
    ...rest[0]!,
    // Takes the highest severity of the omitted findings: an error blocks recording even if it is not listed.
    severity: (['error', 'warning'] as const).find((one) => severities.has(one)) ?? 'info',
    code: 'file.more-findings',
    message: l10n.t('This file has {0} more findings, which are not listed.', rest.length),
  };
  return [...findings.slice(0, maxFindings), more];
}

/** A refusal or failure whose message is meant for the person and safe to show. */
export class HumanError extends Error {}

/** Number of the line, counted from 1, of the character at `offset`. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1))
    line++;
  return line;
}

/** Refuses to record or add anything while the text has an error. */
export const mustFixFirst = ({ line, message }: Finding): HumanError =>
  new HumanError(l10n.t('Fix line {0} first. {1}', line, message));
