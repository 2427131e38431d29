import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { HumanError } from '../../core/base/problem';
import { systemErrorWords } from '../../core/base/systemError';
import { showErrorMessage } from './messages';

/** Runs an action and shows its errors: a plain sentence, or for unexpected ones an offer of the log. */
export async function showError<T>(run: () => Promise<T> | T): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    const words = error instanceof HumanError ? error.message : systemErrorWords(error);
    if (words !== undefined) void showErrorMessage(words);
    else {
      const showLog = l10n.t('Show Log');
      const reason = error instanceof Error ? error.message : String(error);
      void showErrorMessage(l10n.t('Something went wrong: {0}', reason), showLog).then((answer) => {
        if (answer === showLog) void vscode.commands.executeCommand('reflectiveJournal.showLog');
      });
    }
    return undefined;
  }
}
