/** Rules that ask for different things rather than for much: topics, and types of activity. */
import * as l10n from '@vscode/l10n';
import type { Entry } from '../../entry';
import type { Framework } from '../../framework';
import type { Requirement } from '../../schemas';
import type { Counted } from '../ledger';
import { entriesByTopic, topicsAsked } from '../topics';
import { matcher } from '../which';
import type { Basis, Measured } from './measured';

type Rule<K extends Requirement['rule']> = Extract<Requirement, { rule: K }>;
type Topic = Framework['topics'][number];

/**
 * Topics that entries cover. Whoever covers a part of a topic covers the topic; one with parts that may not
 * be left out is done when each of these is covered.
 */
export function coverage(rule: Rule<'coverage'>, basis: Basis): Measured {
  const { framework, registrations, recorded, planned } = basis;
  const topics = topicsAsked(framework, registrations).filter(
    ({ id }) => rule.topics?.includes(id) ?? true,
  );
  const now = entriesByTopic(framework, rule.which, recorded);
  const later = entriesByTopic(framework, rule.which, planned);
  const isDone = (topic: Topic, ...found: (typeof now)[]): boolean =>
    missingOf(framework, topic, found).length === 0;
  const done = topics.filter((topic) => isDone(topic, now));
  const required = Math.min(rule.atLeast ?? topics.length, topics.length);
  const isMet = done.length >= required;
  return {
    unit: 'topics',
    recorded: done.length,
    planned: topics.filter((topic) => !isDone(topic, now) && isDone(topic, now, later)).length,
    required,
    isMet,
    open: isMet ? [] : topics.flatMap((topic) => openOf(topic, missingOf(framework, topic, [now]))),
    counted: () => covering(framework, topics, rule, recorded),
  };
}

/** What of a topic nothing covers yet: its parts, or the whole of it. */
function missingOf(
  framework: Framework,
  { id, title, mustInclude = [] }: Topic,
  found: readonly ReadonlyMap<string, readonly Entry[]>[],
): string[] {
  const isCovered = (name: string): boolean =>
    found.some((some) => some.has(`${framework.id}/${name}`));
  if (mustInclude.length > 0)
    return mustInclude.filter((part) => !isCovered(part.id)).map((part) => part.title);
  return isCovered(id) ? [] : [title];
}

const openOf = ({ title, mustInclude = [] }: Topic, missing: readonly string[]): string[] =>
  mustInclude.length === 0 ? [...missing] : missing.map((part) => l10n.t('{0}: {1}', title, part));

function covering(
  framework: Framework,
  topics: readonly Topic[],
  { which }: Rule<'coverage'>,
  entries: readonly Entry[],
): Counted[] {
  const titles = new Map<string, string>(
    topics.flatMap((topic) =>
      [topic, ...(topic.mustInclude ?? [])].map(
        ({ id, title }) => [`${framework.id}/${id}`, title] as const,
      ),
    ),
  );
  const matches = matcher(framework, which);
  return entries.flatMap((entry) => {
    const covered = new Set(entry.claim?.covers.filter((ref) => titles.has(ref)));
    if (covered.size === 0 || !matches(entry)) return [];
    const names = [...covered].map((ref) => titles.get(ref)!);
    return [{ entry, amount: covered.size, why: l10n.t('Covers: {0}', names.join('; ')) }];
  });
}

/** Types of activity; where the framework names its types, only these count. */
export function distinct(rule: Rule<'distinct'>, basis: Basis): Measured {
  const matches = matcher(basis.framework, rule.which);
  const titles = new Map(basis.framework.types.map(({ id, title }) => [id, title]));
  const typeOf = (entry: Entry): string | undefined => {
    const type = entry.claim?.type;
    const counts = type !== undefined && (titles.size === 0 || titles.has(type));
    return counts && matches(entry) ? type : undefined;
  };
  const typesOf = (entries: readonly Entry[]): Set<string> =>
    new Set(entries.map(typeOf).filter((type) => type !== undefined));
  const recorded = typesOf(basis.recorded);
  const left = rule.atLeast - recorded.size;
  return {
    unit: 'types',
    recorded: recorded.size,
    planned: [...typesOf(basis.planned)].filter((type) => !recorded.has(type)).length,
    required: rule.atLeast,
    isMet: left <= 0,
    open:
      left <= 0
        ? []
        : [
            left === 1
              ? l10n.t('1 more type of activity')
              : l10n.t('{0} more types of activity', left),
          ],
    counted: () =>
      basis.recorded.flatMap((entry) => {
        const type = typeOf(entry);
        if (type === undefined) return [];
        return [{ entry, amount: 1, why: l10n.t('Type: {0}', titles.get(type) ?? type) }];
      }),
  };
}
