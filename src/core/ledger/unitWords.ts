import * as l10n from '@vscode/l10n';
import type { Unit } from './ledger';
import { hoursWords, type Numeral } from '../base/timeWords';

/** An amount with its unit: `12 h`, `1 entry`, `7 topics`. */
export function amountWords(unit: Unit, amount: number, numeral: Numeral = String): string {
  const number = numeral(amount);
  const one = amount === 1;
  return {
    minutes: hoursWords(amount, numeral),
    entries: one ? l10n.t('1 entry') : l10n.t('{0} entries', number),
    topics: one ? l10n.t('1 topic') : l10n.t('{0} topics', number),
    types: one ? l10n.t('1 type') : l10n.t('{0} types', number),
    months: one ? l10n.t('1 month') : l10n.t('{0} months', number),
    words: one ? l10n.t('1 word') : l10n.t('{0} words', number),
    periods: one ? l10n.t('1 period') : l10n.t('{0} periods', number),
  }[unit];
}

/** The amount recorded and the amount required: `12 h of 35 h`, `5 of 7 topics`. */
export const shareWords = (
  unit: Unit,
  amount: number,
  required: number,
  numeral: Numeral = String,
): string =>
  unit === 'minutes'
    ? l10n.t('{0} of {1}', hoursWords(amount, numeral), hoursWords(required, numeral))
    : l10n.t('{0} of {1}', numeral(amount), amountWords(unit, required, numeral));
