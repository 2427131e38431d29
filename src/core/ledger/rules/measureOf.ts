import type { Requirement, RuleKind } from '../../schema/frameworkSchema';
import { count, counterpart, subset, sum } from './amounts';
import { maxGap, wordLimit } from './limits';
import type { Measure, Rule, Terms } from './measure';
import { periods } from './periods';
import { coverage, distinct } from './variety';

const rules: { readonly [K in RuleKind]: (rule: Rule<K>, terms: Terms) => Measure } = {
  ...{ count, sum, subset, coverage, distinct, maxGap, wordLimit, counterpart, cycle: periods },
};

export const measureOf = (requirement: Requirement, terms: Terms): Measure =>
  (rules[requirement.rule] as (rule: Requirement, terms: Terms) => Measure)(requirement, terms);
