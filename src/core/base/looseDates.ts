import { isPlainDate } from './dates';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const maxLength = 60;

/** The days that a date in a common notation may mean; day before month first. */
export function datesMeantBy(text: string): readonly string[] {
  const written = text.trim();
  if (written.length > maxLength) return [];
  const found: string[] = [];
  const add = (year: string, month: number | string, day: string): void => {
    const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isPlainDate(date) && !found.includes(date)) found.push(date);
  };
  const yearFirst = /^(\d{4})([-/. ]?)(\d{1,2})\2(\d{1,2})(?!\d)/.exec(written);
  if (yearFirst) add(yearFirst[1]!, yearFirst[3]!, yearFirst[4]!);
  const yearLast = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$/.exec(written);
  if (yearLast) {
    const [, first, second, year] = yearLast;
    add(year!, second!, first!);
    add(year!, first!, second!);
  }
  const dayOfMonth = /(\d{1,2})(?:st|nd|rd|th)?\.?[ -]+([a-z]{3})[a-z]*\.?,?[ -]+(\d{4})$/i;
  const named = dayOfMonth.exec(written);
  if (named) add(named[3]!, monthOf(named[2]!), named[1]!);
  const monthFirst = /([a-z]{3})[a-z]*\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/i.exec(written);
  if (monthFirst) add(monthFirst[3]!, monthOf(monthFirst[1]!), monthFirst[2]!);
  return found;
}

const timeOfDay =
  /(?:T|\s+|,\s*)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]m)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]*\s+/i;
const wholeDate = new RegExp(
  `^(?:${[
    /\d{4}(?<by>[-/. ]?)\d{1,2}\k<by>\d{1,2}/.source,
    /\d{1,2}(?<with>[-/. ])\d{1,2}\k<with>\d{4}/.source,
    /\d{1,2}(?:st|nd|rd|th)?\.?[ -][a-z]{3,9}\.?,?[ -]\d{4}/.source,
    /[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}/.source,
  ].join('|')})$`,
  'i',
);

/**
 * The days that a text may mean which is a date and nothing else, apart from a time of day, a weekday or the brackets
 * of a link: none or several if the reader must not choose.
 */
export function daysNamedBy(text: string): readonly string[] {
  if (text.length > maxLength) return [];
  const bare = text
    .trim()
    .replace(/^\[\[(.*)\]\]$/, '$1')
    .replace(timeOfDay, '')
    .replace(weekday, '');
  return wholeDate.test(bare) ? datesMeantBy(bare) : [];
}

/** The day that a text means which is a date and nothing else; `undefined` if it may mean none or several. */
export function dayIn(text: string): string | undefined {
  const [day, other] = daysNamedBy(text);
  return other === undefined ? day : undefined;
}

const monthOf = (name: string): number => months.indexOf(name.toLowerCase()) + 1;
