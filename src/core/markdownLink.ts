/** A Markdown link from one file of the journal to another. */
export const markdownLink = (text: string, from: string, to: string): string =>
  `[${plainText(text)}](${relativeAddress(from, to)})`;

/** On one line, and nothing in it means anything to Markdown. */
const plainText = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>()#!|~$&]/g, '\\$&');

/** The address of a file as seen from another one, each part encoded. */
export function relativeAddress(from: string, to: string): string {
  const fromParts = from.split('/').slice(0, -1);
  const toParts = to.split('/');
  let common = 0;
  while (common < fromParts.length && fromParts[common] === toParts[common]) common++;
  return [...fromParts.slice(common).map(() => '..'), ...toParts.slice(common).map(encoded)].join(
    '/',
  );
}

const encoded = (part: string): string =>
  encodeURIComponent(part).replace(
    /[()'!*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
