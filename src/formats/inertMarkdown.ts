/** The person's Markdown in a Markdown report, made safe for programs that convert it to HTML. */
import MarkdownIt, { type StateInline, type Token } from 'markdown-it';
import { HeadingLevels } from './headingLevels';
import { withLineFeeds } from '../core/text/lines';

const markdown = new MarkdownIt({ html: false });
markdown.validateLink = (address) =>
  /^\s*(?:https?:|mailto:|(?![a-z][a-z0-9+.-]*:))/i.test(address);

/** Offsets in the current inline token at which to insert a backslash. */
let marks: number[] = [];
/** The text of that token, and that of the last picture in it, with their offsets. */
let texts: { readonly text: string; readonly at: number }[] = [];

const mark = ({ src }: StateInline, pos: number): false => {
  const at = texts.find(({ text }) => text === src)?.at;
  if (at !== undefined) marks.push(at + pos);
  return false;
};

markdown.inline.ruler.before('image', 'picture', (state, isSilent) => {
  const isPicture = !isSilent && state.src.startsWith('![', state.pos);
  if (!isPicture || state.src !== texts[0]?.text) return false;
  const end = state.md.helpers.parseLinkLabel(state, state.pos + 1, false);
  if (end >= 0)
    texts = [texts[0], { text: state.src.slice(state.pos + 2, end), at: state.pos + 2 }];
  return false;
});
// Brackets that are not a link, since the address is not a web page, file or e-mail. Escaped only after the pair,
// or other brackets would be paired differently.
markdown.inline.ruler.after('image', 'bracket', (state, isSilent) => {
  if (isSilent || state.src[state.pos] !== '[') return false;
  const end = state.md.helpers.parseLinkLabel(state, state.pos, false);
  return end >= 0 && /^[(:]/.test(state.src.slice(end + 1, end + 2)) && mark(state, end + 1);
});
// At this point, the text is neither code nor an address.
markdown.inline.ruler.after(
  'autolink',
  'tag',
  (state, isSilent) =>
    !isSilent &&
    /^<[a-z/!?]/i.test(state.src.slice(state.pos, state.pos + 2)) &&
    mark(state, state.pos),
);

/**
 * The same text with HTML escaped, links to web pages, files and e-mail only, headings below those of the report,
 * and open code blocks closed.
 */
export function inertMarkdown(words: string, below: number): string {
  const text = withLineFeeds(words).replaceAll('\0', '\uFFFD');
  const lines = lineStarts(text);
  const levels = new HeadingLevels(below);
  const tokens: Token[] = [];
  const env = {};
  markdown.block.parse(text, markdown, env, tokens);
  const parts: string[] = [];
  let done = 0;
  const put = (from: number, to: number, other: string): void => {
    parts.push(text.slice(done, from), other);
    done = to;
  };
  const lineAt = (line: number): string => text.slice(lines[line], lines[line + 1]).trimEnd();
  /** Offset of text at the end of a line. */
  const placeOf = (line: number, end: string): number =>
    lines[line]! + lineAt(line).length - end.trimEnd().length;
  let at = 0;
  /** The lines of an underlined heading, which gets number signs instead: only these have all levels. */
  let underlined: readonly [first: number, after: number] | undefined;
  for (const [index, { type, tag, map, markup, content }] of tokens.entries()) {
    // The cells of a table row share one map.
    if (map) at = Math.max(at, lines[map[0]]!);
    if (type === 'heading_open') {
      const signs = '#'.repeat(levels.next(Number(tag.slice(1))));
      underlined = markup.startsWith('#') ? undefined : map!;
      if (underlined) {
        at = placeOf(map![0], tokens[index + 1]!.content.split('\n', 1)[0]!);
        put(at, at, `${signs} `);
      } else {
        const from = text.indexOf('#', at);
        at = from + markup.length;
        put(from, at, signs);
      }
    } else if (type === 'inline') {
      texts = [{ text: content, at: 0 }];
      marks = [];
      markdown.inline.parse(content, markdown, env, []);
      const marked = new Set(marks);
      let line = underlined?.[0] ?? 0;
      // The marks of lists and quotes between the lines do not contain these characters.
      for (const { index, 0: character } of content.matchAll(underlined ? /[<(:\n]/g : /[<(:]/g)) {
        if (character === '\n') {
          const end = lines[line]! + lineAt(line).length;
          at = placeOf(++line, content.slice(index + 1).split('\n', 1)[0]!);
          put(end, at, ' ');
          continue;
        }
        at = text.indexOf(character, at) + 1;
        if (marked.has(index)) put(at - 1, at - 1, '\\');
      }
      // Number signs at the end of a heading would be removed.
      const signs = underlined && /(?<=^|[ \t])#+$/.exec(content.trimEnd())?.[0];
      if (signs) put(placeOf(line, signs), placeOf(line, signs), '\\');
    } else if (type === 'heading_close' && underlined) {
      const line = underlined[1] - 1;
      const [run] = /[=-]+$/.exec(lineAt(line))!;
      put(placeOf(line, run), placeOf(line, run) + run.length, '');
      underlined = undefined;
    }
  }
  const open = openFence(tokens.at(-1), text.split('\n'));
  return [
    ...parts,
    text.slice(done),
    ...(open === undefined ? [] : [text.endsWith('\n') ? '' : '\n', open]),
  ].join('');
}

/** The fence that closes a code block left open at the end. */
function openFence(last: Token | undefined, lines: readonly string[]): string | undefined {
  if (last?.type !== 'fence' || last.level > 0) return undefined;
  const { map, markup } = last;
  // Not a pattern made from the markup, which may be as long as the text.
  const run = /^ {0,3}(`+|~+)[ \t]*$/.exec(lines[map![1] - 1] ?? '')?.[1] ?? '';
  const isClosed = map![1] - map![0] > 1 && run.startsWith(markup);
  return isClosed ? undefined : markup;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
