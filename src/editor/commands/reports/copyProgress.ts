import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { progressOf } from '../../../core/progress/progress';
import { progressText } from '../../../core/progress/progressText';
import { setStatusBarMessage } from '../../services/messages';
import type { Command } from '../../services/command';
import { pickJournal } from '../../ask/targets';

export const copyProgress: Command = {
  id: 'reflectiveJournal.copyProgress',
  async execute(parts) {
    const open = await pickJournal(parts);
    if (!open) return;
    await open.loaded;
    await vscode.env.clipboard.writeText(progressText(progressOf(open.journal)));
    setStatusBarMessage(l10n.t('Progress copied'));
  },
};
