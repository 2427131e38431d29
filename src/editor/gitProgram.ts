import * as vscode from 'vscode';

/** The part of the built-in git extension's API that is used here. */
interface GitApi {
  readonly git: { readonly path: string };
}

/** The git that the built-in extension uses, else the one on the path. */
export function gitProgram(): string {
  const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  try {
    return git?.isActive ? git.exports.getAPI(1).git.path : 'git';
  } catch {
    // Switched off by the person's settings.
    return 'git';
  }
}
