import * as l10n from '@vscode/l10n';
import { isolateBidi } from '../../../core/base/isolateBidi';
import type { Outcome, Sharing } from '../../../core/sharing/sharing';
import {
  setStatusBarMessage,
  showInformationMessage,
  showQuickPick,
  showWarningMessage,
} from '../../services/messages';
import type { Command } from '../../services/command';
import { shownPath, type OpenJournal } from '../../services/openJournal';
import type { Parts } from '../../services/parts';
import {
  oneAtATime,
  saveOpenEntries,
  sharingOf,
  withSharingProgress,
} from '../../sharing/gitSharing';
import { offer, receivedText, showOutcome } from '../../sharing/shareOutcome';
import { journalOfNode, shownName } from '../../ask/targets';

/** Receives what others shared, without sending anything: in the journal of a row, else in all of the window. */
export const getChanges: Command = {
  id: 'reflectiveJournal.getChanges',
  async execute(parts, argument) {
    const only = journalOfNode(argument);
    const all = only ? [only] : parts.journals.all;
    const [first] = all;
    if (!first) return;
    if (all.length === 1) return getOne(parts, first);
    if (isGettingAll) return setStatusBarMessage(l10n.t('Changes are already being received.'));
    isGettingAll = true;
    try {
      // Says once why git cannot be used.
      if (await sharingOf(parts, first)) await getAll(parts, all);
    } finally {
      isGettingAll = false;
    }
  },
};

let isGettingAll = false;

interface Got {
  readonly open: OpenJournal;
  readonly sharing: Sharing;
  readonly outcome: Outcome | 'noRepository';
}

type Start = Parameters<typeof withSharingProgress<Got | undefined>>[1];

/** @returns `undefined` where git cannot be used, or the journal is being shared */
async function get(
  parts: Parts,
  open: OpenJournal,
  ...[onStep, cancellation]: Parameters<Start>
): Promise<Got | undefined> {
  await open.loaded;
  const sharing = await sharingOf(parts, open);
  let got: Got | undefined;
  if (sharing)
    await oneAtATime(open, async () => {
      await saveOpenEntries(open);
      const isThere = (await sharing.state()) !== undefined;
      const outcome = isThere ? await sharing.receive(onStep, cancellation) : 'noRepository';
      await open.journal.refresh();
      await parts.unsettled.refresh(open);
      got = { open, sharing, outcome };
    });
  return got;
}

async function getOne(parts: Parts, open: OpenJournal): Promise<void> {
  const title = l10n.t('Getting changes of {0}’s journal', shownName(open));
  const got = await withSharingProgress(title, (...args) => get(parts, open, ...args));
  if (got) show(got);
}

function show({ open, sharing, outcome }: Got): void {
  if (outcome === 'noRepository')
    return offer(
      l10n.t('This journal is not in a git repository yet, so it stays on this computer.'),
      { label: l10n.t('Initialize Repository'), command: 'git.init' },
    );
  if (outcome.kind === 'cancelled') return;
  showOutcome(open, sharing, outcome, {
    label: l10n.t('Try Again'),
    command: 'reflectiveJournal.getChanges',
    args: [{ open }],
  });
}

/** One journal after the other, since many may have the same server. */
async function getAll(parts: Parts, all: readonly OpenJournal[]): Promise<void> {
  const got: Got[] = [];
  await withSharingProgress(
    l10n.t('Getting changes'),
    async (...[onStep, cancellation]: Parameters<Start>) => {
      for (const [at, open] of all.entries()) {
        if (cancellation.isCancellationRequested) return;
        const of = l10n.t('{0} ({1} of {2})', shownName(open), at + 1, all.length);
        const one = await get(parts, open, (step) => onStep(step, of), cancellation);
        if (one) got.push(one);
      }
    },
  );
  const from = new Set<string>();
  let received = 0;
  const failed: Got[] = [];
  for (const one of got) {
    const { outcome } = one;
    if (outcome === 'noRepository' || outcome.kind === 'cancelled') continue;
    if (outcome.kind !== 'received') {
      failed.push(one);
      continue;
    }
    received += outcome.received;
    for (const name of outcome.from) from.add(name);
  }
  const text = receivedText({ received, from: [...from] });
  if (failed.length === 0)
    return void showInformationMessage(text || l10n.t('Nothing new to get.'));
  void showFailed(text, failed);
}

async function showFailed(text: string, failed: readonly Got[]): Promise<void> {
  const look = l10n.t('Show…');
  const names = failed.slice(0, 3).map(({ open }) => shownName(open));
  if (failed.length > names.length) names.push(l10n.t('{0} more', failed.length - names.length));
  const message = [text, l10n.t('No changes could be received for: {0}.', names.join(', '))];
  if ((await showWarningMessage(message.filter(Boolean).join(' '), look)) !== look) return;
  const items = failed.map((got) => ({
    label: shownName(got.open),
    description: isolateBidi(shownPath(got.open)),
    got,
  }));
  const picked = await showQuickPick(items, { title: l10n.t('Show what happened in') });
  if (picked) show(picked.got);
}
