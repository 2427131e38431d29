import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Entry } from '../../../core/entries/entry';
import { commitMessage } from '../../../core/sharing/commitMessage';
import {
  findingsIn,
  heldBack,
  isOfOwner,
  leavingOf,
  type Leaving,
} from '../../../core/sharing/leaving';
import type { Outcome, Sharing, SharingState } from '../../../core/sharing/sharing';
import { leavingItems } from '../../ask/leavingItems';
import { showQuickPick, showWarningMessage } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import type { Parts } from '../../services/parts';
import {
  oneAtATime,
  saveOpenEntries,
  sharingOf,
  withSharingProgress,
} from '../../sharing/gitSharing';
import { offer, showOutcome, tellConflicts, tellStuck } from '../../sharing/shareOutcome';
import { ask } from '../../ask/ask';
import type { Command } from '../../services/command';
import { journalOfNode, pickJournal, shownName, writable } from '../../ask/targets';

/** Shows the outgoing files for a last check, and shares them with git. */
export const shareJournal: Command = {
  id: 'reflectiveJournal.shareJournal',
  async execute(parts, argument) {
    const open = journalOfNode(argument) ?? (await pickJournal(parts));
    if (open)
      await oneAtATime(open, async () => share(parts, await writable(open), entryIn(argument)));
  },
};

/** The entry whose menu was used; only its files start ticked. */
function entryIn(argument: unknown): Entry | undefined {
  const { kind, entry } = (argument ?? {}) as { kind?: unknown; entry?: Entry };
  return kind === 'entry' ? entry : undefined;
}

async function share(parts: Parts, open: OpenJournal, only: Entry | undefined): Promise<void> {
  const sharing = await sharingOf(parts, open);
  if (!sharing) return;
  await saveOpenEntries(open);
  const state = await sharing.state();
  if (!state)
    return offer(
      l10n.t('This journal is not in a git repository yet, so it stays on this computer.'),
      { label: l10n.t('Initialize Repository'), command: 'git.init' },
    );
  await open.journal.refresh();
  await parts.unsettled.refresh(open);
  if (isStuck(open, sharing, state)) return;
  if (state.isRewritten) {
    const outcome = await withSharingProgress(sharingTitle(open), (...args) =>
      sharing.fetchRewritten(...args),
    );
    if (!outcome) return share(parts, open, only);
    // Nothing was committed.
    return outcome.kind === 'cancelled' ? undefined : showOutcome(open, sharing, outcome);
  }
  const leaving = await leavingOf(open.journal, state.changed);
  const me = await parts.authors.known(open);
  const chosen = leaving.length > 0 ? await choose(open, state, leaving, { only, me }) : [];
  if (!chosen || !(await confirmsFindings(open, state, chosen))) return;
  const message = chosen.length > 0 ? await askMessage(open, chosen) : '';
  if (message === undefined) return;
  const outcome = await run(open, sharing, chosen, message);
  await open.journal.refresh();
  await parts.unsettled.refresh(open);
  showOutcome(open, sharing, outcome);
}

/** Shows what must be settled before anything can be shared. */
function isStuck(
  open: OpenJournal,
  sharing: Sharing,
  { merge, stuck, conflicts, holdsPrivate }: SharingState,
): boolean {
  if (stuck) tellStuck(stuck);
  else if (merge === 'conflicts') tellConflicts(open, sharing, conflicts);
  else if (holdsPrivate) showOutcome(open, sharing, { kind: 'holdsPrivate' });
  else return false;
  return true;
}

const sharingTitle = (open: OpenJournal): string =>
  l10n.t('Sharing {0}’s journal', shownName(open));

/** For example `Share (1/2): Ann Smith`. */
const stepTitle = (open: OpenJournal, step: number): string =>
  `${l10n.t('Share')} (${step}/2): ${shownName(open)}`;

