import slugify from '@sindresorhus/slugify';

const longest = 60;
/** More of a title never gets into a name. */
const maxTitle = 1000;

/** A name for a file or a person in small letters, digits and dashes; `fallback` where nothing of the text can be written so. */
export function slugOf(text: string, fallback: string): string {
  return (
    slugify(text.slice(0, maxTitle), { decamelize: false }).slice(0, longest).replace(/-+$/, '') ||
    fallback
  );
}
