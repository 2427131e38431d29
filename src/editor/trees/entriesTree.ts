import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { labelOf } from '../../core/library/collections';
import { wordsOf, type Entry } from '../../core/entries/entry';
import { today } from '../../core/base/dates';
import { isPlanned } from '../../core/ledger/isRecorded';
import { isPrivate } from '../../core/base/paths';
import { statusText, statusWord } from '../../core/progress/progressText';
import { revisionOf } from '../../core/entries/revision';
import { isolateBidi } from '../../core/base/isolateBidi';
import { unsettledWords, type Undecided } from '../../core/sharing/unsettled';
import { statuses, type Status } from '../../core/records/status';
import { Debounced, Disposables } from '../services/disposables';
import type { Journals } from '../services/journals';
import { notSharedIn, notSharedText } from '../services/notShared';
import { inertTreeItem, showInputBox, showQuickPick } from '../services/messages';
import type { OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';
import { shownDay, shownMonth } from '../services/shownDate';
import { entryIcon } from './statusIcon';
import type { Unread, UnreadReview } from '../services/unread';
import type { Unsettled } from '../services/unsettled';
import { compare } from '../../core/base/compare';

type EntryNode =
  | { readonly kind: 'journal'; readonly open: OpenJournal }
  | { readonly kind: 'month'; readonly open: OpenJournal; readonly month: string }
  | { readonly kind: 'entry'; readonly open: OpenJournal; readonly entry: Entry };

interface Filter {
  readonly statuses: readonly Status[];
  readonly text: string;
}

const noFilter: Filter = { statuses: [], text: '' };
const drawAfter = 60;

export function register({ journals, unread, unsettled, repositories }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const tree = disposables.add(new EntriesTree(journals, unread, unsettled));
  const view = disposables.add(
    vscode.window.createTreeView('reflectiveJournal.entries', {
      treeDataProvider: tree,
      showCollapseAll: true,
    }),
  );
  const count = (): void => {
    const { comments, reviews } = unread;
    const tooltip = [
      ...(comments > 0 ? [newComments(comments)] : []),
      ...(reviews > 0 ? [newReviews(reviews)] : []),
    ].join(', ');
    view.badge = tooltip === '' ? undefined : { value: comments + reviews, tooltip };
  };
  disposables.add(unread.onDidChange(count));
  count();
  // With several journals, the Team view says it of each.
  const tellNotShared = (): void => {
    const [open, ...others] = journals.all;
    const notShared = open && others.length === 0 ? notSharedIn(repositories, open) : undefined;
    view.description = notShared ? notSharedText(notShared) : '';
  };
  disposables.add(repositories.onDidChange(tellNotShared));
  disposables.add(journals.onDidChange(tellNotShared));
  const parts = (): string[] => [
    ...tree.filter.statuses.map(statusWord),
    ...(tree.filter.text ? [`“${isolateBidi(tree.filter.text)}”`] : []),
  ];
  const describe = (): void => {
    // A message would hide the welcome view, which says that nothing was found.
    const isMessage = parts().length > 0 && tree.getChildren().length > 0;
    view.message = isMessage ? l10n.t('Showing: {0}', parts().join(', ')) : '';
  };
  disposables.add(tree.onDidChangeTreeData(describe));
  const apply = (filter: Filter): void => {
    tree.filter = filter;
    void vscode.commands.executeCommand(
      'setContext',
      'reflectiveJournal.isFiltered',
      parts().length > 0,
    );
  };
  disposables.add(
    vscode.commands.registerCommand('reflectiveJournal.filterEntriesByStatus', async () => {
      const items = statuses.map((status) => ({
        label: statusWord(status),
        status,
        picked: tree.filter.statuses.includes(status),
      }));
      const picked = await showQuickPick(items, {
        canPickMany: true,
        title: l10n.t('Show Entries That Are…'),
      });
      if (picked) apply({ ...tree.filter, statuses: picked.map(({ status }) => status) });
    }),
  );
  disposables.add(
    vscode.commands.registerCommand('reflectiveJournal.filterEntriesByText', async () => {
      const text = await showInputBox({
        title: l10n.t('Show Entries With…'),
        prompt: l10n.t('A part of the title, a tag or an activity’s number; empty for all'),
        value: tree.filter.text,
      });
      if (text !== undefined) apply({ ...tree.filter, text: text.trim() });
    }),
  );
  disposables.add(
    vscode.commands.registerCommand('reflectiveJournal.clearEntriesFilter', () => apply(noFilter)),
  );
  return disposables;
}

class EntriesTree implements vscode.TreeDataProvider<EntryNode>, vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<undefined>());
  #filter = noFilter;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    readonly journals: Journals,
    readonly unread: Unread,
    readonly unsettled: Unsettled,
  ) {
    const draw = this.#disposables.add(
      new Debounced(drawAfter, () => this.#changed.fire(undefined)),
    );
    this.#disposables.add(journals.onDidChange(() => draw.call()));
    this.#disposables.add(unread.onDidChange(() => draw.call()));
    this.#disposables.add(unsettled.onDidChange(() => draw.call()));
  }

  get filter(): Filter {
    return this.#filter;
  }
  set filter(filter: Filter) {
    this.#filter = filter;
    this.#changed.fire(undefined);
  }

  getChildren(node?: EntryNode): EntryNode[] {
    if (!node) {
      const { all } = this.journals;
      return all.length === 1
        ? this.#months(all[0]!)
        : all.map((open) => ({ kind: 'journal', open }));
    }
    if (node.kind === 'journal') return this.#months(node.open);
    if (node.kind === 'month')
      return this.#entries(node.open, node.month).map((entry) => ({
        kind: 'entry',
        open: node.open,
        entry,
      }));
    return [];
  }

  #months(open: OpenJournal): EntryNode[] {
    const months = [...open.journal.tally.months.keys()].sort().reverse();
    const shown =
      this.#filter === noFilter
        ? months
        : months.filter((month) => this.#entries(open, month).length > 0);
    return shown.map((month) => ({ kind: 'month', open, month }));
  }

  /** Newest first; created only for an expanded month. */
  #entries(open: OpenJournal, month: string): Entry[] {
    const entries = [...open.journal.tally.pathsIn(month)]
      .map((path) => open.journal.entries.get(path)!)
      .filter((entry) => this.#isShown(open, entry));
    return entries.sort(
      (a, b) =>
        compare(b.date ?? '', a.date ?? '') || compare(a.title, b.title) || compare(a.path, b.path),
    );
  }

  #isShown(open: OpenJournal, entry: Entry): boolean {
    const { statuses: wanted, text } = this.#filter;
    if (wanted.length > 0 && !wanted.includes(entry.status)) return false;
    if (!text) return true;
    const template = open.journal.templateOf(entry);
    const searched = [
      entry.title,
      ...entry.tags,
      template ? labelOf(template) : '',
      entry.date ?? '',
    ];
    return searched.some((part) => comparable(part).includes(comparable(text)));
  }

  getTreeItem(node: EntryNode): vscode.TreeItem {
    const item = inertTreeItem(this.#item(node));
    item.id = `${node.open.key} ${this.#idOf(node)}`;
    return item;
  }

  #idOf(node: EntryNode): string {
    if (node.kind === 'entry') return node.entry.path;
    if (node.kind === 'journal') return '';
    // A filter changes the id: otherwise a month stays collapsed if it was collapsed before.
    return `month ${node.month}${this.#filter === noFilter ? '' : ' filtered'}`;
  }

  #item(node: EntryNode): vscode.TreeItem {
    if (node.kind === 'entry') {
      const { open, entry } = node;
      const undecided = this.unsettled.in(open).get(entry.path);
      const item = entryItem(open, entry, this.unread);
      if (undecided) showUndecided(item, entry, undecided);
      return item;
    }
    if (node.kind === 'journal') {
      const item = new vscode.TreeItem(node.open.name, vscode.TreeItemCollapsibleState.Expanded);
      item.iconPath = new vscode.ThemeIcon('notebook');
      return item;
    }
    const { open, month } = node;
    const { months } = open.journal.tally;
    const newest = [...months.keys()].sort().at(-1);
    const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(
      monthName(month),
      month === newest || this.#filter !== noFilter ? Expanded : Collapsed,
    );
    const count = months.get(month) ?? 0;
    const shown = this.#filter === noFilter ? count : this.#entries(open, month).length;
    item.description = shown === count ? String(count) : l10n.t('{0} of {1}', shown, count);
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** A file name from a Mac has its letters and accents apart. */
const comparable = (text: string): string => text.normalize('NFC').toLocaleLowerCase();

