import * as l10n from '@vscode/l10n';
import type { Unit } from '../ledger/ledger';
import { hoursWords } from '../ledger/timeWords';

/** Such as `3 entries` or `1 h 30 min`. */
export function amountWords(amount: number, unit: Unit): string {
  const isOne = amount === 1;
  switch (unit) {
    case 'minutes':
      return hoursWords(amount);
    case 'entries':
      return isOne ? l10n.t('1 entry') : l10n.t('{0} entries', amount);
    case 'topics':
      return isOne ? l10n.t('1 topic') : l10n.t('{0} topics', amount);
    case 'types':
      return isOne ? l10n.t('1 type') : l10n.t('{0} types', amount);
    case 'months':
      return isOne ? l10n.t('1 month') : l10n.t('{0} months', amount);
    case 'words':
      return isOne ? l10n.t('1 word') : l10n.t('{0} words', amount);
    case 'periods':
      return isOne ? l10n.t('1 period') : l10n.t('{0} periods', amount);
  }
}
