/** The Markdown of a template as HTML, with links to web pages only, and without anything active or loaded. */
import type { MarkdownIt } from 'markdown-it';
import { escapeHtml } from './escapeHtml';

/** A parameter, since the editor's preview has its own copy of the class. */
export type MarkdownItClass = new (options: { html: boolean }) => MarkdownIt;

export const isPageAddress = (url: string): boolean => /^https?:\/\//i.test(url);

export function plainMarkdown(MarkdownIt: MarkdownItClass): MarkdownIt {
  const markdown = new MarkdownIt({ html: false });
  markdown.validateLink = isPageAddress;
  // An image would be loaded from the web, so it becomes a link.
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
