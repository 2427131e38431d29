/** The Markdown of a template as HTML: text and links to pages, nothing that acts or fetches. */
import type { MarkdownIt } from 'markdown-it';
import { escapeHtml } from './escapeHtml';

/** The class itself is handed in: the preview brings one along, a page of our own has another. */
export type MarkdownItClass = new (options: { html: boolean }) => MarkdownIt;

export const isPageAddress = (url: string): boolean => /^https?:\/\//i.test(url);

export function plainMarkdown(MarkdownIt: MarkdownItClass): MarkdownIt {
  const markdown = new MarkdownIt({ html: false });
  // No command, no file, no other scheme.
  markdown.validateLink = isPageAddress;
  // An image would be fetched from elsewhere; whoever wants to see it follows the link.
  markdown.renderer.rules['image'] = (tokens, index, options, env, self) => {
    const token = tokens[index]!;
    const source = String(token.attrGet('src') ?? '');
    const alternative = self.renderInlineAsText(token.children ?? [], options, env) || source;
    return isPageAddress(source)
      ? `<a href="${escapeHtml(source)}">${escapeHtml(alternative)}</a>`
      : escapeHtml(alternative);
  };
  return markdown;
}
