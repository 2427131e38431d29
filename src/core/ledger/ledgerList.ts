/** The entries behind a bar, a week, a type or a topic: a page at a time, newest first. */
import * as l10n from '@vscode/l10n';
import { weekOf } from '../base/dates';
import { hasTypeOrTime, isLongerThanWeek } from '../entries/claim';
import { oldestFirst, type Entry } from '../entries/entry';
import { isRecorded, isUnfinished } from './isRecorded';
import type { Counted, Ledger } from './ledger';
import { typeOf } from '../library/framework';
import { hoursWords } from '../base/timeWords';

/** The bar, week, type or topic. */
export type ListOf =
  | { readonly kind: 'requirement'; readonly id: string }
  | { readonly kind: 'week'; readonly week: string }
  | { readonly kind: 'type'; readonly type: string }
  /** Entries with more time than a week has. */
  | { readonly kind: 'longer' }
  /** Entries without a date. */
  | { readonly kind: 'undated' }
  /** Entries whose time counts for none of the registrations held. */
  | { readonly kind: 'unassigned' }
  /** Entries with a claim that a reviewer rejected. */
  | { readonly kind: 'rejected' }
  /** Without a month: in the whole cycle. */
  | { readonly kind: 'topic'; readonly ref: string; readonly month?: string | undefined };

export interface EntryList {
  readonly of: ListOf;
  /** Number of newer entries before these. */
  readonly offset: number;
  readonly total: number;
  readonly items: readonly ListedEntry[];
}

interface ListedEntry {
  readonly path: string;
  readonly title: string;
  /** Empty where the entry has none. */
  readonly date: string;
  /** Why it does not count yet; empty if it does. */
  readonly mark: string;
  readonly amount: string;
  /** Why it counts, in a list for a requirement; empty in others. */
  readonly why: string;
}

export const listLength = 20;

export function ledgerList(ledger: Ledger, of: ListOf, offset: number): EntryList {
  const found = entriesOf(ledger, of);
  const total = found.length;
  const last = Math.max(0, Math.ceil(total / listLength) - 1) * listLength;
  const start = Math.min(Math.max(0, offset - (offset % listLength)), last);
  const items = [...found.slice(Math.max(0, total - start - listLength), total - start)].reverse();
  return { of, offset: start, total, items: items.map(itemOf) };
}

/** What counts, with a mark if it does not count yet. */
type Marked = Counted & Partial<Pick<ListedEntry, 'mark'>>;

/** Oldest first. */
function entriesOf(ledger: Ledger, of: ListOf): readonly (Entry | Marked)[] {
  switch (of.kind) {
    case 'requirement': {
      const found = ledger.requirements.find(({ id }) => id === of.id);
      if (!found) return [];
      const planned = found.planning().map((one) => ({ ...one, mark: markOf(one.entry) }));
      return [...found.counted(), ...planned].sort((a, b) => oldestFirst(a.entry, b.entry));
    }
    case 'week':
      return recorded(ledger, ({ claim, date }) =>
        Boolean(claim?.minutes && !isLongerThanWeek(claim) && date && weekOf(date) === of.week),
      );
    case 'type':
      return recorded(
        ledger,
        ({ claim }) =>
          claim !== undefined &&
          hasTypeOrTime(claim) &&
          typeOf(ledger.framework, claim.type ?? '') === of.type,
      );
    case 'longer':
    case 'undated':
    case 'unassigned':
    case 'rejected':
      return ledger[of.kind];
    case 'topic':
      return (ledger.topics.find(({ ref }) => ref === of.ref)?.entries ?? []).filter(
        ({ date }) => of.month === undefined || date?.startsWith(of.month),
      );
  }
}

const recorded = (ledger: Ledger, isWanted: (entry: Entry) => boolean): readonly Entry[] =>
  ledger.entries.filter((entry) => isRecorded(entry, ledger.today) && isWanted(entry));

function itemOf(one: Entry | Marked): ListedEntry {
  if ('why' in one) {
    const { entry, mark = '', why } = one;
    // The reason includes the amount.
    return { ...itemOf(entry), mark, amount: '', why };
  }
  const { path, title, date = '', claim } = one;
  const { minutes = 0, participatory = 0 } = claim ?? {};
  const together = Math.min(minutes, participatory);
  const amount =
    together > 0
      ? l10n.t('{0}, of which {1} with others', hoursWords(minutes), hoursWords(together))
      : minutes > 0
        ? hoursWords(minutes)
        : '';
  return { path, title, date, mark: '', amount, why: '' };
}

const markOf = (entry: Entry): string =>
  isUnfinished(entry) ? l10n.t('unfinished') : l10n.t('after today');
