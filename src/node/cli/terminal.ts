/** The one way to standard output and standard error: what comes from files neither moves nor forges anything. */
import { escapeControls } from '../../core/base/escapeControls';

/**
 * A step of a workflow takes such lines, or such marks anywhere in them, for commands to itself:
 * GitHub's `::error::` and `##[error]`, Azure's `##vso[…]`.
 */
const inert = (line: string): string =>
  line.replace(/^(\s*)::/, '$1\\::').replace(/##(?=\[|vso\[)/gi, '#\\#');

/** Each on a line of its own. The tabs between columns stay. */
export const printedLines = (lines: readonly string[]): string =>
  lines.map((line) => `${inert(line.split('\t').map(escapeControls).join('\t'))}\n`).join('');

/** One line for people, to standard error. */
export const warn = (line: string): void => void process.stderr.write(printedLines([line]));
