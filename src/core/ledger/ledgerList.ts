/** The entries behind a bar, a week, a type or a topic: a page at a time, newest first. */
import * as l10n from '@vscode/l10n';
import { weekOf } from '../base/dates';
import type { Entry } from '../entries/entry';
import { isRecorded } from './isRecorded';
import type { Counted, Ledger } from './ledger';
import { hoursWords } from '../base/timeWords';

/** What is asked about. */
export type ListOf =
  | { readonly kind: 'requirement'; readonly id: string }
  | { readonly kind: 'week'; readonly week: string }
  | { readonly kind: 'type'; readonly type: string }
  /** What belongs to no cycle. */
  | { readonly kind: 'undated' }
  /** What a reviewer rejected. */
  | { readonly kind: 'rejected' }
  /** Without a month: in the whole cycle. */
  | { readonly kind: 'topic'; readonly ref: string; readonly month?: string | undefined };

export interface EntryList {
  readonly of: ListOf;
  /** How many newer ones come before these. */
  readonly offset: number;
  readonly total: number;
  readonly items: readonly ListedEntry[];
}

export interface ListedEntry {
  readonly path: string;
  readonly title: string;
  /** Empty where the entry has none. */
  readonly date: string;
  readonly amount: string;
  /** Why it counts, as a sentence; empty where that is what was asked. */
  readonly why: string;
}

export const listLength = 20;

export function ledgerList(ledger: Ledger, of: ListOf, offset: number): EntryList {
  const found = itemsOf(ledger, of);
  const total = found.length;
  const last = Math.max(0, Math.ceil(total / listLength) - 1) * listLength;
  const start = Math.min(Math.max(0, offset - (offset % listLength)), last);
  const items = [...found.slice(Math.max(0, total - start - listLength), total - start)].reverse();
  return { of, offset: start, total, items: items.map((item) => item()) };
}

/** Oldest first; words are made for those alone that are shown. */
function itemsOf(ledger: Ledger, of: ListOf): (() => ListedEntry)[] {
  switch (of.kind) {
    case 'requirement': {
      const state = ledger.requirements.find(({ id }) => id === of.id);
      return (state?.counted() ?? []).map((counted) => () => itemOf(counted));
    }
    case 'week':
      return recorded(ledger, ({ claim, date }) =>
        Boolean(claim?.minutes && date && weekOf(date) === of.week),
      ).map((entry) => () => plainItem(entry));
    case 'type':
      return recorded(ledger, ({ claim }) => (claim ? (claim.type ?? '') === of.type : false)).map(
        (entry) => () => plainItem(entry),
      );
    case 'undated':
    case 'rejected':
      return ledger[of.kind].map((entry) => () => plainItem(entry));
    case 'topic':
      return (ledger.topics.find(({ ref }) => ref === of.ref)?.entries ?? [])
        .filter(({ date }) => of.month === undefined || date?.startsWith(of.month))
        .map((entry) => () => plainItem(entry));
  }
}

const recorded = (ledger: Ledger, isWanted: (entry: Entry) => boolean): readonly Entry[] =>
  ledger.entries.filter((entry) => isRecorded(entry, ledger.today) && isWanted(entry));

/** Why it counts says how much it counts. */
const itemOf = ({ entry, why }: Counted): ListedEntry => ({ ...plainItem(entry), amount: '', why });

function plainItem({ path, title, date = '', claim }: Entry): ListedEntry {
  const { minutes = 0, participatory = 0 } = claim ?? {};
  const together = Math.min(minutes, participatory);
  const amount =
    together > 0
      ? l10n.t('{0}, of which {1} with others', hoursWords(minutes), hoursWords(together))
      : minutes > 0
        ? hoursWords(minutes)
        : '';
  return { path, title, date, amount, why: '' };
}
