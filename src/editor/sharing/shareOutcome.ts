/** Shows the result of sharing in one sentence, with a button for the next step. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { fileNameOf } from '../../core/base/paths';
import { isolateBidi } from '../../core/base/isolateBidi';
import type {
  Conflict,
  InTheWay,
  Outcome,
  Received,
  Sharing,
  Stuck,
} from '../../core/sharing/sharing';
import { ask } from '../ask/ask';
import { showInformationMessage, showWarningMessage } from '../services/messages';
import type { OpenJournal } from '../services/openJournal';
import { showError } from '../services/showError';

export interface Next {
  readonly label: string;
  readonly command: string;
  readonly args?: readonly unknown[];
  /** Runs before the command, and cancels it unless it returns `true`. */
  readonly first?: () => Promise<boolean>;
}

export const sourceControl = (): Next => ({
  label: l10n.t('Open Source Control'),
  command: 'workbench.view.scm',
});

/** Does not wait for the answer. */
export function offer(message: string, ...steps: readonly Next[]): void {
  const labels = steps.map(({ label }) => label);
  void showWarningMessage(message, ...labels).then((answer) => {
    const step = steps.find(({ label }) => label === answer);
    return step && showError(() => take(step));
  });
}

async function take({ first, command, args = [] }: Next): Promise<void> {
  if (!first || (await first())) await vscode.commands.executeCommand(command, ...args);
}

/** Appends git's reason, if there is one, or the hook that may have refused. */
function withReason(text: string, reason: string, hook?: string): string {
  if (reason !== '') return `${text} ${reason}`;
  const silent = l10n.t('Git gave no reason.');
  const hint =
    hook === undefined
      ? ''
      : l10n.t('This repository has a “{0}” hook that may have refused.', hook);
  return [text, silent, hint].filter(Boolean).join(' ');
}

const stuckText: Readonly<Record<Stuck, () => string>> = {
  detached: () =>
    l10n.t(
      'You have an earlier version open, not your branch, so nothing was shared. Switch to your branch first.',
    ),
  bisect: () =>
    l10n.t(
      'Git is searching earlier versions here (bisect), so nothing was shared. Run “git bisect reset” first.',
    ),
  rebase: () =>
    l10n.t(
      'Git is in the middle of a rebase here, so nothing was shared. Finish or cancel it first.',
    ),
  cherryPick: () =>
    l10n.t(
      'Git is in the middle of a cherry-pick here, so nothing was shared. Finish or cancel it first.',
    ),
  revert: () =>
    l10n.t(
      'Git is in the middle of a revert here, so nothing was shared. Finish or cancel it first.',
    ),
  merge: () =>
    l10n.t(
      'Git is merging other files here, so nothing was shared. Finish or cancel the merge first.',
    ),
  unmerged: () =>
    l10n.t(
      'Some files here hold two versions, so nothing was shared. Choose in Source Control which one to keep.',
    ),
};

export function tellStuck(stuck: Stuck): void {
  const branch = { label: l10n.t('Switch Branch…'), command: 'git.checkout' };
  offer(stuckText[stuck](), ...(stuck === 'detached' ? [branch] : []), sourceControl());
}

/** Shows what blocks a merge, and both solutions. */
function tellInTheWay(
  open: OpenJournal,
  sharing: Sharing,
  { paths, by }: Extract<Outcome, { kind: 'inTheWay' }>,
  again: Next,
): void {
  const names = (kind: InTheWay['kind']): string => {
    const all = paths
      .filter((one) => one.kind === kind)
      .map(({ path }) => `“${isolateBidi(path)}”`);
    const more = all.length > 3 ? [l10n.t('{0} more', all.length - 3)] : [];
    return [...all.slice(0, 3), ...more].join(', ');
  };
  const who = by.length > 0 ? by.slice(0, 3).map(isolateBidi).join(', ') : l10n.t('another person');
  const sentences = [
    names('private') &&
      l10n.t(
        'Nothing was received. {0} shared {1}, which would replace private files of yours. Ask them to remove it.',
        who,
        names('private'),
      ),
    names('exists') &&
      l10n.t(
        'Nothing was received. {0} shared {1}, and you have files of your own by that name. Move yours aside, or ask them to remove theirs.',
        who,
        names('exists'),
      ),
  ];
  const aside: Next = {
    ...again,
    label: l10n.t('Move Mine Aside'),
    first: async () => {
      const moved = await sharing.moveAside();
      await open.journal.refresh();
      if (moved.length === 0) return true;
      const to = moved.map((one) => `“${isolateBidi(one.to)}”`);
      const more = to.length > 3 ? [l10n.t('{0} more', to.length - 3)] : [];
      const answer = await showInformationMessage(
        l10n.t(
          'Your files are now {0}. Nothing was overwritten.',
          [...to.slice(0, 3), ...more].join(', '),
        ),
        again.label,
      );
      return answer === again.label;
    },
  };
  const canMove = paths.some(({ kind }) => kind === 'exists');
  offer(sentences.filter(Boolean).join(' '), ...(canMove ? [aside] : []), again);
}

