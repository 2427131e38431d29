/** The files to share, as items that the user can tick. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { fileNameOf } from '../../core/base/paths';
import type { Journal } from '../../core/journal/journal';
import { isolateBidi } from '../../core/base/isolateBidi';
import { leavingKinds, type Leaving, type LeavingKind } from '../../core/sharing/leaving';
import { nameOf } from '../../core/journal/setup/people';

export interface LeavingItem extends vscode.QuickPickItem {
  readonly leaving?: Leaving;
}

const groupName = (kind: LeavingKind): string =>
  ({
    entry: l10n.t('Entries'),
    records: l10n.t('Records'),
    evidence: l10n.t('Evidence'),
    setup: l10n.t('The journal’s own files'),
  })[kind];

const changeWord = (change: Leaving['change']): string =>
  ({ new: l10n.t('new'), changed: l10n.t('changed'), removed: l10n.t('removed') })[change];

const whyOfPrivate = ({ kind }: Leaving): string =>
  kind === 'records'
    ? l10n.t('These records are about a private entry.')
    : l10n.t('Only a private entry uses this file.');

/** @param isTicked whether an item starts ticked; files used only by private entries never do */
export function leavingItems(
  journal: Journal,
  leaving: readonly Leaving[],
  isTicked: (one: Leaving) => boolean,
): LeavingItem[] {
  return leavingKinds.flatMap((kind) => {
    const group = leaving.filter((one) => one.kind === kind);
    if (group.length === 0) return [];
    return [
      { label: groupName(kind), kind: vscode.QuickPickItemKind.Separator },
      ...group.map((one) => ({
        ...wordsOf(journal, one),
        picked: !one.isOfPrivate && isTicked(one),
        leaving: one,
        ...(one.isOfPrivate && { detail: whyOfPrivate(one) }),
      })),
    ];
  });
}

function wordsOf(
  journal: Journal,
  { path, kind, change, entry, person }: Leaving,
): { label: string; description: string } {
  const word = changeWord(change);
  if (kind === 'entry')
    return {
      label: isolateBidi(journal.entries.get(path)?.title ?? fileNameOf(path)),
      description: `${word} · ${path}`,
    };
  if (kind !== 'records') return { label: path, description: word };
  const about = journal.entryById(entry ?? '')?.title ?? entry ?? '';
  const by = nameOf(journal, person ?? '');
  return {
    label: l10n.t('About “{0}”', isolateBidi(about)),
    description: `${l10n.t('by {0}', isolateBidi(by))} · ${word} · ${fileNameOf(path)}`,
  };
}