/** @returns `undefined` on Escape */
async function choose(
  open: OpenJournal,
  { waiting, exposing, changed }: SharingState,
  leaving: readonly Leaving[],
  { only, me }: { readonly only: Entry | undefined; readonly me: string | undefined },
): Promise<readonly Leaving[] | undefined> {
  const { journal } = open;
  const isTicked = (one: Leaving): boolean =>
    !exposing.includes(one.path) &&
    !isOfOwner(journal, one, me) &&
    (!only || one.path === only.path || (one.entry !== undefined && one.entry === only.id));
  const picked = await showQuickPick(leavingItems(journal, leaving, isTicked), {
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
    title: stepTitle(open, 1),
    placeHolder: [
      l10n.t('These files will be shared. Private entries never are.'),
      ...(waiting > 0 ? [committedBefore(waiting)] : []),
      ...exposing.filter((path) => isAmong(path, changed)).map(exposes),
    ].join(' '),
  });
  return picked?.flatMap((item) => item.leaving ?? []);
}

const isAmong = (path: string, files: readonly { readonly path: string }[]): boolean =>
  files.some((file) => file.path === path);

const exposesAlready = (path: string): string =>
  l10n.t('With {0} as it is, git does not keep “private” out of what is shared.', path);

const exposes = (path: string): string =>
  l10n.t(
    'With this change to {0}, git would no longer keep “private” out of what is shared.',
    path,
  );

/** A reminder of what no validation can check. */
const duty = (): string =>
  l10n.t(
    'Check that no one can be identified in the files, their names or the message. Once shared, it cannot be recalled.',
  );

const committedBefore = (count: number): string =>
  count === 1
    ? l10n.t('1 earlier commit will be shared too.')
    : l10n.t('{0} earlier commits will be shared too.', count);

const onlyCommitted = (count: number): string =>
  count === 1
    ? l10n.t('1 earlier commit will be shared.')
    : l10n.t('{0} earlier commits will be shared.', count);

const shownLines = 12;

/** Shows the problems in the files to share. Files with warnings can be shared, files with errors cannot. */
async function confirmsFindings(
  { journal }: OpenJournal,
  state: SharingState,
  chosen: readonly Leaving[],
): Promise<boolean> {
  const findings = await findingsIn(
    journal,
    chosen.map(({ path }) => path),
  );
  const lines = [
    ...findings.map(({ path, line, message }) => `${path}:${line} ${message}`),
    ...state.exposing.flatMap((path) => {
      if (isAmong(path, chosen)) return [exposes(path)];
      return isAmong(path, state.changed) ? [] : [exposesAlready(path)];
    }),
    ...heldBack(journal, state).map((path) =>
      l10n.t(
        '{0} is not shared: it is a link, is behind one, or has an unusual name.',
        JSON.stringify(path),
      ),
    ),
  ];
  const hasWarnings = lines.length > 0;
  // Without files there is no prompt for a commit message, which would show this.
  if (chosen.length === 0 && state.waiting > 0) lines.unshift(onlyCommitted(state.waiting), duty());
  if (lines.length === 0) return true;
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  const anyway = hasWarnings ? l10n.t('Share Anyway') : l10n.t('Share');
  const problems = l10n.t('Show Problems');
  const detail = [
    ...lines.slice(0, shownLines),
    ...(lines.length > shownLines ? [l10n.t('{0} more', lines.length - shownLines)] : []),
  ].join('\n');
  const answer = await showWarningMessage(
    hasErrors
      ? l10n.t('Fix these problems before you share.')
      : l10n.t('Please check this before you share.'),
    { modal: true, detail },
    ...(hasErrors ? [] : [anyway]),
    ...(findings.length > 0 ? [problems] : []),
  );
  if (answer === problems) void vscode.commands.executeCommand('workbench.actions.view.problems');
  return answer === anyway;
}

/** @returns `undefined` on Escape */
const askMessage = (open: OpenJournal, chosen: readonly Leaving[]): Promise<string | undefined> =>
  ask({
    title: stepTitle(open, 2),
    prompt: `${l10n.t('A message for git’s history.')} ${duty()}`,
    value: commitMessage(chosen),
  });

const run = (
  open: OpenJournal,
  sharing: Sharing,
  chosen: readonly Leaving[],
  message: string,
): Thenable<Outcome> =>
  withSharingProgress(sharingTitle(open), (...args) =>
    sharing.share(
      chosen.map(({ path }) => path),
      message,
      ...args,
    ),
  );
