/** Brings back questions that an entry lost: their marks, their headings, or both. */
import type { Prompt, Template } from '../library/template';
import { FenceLine, Fences } from '../text/fences';
import { headingText, withoutComments } from '../text/heading';
import { promptIn, type Section } from '../text/scanBody';
import type { Splice } from '../text/splice';
import { addPrompts, insertionsFor, type PlaceOf } from './editPrompts';

export interface BroughtBack {
  /**
   * The place of a question: a heading that asks it, what answers it, the last paragraph of the answer before it, or
   * the end of that answer.
   */
  readonly at: 'heading' | 'answer' | 'lastParagraph' | 'end';
  readonly splices: readonly Splice[];
}

/** Ways to bring questions back, most likely first; those in a heading or above an answer are certain. */
export function bringBack(
  text: string,
  sections: readonly Section[],
  template: Template,
  wanted: readonly Prompt[],
): readonly BroughtBack[] {
  const blocks = blocksOf(text, sections[0]!.from);
  const marked = wanted.flatMap((prompt) => {
    const found = markAgain(text, blocks, sections, template, prompt);
    return found ? [found] : [];
  });
  const rest = wanted.filter(({ id }) => !marked.some(({ section }) => section.prompt === id));
  const after = cutAt(sections, marked);
  const splices = marked.flatMap((one) => one.splices);
  const inserted = (placeOf?: PlaceOf): readonly Splice[] => {
    const insertions = insertionsFor(text, after, template, rest, placeOf);
    return addPrompts(text, after, wanted, joined(insertions, splices));
  };
  if (rest.length === 0) return ways([{ at: 'heading', splices: inserted() }]);
  const above = (prompt: Prompt): number | undefined =>
    answerStart(text, blocks, after, template, rest, prompt);
  if (rest.some((prompt) => above(prompt) !== undefined))
    return ways([{ at: 'answer', splices: inserted(above) }]);
  const last = rest.length === 1 ? lastParagraph(blocks, after, template, rest[0]!) : undefined;
  return ways([
    ...(last === undefined
      ? []
      : [{ at: 'lastParagraph' as const, splices: inserted(() => last) }]),
    { at: 'end', splices: inserted() },
  ]);
}

const ways = (found: readonly BroughtBack[]): BroughtBack[] =>
  found.filter(({ splices }) => splices.length > 0);

/** Both, with one splice at each offset. */
function joined(insertions: readonly Splice[], splices: readonly Splice[]): Splice[] {
  const at = new Map(splices.map((one) => [one.from, one]));
  for (const { from, to, text } of insertions) {
    const other = at.get(from);
    at.set(from, { from, to: other?.to ?? to, text: text + (other?.text ?? '') });
  }
  return [...at.values()];
}

type Form = 'heading' | 'underlined' | 'text' | 'mark' | 'quote' | 'code' | 'hidden';

/** Lines that belong together. */
interface Block {
  readonly form: Form;
  readonly from: number;
  /** Offset after the last character, without the line end. */
  readonly to: number;
  /** Offset of the underline of a heading. */
  readonly underline?: number;
  /** Number of blank lines before it. */
  readonly gap: number;
}

const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const onlyMark = /^ {0,3}<!--\s*prompt:.*-->[ \t]*$/;
const atx = /^ {0,3}#{1,6}(?:[ \t]|$)/;

/** The blocks of a body from `start` on. */
function blocksOf(text: string, start: number): readonly Block[] {
  const blocks: Block[] = [];
  const fences = new Fences();
  let gap = 0;
  let inComment = false;
  for (let from = start, next; from < text.length; from = next) {
    const newline = text.indexOf('\n', from);
    next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(from, newline === -1 ? next : newline).replace(/\r$/, '');
    const to = from + line.length;
    const last = gap === 0 ? blocks.at(-1) : undefined;
    const add = (form: Form): void => {
      if (last?.form === form && form !== 'heading' && form !== 'mark')
        blocks[blocks.length - 1] = { ...last, to };
      else blocks.push({ form, from, to, gap });
      gap = 0;
    };
    if (inComment) {
      inComment = !line.includes('-->');
      add('hidden');
    } else if (fences.read(line, 0, line.length) !== FenceLine.Outside) add('code');
    else if (line.trim() === '') gap++;
    else if (atx.test(line)) add('heading');
    else if (onlyMark.test(line)) add('mark');
    else if (/^ {0,3}<!--/.test(line)) {
      inComment = !line.includes('-->');
      add('hidden');
    } else if (/^ {0,3}>/.test(line)) add('quote');
    else if (underline.test(line) && last?.form === 'text')
      blocks[blocks.length - 1] = { ...last, form: 'underlined', to, underline: from };
    else add('text');
  }
  return blocks;
}

