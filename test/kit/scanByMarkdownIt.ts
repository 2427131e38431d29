/** The rules of scanBody once more, over the blocks that markdown-it finds: to hold one against the other. */
import MarkdownIt, { type Token } from 'markdown-it';

export interface Scanned {
  readonly prompts: readonly string[];
  /** Whether anything of one's own stands before the first prompt, then under each. */
  readonly answered: readonly boolean[];
}

const markdown = new MarkdownIt('commonmark');
const promptComment = /<!--\s*prompt:\s*([A-Za-z0-9][\w-]*)\s*-->/;
const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** The text of a block as a browser shows it. */
function shownIn(token: Token): string {
  if (token.type === 'html_block')
    return token.content.replace(/<!--[^]*?(?:-->|$)/g, '').replace(/<[^<>]*>/g, ' ');
  if (token.type !== 'inline') return token.content;
  const isShown = ({ type }: Token): boolean =>
    ['text', 'code_inline', 'text_special'].includes(type);
  return (token.children ?? []).map((one) => (isShown(one) ? one.content : ' ')).join('');
}

export function scanByMarkdownIt(text: string): Scanned {
  const prompts: string[] = [];
  const answered = [false];
  let quotes = 0;
  const tokens = markdown.parse(text, {});
  tokens.forEach((token, index) => {
    if (token.type === 'blockquote_open') quotes++;
    if (token.type === 'blockquote_close') quotes--;
    if (quotes > 0) return;
    if (token.type === 'heading_open') {
      const content = tokens[index + 1]!.content;
      const id = promptComment.exec(content)?.[1];
      if (id !== undefined) {
        prompts.push(id);
        answered.push(false);
      } else if (prompts.length > 0 && hasWord(shownIn(tokens[index + 1]!)))
        answered[prompts.length] = true;
    } else if (tokens[index - 1]?.type !== 'heading_open' && hasWord(shownIn(token)))
      answered[prompts.length] = true;
  });
  return { prompts, answered };
}
