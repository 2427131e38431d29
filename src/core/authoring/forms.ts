/** Forms, topics and types to choose from, those of followed frameworks first. */
import type { Collections } from '../library/collections';
import { isFollowedOn, type Follow } from '../ledger/follow';
import { isVerified, topicsOf, type Framework } from '../library/framework';
import type { Template } from '../library/template';

/** The frameworks followed on that day, in the journal's order. */
export function followedFrameworks(
  { frameworks }: Collections,
  follows: readonly Follow[],
  day: string,
): readonly Framework[] {
  const ids = follows.filter((one) => isFollowedOn(one, day)).map(({ id }) => id);
  return [...new Set(ids)].map((id) => frameworks.get(id)).filter((one) => one !== undefined);
}

interface FormGroup {
  /** The title of the framework. */
  readonly title: string;
  readonly forms: readonly Template[];
}

export function formGroups(
  { templates, frameworks }: Collections,
  followed: readonly Framework[],
): readonly FormGroup[] {
  const byFramework = new Map<string, Template[]>(followed.map(({ id }) => [id, []]));
  for (const [ref, template] of templates) {
    if (template.kind !== 'form') continue;
    const id = ref.slice(0, ref.indexOf('/'));
    const forms = byFramework.get(id);
    if (forms) forms.push(template);
    else byFramework.set(id, [template]);
  }
  return [...byFramework]
    .filter(([, forms]) => forms.length > 0)
    .map(([id, forms]) => ({ title: frameworks.get(id)?.title ?? id, forms }));
}

/** Topics and types of a framework that an entry can name. */
export interface Choices {
  readonly title: string;
  readonly topics: readonly {
    readonly ref: string;
    readonly title: string;
    readonly isVerified: boolean;
  }[];
  readonly types: readonly { readonly id: string; readonly title: string }[];
}

/** A type that several frameworks have is offered once. */
export function choicesOf(frameworks: readonly Framework[]): readonly Choices[] {
  const known = new Set<string>();
  return frameworks.map((framework) => ({
    title: framework.title,
    topics: framework.topics.flatMap((topic) =>
      topicsOf({ ...framework, topics: [topic] }).map((one) => ({
        ...one,
        isVerified: isVerified(framework) && isVerified(topic),
      })),
    ),
    types: framework.types.filter(({ id }) => !known.has(id) && known.add(id)),
  }));
}

/** Roles of counterparts in the rules of frameworks, those required for the entry's own form first. */
export function counterpartRoles(
  collections: Collections,
  follows: readonly Follow[],
  day: string,
  template: string | undefined,
): readonly string[] {
  const own = template === undefined ? undefined : template.slice(0, template.indexOf('/'));
  const form = template?.slice(own!.length + 1) ?? '';
  const followed = followedFrameworks(collections, follows, day);
  const frameworks = [collections.frameworks.get(own ?? ''), ...followed];
  const roles: string[] = [];
  for (const framework of frameworks)
    for (const requirement of framework?.requirements ?? []) {
      if (requirement.rule !== 'counterpart') continue;
      const isAsked = framework!.id === own && requirement.which.templates?.includes(form);
      if (isAsked) roles.unshift(requirement.role);
      else roles.push(requirement.role);
    }
  return [...new Set(roles)];
}
