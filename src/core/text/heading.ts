/** Text of a heading's line, without its marks and HTML comments. In linear time: a line may be long. */
export function headingText(line: string): string {
  return withoutComments(line)
    .trim()
    .replace(/^#{1,6}(?=[ \t]|$)/, '')
    .replace(/(?<=[ \t])#+$/, '')
    .trim();
}

/** Removes complete HTML comments. */
export function withoutComments(line: string): string {
  let text = '';
  for (let from = 0; ;) {
    const open = line.indexOf('<!--', from);
    const close = open === -1 ? -1 : line.indexOf('-->', open + 4);
    if (close === -1) return text + line.slice(from);
    text += line.slice(from, open);
    from = close + 3;
  }
}
