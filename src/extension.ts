/** Desktop, and wherever else Node runs beside the files. */
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { activateShared } from './activateShared';
import { gitProgram } from './editor/gitProgram';
import { workspaceFiles } from './editor/workspaceFiles';
import { gitIdentity } from './node/gitIdentity';
import { isJoining } from './node/isJoining';
import { nodeFiles } from './node/nodeFiles';
import { openHelper } from './node/openHelper';
import { pastTexts } from './node/pastTexts';
import { recordCommitters } from './node/recordCommitters';
import { NodeSharing } from './node/shareJournal';
import { nodeHash, nodeRandom } from './node/world';
import { nodePace } from './node/pace';

const pace = nodePace();

export function activate(context: vscode.ExtensionContext): ReturnType<typeof activateShared> {
  return activateShared(context, {
    hash: nodeHash,
    random: nodeRandom,
    pace,
    files: (folder) =>
      folder.scheme === 'file'
        ? nodeFiles(folder.fsPath, pace, openHelper)
        : workspaceFiles(folder, pace, nodeRandom),
    // A bundle of its own; the build leaves this import as it is.
    reports: () => import('./core/report/reports.js'),
    async identity(folder) {
      // git is never started for a folder that is not trusted, whatever is asked of it.
      if (!vscode.workspace.isTrusted) return undefined;
      const { name, email } = await gitIdentity(
        folder.scheme === 'file' ? folder.fsPath : homedir(),
      );
      return { ...(name ? { name } : {}), ...(email ? { email } : {}) };
    },
    async pastTexts(folder) {
      const git = folder.scheme === 'file' ? await gitProgram() : undefined;
      return git && pastTexts(folder.fsPath, git.path);
    },
    recordCommitters: async (folder, path) =>
      vscode.workspace.isTrusted && folder.scheme === 'file'
        ? recordCommitters(folder.fsPath, path)
        : undefined,
    isJoining: (folder) =>
      vscode.workspace.isTrusted && folder.scheme === 'file' && isJoining(folder.fsPath),
    sharing: (folder, git, log) =>
      vscode.workspace.isTrusted && folder.scheme === 'file'
        ? new NodeSharing(folder.fsPath, git, pace, log)
        : undefined,
  });
}

export { deactivate } from './activateShared';
