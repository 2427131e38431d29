import * as vscode from 'vscode';
import type { GitProgram } from './host';

/** The part of the built-in git extension's API that is used here. */
interface GitApi {
  readonly git: { readonly path: string; readonly env?: Readonly<Record<string, string>> };
}

/**
 * The git that the built-in git extension uses, in trusted windows only.
 * @returns `undefined` if there is none or the extension is disabled
 */
export async function gitProgram(): Promise<GitProgram | undefined> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!vscode.workspace.isTrusted || !extension) return undefined;
  try {
    const { path, env = {} } = (await extension.activate()).getAPI(1).git;
    // Asks for passwords and stores them like the editor's own git.
    const askpass = Object.entries(env).filter(([name]) => /ASKPASS|^VSCODE_GIT_/.test(name));
    return { path, askpass: Object.fromEntries(askpass) };
  } catch {
    // Throws while the extension is disabled or has found no git.
    return undefined;
  }
}
