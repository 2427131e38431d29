import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Author } from '../../core/actions/addRecords';
import { HumanError } from '../../core/base/problem';
import { mustBeCompleted, mustBeReviewer, reviewSubject } from '../../core/actions/review';
import type { EntryIn } from '../services/journals';
import type { Parts } from '../services/parts';
import { entryOf, writable } from './targets';

export interface ReviewTarget extends EntryIn {
  readonly author: Author;
}

/**
 * The entry under review and its reviewer; `undefined` if the person did not say who they are.
 * @throws HumanError if their review would not count, or the editor has unsaved changes
 */
export async function reviewTarget(
  parts: Parts,
  argument: unknown,
): Promise<ReviewTarget | undefined> {
  const { open, entry: known } = entryOf(parts, argument);
  const { journal } = await writable(open);
  const entry = journal.entries.get(known.path) ?? known;
  const author = await parts.authors.of(open);
  if (!author) return undefined;
  mustBeReviewer(journal, author);
  mustBeCompleted(journal, entry);
  const uri = open.uriOf(entry.path).toString();
  if (vscode.workspace.textDocuments.some((one) => one.isDirty && one.uri.toString() === uri))
    throw new HumanError(l10n.t('This entry has unsaved changes. Save or revert them first.'));
  await reviewSubject(journal, entry);
  return { open, entry, author };
}
