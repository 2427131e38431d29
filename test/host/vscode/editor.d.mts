import type { Page } from 'playwright-core';

export interface EditorOptions {
  /** Absolute path of the folder to open, or of a `.code-workspace` file; without one the window is empty. */
  readonly folder?: string;
  /** Absolute path of the folder of the built extension … */
  readonly extension?: string;
  /** … or of a package of it, to be installed. */
  readonly vsix?: string;
  /** Absolute path of a module to run in the extension host. */
  readonly tests?: string;
  /** `false` for Restricted Mode. */
  readonly trusted?: boolean;
  /** User settings, beside those for a calm first look. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** In pixels; without one 1280 by 800. */
  readonly size?: { readonly width: number; readonly height: number };
  /** The console of the editor and of the extension host. */
  readonly onLog?: (type: string, args: unknown[]) => void;
  /** The end of the suite. */
  readonly onExit?: (code: number) => void;
}

export interface Editor {
  readonly page: Page;
  /** Resolves when the server has ended. */
  readonly ended: Promise<unknown>;
  dispose(): Promise<void>;
}

export function startEditor(options: EditorOptions): Promise<Editor>;

/** Ends this process on a signal in a way that runs its exit handlers, which end what it started. */
export function exitOnSignals(): void;
