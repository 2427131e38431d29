import * as vscode from 'vscode';
import type { GitProgram } from './host';

/** The part of the built-in git extension's API that is used here. */
interface GitApi {
  readonly git: { readonly path: string; readonly env?: Readonly<Record<string, string>> };
}

/**
 * The git that the built-in git extension uses. Asked only in windows that are trusted.
 * @returns `undefined` where there is none, or it is turned off
 */
export async function gitProgram(): Promise<GitProgram | undefined> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!vscode.workspace.isTrusted || !extension) return undefined;
  try {
    const { path, env = {} } = (await extension.activate()).getAPI(1).git;
    // So that passwords are asked for, and kept, as the editor's own git does it.
    const askpass = Object.entries(env).filter(([name]) => /ASKPASS|^VSCODE_GIT_/.test(name));
    return { path, askpass: Object.fromEntries(askpass) };
  } catch {
    // It throws while it is turned off, or has found no git.
    return undefined;
  }
}
