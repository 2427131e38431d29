/** Topics by the entries that cover them, a page of columns at a time: there may be thousands of entries. */
import { monthsBetween } from './calendar';
import type { Entry } from '../entries/entry';
import type { Ledger, TopicState } from './ledger';
import { oldestFirst } from '../entries/entry';

/** Which columns are wanted. */
export interface MatrixWish {
  /** Absent: an entry in a column as long as all of them fit, else a month. */
  readonly by?: 'entry' | 'month' | undefined;
  /** 0 has the newest columns. */
  readonly page: number;
  /** How many columns there is room for. */
  readonly size: number;
}

export interface TopicMatrix {
  readonly by: 'entry' | 'month';
  readonly page: number;
  readonly pages: number;
  /** Oldest first. */
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixColumn {
  /** Path of the entry, or the month as `YYYY-MM`. */
  readonly key: string;
  /** The entry's day, or the month. */
  readonly date: string;
  /** The entry's; empty for a month. */
  readonly title: string;
}

export interface MatrixRow {
  readonly ref: string;
  readonly title: string;
  readonly isPart: boolean;
  readonly isVerified: boolean;
  /** How many entries cover the topic in the whole cycle. */
  readonly entries: number;
  /** How many in each column. */
  readonly cells: readonly number[];
}

export function topicMatrix(ledger: Ledger, wish: MatrixWish): TopicMatrix {
  const size = Math.max(1, wish.size);
  const by = wish.by ?? (coveringFit(ledger, size) ? 'entry' : 'month');
  const all = by === 'entry' ? entryColumns(ledger) : monthColumns(ledger);
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(0, wish.page), pages - 1);
  const end = all.length - page * size;
  const columns = all.slice(Math.max(0, end - size), end);
  const rows = ledger.topics.map((topic) => rowOf(topic, by, columns));
  return { by, page, pages, columns, rows };
}

/** Entries that cover anything, oldest first. */
const covering = ({ topics }: Ledger): readonly Entry[] =>
  [...new Set(topics.flatMap(({ entries }) => entries))].sort(oldestFirst);

/** Whether the entries that cover anything are as few as that; thousands are not gone through for it. */
const coveringFit = (ledger: Ledger, size: number): boolean =>
  ledger.topics.every(({ count }) => count <= size) && covering(ledger).length <= size;

const entryColumns = (ledger: Ledger): MatrixColumn[] =>
  covering(ledger).map(({ path, date = '', title }) => ({ key: path, date, title }));

/** As far as there can be anything: until today, or the end of a cycle that is over. */
function monthColumns({ cycle, today }: Ledger): MatrixColumn[] {
  const last = today < cycle.to ? today : cycle.to;
  return monthsBetween(cycle.from, last).map((month) => ({ key: month, date: month, title: '' }));
}

function rowOf(
  topic: TopicState,
  by: TopicMatrix['by'],
  columns: readonly MatrixColumn[],
): MatrixRow {
  const { ref, title, isPart, isVerified, count, countIn } = topic;
  let cells: number[];
  if (by === 'month') cells = columns.map(({ key }) => countIn(key));
  else {
    const paths = new Set(topic.entries.map(({ path }) => path));
    cells = columns.map(({ key }) => (paths.has(key) ? 1 : 0));
  }
  return { ref, title, isPart, isVerified, entries: count, cells };
}
