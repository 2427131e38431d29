import { journalFilePath } from './setup/journalFile';
import type { JournalPart } from './journalPart';
import { isAtOrBelow } from '../base/paths';

/** The reason why journal.yaml cannot be read. */
export interface SetupProblem {
  /** Absent if unknown, as in a file that is not text. */
  readonly line?: number;
  /** One sentence for the screen; absent if the file is missing. */
  readonly message?: string;
}

/** `undefined` if it can be read, even if its version is newer. */
export function setupProblem(
  journal: Pick<JournalPart, 'setup' | 'problems'>,
): SetupProblem | undefined {
  if (journal.setup && journal.setup.readOnly !== 'unreadable') return undefined;
  for (const { path, line, code, message } of journal.problems())
    if (isAtOrBelow(journalFilePath, path))
      return /^(?:file|folder)\./.test(code) ? { message } : { line, message };
  return {};
}
