import * as l10n from '@vscode/l10n';
import { distance } from 'fastest-levenshtein';
import { compare } from './compare';
import { looseName } from './looseName';

const maxSuggestions = 3;
/** The cost of comparing two texts is the product of their lengths. */
const maxLength = 200;

/** Known texts that are similar to the written one, most likely first. */
export function didYouMean(written: string, known: Iterable<string>): readonly string[] {
  if (written.length > maxLength) return [];
  const name = nameOf(written);
  return [...known]
    .filter((one) => one !== written && one.length <= maxLength)
    .map((one) => ({
      one,
      // The right name in the wrong collection counts as similar, too.
      far: Math.min(
        distance(written.toLowerCase(), one.toLowerCase()),
        name !== written && nameOf(one) === name ? 1 : Infinity,
      ),
    }))
    .filter(({ one, far }) => far <= Math.max(1, Math.min(written.length, one.length) / 3))
    .sort((a, b) => a.far - b.far || compare(a.one, b.one))
    .slice(0, maxSuggestions)
    .map(({ one }) => one);
}

/** Adds the most likely of the known texts, if one is similar. */
export function withSuggestion(message: string, written: string, known: Iterable<string>): string {
  const [meant] = didYouMean(written, known);
  return meant === undefined ? message : `${message} ${l10n.t('Did you mean “{0}”?', meant)}`;
}

/** The name in a reference `<collection>/<name>`. */
const nameOf = (text: string): string => text.slice(text.indexOf('/') + 1);

const minLength = 3;

/**
 * Whether a key is one small edit away from a known one: a letter more, less or other, two letters swapped, or another
 * letter case or separator. A digit more is no slip: `digest2` is a key of its own.
 */
export function isSlipOf(written: string, known: string): boolean {
  if (written === known || Math.abs(written.length - known.length) > minLength) return false;
  const [a, b] = [looseName(written), looseName(known)];
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < minLength || withoutDigits(a) === withoutDigits(b)) return false;
  const far = distance(a, b);
  if (far === 1) return Math.max(a.length, b.length) > minLength;
  return far === 2 && a.length === b.length && areSwapped(a, b);
}

const withoutDigits = (key: string): string => key.replace(/\d/g, '');

/** Whether two adjacent letters of one text are in the other order in the other. */
function areSwapped(a: string, b: string): boolean {
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
