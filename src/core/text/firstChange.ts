/** Offset in the newer text at which it begins to differ from the older one, whatever ends their lines. */
export function firstChange(older: string, newer: string): number {
  let [from, at] = [0, 0];
  const skip = (text: string, place: number): number => (text[place] === '\r' ? place + 1 : place);
  for (;;) {
    [from, at] = [skip(older, from), skip(newer, at)];
    if (at >= newer.length || older[from] !== newer[at]) return at;
    from++;
    at++;
  }
}
