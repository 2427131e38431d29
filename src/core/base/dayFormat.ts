import { displayLocale } from './displayLocale';

const styles = {
  medium: { dateStyle: 'medium' },
  long: { dateStyle: 'long' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DayStyle = keyof typeof styles;

/** Cache: creating a format takes as long as formatting hundreds of days. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Format for days that are passed as midnight in UTC, so that no time zone shifts them. */
export function dayFormat(language: string, style: DayStyle): Intl.DateTimeFormat {
  const key = `${language} ${style}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(displayLocale(language), {
    ...styles[style],
    timeZone: 'UTC',
  });
  formats.set(key, made);
  return made;
}
