/** Sources of reports in the editor: their code, git, and the bytes of pictures. */
import * as vscode from 'vscode';
import type { ReportSources } from '../../core/report/buildReport';
import { gitHistory } from '../services/gitHistory';
import type { Host, ReportCode } from '../services/host';
import type { OpenJournal } from '../services/openJournal';

/** Loaded on first use. */
export async function reportCode(host: Host): Promise<ReportCode> {
  const code = await host.reports();
  if (vscode.l10n.bundle) code.useWords(vscode.l10n.bundle);
  return code;
}

/** The editor's language, which reports use too. */
export const reportLanguage = (): string =>
  vscode.env.language === 'en' ? 'en-GB' : vscode.env.language;

export const reportSources = ({ root, journal }: OpenJournal): ReportSources => ({
  history: gitHistory(root),
  async readBytes(path, atMost) {
    const uri = vscode.Uri.joinPath(root, path);
    try {
      if ((await journal.files.linkOn(path)) !== undefined) return undefined;
      const { type, size } = await vscode.workspace.fs.stat(uri);
      if (type !== vscode.FileType.File || size > atMost) return undefined;
      return await vscode.workspace.fs.readFile(uri);
    } catch {
      return undefined;
    }
  },
});

/** Font files for PDF reports. */
export const fontsOf =
  (extension: vscode.Uri) =>
  async (file: string): Promise<Uint8Array> =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', file));
