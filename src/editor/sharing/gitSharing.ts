/** What all commands need that exchange a journal's changes through git. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Sharing, SharingStep } from '../../core/sharing/sharing';
import { saveDocument } from '../ask/targets';
import { gitProgram } from '../services/gitProgram';
import { withProgress } from '../services/messages';
import type { OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';
import { offer, sourceControl } from './shareOutcome';

/** Journals whose changes are being exchanged. */
const busy = new Set<string>();

/** Does nothing for a journal whose changes are being exchanged. */
export async function oneAtATime({ key }: OpenJournal, work: () => Promise<void>): Promise<void> {
  if (busy.has(key)) return;
  busy.add(key);
  try {
    await work();
  } finally {
    busy.delete(key);
  }
}

/** @returns `undefined` if git cannot be used, after showing the next step */
export async function sharingOf(
  { host, log }: Parts,
  open: OpenJournal,
): Promise<Sharing | undefined> {
  if (!vscode.workspace.isTrusted) {
    offer(l10n.t('Git does not run in Restricted Mode. Trust this folder to share.'), {
      label: l10n.t('Manage Workspace Trust'),
      command: 'workbench.trust.manage',
    });
    return undefined;
  }
  const git = await gitProgram();
  const sharing = git && host.sharing(open.root, git, log);
  if (!sharing)
    offer(
      l10n.t('Your files are saved. Commit and push them with Source Control to share them.'),
      sourceControl(),
    );
  return sharing;
}

/** Saves open files, since files on disk are shared. */
export async function saveOpenEntries(open: OpenJournal): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    const path = open.pathOf(document.uri);
    if (path !== undefined && document.isDirty && open.journal.setup?.isEntry(path))
      await saveDocument(document);
  }
}

const stepWord = (step: SharingStep): string =>
  ({
    commit: l10n.t('Committing…'),
    fetch: l10n.t('Fetching…'),
    merge: l10n.t('Merging…'),
    push: l10n.t('Pushing…'),
  })[step];

/** Shows the steps in a notification that can cancel them. */
export function withSharingProgress<T>(
  title: string,
  start: (
    /** @param of the journal, if there are several */
    onStep: (step: SharingStep, of?: string) => void,
    cancellation: vscode.CancellationToken,
  ) => Promise<T>,
): Thenable<T> {
  return withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title,
      cancellable: true,
    },
    (progress, cancellation) =>
      start((step, of) => {
        const message = [of, stepWord(step)].filter(Boolean).join(' · ');
        progress.report({ message });
      }, cancellation),
  );
}
