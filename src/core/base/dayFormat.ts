import { displayLocale } from './displayLocale';

const styles = {
  medium: { dateStyle: 'medium' },
  long: { dateStyle: 'long' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DayStyle = keyof typeof styles;

/** To make one takes as long as to show hundreds of days. */
const kept = new Map<string, Intl.DateTimeFormat>();

/** For a day that is given as its midnight in UTC, so that no zone moves it. */
export function dayFormat(language: string, style: DayStyle): Intl.DateTimeFormat {
  const key = `${language} ${style}`;
  const known = kept.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(displayLocale(language), {
    ...styles[style],
    timeZone: 'UTC',
  });
  kept.set(key, made);
  return made;
}
