/** The topics of a framework that a group has covered, person by person. */
import type { JournalOverview } from './teamOverview';
import { compare } from '../base/compare';

export interface TeamTopics<T extends JournalOverview = JournalOverview> {
  readonly id: string;
  readonly title: string;
  /** The journals that follow the framework, in the given order. */
  readonly people: readonly T[];
  readonly topics: readonly {
    readonly ref: string;
    readonly title: string;
    /** Number of entries that cover it, for each of the people. */
    readonly entries: readonly number[];
    /** Number of people with at least one. */
    readonly covered: number;
  }[];
}

/** One group for each framework with topics, the most followed first. */
export function teamTopics<T extends JournalOverview>(rows: readonly T[]): TeamTopics<T>[] {
  const followers = new Map<string, T[]>();
  for (const row of rows)
    for (const id of new Set(row.frameworks.map((one) => one.id)))
      followers.set(id, [...(followers.get(id) ?? []), row]);
  return [...followers]
    .map(([id, people]) => topicsIn(id, people))
    .filter(({ topics }) => topics.length > 0)
    .sort((a, b) => b.people.length - a.people.length || compare(a.id, b.id));
}

function topicsIn<T extends JournalOverview>(id: string, people: readonly T[]): TeamTopics<T> {
  // Topics depend on a person's registrations, so each may have others.
  const titles = new Map<string, string>();
  const shares = people.map(({ frameworks }) => {
    const own = new Map<string, number>();
    for (const framework of frameworks)
      if (framework.id === id)
        for (const { ref, title, entries } of framework.topics) {
          titles.set(ref, title);
          own.set(ref, (own.get(ref) ?? 0) + entries);
        }
    return own;
  });
  return {
    id,
    title: people[0]?.frameworks.find((one) => one.id === id)?.title ?? id,
    people,
    topics: [...titles].map(([ref, title]) => {
      const entries = shares.map((own) => own.get(ref) ?? 0);
      return { ref, title, entries, covered: entries.filter((count) => count > 0).length };
    }),
  };
}