/** Asks whether to take the shared version, or lists the steps if that is not possible. */
async function tellRewritten(
  open: OpenJournal,
  sharing: Sharing,
  canTake: boolean,
  again: Next,
): Promise<void> {
  const text = l10n.t(
    'Someone has rewritten the shared history, perhaps to remove text. Nothing was merged or sent.',
  );
  if (!canTake) {
    const steps = [
      l10n.t(
        'You have changes that are not shared yet. Sharing them from here would bring the removed text back.',
      ),
      l10n.t('1. Ask the others what was removed, and why.'),
      l10n.t('2. Copy the files that you changed to another folder.'),
      l10n.t('3. Clone the shared repository again, into a new folder.'),
      l10n.t(
        '4. Put your own changes into the new folder, without the removed text, and share from there.',
      ),
      l10n.t('Keep the old folder until your private entries are in the new one too.'),
    ];
    await showWarningMessage(text, { modal: true, detail: steps.join('\n') });
    return;
  }
  const label = l10n.t('Take Shared Version');
  const detail = l10n.t(
    'You have nothing to share. Taking the shared version also removes from this folder what was removed there. Private files and others that git does not track stay as they are.',
  );
  const answer = await showWarningMessage(text, { modal: true, detail }, label);
  if (answer !== label) return;
  const outcome = await sharing.takeShared();
  await open.journal.refresh();
  // Sharing again at once would not help.
  if (outcome.kind === 'rewritten') await tellRewritten(open, sharing, false, again);
  else showOutcome(open, sharing, outcome);
}

/** Asks for the name and e-mail address of commits, and sets them for this repository. */
async function askIdentity(open: OpenJournal, sharing: Sharing): Promise<boolean> {
  const { people, setup } = open.journal;
  const { owner = '', reviewers = [] } = setup?.file ?? {};
  // A reviewer must not commit in the owner's name by pressing Enter.
  const likely = reviewers.length === 0 ? people.get(owner) : undefined;
  const title = l10n.t('Name and E-Mail for Sharing');
  const name = await ask({
    title,
    prompt: l10n.t('Your name, as it appears on what you share'),
    value: likely?.name ?? '',
  });
  if (name === undefined) return false;
  const email = await ask({
    title,
    prompt: l10n.t('Your e-mail address, as in this journal. Others can see it.'),
    value: [...people.values()].find((one) => one.name === name)?.email ?? '',
  });
  if (email === undefined) return false;
  await sharing.setIdentity(name, email);
  return true;
}

