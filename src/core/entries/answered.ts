/** The only definition of 'answered', used by the index, progress, completion and the preview. */
import type { Section } from '../text/scanBody';
import type { Template } from '../library/template';

/** See EntryFacts. */
interface Answers {
  readonly prompts: readonly string[];
  readonly words: readonly number[];
  readonly freeWords: number;
}

/** Whether this number of the person's own words is an answer. */
export const isAnswer = (words: number): boolean => words > 0;

/** Whether a section is a prompt with an answer, or one without. */
export const hasAnswer = ({ prompt, words }: Section): boolean =>
  prompt !== undefined && isAnswer(words);
export const lacksAnswer = ({ prompt, words }: Section): boolean =>
  prompt !== undefined && !isAnswer(words);

export function isPromptAnswered({ prompts, words }: Answers, id: string): boolean {
  const at = prompts.indexOf(id);
  return at !== -1 && isAnswer(words[at]!);
}

/** Required prompts without an answer. If the template is missing, all prompts in the entry are required. */
export function unansweredPrompts(
  entry: Answers,
  template: Template | undefined,
): readonly string[] {
  const required = template
    ? template.prompts.filter((prompt) => prompt.required).map((prompt) => prompt.id)
    : entry.prompts;
  return required.filter((id) => !isPromptAnswered(entry, id));
}

/** Whether all required prompts are answered; an entry without prompts needs one word. */
export function isAnswered(entry: Answers, template: Template | undefined): boolean {
  if (entry.prompts.length === 0 && (!template || template.prompts.length === 0))
    return isAnswer(entry.freeWords);
  return unansweredPrompts(entry, template).length === 0;
}
