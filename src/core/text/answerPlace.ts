import type { Section } from './scanBody';

/** Offset at which an answer continues: below its heading and existing text, after one blank line. */
export function answerPlace(text: string, { contentFrom, to }: Section): number {
  const content = text.slice(contentFrom, to);
  const written = content.trimEnd().length;
  const lineEnd = written === 0 ? 0 : content.indexOf('\n', written) + 1;
  if (written > 0 && lineEnd === 0) return to;
  const blank = content.indexOf('\n', lineEnd) + 1;
  // Not directly before the next heading.
  return (
    contentFrom + (blank === 0 || (blank === content.length && to < text.length) ? lineEnd : blank)
  );
}
