import { isVerified, type Framework } from '../library/framework';
import type { TopicState } from './ledger';

type Topic = Framework['topics'][number];

/** Whether a topic or requirement applies to a person with these registrations. */
export const isAskedOf = (
  { onlyFor }: { readonly onlyFor?: readonly string[] | undefined },
  registrations: readonly string[],
): boolean => onlyFor === undefined || onlyFor.some((id) => registrations.includes(id));

export const topicsAsked = (framework: Framework, registrations: readonly string[]): Topic[] =>
  framework.topics.filter((topic) => isAskedOf(topic, registrations));

/** A topic without its entries. */
export type TopicRow = Pick<TopicState, 'ref' | 'title' | 'isPart' | 'isVerified'>;

/** Every required topic, each followed by its parts. */
export function topicRows(framework: Framework, registrations: readonly string[]): TopicRow[] {
  return topicsAsked(framework, registrations).flatMap((topic) =>
    [topic, ...(topic.mustInclude ?? [])].map(({ id, title }, at) => ({
      ref: `${framework.id}/${id}`,
      title,
      isPart: at > 0,
      isVerified: isVerified(framework) && isVerified(topic),
    })),
  );
}
