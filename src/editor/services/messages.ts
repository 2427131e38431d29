/** Every text that the editor shows in messages, progress, prompts and lists passes here and is made inert. */
import * as vscode from 'vscode';

/**
 * Text that the editor shows unchanged. It renders `[text](target)` as a link in messages, progress and
 * prompts, `command:` links too, and `$(name)` as an icon in lists and the status bar. A word joiner,
 * invisible and without width, prevents this. Our own texts have no links, so the whole message is
 * treated, whichever part comes from a journal.
 */
export const inertText = (text: string): string => text.replace(/[\]$](?=\()/g, '$&\u2060');

/** Untrusted Markdown: without commands and HTML, and without fetching images. */
export function untrustedMarkdown(markdown: string): vscode.MarkdownString {
  // Goes before the bracket: before the exclamation mark, the text's own backslash would escape it.
  const made = new vscode.MarkdownString(markdown.replaceAll('![', '!\\['));
  made.isTrusted = false;
  made.supportHtml = false;
  made.supportThemeIcons = false;
  return made;
}

/** A copy in which these properties are inert. */
function inert<T extends object>(value: T, ...names: string[]): T {
  const texts = Object.entries(value).filter(
    (pair): pair is [string, string] => names.includes(pair[0]) && typeof pair[1] === 'string',
  );
  return { ...value, ...Object.fromEntries(texts.map(([name, text]) => [name, inertText(text)])) };
}

type Show = typeof vscode.window.showInformationMessage;
type AnyShow = (text: string, ...rest: unknown[]) => unknown;

/** Leaves our buttons unchanged, since callers compare the answer with them. */
const message = (
  name: 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage',
): Show =>
  ((text: string, ...rest: unknown[]) => {
    const window: unknown = vscode.window;
    const shown = rest.map((one) => (typeof one === 'object' && one ? inertDetail(one) : one));
    return (window as Record<string, AnyShow>)[name]!(inertText(text), ...shown);
  }) as Show;

const inertDetail = (option: object): object =>
  'detail' in option ? inert(option, 'detail') : option;

export const showInformationMessage = message('showInformationMessage');
export const showWarningMessage = message('showWarningMessage');
export const showErrorMessage = message('showErrorMessage');

/** Shows a text in the status bar for five seconds. */
export const setStatusBarMessage = (text: string): void =>
  void vscode.window.setStatusBarMessage(inertText(text), 5000);

export const withProgress: typeof vscode.window.withProgress = (options, task) =>
  vscode.window.withProgress(inert(options, 'title'), (progress, cancellation) =>
    task({ report: (step) => progress.report(inert(step, 'message')) }, cancellation),
  );

export function showInputBox(options: vscode.InputBoxOptions): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    ...inert(options, 'title', 'prompt', 'placeHolder'),
    ...(options.validateInput && {
      validateInput: async (text) => {
        const refused = await options.validateInput?.(text);
        if (typeof refused === 'string') return inertText(refused);
        return refused && inert(refused, 'message');
      },
    }),
  });
}

const inertItem = <T extends vscode.QuickPickItem>(item: T): T =>
  inert(item, 'label', 'description', 'detail');

type Items<T> = readonly T[] | Thenable<readonly T[]>;
type PickOptions = vscode.QuickPickOptions & { canPickMany?: boolean };

/** @returns the chosen items themselves, not their copies */
export function showQuickPick<T extends vscode.QuickPickItem>(
  items: Items<T>,
  options: vscode.QuickPickOptions & { canPickMany: true },
): Promise<T[] | undefined>;
export function showQuickPick<T extends vscode.QuickPickItem>(
  items: Items<T>,
  options: vscode.QuickPickOptions,
): Promise<T | undefined>;
export async function showQuickPick<T extends vscode.QuickPickItem>(
  items: Items<T>,
  options: PickOptions,
): Promise<T | T[] | undefined> {
  const shown = new Map<T, T>();
  const copied = (all: readonly T[]): T[] =>
    all.map((item) => {
      const copy = inertItem(item);
      shown.set(copy, item);
      return copy;
    });
  const copies = 'then' in items ? items.then(copied) : copied(items);
  const show = vscode.window.showQuickPick as (
    items: T[] | Thenable<T[]>,
    options: PickOptions,
  ) => Thenable<T | T[] | undefined>;
  const picked = await show(copies, inert(options, 'title', 'placeHolder'));
  if (Array.isArray(picked)) return picked.map((copy) => shown.get(copy)!);
  return picked && shown.get(picked);
}

/** Makes the texts of a tree item and its tooltip inert. */
export function inertTreeItem(item: vscode.TreeItem): vscode.TreeItem {
  return Object.assign(item, inert(item, 'label', 'description', 'tooltip'));
}

type TextBox = Pick<vscode.InputBox, 'title' | 'prompt' | 'placeholder' | 'value'>;

/** An input box, not shown yet. */
export const createInputBox = (texts: Partial<TextBox>): vscode.InputBox =>
  Object.assign(vscode.window.createInputBox(), inert(texts, 'title', 'prompt', 'placeholder'));

/** Shows why the value is invalid; `undefined` if it is valid. */
export function showValidation(box: vscode.InputBox, why: string | undefined): void {
  box.validationMessage = why === undefined ? undefined : inertText(why);
}

type List<T extends vscode.QuickPickItem> = Pick<vscode.QuickPick<T>, 'placeholder' | 'items'> &
  Partial<vscode.QuickPick<T>>;

/** A list, not shown yet. Its selection has copies of the items with all of their properties. */
export function createQuickPick<T extends vscode.QuickPickItem>(
  list: List<T>,
): vscode.QuickPick<T> {
  const items = list.items.map(inertItem);
  const selected = list.selectedItems?.map((item) => items[list.items.indexOf(item)]!);
  return Object.assign(
    vscode.window.createQuickPick<T>(),
    inert({ ...list, items, ...(selected && { selectedItems: selected }) }, 'title', 'placeholder'),
  );
}
