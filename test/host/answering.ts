import * as vscode from 'vscode';

/** What the person does when asked; `undefined` is Escape. */
export interface Answers {
  /** Chooses one of the items that are offered. */
  readonly pick?: (items: readonly vscode.QuickPickItem[]) => vscode.QuickPickItem | undefined;
  /** What is ticked in a list of several, by its label; the list is left open without it. */
  readonly tick?: readonly string[];
  /** What is typed into one box after the other; `goBack` presses the button that leads back. */
  readonly type?: readonly (string | typeof goBack | undefined)[];
  /** Chosen in the dialog for files. */
  readonly files?: readonly vscode.Uri[];
  /** Where to save, once a place is suggested. */
  readonly save?: (suggested: vscode.Uri) => vscode.Uri | undefined;
  /** The label of the button that is pressed under each message; nothing is pressed without one. */
  readonly press?: string;
}

export const goBack = Symbol('back');

type Asks = (...asked: never[]) => unknown;

/**
 * Does the work while every question is answered so; it is handed what resolves with the first message, and with the second.
 * @returns the messages that were shown with their buttons, what was offered, and every text of ours that
 * the editor was given to show, of lists, boxes, progress and the status bar too
 */
export async function answering(
  { pick, tick, save, type = [], files, press }: Answers,
  work: (told: Promise<void>, toldTwice: Promise<void>) => PromiseLike<unknown>,
): Promise<{
  messages: string[];
  buttons: string[];
  offered: vscode.QuickPickItem[];
  shown: string[];
}> {
  const shown: string[] = [];
  const show = (of: object, ...names: string[]) => {
    for (const name of names) {
      const text = (of as Record<string, unknown>)[name];
      if (typeof text === 'string') shown.push(text);
    }
  };
  const showItems = (items: readonly vscode.QuickPickItem[]) => {
    for (const item of items) show(item, 'label', 'description', 'detail');
  };
  const messages: string[] = [];
  const buttons: string[] = [];
  const offered: vscode.QuickPickItem[] = [];
  const typed = [...type];
  const tell: (() => void)[] = [];
  const told = new Promise<void>((resolve) => tell.push(resolve));
  const toldTwice = new Promise<void>((resolve) => tell.push(resolve));
  const message = (text: string, ...rest: unknown[]) => {
    messages.push(text);
    shown.push(text);
    for (const option of rest) if (typeof option === 'object' && option) show(option, 'detail');
    buttons.push(...buttonsOf(rest));
    tell.shift()?.();
    const labelled = (one: unknown) =>
      one === press || (one as { title?: string } | undefined)?.title === press;
    return Promise.resolve(press === undefined ? undefined : rest.find(labelled));
  };
  const ticked = (items: readonly vscode.QuickPickItem[]) =>
    tick && items.filter(({ label }) => tick.includes(label));
  const asks: Record<string, Asks> = {
    showInformationMessage: message,
    showWarningMessage: message,
    showErrorMessage: message,
    showQuickPick: async (
      items: vscode.QuickPickItem[] | Promise<vscode.QuickPickItem[]>,
      options?: vscode.QuickPickOptions,
    ) => {
      const now = await items;
      offered.push(...now);
      showItems(now);
      show(options ?? {}, 'title', 'placeHolder');
      return options?.canPickMany ? ticked(now) : pick?.(now);
    },
    showSaveDialog: async ({ defaultUri }: vscode.SaveDialogOptions) => save?.(defaultUri!),
    showInputBox: async (options: vscode.InputBoxOptions) => {
      const text = typed.shift() as string | undefined;
      show(options, 'title', 'prompt', 'placeHolder');
      const refused = text === undefined ? undefined : await options.validateInput?.(text);
      if (refused) {
        messages.push(typeof refused === 'string' ? refused : refused.message);
        shown.push(messages.at(-1)!);
      }
      return refused ? undefined : text;
    },
    showOpenDialog: async () => files && [...files],
    createInputBox: () =>
      inputFor((box) => {
        const text = typed.shift();
        show(box, 'title', 'prompt', 'placeholder');
        if (text === undefined) return box.hide();
        if (text === goBack) return box.goBack();
        box.value = text;
        box.accept();
        if (!box.validationMessage) return undefined;
        messages.push(box.validationMessage as string);
        show(box, 'validationMessage');
        return box.hide();
      }),
    createQuickPick: () =>
      inputFor((box) => {
        const items = box.items as vscode.QuickPickItem[];
        offered.push(...items);
        showItems(items);
        show(box, 'title', 'placeholder');
        const chosen = box.canSelectMany ? ticked(items) : [pick?.(items)].filter(Boolean);
        if (!chosen || (!box.canSelectMany && chosen.length === 0)) return box.hide();
        Object.assign(box, { selectedItems: chosen, activeItems: chosen });
        return box.accept();
      }),
    setStatusBarMessage: (text: string) => {
      shown.push(text);
      return { dispose: () => {} };
    },
    withProgress: (options: vscode.ProgressOptions, task: Asks) => {
      show(options, 'title');
      const progress = { report: (step: object) => show(step, 'message') };
      const { token } = new vscode.CancellationTokenSource();
      return task(progress as never, token as never);
    },
  };
  // The extension and its tests are given one and the same object by the editor.
  const window = vscode.window as unknown as Record<string, Asks>;
  const own = Object.keys(asks).map((name) => [name, window[name]!] as const);
  Object.assign(window, asks);
  try {
    await work(told, toldTwice);
    return { messages, buttons, offered, shown };
  } finally {
    for (const [name, ask] of own) window[name] = ask;
  }
}

/** In the order that the editor shows them in: what closes a message comes last. */
function buttonsOf(items: readonly unknown[]): string[] {
  const isClosing = (item: unknown) => (item as vscode.MessageItem).isCloseAffordance === true;
  const all = items.flatMap((item) => {
    if (typeof item === 'string') return { title: item };
    return item && typeof item === 'object' && 'title' in item ? (item as vscode.MessageItem) : [];
  });
  return [...all.filter((item) => !isClosing(item)), ...all.filter(isClosing)].map(
    ({ title }) => title,
  );
}

type Box = Record<string, unknown> & {
  accept(): void;
  goBack(): void;
  hide(): void;
};

/** A box of the editor as far as the extension uses it. @param answer called when it is shown */
function inputFor(answer: (box: Box) => void): Box {
  const listeners: Record<string, ((value?: unknown) => void)[]> = {};
  const event = (name: string) => (listener: (value?: unknown) => void) => {
    (listeners[name] ??= []).push(listener);
    return { dispose: () => {} };
  };
  const fire = (name: string) => () => listeners[name]?.forEach((listener) => listener());
  const box: Box = {
    value: '',
    onDidAccept: event('accept'),
    onDidHide: event('hide'),
    onDidTriggerButton: event('button'),
    onDidChangeValue: event('value'),
    onDidChangeSelection: event('selection'),
    accept: fire('accept'),
    goBack: fire('button'),
    hide: fire('hide'),
    show: () => answer(box),
    dispose: () => {},
  };
  return box;
}
