import type { Requirement } from '../../schema/frameworkSchema';
import { count, counterpart, subset, sum } from './amounts';
import { maxGap, wordLimit } from './limits';
import type { Measure, Terms } from './measure';
import { periods } from './periods';
import { coverage, distinct } from './variety';

export function measureOf(requirement: Requirement, terms: Terms): Measure {
  switch (requirement.rule) {
    case 'count':
      return count(requirement, terms);
    case 'sum':
      return sum(requirement, terms);
    case 'subset':
      return subset(requirement, terms);
    case 'coverage':
      return coverage(requirement, terms);
    case 'distinct':
      return distinct(requirement, terms);
    case 'maxGap':
      return maxGap(requirement, terms);
    case 'wordLimit':
      return wordLimit(requirement, terms);
    case 'counterpart':
      return counterpart(requirement, terms);
    case 'cycle':
      return periods(requirement, terms);
  }
}
