import { promptComment, type Section } from './scanBody';

/** Offsets of the marks `<!-- prompt: … -->` that begin answers. */
export function promptMarks(
  text: string,
  sections: readonly Section[],
): readonly { readonly from: number; readonly to: number }[] {
  return sections.flatMap(({ prompt, from, contentFrom }) => {
    const found = prompt === undefined ? null : promptComment.exec(text.slice(from, contentFrom));
    if (!found) return [];
    return [{ from: from + found.index, to: from + found.index + found[0].length }];
  });
}
