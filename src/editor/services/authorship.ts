/** Asks git who committed reviewers' records, once per commit and for one journal at a time. */
import type * as vscode from 'vscode';
import {
  isEmpty,
  judgedBy,
  judgeRecords,
  noJudgement,
  reviewersOf,
} from '../../core/authorship/misattributed';
import { Debounced, Disposables } from './disposables';
import type { OpenJournal } from './openJournal';
import type { Parts } from './parts';

const settle = 100;
const stampName = 'authorship.txt';

export function register({ journals, authors, host, log }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  /** The last state judged of each journal. */
  const stamps = new WeakMap<OpenJournal, string>();
  const pending = new Set<OpenJournal>();
  let running: Promise<void> = Promise.resolve();

  async function judge(open: OpenJournal): Promise<void> {
    const { journal, root } = open;
    // There is nothing to judge without reviewers.
    if (reviewersOf(journal).length === 0 && isEmpty(journal.judgement)) return;
    const history = await host.recordHistory(root);
    const head = await history?.head();
    if (!history || head === undefined) return;
    const reader = await authors.reader(open);
    const stamp = host.hash(judgedBy(journal, head, reader));
    if (stamp === stamps.get(open)) return;
    // A stamp is stored only if all records counted.
    const isKept = !stamps.has(open) && (await open.kept(stampName)) === stamp;
    const found = isKept ? noJudgement : await judgeRecords(journal, history, async () => reader);
    if (found.unproven.some(({ why }) => why === 'noAnswer'))
      log.warn('Git could not be asked who committed the records of reviewers; all of them count.');
    stamps.set(open, stamp);
    await journal.judge(found);
    if (!isKept) await open.keep(stampName, isEmpty(found) ? stamp : '');
  }

  const run = disposables.add(
    new Debounced(settle, () => {
      for (const open of [...pending]) {
        pending.delete(open);
        running = running
          .then(() => judge(open))
          .catch((error: unknown) =>
            log.warn(`It could not be found out who committed the records: ${String(error)}`),
          );
      }
    }),
  );
  const awaited = new WeakSet<OpenJournal>();
  const ask = (open: OpenJournal): void => {
    if (!open.isLoaded) {
      // The first changes are announced before the journal is marked as loaded.
      if (!awaited.has(open)) disposables.add(open.onDidRead(() => ask(open)));
      awaited.add(open);
      return;
    }
    pending.add(open);
    run.call();
  };
  disposables.add(journals.onDidChange((open) => (open ? [open] : journals.all).forEach(ask)));
  disposables.add(authors.onDidChange(() => journals.all.forEach(ask)));
  return disposables;
}
