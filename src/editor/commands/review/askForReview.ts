import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { mustBeOwner } from '../../../core/actions/addRecords';
import { digestsOnDisk } from '../../../core/actions/textOnDisk';
import type { Entry } from '../../../core/entries/entry';
import { askForReview as recordRequest, completionFor } from '../../../core/actions/review';
import { isolateBidi } from '../../../core/base/isolateBidi';
import type { EntryIn } from '../../services/journals';
import {
  setStatusBarMessage,
  showInformationMessage,
  showQuickPick,
} from '../../services/messages';
import type { Command } from '../../services/command';
import { entryOf, savedDocument, writable } from '../../ask/targets';
import { nameOf } from '../../../core/journal/setup/people';

/** Asks one reviewer, or any, to review a completed entry. */
export const askForReview: Command = {
  id: 'reflectiveJournal.askForReview',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    const { open } = target;
    const { journal } = await writable(open);
    const author = await parts.authors.of(open);
    if (!author) return;
    mustBeOwner(journal, author);
    const reviewers = await reviewersOf(target);
    if (reviewers.length === 0) return;
    if (!(await isComplete(target))) return;
    await savedDocument(target, parts);
    const reviewer = reviewers.length === 1 ? reviewers[0] : await pick(target, reviewers);
    if (reviewer === undefined) return;
    const entry = journal.entries.get(target.entry.path) ?? target.entry;
    if (!(await fitsCompletion(target, entry))) return;
    await recordRequest(journal, entry, author, reviewer === anybody ? undefined : reviewer);
    setStatusBarMessage(
      reviewer === anybody
        ? l10n.t('Review requested')
        : l10n.t('{0} is asked for a review', isolateBidi(nameOf(journal, reviewer))),
    );
  },
};

/** The empty string is no person's slug. */
const anybody = '';

/** The reviewers, after offering to add the first one. */
async function reviewersOf({ open }: EntryIn): Promise<readonly string[]> {
  const others = (): readonly string[] => {
    const { owner, reviewers } = open.journal.setup!.file;
    return reviewers.filter((person) => person !== owner);
  };
  if (others().length > 0) return others();
  const add = l10n.t('Add a Reviewer');
  const answer = await showInformationMessage(l10n.t('This journal has no reviewer yet.'), add);
  if (answer === add)
    await vscode.commands.executeCommand('reflectiveJournal.addReviewer', { open });
  return others();
}

/** Whether the entry is completed, after offering to complete it. */
async function isComplete({ open, entry }: EntryIn): Promise<boolean> {
  const holds = (): boolean => open.journal.standingOf(entry).completions.length > 0;
  if (holds()) return true;
  const complete = l10n.t('Mark Complete');
  const answer = await showInformationMessage(
    l10n.t('Only complete entries can be reviewed. Mark this entry complete first?'),
    complete,
  );
  if (answer !== complete) return false;
  await vscode.commands.executeCommand('reflectiveJournal.markComplete', open.uriOf(entry.path));
  return holds();
}

/** Whether a completion matches the current text, after offering to complete it again. */
async function fitsCompletion({ open }: EntryIn, entry: Entry): Promise<boolean> {
  const { journal } = open;
  const fits = async (): Promise<boolean> =>
    (await completionFor(journal, entry, await digestsOnDisk(journal, entry))) !== undefined;
  if (await fits()) return true;
  const complete = l10n.t('Mark Complete');
  const answer = await showInformationMessage(
    l10n.t('You have changed this entry since you marked it complete. Mark it complete again?'),
    complete,
  );
  if (answer !== complete) return false;
  await vscode.commands.executeCommand('reflectiveJournal.markComplete', open.uriOf(entry.path));
  return fits();
}

async function pick(
  { open: { journal } }: EntryIn,
  reviewers: readonly string[],
): Promise<string | undefined> {
  const items = [
    { label: l10n.t('Any reviewer'), person: anybody },
    ...reviewers.map((person) => ({ label: nameOf(journal, person), person })),
  ];
  const picked = await showQuickPick(items, {
    title: l10n.t('Ask for Review'),
    placeHolder: l10n.t('Who should look at it?'),
  });
  return picked?.person;
}
