import * as l10n from '@vscode/l10n';

const mostCharacters = 500;

/** What is wrong with the words, if anything: for an input box. */
export function isOneSentence(text: string): string | undefined {
  if (text.trim() === '') return l10n.t('Please write a sentence.');
  return text.length > mostCharacters
    ? l10n.t('Please keep it below {0} characters.', mostCharacters)
    : undefined;
}
