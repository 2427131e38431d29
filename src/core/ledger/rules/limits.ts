/** Rules that allow at most so much: time without anything recorded, and words. */
import * as l10n from '@vscode/l10n';
import { wordsOf, type Entry } from '../../entry';
import type { Requirement } from '../../schemas';
import { monthsBetween, daysAfter } from '../cycle';
import { gapsOf } from '../gaps';
import type { Gap } from '../ledger';
import { matcher } from '../which';
import type { Basis, Measured } from './measured';

type Rule<K extends Requirement['rule']> = Extract<Requirement, { rule: K }>;

/** Gaps as long as the rule says, with what explains them. */
export function gapsByRule(rule: Rule<'maxGap'>, basis: Basis): readonly Gap[] {
  const { framework, cycle, today, recorded } = basis;
  const explains = matcher(framework, { templates: rule.explainedBy ? [rule.explainedBy] : [] });
  const matches = matcher(framework, rule.which);
  const entries = recorded.filter((entry) => matches(entry) && !explains(entry));
  return gapsOf(cycle, today, rule.months, entries, recorded.filter(explains));
}

/** Each gap of that length is to be explained; the longest without an explanation is what is recorded. */
export function maxGap(rule: Rule<'maxGap'>, basis: Basis): Measured {
  const gaps = gapsByRule(rule, basis);
  const unexplained = gaps.filter((gap) => !gap.explainedBy);
  const length = ({ from, to }: Gap): number => monthsBetween(from, daysAfter(to, 1));
  return {
    unit: 'months',
    recorded: Math.max(0, ...unexplained.map(length)),
    planned: 0,
    required: rule.months,
    isLimit: true,
    isMet: unexplained.length === 0,
    open: unexplained.map(({ from, to }) => l10n.t('To be explained: {0} to {1}', from, to)),
    counted: () =>
      gaps.flatMap((gap) =>
        gap.explainedBy
          ? [
              {
                entry: gap.explainedBy,
                amount: length(gap),
                why: l10n.t('Explains the gap from {0} to {1}', gap.from, gap.to),
              },
            ]
          : [],
      ),
  };
}

/** The words of the longest entry; one has to be there. */
export function wordLimit(rule: Rule<'wordLimit'>, basis: Basis): Measured {
  const matches = matcher(basis.framework, rule.which);
  const entries = basis.recorded.filter(matches);
  const most = Math.max(0, ...entries.map(wordsOf));
  const over = entries.filter((entry) => wordsOf(entry) > rule.atMost);
  return {
    unit: 'words',
    recorded: most,
    planned: Math.max(0, ...basis.planned.filter(matches).map(wordsOf)),
    required: rule.atMost,
    isLimit: true,
    isMet: entries.length > 0 && over.length === 0,
    open:
      entries.length === 0
        ? [l10n.t('Still to be written')]
        : over.map((entry) => overText(entry, wordsOf(entry) - rule.atMost)),
    counted: () =>
      entries.map((entry) => ({
        entry,
        amount: wordsOf(entry),
        why: l10n.t('{0} words', wordsOf(entry)),
      })),
  };
}

const overText = ({ title }: Entry, words: number): string =>
  words === 1
    ? l10n.t('“{0}” is 1 word over the limit', title)
    : l10n.t('“{0}” is {1} words over the limit', title, words);
