/** What the built-in git extension knows of a journal's folder, where there is one and it runs. */
import * as vscode from 'vscode';
import type { History } from '../../core/base/ports';

/** The part of its API that is used here. */
interface GitApi {
  getRepository(uri: vscode.Uri): Repository | null;
}
interface Repository {
  readonly state: { readonly HEAD?: { readonly commit?: string } };
}

export const gitHistory = (folder: vscode.Uri): Pick<History, 'head'> => ({
  async head() {
    const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
    // Present in the desktop editor only, and never started by us.
    if (!git?.isActive) return undefined;
    return git.exports.getAPI(1).getRepository(folder)?.state.HEAD?.commit;
  },
});
