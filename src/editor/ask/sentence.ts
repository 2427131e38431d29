import * as l10n from '@vscode/l10n';

const maxCharacters = 500;

/** Validates a sentence in an input box. */
export function isOneSentence(text: string): string | undefined {
  if (text.trim() === '') return l10n.t('Please write a sentence.');
  return text.length > maxCharacters
    ? l10n.t('Please use fewer than {0} characters.', maxCharacters)
    : undefined;
}
