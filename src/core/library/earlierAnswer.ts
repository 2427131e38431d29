/** Earlier answers that a template quotes in new entries. */
import * as l10n from '@vscode/l10n';
import { Fences } from '../text/fences';
import type { Finding } from '../base/problem';
import { promptId } from '../base/ids';
import { finding } from '../base/problem';

/** A prompt whose newest answer is quoted. */
export interface PromptReference {
  /** Only compared with the templates of entries, never used as a path. */
  readonly template: string;
  readonly prompt: string;
}

/** A line `{answer: <template>#<prompt>}` of a template. */
export interface EarlierAnswer extends PromptReference {
  /** Prompt that contains the line; `undefined` in the introduction. */
  readonly place: string | undefined;
  readonly line: number;
}

const anyAnswer = /^ {0,3}\{answer\b.*\}\s*$/;
const goodAnswer = new RegExp(
  `^ {0,3}\\{answer:\\s*([^\\s#{}/]+/[^\\s#{}/]+)#(${promptId})\\s*\\}\\s*$`,
);

/**
 * Removes the lines `{answer: …}` from a part of a template, except in fenced code.
 * @param firstLine number of the part's first line in the file
 */
export function extractEarlierAnswers(
  markdown: string,
  place: string | undefined,
  firstLine: number,
): { rest: string; answers: readonly EarlierAnswer[]; findings: readonly Finding[] } {
  if (!markdown.includes('{answer')) return { rest: markdown, answers: [], findings: [] };
  const answers: EarlierAnswer[] = [];
  const findings: Finding[] = [];
  const fences = new Fences();
  const rest = markdown.split('\n').filter((text, index) => {
    if (fences.isCode(text) || !anyAnswer.test(text)) return true;
    const line = firstLine + index;
    const [, template, prompt] = goodAnswer.exec(text) ?? [];
    if (template !== undefined && prompt !== undefined)
      answers.push({ template, prompt, place, line });
    else {
      const message = l10n.t(
        'An earlier answer is quoted by a line such as {answer: models/gibbs#feelings}.',
      );
      findings.push(finding(line, 'warning', 'template.answer', message));
    }
    return template === undefined;
  });
  return { rest: rest.join('\n'), answers, findings };
}
