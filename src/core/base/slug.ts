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
