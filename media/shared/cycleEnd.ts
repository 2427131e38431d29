import * as l10n from '@vscode/l10n';
import { numeral } from './locale';

const nearEnd = 90;

export const isNearEnd = (daysLeft: number): boolean => daysLeft > 0 && daysLeft <= nearEnd;

/** One calm line. The last day counts as one that is left. */
export function endsWords(daysLeft: number): string {
  if (daysLeft === 1) return l10n.t('The cycle ends today.');
  if (daysLeft === 2) return l10n.t('The cycle ends tomorrow.');
  return l10n.t('The cycle ends in {0} days.', numeral(daysLeft - 1));
}
