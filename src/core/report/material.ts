/** What the parts of a report are made from, and what several of them say. */
import * as l10n from '@vscode/l10n';
import type { Framework } from '../library/framework';
import type { Ledger } from '../ledger/ledger';
import type { ShownEntry } from './readEntries';
import type { Block } from './report';

export interface Material {
  readonly framework: Framework;
  readonly ledger: Ledger;
  /** Oldest first. */
  readonly shown: readonly ShownEntry[];
  /** What an entry's template asks, in words; the id where that is not known. */
  readonly questions: (entry: ShownEntry, prompt: string) => string;
}

export const notChecked = (): string => l10n.t('(not checked at its source)');

export const nothingYet = (): Block => ({
  kind: 'paragraph',
  text: l10n.t('Nothing is recorded here for these dates.'),
});
