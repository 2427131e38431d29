/** The person's Markdown as pieces of a report. HTML in it is text, and nothing is loaded from the web. */
import MarkdownIt, { type Token } from 'markdown-it';
import { picturePath } from '../core/report/pictures';
import type { Block, Paper } from '../core/report/report';
import { cleanText } from './cleanText';
import { HeadingLevels } from './headingLevels';
import type { Level, Piece, Run, Runs } from './pieces';
import { isPrinted } from './printedPicture';

const markdown = new MarkdownIt({ html: false });
// All links are parsed, so that their text is shown without brackets; `isFollowed` decides which are active.
markdown.validateLink = () => true;

const isFollowed = (address: string): boolean => /^(?:https?:\/\/|mailto:)/i.test(address);

type Words = Extract<Block, { kind: 'words' }>;

export function piecesOfWords(words: Words, pictures: Paper['pictures']): readonly Piece[] {
  const tokens = markdown.parse(cleanText(words.markdown), {});
  return new Reader(tokens, words, pictures).piecesUntil(undefined);
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #words: Words;
  readonly #pictures: Paper['pictures'];
  readonly #levels: HeadingLevels;
  #at = 0;

  constructor(tokens: readonly Token[], words: Words, pictures: Paper['pictures']) {
    this.#tokens = tokens;
    this.#words = words;
    this.#levels = new HeadingLevels(words.below);
    this.#pictures = pictures;
  }

  piecesUntil(close: string | undefined): readonly Piece[] {
    const pieces: Piece[] = [];
    for (;;) {
      const token = this.#next();
      if (token === undefined || token.type === close) return pieces;
      const piece = this.#piece(token);
      if (piece) pieces.push(piece);
    }
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  /** The content between an opening token and its closing one. */
  #inline(): Runs {
    const runs = runsOf(this.#next()?.children ?? [], (address) => this.#picture(address));
    this.#at++;
    return runs;
  }

  #picture(address: string): Pick<Run, 'picture'> {
    const { path } = this.#words;
    const at = path === undefined ? undefined : picturePath(path, address);
    const picture = at === undefined ? undefined : this.#pictures?.get(at);
    return picture && isPrinted(picture) ? { picture } : {};
  }

  #piece(token: Token): Piece | undefined {
    switch (token.type) {
      case 'heading_open': {
        const runs = this.#inline();
        if (runs.length === 0) return undefined;
        return {
          kind: 'heading',
          level: this.#levels.next(Number(token.tag.slice(1))) as Level,
          runs,
        };
      }
      case 'paragraph_open': {
        const runs = this.#inline();
        return runs.length === 0 ? undefined : { kind: 'paragraph', runs };
      }
      case 'bullet_list_open':
        return { kind: 'list', start: undefined, items: this.#items('bullet_list_close') };
      case 'ordered_list_open': {
        const start = Number(token.attrGet('start') ?? 1);
        return { kind: 'list', start, items: this.#items('ordered_list_close') };
      }
      case 'blockquote_open':
        return { kind: 'quote', pieces: this.piecesUntil('blockquote_close') };
      case 'fence':
      case 'code_block':
        return { kind: 'code', text: token.content.replace(/\n$/, '') };
      case 'table_open':
        return this.#table();
      case 'hr':
        return { kind: 'rule' };
      default:
        return undefined;
    }
  }

  #items(close: string): readonly (readonly Piece[])[] {
    const items: (readonly Piece[])[] = [];
    for (let token = this.#next(); token && token.type !== close; token = this.#next())
      if (token.type === 'list_item_open') items.push(this.piecesUntil('list_item_close'));
    return items;
  }

  #table(): Piece {
    const rows: Runs[][] = [];
    const numbers: boolean[] = [];
    for (let token = this.#next(); token && token.type !== 'table_close'; token = this.#next()) {
      if (token.type === 'tr_open') rows.push([]);
      if (token.type === 'th_open')
        numbers.push(String(token.attrGet('style') ?? '').includes('right'));
      if (token.type === 'th_open' || token.type === 'td_open') rows.at(-1)?.push(this.#inline());
    }
    const [header = [], ...body] = rows;
    return { kind: 'table', caption: '', header, rows: body, numbers, hasRowHeaders: false };
  }
}

function runsOf(
  tokens: readonly Token[],
  pictureAt: (address: string) => Pick<Run, 'picture'>,
): Runs {
  const runs: Run[] = [];
  const open: Record<string, number> = { strong: 0, em: 0, s: 0 };
  const links: (string | undefined)[] = [];
  const add = (text: string, more: Partial<Run> = {}): void => {
    if (text === '') return;
    const link = links.at(-1);
    runs.push({
      text,
      ...(open['strong'] && { bold: true as const }),
      ...(open['em'] && { italic: true as const }),
      ...(open['s'] && { struck: true as const }),
      ...(link !== undefined && { link }),
      ...more,
    });
  };
  for (const token of tokens)
    switch (token.type) {
      case 'text':
      case 'text_special':
        add(token.content);
        break;
      case 'softbreak':
        add(' ');
        break;
      case 'hardbreak':
        add('\n');
        break;
      case 'code_inline':
        add(token.content, { code: true });
        break;
      case 'image':
        add(`[${textOfImage(token)}]`, pictureAt(String(token.attrGet('src') ?? '')));
        break;
      case 'link_open': {
        const address = String(token.attrGet('href') ?? '');
        links.push(isFollowed(address) ? address : undefined);
        break;
      }
      case 'link_close':
        links.pop();
        break;
      default:
        if (token.tag in open) open[token.tag]! += token.nesting;
    }
  return runs;
}

/** The text for a picture that cannot be shown. */
const textOfImage = (token: Token): string =>
  (token.children ?? []).map(({ content }) => content).join('') ||
  String(token.attrGet('src') ?? '');
