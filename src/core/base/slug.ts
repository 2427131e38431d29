import slugify from '@sindresorhus/slugify';

const maxSlug = 60;
/** A longer title is cut before it is converted, which takes time. */
const maxTitle = 1000;

/** Converts text to a name of small letters, digits and dashes; `fallback` if nothing is left. */
export function slugOf(text: string, fallback: string): string {
  return (
    slugify(text.slice(0, maxTitle), { decamelize: false }).slice(0, maxSlug).replace(/-+$/, '') ||
    fallback
  );
}

const words = /[\p{L}\p{M}\p{N}]+/gu;
/** Each character may take three bytes of a name, which has room for 255. */
const maxLetters = 50;

/** The same for the name of a file, which keeps the words of scripts that have no Latin form here. */
export function fileSlugOf(text: string, fallback: string): string {
  const start = text.slice(0, maxTitle).normalize('NFC');
  const lost = (start.match(words) ?? []).filter((word) => slugOf(word, '') === '');
  if (lost.length === 0) return slugOf(text, fallback);
  const kept: string[] = [];
  let length = 0;
  for (const word of start.match(words) ?? []) {
    const part = slugOf(word, word.toLowerCase());
    length += part.length + 1;
    if (length > maxLetters) break;
    kept.push(part);
  }
  return kept.join('-') || fallback;
}