/** A heading that will be read as that of a prompt, and what makes it one. */
interface Marked {
  readonly section: Section;
  readonly splices: readonly Splice[];
}

/** Letters and digits alone: people change letter case, punctuation and whitespace. */
const wordsOf = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');

/** Finds the words that ask the question, else its mark on a line of its own. */
function markAgain(
  text: string,
  blocks: readonly Block[],
  sections: readonly Section[],
  template: Template,
  prompt: Prompt,
): Marked | undefined {
  const known = new Set(template.prompts.map(({ id }) => id));
  const sourceOf = ({ from, to, underline }: Block): string => text.slice(from, underline ?? to);
  const hasMark = (block: Block): boolean => promptIn(sourceOf(block)) === prompt.id;
  const isFree = (block: Block): boolean => {
    if (block.form !== 'heading' && block.form !== 'underlined' && block.form !== 'text')
      return false;
    const id = promptIn(sourceOf(block));
    return id === undefined || id === prompt.id || !known.has(id);
  };
  const asked = wordsOf(prompt.heading);
  const asks = (block: Block): boolean =>
    isFree(block) && asked !== '' && wordsOf(headingText(sourceOf(block))) === asked;
  const [after, before] = neighbours(sections, template, prompt);
  const inOrder = ({ from }: Block): boolean => from >= after && from < before;
  const found = (['heading', 'underlined', 'text'] as const).flatMap((form) => [
    ...blocks.filter((block) => block.form === form && asks(block) && inOrder(block)),
    ...blocks.filter((block) => block.form === form && asks(block) && !inOrder(block)),
  ]);
  const loose = blocks.findIndex((block) => block.form === 'mark' && hasMark(block));
  const mark = blocks[loose];
  const above = blocks[loose - 1];
  const isNear = above && isFree(above) && above.form !== 'text' && inOrder(above);
  const heading =
    found[0] ??
    blocks.find((block) => block.form !== 'mark' && isFree(block) && hasMark(block)) ??
    (mark && isNear ? above : mark);
  if (!heading) return undefined;
  const { from, to } = heading;
  const splices = [
    heading.form === 'mark'
      ? { from, to, text: `## ${prompt.heading} ${sourceOf(heading).trim()}` }
      : heading.form === 'heading'
        ? withMark(from, text.slice(from, to), prompt.id)
        : { from, to, text: asHeading(sourceOf(heading), headingLevel(text, heading), prompt.id) },
    ...(mark && mark !== heading ? [lineOf(text, mark)] : []),
  ];
  const next = text.indexOf('\n', to);
  const contentFrom = next === -1 ? text.length : next + 1;
  const section = { prompt: prompt.id, line: 0, from, contentFrom, to: text.length, words: 0 };
  return { section, splices };
}

/** Offsets between which the heading of a prompt belongs. */
function neighbours(
  sections: readonly Section[],
  template: Template,
  prompt: Prompt,
): readonly [number, number] {
  const index = template.prompts.indexOf(prompt);
  const there = (prompts: readonly Prompt[]): Section[] =>
    prompts.flatMap(({ id }) => sections.find((section) => section.prompt === id) ?? []);
  const before = there(template.prompts.slice(0, index)).at(-1);
  const after = there(template.prompts.slice(index + 1))[0];
  return [before?.contentFrom ?? 0, after?.from ?? Infinity];
}

