/** The person's Markdown as HTML, without their own HTML, with links to web pages only, and pictures of the report. */
import { base64 } from '@scure/base';
import MarkdownIt, { type Env, type Token } from 'markdown-it';
import { escapeHtml } from '../core/preview/escapeHtml';
import { isPageAddress } from '../core/preview/plainMarkdown';
import { picturePath } from '../core/report/pictures';
import type { Block, Picture } from '../core/report/report';
import { HeadingLevels } from './headingLevels';

type Words = Extract<Block, { kind: 'words' }>;
type Pictures = ReadonlyMap<string, Picture> | undefined;

const markdown = new MarkdownIt({ html: false });
// All links are parsed; those that lead elsewhere than to web pages become plain text.
markdown.validateLink = () => true;
markdown.renderer.rules['image'] = (tokens, index, options, env, self) => {
  const token = tokens[index]!;
  const alternative = self.renderInlineAsText(token.children ?? [], options, env);
  const { path, pictures } = env?.['words'] as { path: string | undefined; pictures: Pictures };
  const at = path === undefined ? undefined : picturePath(path, String(token.attrGet('src') ?? ''));
  const picture = at === undefined ? undefined : pictures?.get(at);
  if (!picture) return `<span class="picture">[${escapeHtml(alternative || 'picture')}]</span>`;
  const type = picture.type === 'jpg' ? 'jpeg' : picture.type;
  return `<img src="data:image/${type};base64,${base64.encode(picture.bytes)}" alt="${escapeHtml(alternative)}">`;
};

export function wordsHtml({ markdown: text, below, path }: Words, pictures: Pictures): string {
  const env: Env = { words: { path, pictures } };
  const tokens = markdown.parse(text, env);
  withHeadingsBelow(tokens, below);
  for (const token of tokens) {
    // The script of each paragraph determines its direction.
    if (hasDirection.test(token.type)) token.attrSet('dir', 'auto');
    if (token.children) withPageLinksAlone(token.children);
  }
  return markdown.renderer.render(tokens, markdown.options, env);
}

const hasDirection = /^(?:paragraph|heading|blockquote|list_item|th|td)_open$/;

/** Adjusts heading levels to those of the report. Empty headings become paragraphs. */
function withHeadingsBelow(tokens: Token[], below: number): void {
  const levels = new HeadingLevels(below);
  tokens.forEach((token, at) => {
    if (token.type !== 'heading_open') return;
    const isEmpty = !tokens[at + 1]?.content.trim();
    const tag = isEmpty ? 'p' : `h${levels.next(Number(token.tag.slice(1)))}`;
    token.tag = tag;
    tokens[at + 2]!.tag = tag;
  });
}

function withPageLinksAlone(tokens: readonly Token[]): void {
  let isPage = true;
  for (const token of tokens) {
    if (token.type === 'link_open') isPage = isPageAddress(String(token.attrGet('href') ?? ''));
    if (!isPage && token.type.startsWith('link_')) {
      token.tag = 'span';
      token.attrs = null;
    }
  }
}
