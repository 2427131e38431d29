/** Rules that require variety: topics, and types of activity. */
import * as l10n from '@vscode/l10n';
import type { Entry } from '../../entries/entry';
import { typeOf, type Framework } from '../../library/framework';
import type { Counted } from '../ledger';
import { Bag } from '../bag';
import { topicsAsked } from '../topics';
import { placer } from '../which';
import type { Measure, Rule, Terms } from './measure';

type Topic = Framework['topics'][number];

/** Counts covered topics. A topic with mandatory parts is covered once each of its parts is. */
export function coverage(rule: Rule<'coverage'>, terms: Terms): Measure {
  const { framework, registrations } = terms;
  const placeOf = placer(terms, rule.which, terms.today);
  const topics = topicsAsked(framework, registrations).filter(
    ({ id }) => rule.topics?.includes(id) ?? true,
  );
  const covered = { recorded: new Bag(), planned: new Bag() };
  const isDone = (topic: Topic, ...found: Bag[]): boolean =>
    missingOf(framework, topic, found).length === 0;
  return {
    add: (entry, sign) => {
      if (!entry.claim || entry.claim.covers.length === 0) return;
      const place = placeOf(entry);
      if (!place) return;
      for (const ref of entry.claim.covers) covered[place].add(ref, sign);
    },
    measured: () => {
      const { recorded, planned } = covered;
      const done = topics.filter((topic) => isDone(topic, recorded));
      const required = Math.min(rule.atLeast ?? topics.length, topics.length);
      const isMet = done.length >= required;
      return {
        unit: 'topics',
        recorded: done.length,
        planned: topics.filter((topic) => !done.includes(topic) && isDone(topic, recorded, planned))
          .length,
        required,
        isMet,
        open: isMet
          ? []
          : topics.flatMap((topic) => openOf(topic, missingOf(framework, topic, [recorded]))),
      };
    },
    counted: (entries, place) =>
      covering(
        framework,
        topics,
        entries.filter((entry) => placeOf(entry) === place),
      ),
  };
}

/** Titles of what is not covered yet: parts of the topic, or the topic itself. */
function missingOf(
  framework: Framework,
  { id, title, mustInclude = [] }: Topic,
  found: readonly Bag[],
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
  entries: readonly Entry[],
): Counted[] {
  const titles = new Map<string, string>();
  for (const topic of topics)
    for (const { id, title } of [topic, ...(topic.mustInclude ?? [])])
      titles.set(`${framework.id}/${id}`, title);
  return entries.flatMap((entry) => {
    const covered = new Set(entry.claim?.covers.filter((ref) => titles.has(ref)));
    if (covered.size === 0) return [];
    const names = [...covered].map((ref) => titles.get(ref)!);
    return [{ entry, amount: covered.size, why: l10n.t('Covers: {0}', names.join('; ')) }];
  });
}

/** Counts types of activity. If the framework defines types, only these count. */
export function distinct(rule: Rule<'distinct'>, terms: Terms): Measure {
  const { framework } = terms;
  const placeOf = placer(terms, rule.which, terms.today);
  const titles = new Map(framework.types.map(({ id, title }) => [id, title]));
  const typeIn = (entry: Entry): string | undefined => {
    if (entry.claim?.type === undefined) return undefined;
    const type = typeOf(framework, entry.claim.type);
    return titles.size === 0 || titles.has(type) ? type : undefined;
  };
  const types = { recorded: new Bag(), planned: new Bag() };
  return {
    add: (entry, sign) => {
      const type = typeIn(entry);
      const place = type === undefined ? undefined : placeOf(entry);
      if (place) types[place].add(type!, sign);
    },
    measured: () => {
      const { recorded, planned } = types;
      const left = rule.atLeast - recorded.size;
      const more =
        left === 1 ? l10n.t('1 more type of activity') : l10n.t('{0} more types of activity', left);
      return {
        unit: 'types',
        recorded: recorded.size,
        planned: [...planned.keys()].filter((type) => !recorded.has(type)).length,
        required: rule.atLeast,
        isMet: left <= 0,
        open: left <= 0 ? [] : [more],
      };
    },
    counted: (entries, place) =>
      entries.flatMap((entry) => {
        const type = typeIn(entry);
        if (type === undefined || placeOf(entry) !== place) return [];
        return [{ entry, amount: 1, why: l10n.t('Type: {0}', titles.get(type) ?? type) }];
      }),
  };
}
