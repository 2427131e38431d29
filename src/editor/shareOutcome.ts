/** Says what came of sharing: one sentence, and a button for what one would do next. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { fileNameOf } from '../core/paths';
import { setApart } from '../core/setApart';
import type { Conflict, Outcome } from '../core/share/sharing';
import { showInformationMessage, showWarningMessage } from './messages';
import type { OpenJournal } from './openJournal';

export interface Next {
  readonly label: string;
  readonly command: string;
  readonly args?: readonly unknown[];
}

export const sourceControl = (): Next => ({
  label: l10n.t('Open Source Control'),
  command: 'workbench.view.scm',
});

/** Nobody waits for the answer. */
export function offer(message: string, ...steps: readonly Next[]): void {
  const labels = steps.map(({ label }) => label);
  void showWarningMessage(message, ...labels).then((answer) => {
    const step = steps.find(({ label }) => label === answer);
    if (step) void vscode.commands.executeCommand(step.command, ...(step.args ?? []));
  });
}

export function tellOutcome(open: OpenJournal, outcome: Outcome): void {
  const again = {
    label: l10n.t('Share Again'),
    command: 'reflectiveJournal.shareJournal',
    args: [{ open }],
  };
  const log = { label: l10n.t('Show Log'), command: 'reflectiveJournal.showLog' };
  switch (outcome.kind) {
    case 'shared':
      void showInformationMessage(sharedWords(outcome.sent, outcome.received));
      return;
    case 'conflicts':
      return tellConflicts(open, outcome.conflicts);
    case 'noUpstream':
      return offer(
        l10n.t('It is committed on this computer, and has nowhere to go yet: publish the branch.'),
        { label: l10n.t('Publish Branch'), command: 'git.publish' },
      );
    case 'mergeRefused':
      return offer(
        l10n.t(
          'It is committed on this computer, but git cannot join what others changed beside what else is staged or changed here; commit or stash that first.',
        ),
        sourceControl(),
      );
    case 'holdsPrivate':
      return offer(
        l10n.t('A commit that has not left yet holds private files, so nothing was shared.'),
        sourceControl(),
      );
    case 'commitRefused':
      return offer(l10n.t('Git did not commit: {0}', outcome.reason), sourceControl());
    case 'failed':
      return offer(
        outcome.step === 'fetch'
          ? l10n.t(
              'It is committed on this computer, but git could not ask what others have shared.',
            )
          : l10n.t('It is committed on this computer, but git could not send it.'),
        again,
        log,
      );
    case 'rejected':
      return offer(
        l10n.t('It is committed on this computer, but others were faster twice; share once more.'),
        again,
      );
    case 'cancelled':
      return offer(l10n.t('Stopped; what was committed waits on this computer.'), again);
  }
}

function sharedWords(sent: number, received: number): string {
  const came = received > 0 ? l10n.t('What others had shared came in.') : '';
  if (sent > 0) return [l10n.t('Shared.'), came].filter(Boolean).join(' ');
  return came || l10n.t('Nothing was waiting to leave, and nothing new came in.');
}

/** Both sides stand in these files, or one side's file where the other deleted it, as git left them. */
export function tellConflicts(open: OpenJournal, conflicts: readonly Conflict[]): void {
  const { entries } = open.journal;
  const namesOf = (kind: Conflict['kind']): string => {
    const names = conflicts
      .filter((one) => one.kind === kind)
      .map(({ path }) => `“${setApart(entries.get(path)?.title ?? fileNameOf(path))}”`);
    const more = names.length > 3 ? [l10n.t('{0} more', names.length - 3)] : [];
    return [...names.slice(0, 3), ...more].join(', ');
  };
  const sentences = (['both', 'deletedHere', 'deletedThere'] as const)
    .map((kind) => [kind, namesOf(kind)] as const)
    .filter(([, names]) => names !== '')
    .map(([kind, names]) => conflictWords[kind](names));
  const [first] = conflicts.filter(({ path }) => entries.has(path));
  offer(
    [...sentences, l10n.t('Decide what to keep, then share again.')].join(' '),
    ...nextOf(open, first, conflicts.length === 1),
  );
}

const conflictWords: Readonly<Record<Conflict['kind'], (names: string) => string>> = {
  both: (names) => l10n.t('You and somebody else both changed {0}.', names),
  deletedHere: (names) => l10n.t('You deleted {0}, which somebody else changed.', names),
  deletedThere: (names) => l10n.t('Somebody else deleted {0}, which you changed.', names),
};

function nextOf(open: OpenJournal, first: Conflict | undefined, isOnly: boolean): Next[] {
  const problems = {
    label: l10n.t('Show Problems'),
    command: 'workbench.actions.view.problems',
  };
  if (!first) return [problems];
  const args = [open.uriOf(first.path)];
  const look = { label: l10n.t('Open'), command: 'vscode.open', args };
  if (!isOnly || first.kind === 'both') return [look, problems];
  return [
    { label: l10n.t('Keep'), command: 'reflectiveJournal.keepEntry', args },
    { label: l10n.t('Delete'), command: 'reflectiveJournal.deleteEntry', args },
    look,
  ];
}
