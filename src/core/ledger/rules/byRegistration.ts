/** Requirements whose amount is counted for each registration by itself. */
import * as l10n from '@vscode/l10n';
import type { Entry } from '../../entries/entry';
import { idMeant, type Framework } from '../../library/framework';
import type { Requirement } from '../../schema/frameworkSchema';
import { matcher } from '../which';
import type { Terms } from './measure';

interface Asked {
  readonly requirement: Requirement;
  readonly terms: Terms;
}

/** The requirement, or one for each registration that is held. */
export function askedBy(requirement: Requirement, terms: Terms): Asked[] {
  const counted = countedApart(requirement, terms);
  if (!counted) return [{ requirement, terms }];
  const isOnly = counted.held.length === 1;
  return counted.held.map((id) => {
    const { title } = terms.framework.registrations.find((one) => one.id === id)!;
    return {
      requirement: isOnly
        ? requirement
        : {
            ...requirement,
            id: `${requirement.id}/${id}`,
            title: l10n.t('{0}: {1}', requirement.title, title),
          },
      terms: {
        ...terms,
        registrations: [id],
        isOf: (entry: Entry) => counted.of(entry).includes(id),
      },
    };
  });
}

/**
 * Tells entries with time that one of these requirements would count if it were said under which of the registrations.
 */
export function unassignedBy(
  requirements: readonly Requirement[],
  terms: Terms,
): (entry: Entry) => boolean {
  const all = requirements.flatMap((requirement) => {
    const counted = countedApart(requirement, terms);
    return counted ? [{ ...counted, matches: matcher(terms, requirement.which) }] : [];
  });
  return (entry) =>
    Boolean(entry.claim?.minutes) &&
    all.some(
      ({ of, held, matches }) => matches(entry) && !of(entry).some((id) => held.includes(id)),
    );
}

/** Which registrations are held of those that the requirement counts apart, and for which an entry counts. */
function countedApart(
  requirement: Requirement,
  { framework, registrations }: Terms,
):
  | { readonly held: readonly string[]; readonly of: (entry: Entry) => readonly string[] }
  | undefined {
  if (!('several' in requirement) || requirement.several !== 'each') return undefined;
  const { atLeastFor = {}, sharedBy = [] } = requirement;
  const held = registrations.filter((id) => Object.hasOwn(atLeastFor, id));
  if (held.length === 0) return undefined;
  return {
    held,
    of: (entry) => {
      const named = namedIn(framework, entry);
      if (named.length === 0) return held.length === 1 ? held : [];
      return named.length === 1 || named.every((id) => sharedBy.includes(id)) ? named : [];
    },
  };
}

/** An entry counts for what it names, not for what that implies. */
const namedIn = ({ registrations }: Framework, { claim }: Entry): readonly string[] => [
  ...new Set(claim?.registrations.flatMap((one) => idMeant(registrations, one) ?? [])),
];
