/** Earlier answers of the same person, found in the index and read from their files. */
import * as l10n from '@vscode/l10n';
import { isAnswer, isPromptAnswered } from '../entries/answered';
import type { PromptReference } from '../library/earlierAnswer';
import type { Entry } from '../entries/entry';
import { readEntryText } from '../entries/entryText';
import type { Journal } from '../journal/journal';
import { destinationOf, mayLeave, wordsToCopy, type Destination } from '../entries/mayLeave';
import { quoteOf } from '../text/quote';
import type { OwnWords } from '../entries/ownWords';
import type { EarlierWords, EntryRequest, Quote } from './scaffold';
import { countWords } from '../text/wordCount';
import { newestFirst } from '../entries/entry';

/** Entries of a template until that day, newest first, undated ones last; with a prompt, those that answer it. */
export function earlierEntries(
  journal: Pick<Journal, 'entriesFrom'>,
  { template, prompt }: { readonly template: string; readonly prompt?: string | undefined },
  until: string | undefined,
): readonly Entry[] {
  return [...journal.entriesFrom(template)]
    .filter(({ date }) => date === undefined || until === undefined || date <= until)
    .filter((entry) => prompt === undefined || isPromptAnswered(entry, prompt))
    .sort(newestFirst);
}

/** Whether a new entry is shared or private. */
export const destinationFor = (
  { setup }: Pick<Journal, 'setup'>,
  request: EntryRequest,
): Destination => (request.isPrivate ? 'private' : destinationOf(setup?.file.newEntry ?? ''));

/** Earlier answers that the new entry's template quotes. */
export async function earlierQuotes(
  journal: Journal,
  request: EntryRequest,
): Promise<readonly Quote[]> {
  const quotes: Quote[] = [];
  for (const { place, ...reference } of request.template?.earlier ?? []) {
    const found = await newestAnswer(
      journal,
      reference,
      request.date,
      destinationFor(journal, request),
    );
    if (found) quotes.push({ place, ...found });
  }
  return quotes;
}

async function newestAnswer(
  journal: Journal,
  reference: PromptReference,
  until: string,
  to: Destination,
): Promise<EarlierWords | undefined> {
  for (const { path, date } of earlierEntries(journal, reference, until)) {
    const words = await wordsFor(journal, path, to);
    const lines = quoteOf(words?.answers.get(reference.prompt)?.markdown ?? '');
    if (lines.some(hasWords)) return { lines, path, title: words!.title, date };
  }
  return undefined;
}

const hasWords = (line: string): boolean => {
  const words = line.replace(l10n.t('[left out]'), '');
  return isAnswer(countWords(words, 0, words.length));
};

/** The parts of an entry that may be copied there; `undefined` if none, or the entry cannot be read. */
export async function wordsFor(
  { files }: Pick<Journal, 'files'>,
  path: string,
  to: Destination,
): Promise<OwnWords | undefined> {
  if (!mayLeave(path, to)) return undefined;
  const read = await files.read(path);
  return 'text' in read ? wordsToCopy(readEntryText(read.text), path) : undefined;
}
