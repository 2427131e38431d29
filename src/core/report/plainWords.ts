/** Markdown as plain text, for a cell of a table or a file without markup. */
import MarkdownIt, { type Token } from 'markdown-it';

const markdown = new MarkdownIt({ html: false });

export function plainWords(text: string): string {
  const lines: string[] = [];
  for (const token of markdown.parse(text, {})) {
    if (token.type === 'inline') lines.push(inlineWords(token.children ?? []));
    else if (token.type === 'fence' || token.type === 'code_block') lines.push(token.content);
  }
  return lines.join('\n').trim();
}

const inlineWords = (tokens: readonly Token[]): string =>
  tokens
    .map(({ type, content, children }) => {
      if (type === 'softbreak') return ' ';
      if (type === 'hardbreak') return '\n';
      return type === 'image' ? inlineWords(children ?? []) : content;
    })
    .join('');
