/** Entry point on desktop and on every other host where Node has the files. */
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { activateShared } from './activateShared';
import { gitProgram } from './editor/services/gitProgram';
import { workspaceFiles } from './editor/services/workspaceFiles';
import { gitIdentity } from './node/gitIdentity';
import { findGit } from './node/findProgram';
import { isJoining } from './node/isJoining';
import { nodeFiles } from './node/nodeFiles';
import { pastTexts } from './node/pastTexts';
import { recordCommitters } from './node/recordCommitters';
import { recordHistory } from './node/recordHistory';
import { NodeSharing } from './node/shareJournal';
import { nodeHash, nodeRandom } from './node/world';
import { nodePace } from './node/pace';

const pace = nodePace();

export function activate(context: vscode.ExtensionContext): ReturnType<typeof activateShared> {
  return activateShared(context, {
    hash: nodeHash,
    random: nodeRandom,
    pace,
    isCacheOff: process.env['REFLECTIVE_JOURNAL_INDEX'] === 'plain',
    files: (folder) =>
      folder.scheme === 'file'
        ? nodeFiles(folder.fsPath, pace)
        : workspaceFiles(folder, pace, nodeRandom),
    // A bundle of its own; the build leaves this import as it is.
    reports: () => import('./formats/reports.js'),
    async identity(folder) {
      // git is never started for a folder that is not trusted, whatever is asked of it.
      if (!vscode.workspace.isTrusted) return undefined;
      const local = folder.scheme === 'file' ? folder.fsPath : undefined;
      const { name, email } = await gitIdentity(local ?? homedir(), await gitPath(local));
      return { ...(name ? { name } : {}), ...(email ? { email } : {}) };
    },
    async pastTexts(folder) {
      const git = folder.scheme === 'file' ? await gitPath(folder.fsPath) : undefined;
      return git === undefined ? undefined : pastTexts(folder.fsPath, git);
    },
    recordCommitters: async (folder, path) =>
      vscode.workspace.isTrusted && folder.scheme === 'file'
        ? recordCommitters(folder.fsPath, path, await gitPath(folder.fsPath))
        : undefined,
    async recordHistory(folder) {
      const git = folder.scheme === 'file' ? await gitPath(folder.fsPath) : undefined;
      return git === undefined ? undefined : recordHistory(folder.fsPath, { path: git });
    },
    isJoining: (folder) =>
      vscode.workspace.isTrusted && folder.scheme === 'file' && isJoining(folder.fsPath),
    sharing(folder, git, log) {
      if (!vscode.workspace.isTrusted || folder.scheme !== 'file') return undefined;
      const program = findGit(folder.fsPath, git.path);
      return program === undefined
        ? undefined
        : new NodeSharing(folder.fsPath, { ...git, path: program }, pace, log);
    },
  });
}

/** The git of the editor's own git extension, as an absolute path outside of the folder. */
async function gitPath(folder: string | undefined): Promise<string | undefined> {
  const git = await gitProgram();
  return git && findGit(folder, git.path);
}

export { deactivate } from './activateShared';
