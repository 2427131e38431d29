/** A markdown-it plugin: HTML comments are not shown, though HTML is off and would stand there as text. */
import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

export function leaveOutComments(markdown: MarkdownIt): void {
  markdown.block.ruler.before('paragraph', 'comment', commentBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  markdown.inline.ruler.before('html_inline', 'comment', comment);
}

/** From a line that begins with a comment to the line that ends with it; without an end, all that follows. */
function commentBlock(
  state: StateBlock,
  first: number,
  lineAfter: number,
  silent: boolean,
): boolean {
  const from = state.bMarks[first]! + state.tShift[first]!;
  if (state.sCount[first]! - state.blkIndent >= 4 || !state.src.startsWith('<!--', from))
    return false;
  for (let line = first; line < lineAfter; line++) {
    const text = state.src.slice(
      line === first ? from + 4 : state.bMarks[line]!,
      state.eMarks[line],
    );
    const end = text.indexOf('-->');
    // Words behind the comment are a paragraph that begins with one.
    if (end !== -1 && text.slice(end + 3).trim() !== '') return false;
    if (end !== -1 || line === lineAfter - 1) {
      if (!silent) state.line = line + 1;
      return true;
    }
  }
  return false;
}

function comment(state: StateInline): boolean {
  if (!state.src.startsWith('<!--', state.pos)) return false;
  const end = state.src.indexOf('-->', state.pos + 4);
  if (end === -1 || end + 3 > state.posMax) return false;
  state.pos = end + 3;
  return true;
}