/** @param again what the person started */
export function showOutcome(
  open: OpenJournal,
  sharing: Sharing,
  outcome: Outcome,
  again: Next = {
    label: l10n.t('Share Again'),
    command: 'reflectiveJournal.shareJournal',
    args: [{ open }],
  },
): void {
  const log = { label: l10n.t('Show Log'), command: 'reflectiveJournal.showLog' };
  switch (outcome.kind) {
    case 'shared':
      void showInformationMessage(
        outcome.sent > 0
          ? [l10n.t('Shared.'), receivedText(outcome)].filter(Boolean).join(' ')
          : receivedText(outcome) || l10n.t('Already up to date.'),
      );
      return;
    case 'received':
      void showInformationMessage(receivedText(outcome) || l10n.t('Nothing new to get.'));
      return;
    case 'conflicts':
      return tellConflicts(open, sharing, outcome.conflicts);
    case 'noUpstream':
      return offer(l10n.t('This branch is not on the server yet. Publish it to share.'), {
        label: l10n.t('Publish Branch'),
        command: 'git.publish',
      });
    case 'stuck':
      return tellStuck(outcome.stuck);
    case 'inTheWay':
      return tellInTheWay(open, sharing, outcome, again);
    case 'rewritten':
      void showError(() => tellRewritten(open, sharing, outcome.canTake, again));
      return;
    case 'taken':
      void showInformationMessage(l10n.t('You now have the shared version of this journal.'));
      return;
    case 'noIdentity':
      return offer(
        l10n.t('Git does not know your name and e-mail address, so nothing was shared.'),
        {
          ...again,
          label: l10n.t('Enter Name and E-Mail…'),
          first: () => askIdentity(open, sharing),
        },
      );
    case 'mergeRefused':
      return offer(
        withReason(
          outcome.hasChanges
            ? l10n.t(
                'Other files here have uncommitted changes, and git did not merge what others shared. Commit or stash them, then share again.',
              )
            : l10n.t(
                'Git did not merge what others shared. Your changes are safe on this computer.',
              ),
          outcome.reason,
          outcome.hook,
        ),
        again,
        sourceControl(),
      );
    case 'holdsPrivate':
      return offer(
        l10n.t('An earlier commit holds private files, so nothing was shared.'),
        sourceControl(),
      );
    case 'commitRefused':
      return offer(
        withReason(
          l10n.t('Git did not commit, so nothing was shared.'),
          outcome.reason,
          outcome.hook,
        ),
        again,
        sourceControl(),
      );
    case 'failed':
      return offer(
        withReason(
          outcome.step === 'fetch'
            ? l10n.t(
                'Git could not fetch what others shared. Your changes are safe on this computer.',
              )
            : l10n.t('Git could not send your changes. They are committed on this computer.'),
          outcome.reason,
        ),
        again,
        log,
      );
    case 'rejected':
      return offer(
        l10n.t('Committed locally. Someone else pushed first, twice. Share again.'),
        again,
      );
    case 'cancelled':
      return offer(l10n.t('Cancelled. Your changes are committed locally.'), again);
  }
}

/** Names who changed something; empty if nobody did. */
export function receivedText({ received, from }: Received): string {
  if (received === 0) return '';
  if (from.length === 0) return l10n.t('Changes received.');
  const names = from.slice(0, maxNames).map(isolateBidi);
  if (from.length > maxNames) names.push(l10n.t('{0} more', from.length - maxNames));
  return l10n.t('Changes received from {0}.', names.join(', '));
}

const maxNames = 5;

/** Shows files with both versions, or with one version if the other side deleted the file. */
export function tellConflicts(
  open: OpenJournal,
  sharing: Sharing,
  conflicts: readonly Conflict[],
): void {
  const unmarked = conflicts.find(({ kind }) => kind === 'unmarked');
  if (unmarked) return tellUnmarked(open, sharing, unmarked.path);
  const { entries } = open.journal;
  const namesOf = (kind: Conflict['kind']): string => {
    const names = conflicts
      .filter((one) => one.kind === kind)
      .map(({ path }) => `“${isolateBidi(entries.get(path)?.title ?? fileNameOf(path))}”`);
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

/** Asks which version to keep of each file in which git cannot mark conflicts. */
function tellUnmarked(open: OpenJournal, sharing: Sharing, path: string): void {
  const choice = (label: string, side: 'here' | 'there'): Next => ({
    label,
    command: 'reflectiveJournal.shareJournal',
    args: [{ open }],
    first: async () => {
      await sharing.keep(path, side);
      return true;
    },
  });
  offer(
    l10n.t(
      'You and another person both changed “{0}”, and git cannot combine the two versions. Which one do you want to keep?',
      isolateBidi(path),
    ),
    choice(l10n.t('Keep Mine'), 'here'),
    choice(l10n.t('Keep Theirs'), 'there'),
    { label: l10n.t('Open'), command: 'vscode.open', args: [open.uriOf(path)] },
  );
}

type MarkedKind = Exclude<Conflict['kind'], 'unmarked'>;

const conflictWords: Readonly<Record<MarkedKind, (names: string) => string>> = {
  both: (names) => l10n.t('You and another person both changed {0}.', names),
  deletedHere: (names) => l10n.t('You deleted {0}, which another person changed.', names),
  deletedThere: (names) => l10n.t('Another person deleted {0}, which you changed.', names),
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
