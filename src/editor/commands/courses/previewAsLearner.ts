import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { HumanError } from '../../../core/base/problem';
import { readTemplate, type TemplateKind } from '../../../core/library/template';
import type { Command } from '../../services/command';

const kinds: Readonly<Record<string, TemplateKind>> = { courses: 'activity', frameworks: 'form' };

/** Previews the activity in the editor as learners see it, including unsaved changes. */
export const previewAsLearner: Command = {
  id: 'reflectiveJournal.previewAsLearner',
  async execute(parts, argument) {
    const uri =
      argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    const open = parts.journals.of(uri);
    const path = (uri && open?.pathOf(uri)) ?? '';
    const match = /^\.journal\/(?:(courses|frameworks)\/([^/]+)|models)\/[^/]+\.md$/.exec(path);
    if (!uri || !open || !match)
      throw new HumanError(l10n.t('Open an activity of the journal’s own courses first.'));
    const [, group, folder] = match;
    const document = await vscode.workspace.openTextDocument(uri);
    const kind = group === undefined ? 'model' : kinds[group]!;
    const { template, findings } = readTemplate(document.getText(), folder ?? 'models', kind);
    if (!template) {
      const { line = 1, message = '' } = findings[0] ?? {};
      throw new HumanError(l10n.t('Line {0}: {1}', line, message));
    }
    const { showActivity } = await import('../../pages/activityPage');
    showActivity(parts, open, template);
  },
};
