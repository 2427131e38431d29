/**
 * Merges two versions of a record file, which exist after a device was restored from a backup: all records of both,
 * each whole. Git's `merge=union` works line by line and mixes records that share several lines.
 * @param ours text, or bytes as characters up to U+00FF
 */
export function mergeRecords(ours: string, theirs: string): string {
  const known = new Set(blocks(ours).map(plain));
  const added = blocks(theirs).filter((block) => !known.has(plain(block)));
  if (added.length === 0) return ours;
  return [endingLine(ours), ...added.map(endingLine)].join('');
}

/** One block per record, and one for text before the first. */
const blocks = (text: string): string[] =>
  text
    .replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '')
    .split(/^(?=-)/m)
    .filter((block) => block.trim() !== '');

/** The block with LF line ends and without whitespace at its end. */
function plain(block: string): string {
  const text = block.replaceAll('\r\n', '\n');
  let end = text.length;
  while (end > 0 && ' \t\n'.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

const endingLine = (text: string): string =>
  text === '' || text.endsWith('\n') ? text : `${text}\n`;
