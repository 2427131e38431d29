/** The only code that writes to standard output and standard error; makes text from files inert. */
import { escapeControls } from '../../core/base/escapeControls';

/**
 * CI systems execute lines that start like this, or contain such marks:
 * GitHub's `::error::` and `##[error]`, Azure's `##vso[…]`.
 */
const inert = (line: string): string =>
  line.replace(/^(\s*)::/, '$1\\::').replace(/##(?=\[|vso\[)/gi, '#\\#');

/** Prints each text on its own line, keeping tabs between columns. */
export const printedLines = (lines: readonly string[]): string =>
  lines.map((line) => `${inert(line.split('\t').map(escapeControls).join('\t'))}\n`).join('');

/** Prints one line to standard error. */
export const warn = (line: string): void => void process.stderr.write(printedLines([line]));
