/** Lists the journals of this window, with the entries that wait for the reader. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { journalFilePath } from '../../core/journal/setup/journalFile';
import type { Entry } from '../../core/entries/entry';
import type { Notice } from '../../core/actions/notices';
import { isolateBidi } from '../../core/base/isolateBidi';
import { byWaitingFirst, sharedNames } from '../../core/team/teamOrder';
import { teamRowOf, type TeamRow } from '../../core/team/teamOverview';
import type { Waiting } from '../../core/actions/waiting';
import { ContextKey } from '../services/contextKey';
import { Debounced, Disposables } from '../services/disposables';
import { inertTreeItem } from '../services/messages';
import { notSharedIn, notSharedText, type NotShared } from '../services/notShared';
import { shownPath, type OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';
import { PerJournal } from '../services/perJournal';
import { shownDay } from '../services/shownDate';
import { compare } from '../../core/base/compare';

type TeamNode =
  | MemberNode
  | ({ readonly kind: 'entry'; readonly open: OpenJournal } & Waiting)
  | NoticeNode
  | DeletedNode;

interface MemberNode {
  readonly kind: 'member';
  readonly open: OpenJournal;
  /** Absent while the journal is being read. */
  readonly row: TeamRow | undefined;
  /** Whether another journal has an owner of the same name. */
  readonly hasNamesake: boolean;
}

/** An entry with a notice for the reader. */
interface NoticeNode {
  readonly kind: 'notice';
  readonly open: OpenJournal;
  readonly entry: Entry;
  readonly notice: Notice;
}

/** A notice about a deleted entry. */
export interface DeletedNode {
  readonly kind: 'deleted';
  readonly open: OpenJournal;
  readonly id: string;
  readonly notice: Notice;
}

/** Delay in milliseconds that combines successive changes. */
const drawAfter = 60;

/** Larger groups are collapsed at first. */
const fewJournals = 12;

export function register(parts: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const tree = disposables.add(new TeamTree(parts));
  const view = disposables.add(
    vscode.window.createTreeView('reflectiveJournal.team', {
      treeDataProvider: tree,
      showCollapseAll: true,
    }),
  );
  const hasTeam = new ContextKey<boolean>('reflectiveJournal.hasTeam');
  const hasOnlyTeam = new ContextKey<boolean>('reflectiveJournal.hasOnlyTeam');
  const describe = (): void => {
    hasTeam.set(tree.isWanted);
    hasOnlyTeam.set(tree.isAlone);
    const { waiting, notShared } = tree;
    const tooltip = [
      ...(waiting > 0 ? [waitingText(waiting)] : []),
      ...(notShared > 0 ? [notSharedJournals(notShared)] : []),
    ].join(', ');
    view.badge = tooltip === '' ? undefined : { value: waiting + notShared, tooltip };
    view.description = notShared > 0 ? notSharedJournals(notShared) : '';
    view.message = tree.message;
  };
  disposables.add(tree.onDidChangeTreeData(describe));
  describe();
  return disposables;
}

const waitingText = (count: number): string =>
  count === 1 ? l10n.t('1 entry to review') : l10n.t('{0} entries to review', count);

const notSharedJournals = (count: number): string =>
  count === 1 ? l10n.t('1 journal not shared yet') : l10n.t('{0} journals not shared yet', count);

