/**
 * Renders entries and activities, in the editor's Markdown preview and in pages of our own. It replaces the renderer,
 * not the parser: the document is only known then. Tokens are not modified, since the preview caches them.
 */
import * as l10n from '@vscode/l10n';
import type { Env, MarkdownIt, Token } from 'markdown-it';
import { promptComment } from '../text/scanBody';
import { escapeHtml } from './escapeHtml';
import type { Page, PromptOnPage, Sources } from './page';
import { isPageAddress, plainMarkdown, type MarkdownItClass } from './plainMarkdown';

/** @param pageOf the page around the rendered document; `undefined` for a document of another kind */
export function journalPlugin(pageOf: (env: Env | undefined) => Page | undefined) {
  return (markdown: MarkdownIt): MarkdownIt => {
    const plain = plainMarkdown(markdown.constructor as MarkdownItClass);
    const render = markdown.renderer.render.bind(markdown.renderer);
    markdown.renderer.render = (tokens, options, env) => {
      const page = pageOf(env);
      return page
        ? pageHtml(
            page,
            tokens,
            (part) => render(part, options, env),
            (text) => plain.render(text),
          )
        : render(tokens, options, env);
    };
    return markdown;
  };
}

function pageHtml(
  page: Page,
  tokens: readonly Token[],
  own: (tokens: Token[]) => string,
  plain: (markdown: string) => string,
): string {
  // The line below the title shows the front matter.
  const body = tokens[0]?.type === 'front_matter' ? tokens.slice(1) : [...tokens];
  const parts = splitAtPrompts(body);
  const hasTitle = body[0]?.type === 'heading_open' && body[0].tag === 'h1' && parts[0]!.length > 0;
  const title = hasTitle ? parts[0]!.splice(0, 3) : [];
  const html = [
    hasTitle ? own(title) : `<h1>${escapeHtml(page.title)}</h1>\n`,
    factsHtml(page.facts),
    own(parts[0]!),
    ...page.media.map((one) => mediaHtml(one, plain)),
  ];
  for (const part of parts.slice(1)) {
    const [heading, id] = withoutPromptComment(part.slice(0, 3));
    html.push(
      '<section class="rj-prompt">\n',
      own(heading),
      markHtml(page.prompts.get(id!), plain),
      own(part.slice(3)),
      '</section>\n',
    );
  }
  if (page.discussion)
    html.push(
      detailsHtml(
        l10n.t('Discussion'),
        plain(page.discussion.text) + paragraph('rj-facts', page.discussion.attribution),
      ),
    );
  html.push(paragraph('rj-facts', page.note), page.sources ? sourcesHtml(page.sources) : '');
  return html.join('');
}

/** The tokens before the first prompt, then those of each prompt, beginning with its heading. */
function splitAtPrompts(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  tokens.forEach((token, index) => {
    const isPrompt =
      token.type === 'heading_open' &&
      token.level === 0 &&
      token.markup.startsWith('#') &&
      withoutPromptComment([tokens[index + 1]!])[1] !== undefined;
    if (isPrompt) parts.push([token]);
    else parts.at(-1)!.push(token);
  });
  return parts;
}

/** The comment is HTML if that is allowed, else text. */
function withoutPromptComment(heading: Token[]): [Token[], id: string | undefined] {
  let id: string | undefined;
  const tokens = heading.map((token) => {
    const children = token.children?.map((child) => {
      const isComment = child.type === 'html_inline' || child.type === 'text';
      const found = isComment && promptComment.exec(child.content);
      if (!found) return child;
      id ??= found[1];
      return copyOf(child, { content: child.content.replace(found[0], '').trimEnd() });
    });
    return children ? copyOf(token, { children }) : token;
  });
  return [tokens, id];
}

const copyOf = (token: Token, changed: Partial<Token>): Token =>
  Object.assign(Object.create(Object.getPrototypeOf(token) as object), token, changed) as Token;

const factsHtml = (facts: readonly string[]): string => paragraph('rj-facts', facts.join(' · '));

function markHtml(prompt: PromptOnPage | undefined, plain: (markdown: string) => string): string {
  if (!prompt) return '';
  const { mark, isAnswered, guidance } = prompt;
  const state = isAnswered === undefined ? '' : isAnswered ? ' rj-answered' : ' rj-open';
  const folded = guidance ? detailsHtml(l10n.t('Guidance'), plain(guidance), ' rj-guidance') : '';
  return paragraph(`rj-mark${state}`, mark) + folded;
}

function mediaHtml(
  { title, source, transcript }: Page['media'][number],
  plain: (markdown: string) => string,
): string {
  const folded = transcript ? detailsHtml(l10n.t('Transcript'), plain(transcript)) : '';
  return `<p>${source && isPageAddress(source) ? linkHtml(source, title) : escapeHtml(title)}</p>\n${folded}`;
}

function sourcesHtml({ references, attribution, address }: Sources): string {
  const items = references.map((reference) => `<li>${escapeHtml(reference)}</li>`).join('');
  const parts = [
    items && `<h2>${escapeHtml(l10n.t('References'))}</h2>\n<ul>${items}</ul>\n`,
    paragraph('', attribution),
    address && isPageAddress(address) ? `<p>${linkHtml(address, address)}</p>\n` : '',
  ].join('');
  return parts && `<footer class="rj-sources">${parts}</footer>\n`;
}

const linkHtml = (address: string, text: string): string =>
  `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;

const detailsHtml = (summary: string, html: string, classes = ''): string =>
  `<details class="rj-folded${classes}"><summary>${escapeHtml(summary)}</summary>\n${html}</details>\n`;

const paragraph = (classes: string, text: string | undefined): string =>
  text ? `<p${classes && ` class="${classes}"`}>${escapeHtml(text)}</p>\n` : '';
