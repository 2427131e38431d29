import { isVerified, type Framework } from '../library/framework';
import type { TopicState } from './ledger';

type Topic = Framework['topics'][number];

/** Whether a topic, or a requirement, is asked of somebody with these registrations. */
export const isAskedOf = (
  { onlyFor }: { readonly onlyFor?: readonly string[] | undefined },
  registrations: readonly string[],
): boolean => onlyFor === undefined || onlyFor.some((id) => registrations.includes(id));

export const topicsAsked = (framework: Framework, registrations: readonly string[]): Topic[] =>
  framework.topics.filter((topic) => isAskedOf(topic, registrations));

/** A topic without what covers it. */
export type TopicRow = Pick<TopicState, 'ref' | 'title' | 'isPart' | 'isVerified'>;

/** Every topic that is asked for, with its parts behind it. */
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
