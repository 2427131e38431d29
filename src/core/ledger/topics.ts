import type { Entry } from '../entry';
import { isVerified, type Framework } from '../framework';
import type { Which } from '../schemas';
import type { TopicState } from './ledger';
import { matcher } from './which';

type Topic = Framework['topics'][number];

/** Whether a topic, or a requirement, is asked of somebody with these registrations. */
export const isAskedOf = (
  { onlyFor }: { readonly onlyFor?: readonly string[] | undefined },
  registrations: readonly string[],
): boolean => onlyFor === undefined || onlyFor.some((id) => registrations.includes(id));

export const topicsAsked = (framework: Framework, registrations: readonly string[]): Topic[] =>
  framework.topics.filter((topic) => isAskedOf(topic, registrations));

/** Entries by what they write in `covers`. */
export function entriesByTopic(
  framework: Framework,
  which: Which,
  entries: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  const matches = matcher(framework, which);
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { claim } = entry;
    if (!claim || claim.covers.length === 0 || !matches(entry)) continue;
    for (const ref of claim.covers) {
      const known = found.get(ref);
      if (!known) found.set(ref, [entry]);
      else if (known.at(-1) !== entry) known.push(entry);
    }
  }
  return found;
}

/** Every topic that is asked for, its parts behind it, with the entries that cover it. */
export function topicStates(
  framework: Framework,
  registrations: readonly string[],
  entries: readonly Entry[],
): TopicState[] {
  const covering = entriesByTopic(framework, {}, entries);
  return topicsAsked(framework, registrations).flatMap((topic) =>
    [topic, ...(topic.mustInclude ?? [])].map(({ id, title }, at) => {
      const ref = `${framework.id}/${id}`;
      return {
        ...{ ref, title, isPart: at > 0, entries: covering.get(ref) ?? [] },
        isVerified: isVerified(framework) && isVerified(topic),
      };
    }),
  );
}