/** A comment that was meant to be a mark, closed or not. */
const anyMark = /<!--[^>]*(?:-->|>|$)/;

/** Adds the mark at the end of a heading, or in the place of a broken one. */
function withMark(from: number, line: string, id: string): Splice {
  const mark = `<!-- prompt: ${id} -->`;
  const broken = anyMark.exec(line);
  if (broken && (/prompt/i.test(broken[0]) || broken[0].includes(id))) {
    const start = from + broken.index;
    return { from: start, to: start + broken[0].length, text: mark };
  }
  const end = from + line.replace(/(?:[ \t]+#*)?[ \t]*$/, '').length;
  return { from: end, to: end, text: ` ${mark}` };
}

function headingLevel(text: string, { underline }: Block): string {
  return underline !== undefined && text.slice(underline).trimStart().startsWith('=') ? '#' : '##';
}

/** A paragraph as the one line of a heading. */
function asHeading(source: string, level: string, id: string): string {
  const words = withoutComments(source)
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/\\$/, ''))
    .join(' ')
    .trim();
  const own = /^#{1,6}/.exec(words)?.[0];
  return `${own ?? level} ${words.slice(own?.length ?? 0).trim()} <!-- prompt: ${id} -->`;
}

/** Removes a line. */
function lineOf(text: string, { from, to }: Block): Splice {
  const next = text.indexOf('\n', to);
  return { from, to: next === -1 ? text.length : next + 1, text: '' };
}

/** The sections as they are once these headings are marked. */
function cutAt(sections: readonly Section[], marked: readonly Marked[]): readonly Section[] {
  const isMarked = ({ prompt, from }: Section): boolean =>
    prompt !== undefined && marked.some(({ section }) => section.from === from);
  const kept = sections.filter((section) => !isMarked(section));
  const all = [...kept, ...marked.map(({ section }) => section)].sort((a, b) => a.from - b.from);
  return all.map((section, index) => ({ ...section, to: all[index + 1]?.from ?? section.to }));
}

/** The section before the place of a prompt, and how many missing ones share that place with it, before it. */
function sectionBefore(
  sections: readonly Section[],
  template: Template,
  missing: readonly Prompt[],
  prompt: Prompt,
): { readonly section: Section; readonly ordinal: number } {
  let ordinal = 0;
  const index = template.prompts.indexOf(prompt);
  for (const earlier of template.prompts.slice(0, index).reverse()) {
    const section = sections.find((one) => one.prompt === earlier.id);
    if (section) return { section, ordinal };
    if (missing.includes(earlier)) ordinal++;
  }
  return { section: sections[0]!, ordinal };
}

/** Blocks of a section that are shown. */
const shownIn = (blocks: readonly Block[], { contentFrom, to }: Section): readonly Block[] =>
  blocks.filter(
    ({ form, from }) => form !== 'mark' && form !== 'hidden' && from >= contentFrom && from < to,
  );

/** Offset of what answers a question whose heading was deleted: a line that is gone leaves two blank ones. */
function answerStart(
  text: string,
  blocks: readonly Block[],
  sections: readonly Section[],
  template: Template,
  missing: readonly Prompt[],
  prompt: Prompt,
): number | undefined {
  const { section, ordinal } = sectionBefore(sections, template, missing, prompt);
  const within = shownIn(blocks, section);
  const starts =
    section.prompt === undefined
      ? within.filter(({ form }) => form === 'text' || form === 'code')
      : within.slice(1);
  const answers = starts.filter(
    ({ gap, from }, index) =>
      gap > 1 || (section.prompt === undefined && index === 0 && !/\s/.test(text[from]!)),
  );
  return answers[ordinal]?.from;
}

/** Offset of the last paragraph of the answer before a prompt, if there are several. */
function lastParagraph(
  blocks: readonly Block[],
  sections: readonly Section[],
  template: Template,
  prompt: Prompt,
): number | undefined {
  const { section } = sectionBefore(sections, template, [], prompt);
  const within = shownIn(blocks, section);
  const last = within.at(-1);
  return within.length > 1 && last?.form === 'text' ? last.from : undefined;
}
