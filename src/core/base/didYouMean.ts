import { distance } from 'fastest-levenshtein';
import { compare } from './compare';

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

/** The name in a reference `<collection>/<name>`. */
const nameOf = (text: string): string => text.slice(text.indexOf('/') + 1);
