import { isSameText } from '../../core/records/digests';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { misattributionText } from '../../core/authorship/misattributed';
import { claimText, ownReviews } from '../../core/actions/review';
import { reviewRecordsOf } from '../../core/actions/reviewRecords';
import type { Entry } from '../../core/entries/entry';
import type { Journal } from '../../core/journal/journal';
import { misattributedOf, reopenedText } from '../../core/actions/notices';
import { isolateBidi } from '../../core/base/isolateBidi';
import { isDone } from '../../core/records/status';
import { supervisionTemplate } from '../../core/library/supervisionTemplate';
import { roleIn, waitingIn } from '../../core/actions/waiting';
import { Disposables } from '../services/disposables';
import type { EntryIn } from '../services/journals';
import { inertText } from '../services/messages';
import type { Parts } from '../services/parts';
import { nameOf } from '../../core/journal/setup/people';

interface Line {
  readonly title: string;
  readonly command: string;
  /** What the command is told besides the entry. */
  readonly shown?: string;
}

/** Shows above a completed entry its reviews and the reader's next actions. */
export function register({ journals, documents, authors }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<void>());
  disposables.add(journals.onDidChange(() => changed.fire()));
  disposables.add(authors.onDidChange(() => changed.fire()));
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      const found = journals.entryAt(document.uri);
      if (!found) return [];
      const me = await authors.known(found.open);
      const line = documents.textOf(document).sections[0]!.line - 1;
      const range = new vscode.Range(line, 0, line, 0);
      const isCompleted = isDone(found.entry.status);
      const lines = [
        ...(isCompleted ? await statesOf(found) : []),
        ...noticesOf(found, me),
        ...(isCompleted ? actionsOf(found, me) : []),
      ];
      return lines.map(
        ({ title, command, shown }) =>
          new vscode.CodeLens(range, {
            title: inertText(title),
            command: `reflectiveJournal.${command}`,
            arguments: [document.uri, shown],
          }),
      );
    },
  };
  disposables.add(vscode.languages.registerCodeLensProvider({ language: 'markdown' }, provider));
  return disposables;
}

/** The state of reviews, for all readers. */
async function statesOf({ open: { journal }, entry }: EntryIn): Promise<Line[]> {
  const { looks = [], verdicts = [] } = journal.reviewingOf(entry) ?? {};
  const lines: Line[] = [];
  const counting = looks.filter(({ kind }) => kind === entry.status);
  const names = [
    ...new Set(counting.map(({ person }) => isolateBidi(nameOf(journal, person)))),
  ].join(', ');
  if (names !== '')
    lines.push({
      title:
        entry.status === 'signed-off'
          ? l10n.t('signed off by {0}', names)
          : l10n.t('reviewed by {0}', names),
      command: 'showReviewRecords',
    });
  if (names !== '' && entry.changed)
    lines.push({
      title:
        entry.status === 'signed-off'
          ? l10n.t('changed since sign-off')
          : l10n.t('changed since review'),
      command: 'showChangesSinceReview',
    });
  const rejected = verdicts.filter(({ kind }) => kind === 'rejected');
  const reasons = rejected.length > 0 ? await reasonsOf(journal, entry) : new Map<string, string>();
  for (const { person, id } of rejected) {
    const name = isolateBidi(nameOf(journal, person));
    const reason = reasons.get(id) ?? '';
    lines.push({
      title:
        reason === ''
          ? l10n.t('CPD claim not accepted by {0}', name)
          : l10n.t('CPD claim not accepted by {0}: {1}', name, isolateBidi(reason)),
      command: 'showReviewRecords',
    });
  }
  const accepting = verdicts.filter(({ kind }) => kind === 'accepted');
  if (accepting.length > 0)
    lines.push({
      title: l10n.t(
        'CPD claim accepted by {0}',
        accepting.map(({ person }) => isolateBidi(nameOf(journal, person))).join(', '),
      ),
      command: 'showReviewRecords',
    });
  return lines;
}

/** Reasons of rejections, by the id of the record; the index has no words. */
async function reasonsOf(journal: Journal, entry: Entry): Promise<ReadonlyMap<string, string>> {
  const found = await reviewRecordsOf(journal, entry);
  return new Map(
    found.flatMap(({ record }) =>
      record.kind === 'rejected' ? [[record.id, record.reason ?? ''] as const] : [],
    ),
  );
}

/** Records that do not count, and a reopening after the reader's review. */
function noticesOf({ open: { journal }, entry }: EntryIn, me: string | undefined): Line[] {
  const lines = misattributedOf(journal, entry).map((one) => ({
    title: isolateBidi(misattributionText(journal, one)),
    command: 'showReviewRecords',
  }));
  const reopened = journal.reviewingOf(entry)?.reopened?.find(({ person }) => person === me);
  if (!reopened) return lines;
  const said = { title: reopenedText(reopened.kind), command: 'showReviewRecords' };
  return [...lines, said, { title: l10n.t('acknowledge'), command: 'acknowledge' }];
}

/** The reader's possible actions. */
function actionsOf({ open: { journal }, entry }: EntryIn, me: string | undefined): Line[] {
  if (me === undefined) return [];
  const role = roleIn(journal, me);
  if (role === 'neither') return [];
  const lines: Line[] = [];
  const {
    looks = [],
    verdicts = [],
    requests = [],
    acknowledged = [],
  } = journal.reviewingOf(entry) ?? {};
  if (role === 'reviewer') {
    const waits = waitingIn(journal, entry, me) !== undefined;
    const signed = looks.some(({ person, kind }) => person === me && kind === 'signed-off');
    if (waits) lines.push({ title: l10n.t('mark as reviewed'), command: 'markReviewed' });
    if (waits || !signed) lines.push({ title: l10n.t('sign off…'), command: 'signOff' });
    if (entry.claim && !verdicts.some(({ person }) => person === me)) {
      const shown = isolateBidi(claimText(entry.claim));
      lines.push(
        { title: l10n.t('accept CPD claim ({0})', shown), command: 'acceptClaim', shown },
        { title: l10n.t('reject CPD claim…'), command: 'rejectClaim' },
      );
    }
    if (ownReviews(journal, entry, me).length > 0)
      lines.push({ title: l10n.t('withdraw…'), command: 'withdrawSignOff' });
  } else if (waitingIn(journal, entry, undefined) && hasReviewers(journal))
    lines.push(
      requests.some((request) => isSameText(request, entry))
        ? { title: l10n.t('review asked for'), command: 'showReviewRecords' }
        : { title: l10n.t('ask for review'), command: 'askForReview' },
    );
  if (entry.template === supervisionTemplate && !acknowledged.includes(me))
    lines.push({ title: l10n.t('acknowledge'), command: 'acknowledge' });
  return lines;
}

const hasReviewers = ({ setup }: EntryIn['open']['journal']): boolean =>
  setup?.file.reviewers.some((person) => person !== setup.file.owner) ?? false;
