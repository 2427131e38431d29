import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { misattributionText } from '../../../core/authorship/misattributed';
import type { Journal } from '../../../core/journal/journal';
import type { Committed, PastTexts } from '../../../core/base/ports';
import { reviewRecordsOf, type FoundRecord } from '../../../core/actions/reviewRecords';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { showQuickPick } from '../../services/messages';
import { shownDay } from '../../services/shownDate';
import type { Command } from '../../services/command';
import { entryOf } from '../../ask/targets';
import { nameOf } from '../../../core/journal/setup/people';

type Item = vscode.QuickPickItem & { readonly found?: FoundRecord };

/** Lists completions, reviews and sign-offs with their authors, dates and commits. */
export const showReviewRecords: Command = {
  id: 'reflectiveJournal.showReviewRecords',
  async execute(parts, argument) {
    const { open, entry } = entryOf(parts, argument);
    await open.loaded;
    const { journal } = open;
    const history = await parts.host.pastTexts(open.root);
    const found = await reviewRecordsOf(journal, entry);
    const items = Promise.all(
      [...found].reverse().map(async (one): Promise<Item> => {
        const words = wordsOf(one);
        return {
          label: sentenceOf(journal, one),
          description: one.misattribution
            ? l10n.t(
                '{0}; it does not count',
                isolateBidi(misattributionText(journal, one.misattribution)),
              )
            : one.isRemoved
              ? l10n.t('removed by another person; it still counts')
              : await gitWords(history, one),
          ...(words ? { detail: words } : {}),
          found: one,
        };
      }),
    );
    const picked = await showQuickPick<Item>(
      found.length > 0 ? items : [{ label: l10n.t('Nothing is recorded of this entry yet.') }],
      {
        title: l10n.t('Review Records of “{0}”', isolateBidi(entry.title)),
        placeHolder: l10n.t(
          'A record shows what is in the repository. It does not prove identity.',
        ),
        matchOnDetail: true,
      },
    );
    if (picked?.found && !picked.found.isRemoved)
      await openRecord(open.uriOf(picked.found.path), picked.found.record.id);
  },
};

function sentenceOf(journal: Journal, { person, record }: FoundRecord): string {
  const name = isolateBidi(nameOf(journal, person));
  const day = shownDay(journal.world.clock.dayAt(Date.parse(record.at)), 'medium');
  switch (record.kind) {
    case 'completed':
      return l10n.t('{0} marked it complete, {1}', name, day);
    case 'reviewed':
      return l10n.t('{0} reviewed it, {1}', name, day);
    case 'signed-off':
      return l10n.t('{0} signed it off, {1}', name, day);
    case 'accepted':
      return l10n.t('{0} accepted the CPD claim, {1}', name, day);
    case 'rejected':
      return l10n.t('{0} did not accept the CPD claim, {1}', name, day);
    case 'acknowledged':
      return l10n.t('{0} acknowledged it, {1}', name, day);
    case 'review-requested':
      return record.reviewer === undefined
        ? l10n.t('{0} asked for a review, {1}', name, day)
        : l10n.t(
            '{0} asked {1} for a review, {2}',
            name,
            isolateBidi(nameOf(journal, record.reviewer)),
            day,
          );
  }
}

/** The text that the person wrote with the record. */
function wordsOf({ record }: FoundRecord): string | undefined {
  if (record.kind === 'signed-off') return record.statement;
  if (record.kind === 'accepted' || record.kind === 'rejected')
    return [record.reason ?? '', record.claim ?? ''].filter(Boolean).map(isolateBidi).join(' · ');
  return undefined;
}

async function gitWords(
  history: PastTexts | undefined,
  { path, record }: FoundRecord,
): Promise<string> {
  if (!history) return '';
  const committed = await history.commitOf(path, record.id);
  return committed ? signatureWords(committed) : l10n.t('not committed here');
}

/** Git's result of checking the commit's signature. */
function signatureWords({ commit, signature, signer }: Committed): string {
  const short = commit.slice(0, 8);
  switch (signature) {
    case 'good':
      return signer
        ? l10n.t('commit {0}: git finds a good signature by {1}', short, isolateBidi(signer))
        : l10n.t('commit {0}: git finds a good signature', short);
    case 'bad':
      return l10n.t('commit {0}: git finds that the signature is not valid', short);
    case 'unknown':
      return l10n.t('commit {0}: signed, and git cannot tell by whom', short);
    case 'none':
      return l10n.t('commit {0}: not signed', short);
  }
}

async function openRecord(uri: vscode.Uri, id: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.positionAt(Math.max(0, document.getText().indexOf(id)));
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}
