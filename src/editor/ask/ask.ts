import * as l10n from '@vscode/l10n';
import { showInputBox } from '../services/messages';

export interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Why an answer is invalid; `undefined` if it is valid. Without it, any text is accepted. */
  readonly refuse?: (text: string) => string | undefined;
}

/** @returns the trimmed text; `undefined` on Escape */
export async function ask({
  title,
  prompt,
  placeholder = '',
  value = '',
  refuse,
}: Question): Promise<string | undefined> {
  const answer = await showInputBox({
    title,
    prompt,
    placeHolder: placeholder,
    value,
    ignoreFocusOut: true,
    validateInput: (text) =>
      refuse ? refuse(text.trim()) : text.trim() ? undefined : l10n.t('Please write a few words.'),
  });
  return answer?.trim();
}
