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
export const mendedFirst = ({ line, message }: Finding): HumanError =>
  new HumanError(l10n.t('Line {0} has to be mended first. {1}', line, message));
