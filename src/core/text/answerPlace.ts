import type { Section } from './scanBody';

/** Where an answer is written on: below its heading and what stands there already, one blank line left between. */
export function answerPlace(text: string, { contentFrom, to }: Section): number {
  const content = text.slice(contentFrom, to);
  const written = content.trimEnd().length;
  const lineEnd = written === 0 ? 0 : content.indexOf('\n', written) + 1;
  if (written > 0 && lineEnd === 0) return to;
  const blank = content.indexOf('\n', lineEnd) + 1;
  // The next heading is no place to write at.
  return (
    contentFrom + (blank === 0 || (blank === content.length && to < text.length) ? lineEnd : blank)
  );
}
