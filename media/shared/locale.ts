import { displayLocale } from '../../src/core/base/displayLocale';

const locale = (): string | undefined => displayLocale(document.documentElement.lang);

const utc = { timeZone: 'UTC' } as const;

const dayOf = (date: string) => new Date(`${date}T00:00:00Z`);

/** `3 Nov 2025` for `2025-11-03`. */
export const shortDate = (date: string): string =>
  new Intl.DateTimeFormat(locale(), { ...utc, dateStyle: 'medium' }).format(dayOf(date));

/** `Nov`, or `N` where there is little room, for `2025-11`. */
export const monthName = (month: string, width: 'short' | 'narrow'): string =>
  new Intl.DateTimeFormat(locale(), { ...utc, month: width }).format(dayOf(`${month}-01`));

/** `Nov 2025` for `2025-11`. */
export const monthAndYear = (month: string): string =>
  new Intl.DateTimeFormat(locale(), { ...utc, month: 'short', year: 'numeric' }).format(
    dayOf(`${month}-01`),
  );

export const numeral = (value: number): string => value.toLocaleString(locale());

/** `2.9, 2.10` */
export const list = (items: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'unit', style: 'short' }).format(items);
