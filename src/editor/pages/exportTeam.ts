/** Saves the team overview as a page or for a spreadsheet. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { today } from '../../core/base/dates';
import type { JournalOverview } from '../../core/team/teamOverview';
import { showQuickPick } from '../services/messages';
import type { Parts } from '../services/parts';
import { reportCode, reportLanguage } from './reportSources';
import { askWhere, saveReport, suggestedUri } from './saveReport';

export async function exportTeam(
  { host, journals }: Parts,
  overviews: readonly JournalOverview[],
): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder || overviews.length === 0) return;
  const picked = await showQuickPick(
    [
      { label: l10n.t('HTML'), description: l10n.t('a page to read and print'), ending: 'html' },
      { label: l10n.t('CSV'), description: l10n.t('for spreadsheets'), ending: 'csv' },
    ],
    { title: l10n.t('Export Team Overview'), placeHolder: l10n.t('Choose a format.') },
  );
  if (!picked) return;
  const { renderHtml, teamCsv, teamPaper } = await reportCode(host);
  const { clock } = journals.world;
  const content =
    picked.ending === 'csv'
      ? teamCsv(overviews)
      : renderHtml(teamPaper(overviews, clock, reportLanguage()));
  const suggested = await suggestedUri(folder.uri, `${today(clock)}-team`, picked.ending);
  const uri = await askWhere(folder.uri, suggested);
  if (uri) await saveReport(host, folder.uri, uri, content);
}
