import { distance } from 'fastest-levenshtein';
import { compare } from '../base/compare';

const most = 3;
/** Comparing takes as many steps as the product of both lengths. */
const maxLength = 200;

/** What was probably meant, the likeliest first; nothing where all is far off. */
export function didYouMean(written: string, known: Iterable<string>): readonly string[] {
  if (written.length > maxLength) return [];
  const name = nameOf(written);
  return [...known]
    .filter((one) => one !== written && one.length <= maxLength)
    .map((one) => ({
      one,
      // The right name in a collection that was taken for another is near, too.
      far: Math.min(
        distance(written.toLowerCase(), one.toLowerCase()),
        name !== written && nameOf(one) === name ? 1 : Infinity,
      ),
    }))
    .filter(({ one, far }) => far <= Math.max(1, Math.min(written.length, one.length) / 3))
    .sort((a, b) => a.far - b.far || compare(a.one, b.one))
    .slice(0, most)
    .map(({ one }) => one);
}

/** Of a reference `<collection>/<name>`. */
const nameOf = (text: string): string => text.slice(text.indexOf('/') + 1);
