import * as vscode from 'vscode';

/** What the person does when asked; `undefined` is Escape. */
export interface Answers {
  /** Chooses one of the items that are offered. */
  readonly pick?: (items: readonly vscode.QuickPickItem[]) => vscode.QuickPickItem | undefined;
  /** What is ticked in a list of several, by its label; the list is left open without it. */
  readonly tick?: readonly string[];
  /** Where to save, once a place is suggested. */
  readonly save?: (suggested: vscode.Uri) => vscode.Uri | undefined;
  /** What is typed into one box after the other. */
  readonly type?: readonly (string | undefined)[];
  /** The label of the button that is pressed under each message; nothing is pressed without one. */
  readonly press?: string;
}

type Asks = (...asked: never[]) => unknown;

/**
 * Does the work while every question is answered so; it is handed what resolves with the first message.
 * @returns the messages that were shown, and what was offered
 */
export async function answering(
  { pick, tick, save, type = [], press }: Answers,
  work: (told: Promise<void>) => PromiseLike<unknown>,
): Promise<{ messages: string[]; offered: vscode.QuickPickItem[] }> {
  const messages: string[] = [];
  const offered: vscode.QuickPickItem[] = [];
  const typed = [...type];
  let tell: () => void;
  const told = new Promise<void>((resolve) => (tell = resolve));
  const message = (text: string, ...rest: unknown[]) => {
    messages.push(text);
    tell();
    const labelled = (one: unknown) =>
      one === press || (one as { title?: string } | undefined)?.title === press;
    return Promise.resolve(press === undefined ? undefined : rest.find(labelled));
  };
  const asks: Record<string, Asks> = {
    showInformationMessage: message,
    showWarningMessage: message,
    showErrorMessage: message,
    showQuickPick: async (
      items: vscode.QuickPickItem[] | Promise<vscode.QuickPickItem[]>,
      options?: vscode.QuickPickOptions,
    ) => {
      offered.push(...(await items));
      const list = await items;
      return options?.canPickMany
        ? tick && list.filter(({ label }) => tick.includes(label))
        : pick?.(offered);
    },
    showSaveDialog: async ({ defaultUri }: vscode.SaveDialogOptions) => save?.(defaultUri!),
    showInputBox: async (options: vscode.InputBoxOptions) => {
      const text = typed.shift();
      const refused = text === undefined ? undefined : await options.validateInput?.(text);
      if (refused) messages.push(typeof refused === 'string' ? refused : refused.message);
      return refused ? undefined : text;
    },
  };
  // The extension and its tests are given one and the same object by the editor.
  const window = vscode.window as unknown as Record<string, Asks>;
  const own = Object.keys(asks).map((name) => [name, window[name]!] as const);
  Object.assign(window, asks);
  try {
    await work(told);
    return { messages, offered };
  } finally {
    for (const [name, ask] of own) window[name] = ask;
  }
}
