import { journalFilePath } from './setup/journalFile';
import type { JournalPart } from './journalPart';
import { isAtOrBelow } from '../base/paths';

/** Why journal.yaml, on which all else depends, cannot be read. */
export interface SetupTrouble {
  /** Absent where it is not known, as in a file that is no text. */
  readonly line?: number;
  /** One sentence, for the screen; absent where there is no such file. */
  readonly message?: string;
}

/** `undefined` where it can be read, be it of a newer version. */
export function setupTrouble(
  journal: Pick<JournalPart, 'setup' | 'problems'>,
): SetupTrouble | undefined {
  if (journal.setup && journal.setup.readOnly !== 'unreadable') return undefined;
  for (const { path, line, code, message } of journal.problems())
    if (isAtOrBelow(journalFilePath, path))
      return /^(?:file|folder)\./.test(code) ? { message } : { line, message };
  return {};
}
