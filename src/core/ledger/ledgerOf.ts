import { participatoryOf } from '../claim';
import { today, weekOf } from '../dates';
import type { Entry } from '../entry';
import { isVerified, type Framework } from '../framework';
import type { Journal } from '../journal';
import type { Requirement } from '../schemas';
import { cyclesOf, daysFromTo } from './cycle';
import { gapsOf } from './gaps';
import { isRecorded } from './isRecorded';
import type { Cycle, Followed, Gap, Ledger, RequirementState } from './ledger';
import { count, counterpart, subset, sum } from './rules/amounts';
import { gapsByRule, maxGap, wordLimit } from './rules/limits';
import type { Basis, Measured } from './rules/measured';
import { periods } from './rules/periods';
import { coverage, distinct } from './rules/variety';
import { isAskedOf, topicStates } from './topics';
import { matcher } from './which';

/** Shown where a framework says nothing of gaps. */
const usualGap = 3;

/**
 * @param cycle the one to look at; without it the newest that has begun
 * @returns `undefined` where no framework of that id can be read
 */
export function ledgerOf(journal: Journal, followed: Followed, cycle?: Cycle): Ledger | undefined {
  const framework = journal.collections.frameworks.get(followed.id);
  if (!framework) return undefined;
  const day = today(journal.world.clock);
  const cycles = cyclesOf(framework, followed, day);
  const chosen = cycle ?? cycles.at(-1)!;
  const basis = basisOf(journal, framework, followed, chosen, day);
  const { recorded } = basis;
  return {
    ...{ framework, followed, cycle: chosen, today: day },
    cycles: cycles.some(({ from }) => from === chosen.from) ? cycles : [...cycles, chosen],
    daysLeft: daysFromTo(day, chosen.to),
    requirements: framework.requirements
      .filter((requirement) => isAskedOf(requirement, basis.registrations))
      .map((requirement) => stateOf(requirement, basis)),
    weeks: weeksOf(recorded),
    types: typesOf(framework, recorded),
    topics: topicStates(framework, basis.registrations, recorded),
    gaps: gapsIn(basis),
    entries: basis.all,
    undated: undatedClaims(journal, framework),
  };
}

interface WholeBasis extends Basis {
  /** Recorded and planned together, oldest first. */
  readonly all: readonly Entry[];
}

function basisOf(
  journal: Journal,
  framework: Framework,
  followed: Followed,
  cycle: Cycle,
  day: string,
): WholeBasis {
  const inCycle: Entry[] = [];
  const doubled = new Set<string>();
  for (const entry of journal.entries.values()) {
    const { date, id } = entry;
    if (date === undefined || date < cycle.from || date > cycle.to) continue;
    // Of copies with one id, one counts.
    if (id !== undefined && !journal.entryById(id)) {
      if (doubled.has(id)) continue;
      doubled.add(id);
    }
    inCycle.push(entry);
  }
  inCycle.sort(byDay);
  const counts = matcher(framework, {});
  return {
    ...{ framework, cycle, today: day, registrations: followed.registrations ?? [] },
    recorded: inCycle.filter((entry) => isRecorded(entry, day)),
    planned: inCycle.filter((entry) => !isRecorded(entry, day)),
    all: inCycle.filter(counts),
  };
}

const byDay = (a: Entry, b: Entry): number =>
  a.date! < b.date! ? -1 : a.date! > b.date! ? 1 : a.path < b.path ? -1 : 1;

function stateOf(requirement: Requirement, basis: Basis): RequirementState {
  const { id, title, rule } = requirement;
  const { isLimit = false, ...measured } = measure(requirement, basis);
  return {
    ...{ id, title, rule, isLimit, ...measured },
    isVerified: isVerified(basis.framework) && isVerified(requirement),
  };
}

function measure(requirement: Requirement, basis: Basis): Measured {
  switch (requirement.rule) {
    case 'count':
      return count(requirement, basis);
    case 'sum':
      return sum(requirement, basis);
    case 'subset':
      return subset(requirement, basis);
    case 'coverage':
      return coverage(requirement, basis);
    case 'distinct':
      return distinct(requirement, basis);
    case 'maxGap':
      return maxGap(requirement, basis);
    case 'wordLimit':
      return wordLimit(requirement, basis);
    case 'counterpart':
      return counterpart(requirement, basis);
    case 'cycle':
      return periods(requirement, basis);
  }
}

function weeksOf(entries: readonly Entry[]): Ledger['weeks'] {
  const weeks: { week: string; minutes: number; participatory: number }[] = [];
  for (const { date, claim } of entries) {
    if (!claim?.minutes) continue;
    const week = weekOf(date!);
    let sum = weeks.at(-1);
    if (sum?.week !== week) weeks.push((sum = { week, minutes: 0, participatory: 0 }));
    sum.minutes += claim.minutes;
    sum.participatory += participatoryOf(claim);
  }
  return weeks;
}

function typesOf(framework: Framework, entries: readonly Entry[]): Ledger['types'] {
  const titles = new Map(framework.types.map(({ id, title }) => [id, title]));
  const types = new Map<string, { minutes: number; entries: number }>();
  for (const { claim } of entries) {
    if (!claim) continue;
    const type = claim.type ?? '';
    let sum = types.get(type);
    if (!sum) types.set(type, (sum = { minutes: 0, entries: 0 }));
    sum.minutes += claim.minutes;
    sum.entries++;
  }
  return [...types]
    .map(([type, sum]) => ({ type, title: titles.get(type) ?? type, ...sum }))
    .sort((a, b) => b.minutes - a.minutes || (a.type < b.type ? -1 : 1));
}

function gapsIn(basis: WholeBasis): readonly Gap[] {
  const rule = basis.framework.requirements.find((one) => one.rule === 'maxGap');
  if (rule) return gapsByRule(rule, basis);
  const matches = matcher(basis.framework, {});
  return gapsOf(basis.cycle, basis.today, usualGap, basis.recorded.filter(matches), []);
}

/** Without a day a claim belongs to no cycle. */
const undatedClaims = (journal: Journal, framework: Framework): readonly Entry[] => {
  const counts = matcher(framework, {});
  return [...journal.entries.values()].filter((entry) => entry.date === undefined && counts(entry));
};
