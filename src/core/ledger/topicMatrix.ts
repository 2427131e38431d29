/** Topics by the entries that cover them, in pages of columns, since there may be thousands of entries. */
import { monthsBetween } from './calendar';
import type { Entry } from '../entries/entry';
import type { Ledger, TopicState } from './ledger';
import { oldestFirst } from '../entries/entry';
import type { TopicRow } from './topics';

export interface MatrixRequest {
  /** By default one column per entry if all of them fit, else one per month. */
  readonly by?: 'entry' | 'month' | undefined;
  /** Page 0 has the newest columns. */
  readonly page: number;
  /** Columns per page. */
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
  /** Empty for a month. */
  readonly title: string;
}

export interface MatrixRow extends TopicRow {
  /** Number of entries that cover the topic in the whole cycle. */
  readonly entries: number;
  /** The number in each column. */
  readonly cells: readonly number[];
}

export function topicMatrix(ledger: Ledger, request: MatrixRequest): TopicMatrix {
  const size = Math.max(1, request.size);
  const by = request.by ?? (coveringFit(ledger, size) ? 'entry' : 'month');
  const all = by === 'entry' ? entryColumns(ledger) : monthColumns(ledger);
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(0, request.page), pages - 1);
  const end = all.length - page * size;
  const columns = all.slice(Math.max(0, end - size), end);
  const rows = ledger.topics.map((topic) => rowOf(topic, by, columns));
  return { by, page, pages, columns, rows };
}

/** Entries that cover a topic, oldest first. */
const covering = ({ topics }: Ledger): readonly Entry[] =>
  [...new Set(topics.flatMap(({ entries }) => entries))].sort(oldestFirst);

/** Whether the entries that cover a topic fit into a page. Checks the counts first, since there may be thousands. */
const coveringFit = (ledger: Ledger, size: number): boolean =>
  ledger.topics.every(({ count }) => count <= size) && covering(ledger).length <= size;

const entryColumns = (ledger: Ledger): MatrixColumn[] =>
  covering(ledger).map(({ path, date = '', title }) => ({ key: path, date, title }));

/** Months until today, or until the end of a past cycle. */
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
  const row = { ref, title, isPart, isVerified, entries: count };
  if (by === 'month') return { ...row, cells: columns.map(({ key }) => countIn(key)) };
  const paths = new Set(topic.entries.map(({ path }) => path));
  return { ...row, cells: columns.map(({ key }) => (paths.has(key) ? 1 : 0)) };
}
