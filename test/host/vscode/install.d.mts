/** Absolute paths. */
export interface EditorParts {
  /** Node in the version that the server wants. */
  readonly node: string;
  readonly server: string;
  readonly codeServer: string;
  readonly chromium: string;
}

/** Gives the parts of the editor, installing them first where they are missing or older. */
export function installEditor(): Promise<EditorParts>;
