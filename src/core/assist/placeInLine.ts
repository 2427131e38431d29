/**
 * The part of a line that a finding is about: what its message quotes, if the line has it.
 * @returns offsets in the line; the line without indentation if nothing of it is quoted
 */
export function placeInLine(line: string, message: string): { from: number; to: number } {
  const quoted = [...message.matchAll(/“([^”]+)”/g)].map(([, text]) => text!);
  // The longest says most; a value comes after its key.
  for (const text of quoted.sort((a, b) => b.length - a.length)) {
    const from = line.lastIndexOf(text);
    if (from >= 0) return { from, to: from + text.length };
  }
  const from = /^\s*/.exec(line)![0].length;
  return { from, to: Math.max(line.trimEnd().length, from) };
}
