/** The one place that says whether an entry is answered: the index, progress, completion and the preview ask here. */
import type { Section } from '../text/scanBody';
import type { Template } from '../library/template';

/** What that follows from; see EntryFacts. */
interface Answers {
  readonly prompts: readonly string[];
  readonly words: readonly number[];
  readonly freeWords: number;
}

/** Whether so many words of the person's own are an answer. */
export const isAnswer = (words: number): boolean => words > 0;

/** Whether this part of a text is a prompt with an answer, or one without. */
export const hasAnswer = ({ prompt, words }: Section): boolean =>
  prompt !== undefined && isAnswer(words);
export const lacksAnswer = ({ prompt, words }: Section): boolean =>
  prompt !== undefined && !isAnswer(words);

/** Whether there is an answer below this prompt. */
export function isPromptAnswered({ prompts, words }: Answers, id: string): boolean {
  const at = prompts.indexOf(id);
  return at !== -1 && isAnswer(words[at]!);
}

/** Required prompts without an answer. Where the template's text is gone, the prompts in the entry are what counts. */
export function unansweredPrompts(
  entry: Answers,
  template: Template | undefined,
): readonly string[] {
  const required = template
    ? template.prompts.filter((prompt) => prompt.required).map((prompt) => prompt.id)
    : entry.prompts;
  return required.filter((id) => !isPromptAnswered(entry, id));
}

/** Whether all that its template asks for is there; of a free entry, whether there is a word. */
export function isAnswered(entry: Answers, template: Template | undefined): boolean {
  if (entry.prompts.length === 0 && (!template || template.prompts.length === 0))
    return isAnswer(entry.freeWords);
  return unansweredPrompts(entry, template).length === 0;
}
