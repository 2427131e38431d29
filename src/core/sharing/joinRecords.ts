/**
 * Two versions of one record file, as they come about when a device was restored from a backup: all
 * records of both, each whole. Git's own `merge=union` joins line by line, and where two records have
 * several lines in common it puts one into the other.
 * @param ours text, or bytes as characters up to U+00FF: every other byte stays as it is
 */
export function joinRecords(ours: string, theirs: string): string {
  const known = new Set(blocks(ours).map(plain));
  const added = blocks(theirs).filter((block) => !known.has(plain(block)));
  if (added.length === 0) return ours;
  return [endingLine(ours), ...added.map(endingLine)].join('');
}

/** One for each record, and one for what stands before the first. */
const blocks = (text: string): string[] =>
  text
    .replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '')
    .split(/^(?=-)/m)
    .filter((block) => block.trim() !== '');

/** The same whatever system it was checked out on. */
function plain(block: string): string {
  const text = block.replaceAll('\r\n', '\n');
  let end = text.length;
  while (end > 0 && ' \t\n'.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

const endingLine = (text: string): string =>
  text === '' || text.endsWith('\n') ? text : `${text}\n`;
