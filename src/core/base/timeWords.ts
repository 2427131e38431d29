import * as l10n from '@vscode/l10n';

/** A number for the screen, in the reader's notation. */
export type Numeral = (value: number) => string;

/** Formats whole minutes for the screen and reports: `1 h 30 min`, `12 h`, `45 min`. */
export function hoursWords(minutes: number, numeral: Numeral = String): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return l10n.t('{0} min', numeral(rest));
  return rest === 0
    ? l10n.t('{0} h', numeral(hours))
    : l10n.t('{0} h {1} min', numeral(hours), numeral(rest));
}