const monthName = (month: string): string =>
  month === '' ? l10n.t('Without a date') : shownMonth(month);

const newReviews = (count: number): string =>
  count === 1 ? l10n.t('1 new review') : l10n.t('{0} new reviews', count);

/** The strongest of the reviews that the owner has not seen. */
function newReviewText(reviews: readonly UnreadReview[]): string[] {
  const kinds = reviews.map(({ kind }) => kind);
  if (kinds.includes('rejected')) return [l10n.t('new: CPD claim not accepted')];
  if (kinds.includes('signed-off')) return [l10n.t('new: signed off')];
  if (kinds.includes('accepted')) return [l10n.t('new: CPD claim accepted')];
  return kinds.length > 0 ? [l10n.t('new: reviewed')] : [];
}

const newComments = (count: number): string =>
  count === 1 ? l10n.t('1 new comment') : l10n.t('{0} new comments', count);

function entryItem(open: OpenJournal, entry: Entry, unread: Unread): vscode.TreeItem {
  const comments = unread.countOf(open, entry);
  const title = isolateBidi(entry.title);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  const template = open.journal.templateOf(entry);
  const day = today(open.journal.world.clock);
  const parts = [
    ...newReviewText(unread.reviewsOf(open, entry)),
    ...(comments > 0 ? [newComments(comments)] : []),
    ...(entry.date ? [shownDay(entry.date, 'medium')] : []),
    ...(template ? [isolateBidi(labelOf(template))] : []),
    statusText(entry),
    ...(isPlanned(entry, day) ? [l10n.t('planned')] : []),
    ...(isPrivate(entry.path) ? [l10n.t('private')] : []),
  ];
  item.description = parts.join(' · ');
  const revision = revisionOf(open.journal.collections, entry);
  item.tooltip = [
    title,
    item.description,
    l10n.t('{0} words', wordsOf(entry)),
    ...(revision ? [l10n.t('{0} was revised', isolateBidi(labelOf(revision.newer)))] : []),
    entry.path,
  ].join('\n');
  item.iconPath = entryIcon(entry, day);
  item.contextValue = `entry.${entry.status}.${isPrivate(entry.path) ? 'private' : 'shared'}`;
  item.accessibilityInformation = { label: `${title}, ${item.description}` };
  item.command = {
    command: 'vscode.open',
    title: l10n.t('Open'),
    arguments: [open.uriOf(entry.path)],
  };
  return item;
}

/** Offers only to keep or delete an undecided entry; a choice of versions is offered by sharing again. */
function showUndecided(item: vscode.TreeItem, entry: Entry, undecided: Undecided): void {
  const title = isolateBidi(entry.title);
  const words = unsettledWords(undecided);
  item.description = words;
  item.tooltip = [title, words, entry.path].join('\n');
  item.iconPath = new vscode.ThemeIcon('warning');
  item.contextValue = undecided === 'unmarked' ? 'unmarkedEntry' : 'undecidedEntry';
  item.accessibilityInformation = { label: `${title}, ${words}` };
}