class TeamTree implements vscode.TreeDataProvider<TeamNode>, vscode.Disposable {
  readonly #parts: Parts;
  readonly #rows: PerJournal<TeamRow>;

  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<undefined>());

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#rows = new PerJournal(parts, (open, me, unread) =>
      teamRowOf(open.journal, shownPath(open), me, unread),
    );
    this.#disposables.add(this.#rows);
    this.#disposables.add(this.#rows.onDidChange(() => this.#changed.fire(undefined)));
    const draw = this.#disposables.add(
      new Debounced(drawAfter, () => this.#changed.fire(undefined)),
    );
    this.#disposables.add(parts.repositories.onDidChange(() => draw.call()));
  }

  #rowOf(open: OpenJournal): TeamRow | undefined {
    return this.#rows.of(open);
  }

  get #all(): readonly TeamRow[] {
    return this.#parts.journals.all
      .map((open) => this.#rowOf(open))
      .filter((row) => row !== undefined);
  }

  /** `false` if the only journal is the reader's own. */
  get isWanted(): boolean {
    return this.#parts.journals.all.length > 1 || this.#all.some(({ role }) => role === 'reviewer');
  }

  /** Whether the reader owns none of several journals: then this view is all that they need. */
  get isAlone(): boolean {
    const rows = this.#all;
    return (
      rows.length > 1 &&
      rows.length === this.#parts.journals.all.length &&
      rows.every(({ role }) => role === 'reviewer' || role === 'neither') &&
      rows.some(({ role }) => role === 'reviewer')
    );
  }

  get waiting(): number {
    return this.#all.reduce((sum, { awaitingReview }) => sum + awaitingReview.length, 0);
  }

  /** Journals of others with something that only this computer has. */
  get notShared(): number {
    return this.#parts.journals.all.filter(
      (open) =>
        this.#rowOf(open)?.role === 'reviewer' &&
        notSharedIn(this.#parts.repositories, open) !== undefined,
    ).length;
  }

  get message(): string {
    const rows = this.#all;
    const readable = this.#parts.journals.all.filter(({ failure }) => failure === undefined);
    if (rows.length < readable.length)
      return l10n.t('Reading: {0} of {1} journals', rows.length, readable.length);
    if (rows.some(({ awaitingReview }) => awaitingReview.length > 0)) return '';
    return rows.some(({ role }) => role !== 'owner' && role !== 'neither')
      ? l10n.t('Nothing waits for your review.')
      : l10n.t('You are not a reviewer of any of these journals; their journal.yaml says who is.');
  }

  getChildren(node?: TeamNode): TeamNode[] {
    if (!node) return this.#members();
    if (node.kind !== 'member') return [];
    const { open, row } = node;
    return [
      ...(row?.notices ?? []).map((notice): TeamNode =>
        notice.entry
          ? { kind: 'notice', open, entry: notice.entry, notice }
          : { kind: 'deleted', open, id: notice.id, notice },
      ),
      ...(row?.awaitingReview ?? []).map((waiting): TeamNode => ({
        kind: 'entry',
        open,
        ...waiting,
      })),
    ];
  }

  #members(): TeamNode[] {
    const shared = sharedNames(this.#all);
    const members = this.#parts.journals.all.map((open): MemberNode => {
      const row = this.#rowOf(open);
      return {
        kind: 'member',
        open,
        row,
        hasNamesake: row !== undefined && shared.has(row.person),
      };
    });
    return members.sort((a, b) => {
      if (a.row && b.row) return byWaitingFirst(a.row, b.row);
      // Journals that are still being read come last, sorted by folder.
      if (a.row || b.row) return a.row ? -1 : 1;
      return compare(a.open.key, b.open.key);
    });
  }

  getTreeItem(node: TeamNode): vscode.TreeItem {
    return inertTreeItem(this.#item(node));
  }

  #item(node: TeamNode): vscode.TreeItem {
    if (node.kind === 'notice' || node.kind === 'deleted') return noticeItem(node);
    return node.kind === 'entry'
      ? entryItem(node)
      : memberItem(
          node,
          this.#parts.journals.all.length <= fewJournals,
          notSharedIn(this.#parts.repositories, node.open),
        );
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

function memberItem(
  { open, row, hasNamesake }: MemberNode,
  isOpened: boolean,
  notShared: NotShared | undefined,
): vscode.TreeItem {
  const { Expanded, Collapsed, None } = vscode.TreeItemCollapsibleState;
  const waits = row !== undefined && row.awaitingReview.length + row.notices.length > 0;
  const label = isolateBidi(row && row.person !== '' ? row.person : open.name);
  const item = new vscode.TreeItem(label, waits ? (isOpened ? Expanded : Collapsed) : None);
  // The id changes once something waits: otherwise the editor would keep the item collapsed.
  item.id = `${open.key}${waits ? ' waiting' : ''}`;
  const failure = open.failure ?? (row && !isReadable(open) ? journalFilePath : undefined);
  const textWith = (weekText: typeof inFull): string =>
    failure !== undefined
      ? l10n.t('could not be read: {0}', failure)
      : row
        ? rowText(row, hasNamesake, notShared, weekText)
        : l10n.t('being read');
  const text = textWith(inFull);
  item.description = textWith(inShort);
  item.iconPath = new vscode.ThemeIcon(
    failure !== undefined || (row && row.conflicts > 0)
      ? 'warning'
      : !row
        ? 'loading~spin'
        : waits
          ? 'inbox'
          : 'account',
  );
  item.tooltip = [label, text, vscode.workspace.asRelativePath(open.root)].join('\n');
  item.contextValue = `member.${row?.role ?? 'unknown'}${row && row.unread > 0 ? '.unread' : ''}`;
  item.accessibilityInformation = { label: `${label}, ${text}` };
  if (failure === journalFilePath)
    item.command = {
      command: 'vscode.open',
      title: l10n.t('Open'),
      arguments: [open.uriOf(journalFilePath)],
    };
  return item;
}

const isReadable = ({ journal: { setup } }: OpenJournal): boolean =>
  setup !== undefined && setup.readOnly !== 'unreadable';

/** For example `2 waiting · 1 changed · week of 23 Nov 2026`. */
function rowText(
  row: TeamRow,
  hasNamesake: boolean,
  notShared: NotShared | undefined,
  weekText: (week: string, isQuiet: boolean) => string,
): string {
  const { role, awaitingReview, notices, conflicts, changed, unread, lastActive, isQuiet } = row;
  return [
    ...(hasNamesake ? [isolateBidi(row.path)] : []),
    ...(role === 'owner' ? [l10n.t('yours')] : []),
    ...(role === 'neither' ? [l10n.t('you are not a reviewer here')] : []),
    ...(conflicts > 0 ? [conflictsText(conflicts)] : []),
    ...(awaitingReview.length > 0 ? [l10n.t('{0} waiting', awaitingReview.length)] : []),
    ...(notices.length > 0 ? [l10n.t('{0} to note', notices.length)] : []),
    ...(changed > 0 ? [l10n.t('{0} changed', changed)] : []),
    ...(unread > 0 ? [l10n.t('{0} unread', unread)] : []),
    ...(notShared ? [notSharedText(notShared)] : []),
    lastActive === '' ? l10n.t('nothing written yet') : weekText(lastActive, isQuiet),
  ].join(' · ');
}

const conflictsText = (count: number): string =>
  count === 1 ? l10n.t('1 file with a conflict') : l10n.t('{0} files with a conflict', count);

const inFull = (week: string, isQuiet: boolean): string =>
  isQuiet
    ? l10n.t('quiet since the week of {0}', shownDay(week, 'long'))
    : l10n.t('active in the week of {0}', shownDay(week, 'long'));
const inShort = (week: string, isQuiet: boolean): string =>
  isQuiet
    ? l10n.t('quiet since the week of {0}', shownDay(week, 'medium'))
    : l10n.t('week of {0}', shownDay(week, 'medium'));

function noticeItem(node: NoticeNode | DeletedNode): vscode.TreeItem {
  const { open, notice } = node;
  const title = isolateBidi(notice.entry?.title ?? notice.id);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  item.id = `${open.key} ${notice.kind} ${notice.id} ${notice.text}`;
  item.description = isolateBidi(notice.text);
  item.iconPath = new vscode.ThemeIcon('warning');
  item.tooltip = `${title}\n${notice.text}`;
  item.contextValue = `notice.${notice.kind}`;
  item.accessibilityInformation = { label: `${title}, ${notice.text}` };
  const path = notice.entry?.path ?? open.journal.recordPathsOf(notice.id)[0];
  if (path !== undefined)
    item.command = {
      command: 'vscode.open',
      title: l10n.t('Open'),
      arguments: [open.uriOf(path)],
    };
  return item;
}

function entryItem(node: TeamNode & { kind: 'entry' }): vscode.TreeItem {
  const { open, entry, reason, isAsked } = node;
  const title = isolateBidi(entry.title);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  item.id = `${open.key} ${entry.path}`;
  item.description = [
    ...(isAsked ? [l10n.t('asked for review')] : []),
    reason === 'changed' ? l10n.t('changed since review') : l10n.t('completed'),
    ...(entry.date === undefined ? [] : [shownDay(entry.date, 'medium')]),
  ].join(' · ');
  item.iconPath = new vscode.ThemeIcon(
    isAsked ? 'bell' : reason === 'changed' ? 'diff-modified' : 'mail',
  );
  item.tooltip = [title, item.description, entry.path].join('\n');
  item.contextValue = `inbox.${reason}${entry.claim ? '.claim' : ''}`;
  item.accessibilityInformation = { label: `${title}, ${item.description}` };
  item.command =
    reason === 'changed'
      ? {
          command: 'reflectiveJournal.showChangesSinceReview',
          title: l10n.t('Show Changes'),
          arguments: [open.uriOf(entry.path)],
        }
      : {
          command: 'vscode.open',
          title: l10n.t('Open'),
          arguments: [open.uriOf(entry.path)],
        };
  return item;
}
