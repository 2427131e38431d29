/** Topics by the entries that cover them, a page of columns at a time: there may be thousands of entries. */
import { monthsBetween } from './calendar';
import type { Ledger, TopicState } from './ledger';

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
  // Asked for once: they are put in order each time.
  const topics = ledger.topics.map((topic) => ({ ...topic }));
  const covering = new Set(topics.flatMap(({ entries }) => entries.map(({ path }) => path)));
  const size = Math.max(1, wish.size);
  const by = wish.by ?? (covering.size <= size ? 'entry' : 'month');
  const all = by === 'entry' ? entryColumns(ledger, covering) : monthColumns(ledger);
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(0, wish.page), pages - 1);
  const end = all.length - page * size;
  const columns = all.slice(Math.max(0, end - size), end);
  const places = new Map(columns.map(({ key }, at) => [key, at]));
  return { by, page, pages, columns, rows: topics.map((topic) => rowOf(topic, by, places)) };
}

const entryColumns = ({ entries }: Ledger, covering: ReadonlySet<string>): MatrixColumn[] =>
  entries
    .filter(({ path }) => covering.has(path))
    .map(({ path, date = '', title }) => ({ key: path, date, title }));

/** As far as there can be anything: until today, or the end of a cycle that is over. */
function monthColumns({ cycle, today }: Ledger): MatrixColumn[] {
  const last = today < cycle.to ? today : cycle.to;
  return monthsBetween(cycle.from, last).map((month) => ({ key: month, date: month, title: '' }));
}

function rowOf(
  { ref, title, isPart, isVerified, entries }: TopicState,
  by: TopicMatrix['by'],
  places: ReadonlyMap<string, number>,
): MatrixRow {
  const cells = Array<number>(places.size).fill(0);
  for (const entry of entries) {
    const at = places.get(by === 'entry' ? entry.path : (entry.date ?? '').slice(0, 7));
    if (at !== undefined) cells[at]!++;
  }
  return { ref, title, isPart, isVerified, entries: entries.length, cells };
}
