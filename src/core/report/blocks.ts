/** Builds the blocks of a report. */
import * as l10n from '@vscode/l10n';
import type { Block, Column, Plain } from './report';

export const heading = (level: 2 | 3 | 4, text: Plain): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: Plain): Block => ({ kind: 'paragraph', text });
export const note = (text: Plain): Block => ({ kind: 'note', text });
export const list = (items: readonly Plain[]): Block => ({ kind: 'list', items });

/** @param columns a text is the title of a column without numbers */
export const table = (
  caption: Plain,
  columns: readonly (Plain | Column)[],
  rows: readonly (readonly Plain[])[],
): Block => ({
  ...{ kind: 'table', caption, rows },
  columns: columns.map((column) => (typeof column === 'string' ? { title: column } : column)),
});

export const numberColumn = (title: Plain): Column => ({ title, isNumber: true });

/** A list under a heading, with notes above it; nothing if the list is empty. */
export const listSection = (
  title: Plain,
  items: readonly Plain[],
  ...notes: readonly Block[]
): Block[] => (items.length === 0 ? [] : [heading(2, title), ...notes, list(items)]);

export const nothingRecorded = (): Block =>
  paragraph(l10n.t('Nothing is recorded here for these dates.'));
