/** Edits the prompts of an entry or a template without changing any other character. */
import { lineEndOf } from '../text/lines';
import { promptComment, scanBody, type Section } from '../text/scanBody';
import type { Prompt, Template } from '../library/template';
import { applySplices, type Splice } from '../text/splice';

/** Changes the id of a section's prompt. */
export function renamePromptIn(text: string, section: Section, id: string): readonly Splice[] {
  const found = promptComment.exec(text.slice(section.from, section.contentFrom));
  if (!found) return [];
  const [comment, old] = found as unknown as [string, string];
  const from = section.from + found.index + comment.lastIndexOf(old);
  return [{ from, to: from + old.length, text: id }];
}

/** Makes an id unique by adding a number. */
export function newPromptId(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const id = `${wanted}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

/** The second-level heading on a line, and the offset after its text. */
export function headingAt(
  text: string,
  wanted: number,
): { readonly line: string; readonly end: number } | undefined {
  let from = 0;
  for (let line = 1; line < wanted; line++) {
    from = text.indexOf('\n', from) + 1;
    if (from === 0) return undefined;
  }
  const stop = text.indexOf('\n', from);
  const line = text.slice(from, stop === -1 ? text.length : stop).trimEnd();
  return /^##[ \t]/.test(line) ? { line, end: from + line.length } : undefined;
}

/**
 * Inserts prompts of the template into an entry, in the template's order.
 * @returns nothing if they would not be read as prompts there, for example in an open code block
 */
export const insertPrompts = (
  text: string,
  sections: readonly Section[],
  template: Template,
  wanted: readonly Prompt[],
): readonly Splice[] =>
  addPrompts(text, sections, wanted, insertionsFor(text, sections, template, wanted));

/** The splices, unless a prompt of the sections or a wanted one would not be read after them. */
export function addPrompts(
  text: string,
  sections: readonly Section[],
  wanted: readonly Prompt[],
  splices: readonly Splice[],
): readonly Splice[] {
  const known = sections.flatMap(({ prompt }) => prompt ?? []);
  const found = promptsOf(applySplices(text, splices), sections[0]?.from ?? 0);
  const isRead = [...known, ...wanted.map(({ id }) => id)].every((id) => found.includes(id));
  return isRead ? splices : [];
}

/** Offset of the answer above which a prompt is inserted; `undefined` if it has none. */
export type PlaceOf = (prompt: Prompt) => number | undefined;

/** The headings of prompts, each at its place. */
export function insertionsFor(
  text: string,
  sections: readonly Section[],
  template: Template,
  wanted: readonly Prompt[],
  answerOf: PlaceOf = () => undefined,
): readonly Splice[] {
  const lineEnd = lineEndOf(text);
  const order = template.prompts.map(({ id }) => id);
  const places = new Map<number, Prompt[]>();
  for (const prompt of template.prompts) {
    if (!wanted.includes(prompt)) continue;
    const place =
      answerOf(prompt) ?? placeOf(order.indexOf(prompt.id), order, sections) ?? text.length;
    places.set(place, [...(places.get(place) ?? []), prompt]);
  }
  return [...places].map(([from, prompts]): Splice => {
    const headings = prompts.map(
      ({ heading, id }) => `## ${heading} <!-- prompt: ${id} -->${lineEnd.repeat(2)}`,
    );
    const isAbove = prompts.some((prompt) => answerOf(prompt) !== undefined);
    const end = isAbove ? '' : from === text.length ? lineEnd : lineEnd.repeat(2);
    const put = gapBefore(text, from, lineEnd) + headings.join(lineEnd.repeat(2)) + end;
    return { from, to: from, text: put };
  });
}

/** Offset after the nearest earlier prompt of the template, else before the nearest later one. */
function placeOf(
  index: number,
  order: readonly string[],
  sections: readonly Section[],
): number | undefined {
  const there = (id: string): Section | undefined => sections.find(({ prompt }) => prompt === id);
  for (let before = index - 1; before >= 0; before--) {
    const section = there(order[before]!);
    if (section) return section.to;
  }
  for (const id of order.slice(index + 1)) {
    const section = there(id);
    if (section) return section.from;
  }
  return undefined;
}

/** Line ends that leave one blank line before the inserted text. */
function gapBefore(text: string, at: number, lineEnd: string): string {
  const before = text.slice(0, at);
  if (/^\uFEFF?$/.test(before) || /\n[ \t]*\r?\n$/.test(before)) return '';
  return before.endsWith('\n') ? lineEnd : lineEnd.repeat(2);
}

const promptsOf = (text: string, body: number): (string | undefined)[] =>
  scanBody(text, body, 1).sections.map(({ prompt }) => prompt);
