/** Earlier answers of the same person: found by the index, read from their files. */
import type { PromptReference } from './earlierAnswer';
import type { Entry } from './entry';
import { readEntryText } from './entryText';
import type { Journal } from './journal';
import { isPrivate } from './paths';
import { quoteOf } from './quote';
import type { EarlierWords, EntryWish, Quote } from './scaffold';

/**
 * Entries of a template, up to that day, newest first; those with an answer to the prompt when one is named.
 * @param until entries without a date come last
 */
export function earlierEntries(
  journal: Journal,
  { template, prompt }: { readonly template: string; readonly prompt?: string | undefined },
  until: string | undefined,
): readonly Entry[] {
  return [...journal.entriesFrom(template)]
    .filter(({ date }) => date === undefined || until === undefined || date <= until)
    .filter((entry) => prompt === undefined || wordsUnder(entry, prompt) > 0)
    .sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(b.path, a.path));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function wordsUnder(entry: Entry, prompt: string): number {
  const at = entry.prompts.indexOf(prompt);
  return at === -1 ? 0 : entry.words[at]!;
}

/** What the new entry's template asks to see again, as far as there is an answer. */
export async function earlierQuotes(journal: Journal, wish: EntryWish): Promise<readonly Quote[]> {
  const quotes: Quote[] = [];
  for (const { place, ...reference } of wish.template?.earlier ?? []) {
    const found = await newestAnswer(journal, reference, wish.date);
    if (found) quotes.push({ place, ...found });
  }
  return quotes;
}

async function newestAnswer(
  journal: Journal,
  reference: PromptReference,
  until: string,
): Promise<EarlierWords | undefined> {
  // Words that are private are not carried into an entry that is shared.
  const mayBePrivate = isPrivate(journal.setup?.file.newEntry ?? '');
  for (const { path, title, date } of earlierEntries(journal, reference, until)) {
    if (isPrivate(path) && !mayBePrivate) continue;
    const lines = quoteOf(await answerIn(journal, path, reference.prompt));
    if (lines.length > 0) return { lines, path, title, date };
  }
  return undefined;
}

/** The answer as it stands on disk; empty where it cannot be read. */
export async function answerIn(journal: Journal, path: string, prompt: string): Promise<string> {
  const read = await journal.files.read(path);
  if (!('text' in read)) return '';
  const { sections } = readEntryText(read.text);
  const section = sections.find((one) => one.prompt === prompt && one.words > 0);
  return section ? read.text.slice(section.contentFrom, section.to) : '';
}
